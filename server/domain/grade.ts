import type { Credibility, Reliability } from './rating.ts';
import type { Letter } from './vocabulary.ts';

/** The letter beside a mention, and the source whose letter it is; null where nobody rated its endpoint. */
export type ShownLetter = { letter: Letter; sourceId: string } | null;

type Rating = Pick<Reliability, 'letter' | 'topic' | 'createdAt' | 'id'>;

/**
 * The rating of a source that stands: the newest one at large, else the newest on whatever topic. Per rater and topic
 * the newest stands, so the newest of all is always one that stands.
 */
export function standingLetter(ratings: readonly Rating[]): Letter | null {
  const newest = (some: readonly Rating[]): Rating | null =>
    some.reduce<Rating | null>((last, one) => (last === null || isLater(one, last) ? one : last), null);
  return (newest(ratings.filter((one) => one.topic === null)) ?? newest(ratings))?.letter ?? null;
}

const isLater = (a: Rating, b: Rating): boolean =>
  a.createdAt > b.createdAt || (a.createdAt === b.createdAt && a.id > b.id);

/**
 * The letter of a path: that of its endpoint, never higher than the weakest rated step on the way (docs/origins.md). F is no
 * degree: it is unknown, so it neither weakens nor is weakened. `steps`: the sources of the path, endpoint last.
 */
export function letterOfPath(
  steps: readonly (string | null)[],
  letterOf: (sourceId: string) => Letter | null,
): ShownLetter {
  const end = steps.at(-1) ?? null;
  const own = end === null ? null : letterOf(end);
  if (end === null || own === null) return null;
  if (own === 'F') return { letter: own, sourceId: end };
  return steps.slice(0, -1).reduce<{ letter: Letter; sourceId: string }>(
    (weakest, id) => {
      const letter = id === null ? null : letterOf(id);
      return id !== null && letter !== null && letter !== 'F' && letter > weakest.letter
        ? { letter, sourceId: id }
        : weakest;
    },
    { letter: own, sourceId: end },
  );
}

/**
 * Of several ways in which a mention came here, the letter of the best; F says less than any other letter. Null where
 * the endpoint of none is rated. `paths`: the sources of each, endpoint last.
 */
export function bestLetter(
  paths: readonly (readonly (string | null)[])[],
  letterOf: (sourceId: string) => Letter | null,
): ShownLetter {
  const shown = paths.map((path) => letterOfPath(path, letterOf)).filter((one) => one !== null);
  return shown.reduce<ShownLetter>((best, one) => (best && best.letter <= one.letter ? best : one), null);
}

/** The number that is shown for each mention, by mention: the newest. `given`: newest first. */
export function newestGrades(given: readonly Credibility[]): Map<string, Credibility> {
  const newest = new Map<string, Credibility>();
  for (const one of given) if (!newest.has(one.mentionId)) newest.set(one.mentionId, one);
  return newest;
}
