import type { Shingle } from './similarity.ts';

/** Of so many neighbouring shingles one at least is kept in the index: eight words in a row are always found. */
const WINDOW = 4;

/**
 * The shingles by which a text is found again: of any four neighbours the one with the smallest hash (winnowing,
 * Schleimer, Wilkerson & Aiken 2003). Two texts with eight words in a row in common share one. Distinct, ascending.
 */
export function fingerprintsOf(shingles: readonly Shingle[]): number[] {
  const kept = new Set<number>();
  for (let from = 0; from === 0 || from + WINDOW <= shingles.length; from++) {
    let least = Number.POSITIVE_INFINITY;
    for (let i = from; i < from + WINDOW; i++) least = Math.min(least, shingles[i]?.hash ?? least);
    if (least < Number.POSITIVE_INFINITY) kept.add(least);
  }
  return [...kept].sort((x, y) => x - y);
}

/**
 * The shingles less those that stand between two fingerprints that are both `common`, or beyond the first or last one:
 * what very many texts have (an imprint, a request to subscribe) says nothing about where one of them comes from.
 */
export function withoutCommon(
  shingles: readonly Shingle[],
  fingerprints: ReadonlySet<number>,
  common: ReadonlySet<number>,
): Shingle[] {
  if (common.size === 0) return [...shingles];
  const before = nearest(shingles, fingerprints, common);
  const after = nearest([...shingles].reverse(), fingerprints, common).reverse();
  return shingles.filter((_, i) => !(before[i] !== false && after[i] !== false && (before[i] || after[i])));
}

/** Of each shingle whether the last fingerprint up to it is common; null where there was none yet. */
function nearest(
  shingles: readonly Shingle[],
  fingerprints: ReadonlySet<number>,
  common: ReadonlySet<number>,
): (boolean | null)[] {
  let last: boolean | null = null;
  return shingles.map(({ hash }) => {
    if (fingerprints.has(hash)) last = common.has(hash);
    return last;
  });
}
