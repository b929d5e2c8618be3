import { newestGrades } from '../domain/grade.ts';
import type { Letter } from '../domain/vocabulary.ts';
import type { Database } from '../store/database.ts';
import { credibilitiesOf } from '../store/ratings.ts';
import { lettersOf } from '../usecases/grades.ts';
import { type CaseView, sourceIn } from '../viewmodels/claimCase.ts';
import { gradeOfPlace, type PlaceGrade } from '../viewmodels/placeGrades.ts';

/** The grades of these places of a claim, those that have one. */
export function placeGrades(db: Database, view: CaseView, places: readonly number[]): Map<number, PlaceGrade> {
  const mentions = places.flatMap((index) => view.standing.places[index]?.mentionIds ?? []);
  const given = newestGrades(credibilitiesOf(db, mentions));
  if (given.size === 0) return new Map();
  const letterOf = lettersIn(db, view);
  return new Map(
    places.flatMap((index) => {
      const grade = gradeOfPlace(view, index, given, letterOf);
      return grade ? [[index, grade] as const] : [];
    }),
  );
}

/** How reliable the sources of a claim are held to be; a source that was merged bears the letter of what it became. */
export function lettersIn(db: Database, view: CaseView): (sourceId: string) => Letter | null {
  const standing = [...view.claimCase.sources.values()].filter((source) => source.mergedInto === null);
  const letters = lettersOf(
    db,
    standing.map((source) => source.id),
  );
  return (id) => letters.get(sourceIn(view, id)?.id ?? id) ?? null;
}
