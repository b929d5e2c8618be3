import { fold } from '../domain/fold.ts';
import type { Database } from './database.ts';

/**
 * What a reader doesn't see. `words` are veiled wherever they stand; `part` is a stretch of a document's text from
 * `start` on (UTF-16), where the words that tell a hidden source are veiled too. Lengths stay.
 */
export type Veil = {
  hides: (sourceId: string) => boolean;
  words: (text: string) => string;
  part: (documentId: string, start: number, text: string) => string;
  /** Whether a search for these words could find a hidden source by them. */
  tells: (query: string) => boolean;
};

const veils = new WeakMap<Database, Veil>();
const wholes = new WeakMap<Database, Database>();

export const setVeil = (db: Database, veil: Veil): void => {
  veils.set(db, veil);
};

/** Names the connection without a veil to the same workspace. */
export const setWhole = (db: Database, whole: Database): void => {
  wholes.set(db, whole);
};

/** What this connection hides; null where it shows everything. */
export const veilOf = (db: Database): Veil | null => (wholes.has(db) ? (veils.get(db) ?? null) : null);

/** For what has to be computed from everything: figures are the same for all who see them. */
export const wholeOf = (db: Database): Database => wholes.get(db) ?? db;

/** The words of a search as FTS5 is asked for them: phrases of folded words. */
export const searchedWords = (query: string): string[] =>
  [...query.matchAll(/"([^"]+)"/g)].flatMap(([, phrase = '']) => phrase.split(/[^\p{L}\p{N}]+/u)).filter(Boolean);

/**
 * What was found, without what was found only by words that are hidden: to say that something is there would tell as
 * much as to show it. `textOf` gives what the reader sees of each.
 */
export function foundInSight<T>(db: Database, query: string, found: T[], textOf: (one: T) => string): T[] {
  if (!veilOf(db)?.tells(query)) return found;
  const words = searchedWords(query);
  return found.filter((one) => {
    const text = fold(textOf(one));
    return words.every((word) => text.includes(word));
  });
}

/** What somebody typed without the words by which it could find a hidden source. */
export function untelling(db: Database, typed: string): string {
  const veil = veilOf(db);
  return veil ? typed.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => (veil.tells(`"${fold(word)}"`) ? '' : word)) : typed;
}
