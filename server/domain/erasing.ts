import type { Range } from './document.ts';
import { covering, patternOfName, stretchesOf } from './veil.ts';

// A name that is erased leaves a tombstone of its length, in UTF-16 and in code points, so that every offset holds.

/** Conjunctions, prepositions and articles that Arabic writes together with the name that follows. */
const JOINED = /^[وف]?[بلكس]?(?:ال|ل)?$/;
const LETTER = /[\p{L}\p{N}\p{M}\u0640]/u;

/** Whether a spelling can be told from other words: two letters at least. */
export const isErasable = (name: string): boolean => /\p{L}/u.test(name) && patternOfName(name) !== null;

/**
 * Where one of these spellings stands in a text, however it is accented, vowelled, spaced or cased: as whole words, in
 * Arabic also behind a joined particle. Elsewhere inside words it is another word.
 */
export function placesOfNames(names: readonly string[]): (text: string) => Range[] {
  const stretches = stretchesOf(names);
  return (text) => stretches(text).filter((place) => isWhole(text, place));
}

function isWhole(text: string, { start, end }: Range): boolean {
  if (LETTER.test(text.charAt(end))) return false;
  let from = start;
  while (from > 0 && LETTER.test(text.charAt(from - 1))) from--;
  return from === start || JOINED.test(text.slice(from, start).replace(/[\p{M}\u0640]/gu, ''));
}

/** Puts tombstones over these places of a text. */
export const entombed = (text: string, places: readonly Range[]): string =>
  places.reduce((erased, { start, end }) => covering(erased, start, end), text);

/** Fields that hold no free text: references, codes, hashes, times. */
const CODED = new Set([
  ...[
    'id',
    'noun',
    'kind',
    'role',
    'layer',
    'script',
    'language',
    'direction',
    'basis',
    'from',
    'to',
    'encoding',
    'format',
  ],
  ...[
    'identification',
    'access',
    'quoteMode',
    'type',
    'determinacy',
    'response',
    'factuality',
    'polarity',
    'translator',
  ],
  ...['stance', 'decision', 'likelihood', 'confidence', 'letter', 'mark', 'method', 'state', 'due', 'digest', 'path'],
]);
const isCoded = (field: string): boolean => CODED.has(field) || /(?:Ids?|At|By|[sS]ha256|Into)$/.test(field);

/** Takes names out of a text, and out of the texts of a row of the log or of the workspace. */
export type Eraser = { text: (text: string) => string; row: <T>(row: T) => T };

export function eraserOf(names: readonly string[]): Eraser {
  const placesIn = placesOfNames(names);
  const text = (words: string): string => entombed(words, placesIn(words));
  return { text, row: (row) => erasedIn(row, text) };
}

/** The same value with every text in it erased; the value itself where there was nothing to erase. */
function erasedIn<T>(value: T, text: (words: string) => string): T {
  if (typeof value === 'string') return text(value) as T;
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const erased = value.map((one) => erasedIn(one, text));
    return erased.some((one, i) => one !== value[i]) ? (erased as T) : value;
  }
  const entries = Object.entries(value).map(([field, one]) => ({
    field: text(field),
    isNew: text(field) !== field,
    before: one,
    after: isCoded(field) ? one : erasedIn(one, text),
  }));
  return entries.some(({ isNew, before, after }) => isNew || before !== after)
    ? (Object.fromEntries(entries.map(({ field, after }) => [field, after])) as T)
    : value;
}
