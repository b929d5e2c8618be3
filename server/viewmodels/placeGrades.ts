import { bestLetter } from '../domain/grade.ts';
import type { Credibility } from '../domain/rating.ts';
import type { Letter } from '../domain/vocabulary.ts';
import { type CaseView, sourceIn } from './claimCase.ts';
import { type GradeModel, gradeModel } from './standing.ts';

/** `whose`: the source whose letter it is; empty without a letter. */
export type PlaceGrade = { model: GradeModel; whose: string };

/**
 * The grade of a place: the newest number that one of its mentions was given, and the letter of the best of its paths.
 * Without a number there is no letter either: whoever has still to grade a mention should not have read here what its
 * sources are rated. `given`: by mention.
 */
export function gradeOfPlace(
  view: CaseView,
  index: number,
  given: ReadonlyMap<string, Credibility>,
  letterOf: (sourceId: string) => Letter | null,
): PlaceGrade | null {
  const { paths, places } = view.standing;
  const number = places[index]?.mentionIds.map((id) => given.get(id)).find((one) => one !== undefined);
  if (!number) return null;
  const ways = paths.filter((path) => path.place === index).map((path) => path.route.map((step) => step.sourceId));
  const shown = bestLetter(ways, letterOf);
  const whose = (shown && sourceIn(view, shown.sourceId)?.name) ?? '';
  return { model: gradeModel(shown?.letter ?? null, number.grade, whose || null), whose };
}
