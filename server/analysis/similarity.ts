import type { Range } from '../domain/document.ts';
import { fold } from '../domain/fold.ts';

/** A run of five words of a text: where it stands (UTF-16) and the hash of its folded words (47 bits, the same everywhere). */
export type Shingle = Range & { hash: number; word: number };

const SHINGLE_WORDS = 5;
/** Two texts are proposed as copies where the shorter one has more than this share of its shingles in the other. */
export const COPIED = 0.25;
/** Of a longer text only so many runs are read, from its beginning: a book that was copied is known by its first chapters. */
const LONGEST = 50_000;
/** Passages told of two texts: the longest ones. */
const PASSAGES_TOLD = 20;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u0640\u200b-\u200f\u2060]*/gu;
const PLAIN = /^[a-z0-9]+$/;

/**
 * The runs of five words of a text, in order (Broder 1997, w-shingling). Words are runs of letters and digits, folded,
 * so that case, accents, harakat and letter forms don't tell texts apart. A run stays within one of the `stretches`
 * (default: the whole text), so nothing is joined over what stands between them.
 */
export function shinglesOf(text: string, stretches: readonly Range[] = [{ start: 0, end: text.length }]): Shingle[] {
  const shingles: Shingle[] = [];
  let word = 0;
  for (const { start, end } of stretches) {
    const words = wordsOf(text, start, end);
    for (let i = 0; i + SHINGLE_WORDS <= words.length && shingles.length < LONGEST; i++) {
      const run = words.slice(i, i + SHINGLE_WORDS);
      shingles.push({
        start: run[0]?.start ?? 0,
        end: run.at(-1)?.end ?? 0,
        hash: hashOf(run.map((one) => one.folded).join(' ')),
        word: word + i,
      });
    }
    // A gap in the numbers: runs of two stretches are no neighbours.
    word += words.length + 1;
  }
  return shingles;
}

/**
 * Which share of the shorter text's shingles (0–1, each counted once) is also in the other, and which one is shorter;
 * where both have as many, `a`. 0 where one has none. Symmetric but for the name of the shorter one.
 */
export function containmentOf(
  a: readonly Shingle[],
  b: readonly Shingle[],
): { share: number; shorter: 'a' | 'b'; shared: number } {
  const [inA, inB] = [hashesOf(a), hashesOf(b)];
  const shorter = inA.size <= inB.size ? 'a' : 'b';
  const [small, large] = shorter === 'a' ? [inA, inB] : [inB, inA];
  let shared = 0;
  for (const hash of small) if (large.has(hash)) shared++;
  return { share: small.size === 0 ? 0 : shared / small.size, shorter, shared };
}

/**
 * The passages of five words or more that stand in both texts, word for word after folding: `here[i]` is the same as
 * `there[i]`. The longest twenty, in the order of the first text; those of the first text don't overlap.
 */
export function passagesShared(
  a: readonly Shingle[],
  b: readonly Shingle[],
): { containment: number | null; here: Range[]; there: Range[] } {
  const pairs = longest(pairsOf(a, b)).sort((one, other) => one.here.start - other.here.start);
  const { share } = containmentOf(a, b);
  return {
    containment: a.length === 0 || b.length === 0 ? null : share,
    here: pairs.map((pair) => pair.here),
    there: pairs.map((pair) => pair.there),
  };
}

type Word = Range & { folded: string };

function wordsOf(text: string, from: number, to: number): Word[] {
  const words: Word[] = [];
  const slice = text.slice(from, to);
  for (const { 0: written, index } of slice.matchAll(WORD)) {
    const lower = written.toLowerCase();
    const folded = PLAIN.test(lower) ? lower : fold(written);
    if (folded !== '') words.push({ start: from + index, end: from + index + written.length, folded });
  }
  return words;
}

/** 47 bits of two multiplicative hashes (after cyrb53, public domain): SQLite keeps them in six bytes. */
function hashOf(words: string): number {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let i = 0; i < words.length; i++) {
    const unit = words.charCodeAt(i);
    low = Math.imul(low ^ unit, 2654435761);
    high = Math.imul(high ^ unit, 1597334677);
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  return (high & 0x7fff) * 0x1_0000_0000 + (low >>> 0);
}

const hashesOf = (shingles: readonly Shingle[]): Set<number> => new Set(shingles.map((one) => one.hash));

type Pair = { here: Range; there: Range };

/** Goes through the first text; where a run is also in the other, takes the place there where it goes on longest. */
function pairsOf(a: readonly Shingle[], b: readonly Shingle[]): Pair[] {
  const places = placesOf(b);
  const pairs: Pair[] = [];
  for (let i = 0; i < a.length; ) {
    const best = bestRun(a, b, i, places.get(a[i]?.hash ?? -1) ?? []);
    const [first, last] = [a[i], a[i + best.length - 1]];
    const [start, end] = [b[best.at], b[best.at + best.length - 1]];
    if (first && last && start && end)
      pairs.push({ here: { start: first.start, end: last.end }, there: { start: start.start, end: end.end } });
    i = afterOverlap(a, i, best.length);
  }
  return pairs;
}

/** Places looked at for one run of five words: a refrain of thousands would make the search quadratic. */
const PLACES_TRIED = 8;

function placesOf(shingles: readonly Shingle[]): Map<number, number[]> {
  const places = new Map<number, number[]>();
  shingles.forEach(({ hash }, i) => {
    const known = places.get(hash);
    if (!known) places.set(hash, [i]);
    else if (known.length < PLACES_TRIED) known.push(i);
  });
  return places;
}

function bestRun(
  a: readonly Shingle[],
  b: readonly Shingle[],
  from: number,
  places: readonly number[],
): { at: number; length: number } {
  let best = { at: 0, length: 0 };
  for (const at of places) {
    let length = 1;
    while (goesOn(a, from + length) && goesOn(b, at + length) && a[from + length]?.hash === b[at + length]?.hash)
      length++;
    if (length > best.length) best = { at, length };
  }
  return best;
}

/** Whether a shingle begins one word after the one before it, in the same stretch. */
const goesOn = (shingles: readonly Shingle[], i: number): boolean =>
  i < shingles.length && shingles[i]?.word === (shingles[i - 1]?.word ?? -2) + 1;

/** The next shingle that has no word of the passage just taken. */
function afterOverlap(a: readonly Shingle[], from: number, length: number): number {
  if (length === 0) return from + 1;
  const end = a[from + length - 1]?.end ?? 0;
  let next = from + length;
  while (next < a.length && (a[next]?.start ?? end) < end) next++;
  return next;
}

const lengthOf = ({ here }: Pair): number => here.end - here.start;
const longest = (pairs: readonly Pair[]): Pair[] =>
  [...pairs].sort((a, b) => lengthOf(b) - lengthOf(a) || a.here.start - b.here.start).slice(0, PASSAGES_TOLD);
