import type { Annotation } from '../domain/annotation.ts';
import { onDiagonal } from '../domain/credibility.ts';
import { bestLetter, newestGrades, type ShownLetter, standingLetter } from '../domain/grade.ts';
import type { Credibility, Reliability } from '../domain/rating.ts';
import type { Letter } from '../domain/vocabulary.ts';
import { annotationsById } from '../store/annotations.ts';
import type { Database } from '../store/database.ts';
import { credibilitiesBy, credibilitiesOf, reliabilitiesOf } from '../store/ratings.ts';
import { sourceFamilies } from '../store/sourceMerges.ts';
import { type Routes, routesOf } from './mentionRoutes.ts';

/** The grade beside a mention. `given`: every number that anybody gave it, newest first; the first one is shown. */
export type MentionGrade = { letter: ShownLetter; given: Credibility[] };

/** The grades of these mentions, by mention: a few statements, whatever their number. */
export function gradesOf(db: Database, mentions: readonly Annotation[]): Map<string, MentionGrade> {
  const routes = routesOf(db, mentions);
  const ratings = ratingsOf(db, voicesIn(routes));
  const given = Map.groupBy(
    credibilitiesOf(
      db,
      mentions.map((one) => one.id),
    ),
    (one) => one.mentionId,
  );
  const letterOf = (id: string): Letter | null => standingLetter(ratings.get(id) ?? []);
  return new Map(
    mentions.map(({ id }) => [id, { letter: bestLetter(routes.get(id) ?? [], letterOf), given: given.get(id) ?? [] }]),
  );
}

/** The ratings of these sources, those of what was merged into them included, newest first. By source. */
export function ratingsOf(db: Database, sourceIds: readonly string[]): Map<string, Reliability[]> {
  const families = sourceFamilies(db, sourceIds);
  const rootOf = new Map([...families].flatMap(([root, family]) => family.map((id) => [id, root] as const)));
  return Map.groupBy(reliabilitiesOf(db, [...rootOf.keys()]), (one) => rootOf.get(one.sourceId) ?? one.sourceId);
}

/** The letters that stand for these sources, by source; those that nobody rated are left out. */
export function lettersOf(db: Database, sourceIds: readonly string[]): Map<string, Letter> {
  const letters = new Map<string, Letter>();
  for (const [id, ratings] of ratingsOf(db, sourceIds)) {
    const letter = standingLetter(ratings);
    if (letter) letters.set(id, letter);
  }
  return letters;
}

/** So many of a rater's last grades are looked at. */
const LAST_GRADES = 500;

/** How many of a rater's last grades stand on the diagonal A1, B2 …, by the letters as they stood when the number was given. */
export function diagonalOf(db: Database, personId: string): { on: number; of: number } {
  const given = [...newestGrades(credibilitiesBy(db, personId, LAST_GRADES)).values()];
  const mentions = annotationsById(
    db,
    given.map((one) => one.mentionId),
  ).filter((one) => one.hiddenAt === null);
  const routes = routesOf(db, mentions);
  const ratings = ratingsOf(db, voicesIn(routes));
  return onDiagonal(
    given.map(({ mentionId, grade, createdAt }) => {
      const letterThen = (id: string): Letter | null =>
        standingLetter((ratings.get(id) ?? []).filter((one) => one.createdAt <= createdAt));
      return { grade, letter: bestLetter(routes.get(mentionId) ?? [], letterThen)?.letter ?? null };
    }),
  );
}

const voicesIn = (routes: Routes): string[] => [...new Set([...routes.values()].flat(2).filter((id) => id !== null))];
