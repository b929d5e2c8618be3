import type { Grade, IdentityMark, Letter } from './vocabulary.ts';

type Kept = { createdBy: string; createdAt: string; version: number; hiddenAt: string | null };

/** How reliable somebody holds a source to be, on a topic or (null) at large. Appended, never edited. */
export type Reliability = Kept & {
  id: string;
  sourceId: string;
  letter: Letter;
  topic: string | null;
  rationale: string;
};

/** How credible somebody holds one mention to be. Appended, never edited. */
export type Credibility = Kept & { id: string; mentionId: string; grade: Grade; rationale: string };

/** What somebody holds of two sources; `firstId` is the smaller id. */
export type Identity = Kept & {
  id: string;
  firstId: string;
  secondId: string;
  mark: IdentityMark;
  rationale: string;
};

/** The ratings that stand: per rater and topic the newest, the newest of all first. */
export function standingRatings<T extends Pick<Reliability, 'id' | 'createdBy' | 'createdAt' | 'topic'>>(
  ratings: readonly T[],
): T[] {
  const newest = new Map<string, T>();
  const ordered = [...ratings].sort((a, b) =>
    a.createdAt < b.createdAt || (a.createdAt === b.createdAt && a.id < b.id) ? 1 : -1,
  );
  for (const one of ordered) {
    const key = `${one.createdBy} ${one.topic ?? ''}`;
    if (!newest.has(key)) newest.set(key, one);
  }
  return [...newest.values()];
}
