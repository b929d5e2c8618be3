import { letterOfPath } from '../domain/grade.ts';
import type { Credibility } from '../domain/rating.ts';
import type { Letter } from '../domain/vocabulary.ts';
import { type CaseView, sourceIn } from './claimCase.ts';
import { type GradeModel, gradeModel } from './standing.ts';

/**
 * The grade of a place: the newest number that one of its mentions was given, and the letter of the first of its paths
 * whose end is rated. `given`: newest first. Without a number there is no letter either.
 */
export function gradeOfPlace(
  view: CaseView,
  index: number,
  given: ReadonlyMap<string, Credibility>,
  letterOf: (sourceId: string) => Letter | null,
): GradeModel | null {
  const { paths, places } = view.standing;
  const number = places[index]?.mentionIds.map((id) => given.get(id)).find((one) => one !== undefined);
  if (!number) return null;
  const shown = paths
    .filter((path) => path.place === index)
    .map((path) => [...path.steps, ...path.onward.flatMap((report) => report.steps)].map((step) => step.sourceId))
    .map((steps) => letterOfPath(steps, letterOf))
    .find((one) => one !== null);
  const whose = shown ? (sourceIn(view, shown.sourceId)?.name ?? null) : null;
  return gradeModel(shown?.letter ?? null, number.grade, whose);
}

/** The grade of each mention that stands: newest first comes in. */
export function newestGrades(given: readonly Credibility[]): Map<string, Credibility> {
  const newest = new Map<string, Credibility>();
  for (const one of given) if (!newest.has(one.mentionId)) newest.set(one.mentionId, one);
  return newest;
}
