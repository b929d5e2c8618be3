import { letterOfPath, standingLetter } from '../domain/grade.ts';
import type { Credibility } from '../domain/rating.ts';
import type { Letter } from '../domain/vocabulary.ts';
import type { Database } from '../store/database.ts';
import { credibilitiesOf, reliabilitiesOf } from '../store/ratings.ts';
import { type CaseView, sourceIn } from '../viewmodels/claimCase.ts';
import type { PlaceGrade } from '../viewmodels/claimMentions.ts';
import { gradeModel } from '../viewmodels/standing.ts';

/**
 * The grades of these places. A letter is shown only beside a number: whoever has still to grade a mention should not
 * have read here what its sources are rated.
 */
export function placeGrades(db: Database, view: CaseView, places: readonly number[]): Map<number, PlaceGrade> {
  const mentions = places.map((index) => view.standing.places[index]?.mentionIds ?? []);
  const given = newestOf(credibilitiesOf(db, mentions.flat()));
  if (given.size === 0) return new Map();
  const letterOf = letters(db, view);
  return new Map(
    places.flatMap((index, i) => {
      const one = (mentions[i] ?? []).map((id) => given.get(id)).find((grade) => grade !== undefined);
      if (!one) return [];
      const shown = letterAt(view, index, letterOf);
      const whose = (shown && sourceIn(view, shown.sourceId)?.name) || '';
      return [[index, { model: gradeModel(shown?.letter ?? null, one.grade, whose || null), whose }] as const];
    }),
  );
}

/** Newest first comes in, so the first of a mention is the one that stands. */
function newestOf(given: readonly Credibility[]): Map<string, Credibility> {
  const newest = new Map<string, Credibility>();
  for (const one of given) if (!newest.has(one.mentionId)) newest.set(one.mentionId, one);
  return newest;
}

type LetterOf = (sourceId: string) => Letter | null;

/** Ratings of a source that was merged count where it went. */
function letters(db: Database, view: CaseView): LetterOf {
  const ratings = Map.groupBy(
    reliabilitiesOf(db, [...view.claimCase.sources.keys()]),
    (one) => sourceIn(view, one.sourceId)?.id ?? one.sourceId,
  );
  const found = new Map([...ratings].map(([id, some]) => [id, standingLetter(some)]));
  return (id) => found.get(id) ?? null;
}

/** Of several paths, the first whose end is rated says the letter. */
function letterAt({ standing }: CaseView, place: number, letterOf: LetterOf) {
  for (const path of standing.paths) {
    if (path.place !== place) continue;
    const steps = [...path.steps, ...path.onward.flatMap((report) => report.steps)].map((step) => step.sourceId);
    const shown = letterOfPath(steps, letterOf);
    if (shown) return shown;
  }
  return null;
}
