import type { Database } from '../store/database.ts';
import { credibilitiesOf } from '../store/ratings.ts';
import { sourcesWithMerges } from '../store/sources.ts';
import { gradesOf } from '../usecases/grades.ts';
import { type Reading, sourceName } from '../viewmodels/reading.ts';
import { type GradeModel, gradeModel } from '../viewmodels/standing.ts';

/** The grades of those mentions of a reading that somebody has graded: the newest number, and the letter of their chain. */
export function shownGrades(db: Database, { annotations }: Pick<Reading, 'annotations'>): Map<string, GradeModel> {
  const mentions = annotations.filter((one) => one.kind === 'claim');
  const ids = mentions.map((one) => one.id);
  const graded = new Set(credibilitiesOf(db, ids).map((one) => one.mentionId));
  if (graded.size === 0) return new Map();
  const grades = gradesOf(
    db,
    mentions.filter((one) => graded.has(one.id)),
  );
  const sources = sourcesWithMerges(
    db,
    [...grades.values()].flatMap(({ letter }) => letter?.sourceId ?? []),
  );
  return new Map(
    [...grades].map(([id, { letter, given }]) => [
      id,
      gradeModel(letter?.letter ?? null, given[0]?.grade ?? null, letter && sourceName(sources, letter.sourceId)),
    ]),
  );
}
