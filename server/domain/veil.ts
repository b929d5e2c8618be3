import type { Range } from './document.ts';

/** What stands in place of every character that somebody may not read; text keeps its length, so that offsets hold. */
const VEIL = '█';
/** The same for characters beyond the basic plane, so that neither UTF-16 units nor code points change in number. */
const WIDE_VEIL = '🔲';

/** What a protected source goes by where its name isn't shown. */
export const pseudonym = (number: number): string => `Protected source ${number}`;

const MARKS = '[\\p{M}\\u0640\\u200b-\\u200f\\u2060]';
const EVERY_MARK = new RegExp(MARKS, 'gu');

/** The letters of a name without accents, vowel signs and joiners, single spaces between its words. */
const lettersOf = (name: string): string[] => [
  ...name.normalize('NFD').replace(EVERY_MARK, '').trim().replace(/\s+/g, ' '),
];

/**
 * Finds a name however it is accented, vowelled, spaced or cased. Scripts that join words without a space (Arabic
 * prefixes) are searched inside words too. Null for a name of a single letter: it would take every such letter.
 */
export function patternOfName(name: string): RegExp | null {
  const letters = lettersOf(name);
  if (letters.length < 2) return null;
  const pattern = letters
    .map((one) => (one === ' ' ? '[\\s_.-]+' : `${one.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')}${MARKS}*`))
    .join('');
  const isJoined = letters.some((one) => /[\u0590-\u08ff]/.test(one));
  return new RegExp(isJoined ? pattern : `(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu');
}

/** Finds every place in a text where one of these names stands, in UTF-16 of the text as it is. */
export function stretchesOf(names: readonly string[]): (text: string) => Range[] {
  const patterns = [...new Set(names)]
    .sort((a, b) => b.length - a.length)
    .map(patternOfName)
    .filter((pattern) => pattern !== null);
  if (patterns.length === 0) return () => [];
  return (text) => {
    const { folded, origin } = decomposed(text);
    return patterns.flatMap((pattern) =>
      [...folded.matchAll(pattern)].map(({ index, 0: found }) => ({
        start: origin(index),
        end: origin(index + found.length),
      })),
    );
  };
}

/** Puts the veil over every place in a text where one of these names stands; other text and its length stay. */
export function veilOver(names: readonly string[]): (text: string) => string {
  const stretches = stretchesOf(names);
  return (text) => stretches(text).reduce((veiled, { start, end }) => covering(veiled, start, end), text);
}

/** The same text from `start` to `end` under the veil, white space left as it is. */
export const covering = (text: string, start: number, end: number): string =>
  text.slice(0, start) +
  text.slice(start, end).replace(/\S/gu, (one) => (one.length === 1 ? VEIL : WIDE_VEIL)) +
  text.slice(end);

/** A text with its accents beside their letters, and the place in the text of each place in that. */
function decomposed(text: string): { folded: string; origin: (at: number) => number } {
  const folded = text.normalize('NFD');
  if (folded === text) return { folded, origin: (at) => at };
  const places: number[] = [];
  let parts = '';
  let at = 0;
  for (const letter of text) {
    const apart = letter.normalize('NFD');
    for (let i = 0; i < apart.length; i++) places.push(at);
    parts += apart;
    at += letter.length;
  }
  places.push(at);
  return { folded: parts, origin: (place) => places[place] ?? at };
}

/** Words by which a source is told in a text, and that tell who it is wherever they stand: no “he”, no “officials”. */
export const isTelling = (words: string): boolean =>
  /\s/.test(words.trim()) ||
  /[\u0590-\u08ff]{4,}/.test(words) ||
  /\p{Lu}/u.test(words.replace(/^\p{Lu}(?=\p{Ll}{1,3}$)/u, ''));

/**
 * A row as somebody sends it back who saw it under the veil: what they left as they saw it stays as it is. Null where
 * they changed words around what they may not read.
 */
export function unveiled<T>(sent: T, kept: unknown, veil: (text: string) => string): T | null {
  let isTorn = false;
  const restore = (value: unknown, known: unknown): unknown => {
    if (typeof value === 'string') {
      if (!value.includes(VEIL) || value === known) return value;
      if (typeof known === 'string' && veil(known) === value) return known;
      isTorn ||= typeof known === 'string' && veil(known).includes(VEIL);
      return value;
    }
    if (Array.isArray(value)) return value.map((one, i) => restore(one, Array.isArray(known) ? known[i] : undefined));
    if (value === null || typeof value !== 'object') return value;
    const before = (known ?? {}) as Record<string, unknown>;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, restore(one, before[key])]));
  };
  const restored = restore(sent, kept) as T;
  return isTorn ? null : restored;
}
