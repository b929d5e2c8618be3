import type { Claim } from '../domain/claim.ts';
import { fold } from '../domain/fold.ts';
import { mostShared, type Sharing } from '../domain/sharedKeys.ts';
import {
  claimsFound,
  claimsNewest,
  claimsNumbered,
  claimsWithKey,
  type MentionRow,
  mentionsInRows,
  mentionsWithKey,
} from '../store/claimMatches.ts';
import { wordsOfMentions } from '../store/claimSearch.ts';
import type { Database } from '../store/database.ts';
import { dismissedFrom } from '../store/dismissals.ts';
import { untelling } from '../store/veiled.ts';
import { keysOf } from '../suggest/keys.ts';
import { ensureIndexed } from './searchIndex.ts';

/** So many of what has a key are looked at, the newest; a key that more have says little. */
export const MOST_HOLDERS = 400;
/** So many keys of a text are asked about; the longest words are the rarest. */
const MOST_ASKED = 16;

/** A claim that is like some words; `matched`: those of the words that both have, as they were written there. */
export type ClaimMatch = { claim: Claim; matched: string[] };
/** The same of a mention. */
export type MentionMatch = { mentionId: string; documentId: string; matched: string[] };
export type ClaimLimits = { not?: readonly string[]; eventId?: string | null };

/**
 * The claims that share most with some words, in whatever language: stems of words, consonants of names, numbers.
 * `not`: ids of claims that aren't wanted; with `eventId`, claims of other events aren't either.
 */
export function claimsLike(
  db: Database,
  words: string,
  language: string | null,
  { not = [], eventId = null }: ClaimLimits,
  limit: number,
): ClaimMatch[] {
  const keys = keysOf(words, language);
  const like = likeness(keys, (key) => claimsWithKey(db, key, MOST_HOLDERS));
  const known = claimsNumbered(
    db,
    like.slice(0, limit * 4 + not.length).map((one) => one.found),
  );
  return like
    .flatMap(({ found, keys: shared }) => {
      const claim = known.get(found);
      const isWanted = claim && !not.includes(claim.id) && (!eventId || !claim.eventId || claim.eventId === eventId);
      return isWanted ? [{ claim, matched: written(keys, shared) }] : [];
    })
    .slice(0, limit);
}

/**
 * What a picker offers for what was typed: the claim of that number, claims that have all the words (the last one may be
 * unfinished), then those that have some. With nothing typed: those like a mention's words, then the newest.
 */
export function claimsFor(db: Database, typed: string, mentionId: string | null, limit: number): ClaimMatch[] {
  const mention = mentionId === null ? null : (wordsOfMentions(db, [mentionId])[0] ?? null);
  const query = typed.trim();
  const like = (words: string, language: string | null): ClaimMatch[] => claimsLike(db, words, language, {}, limit);
  const found =
    query === ''
      ? [...(mention ? like(wordsOf(mention), mention.language) : []), ...bare(claimsNewest(db, 1e9, limit))]
      : [...numbered(db, query), ...withWords(db, query, limit), ...like(untelling(db, query), null)];
  return distinct(found).slice(0, limit);
}

/**
 * The mentions in other documents that share most with a mention, or with some words; those that somebody told apart
 * from it are left out.
 */
export function mentionsLike(
  db: Database,
  of: { mentionId: string } | { words: string; language: string | null; notIn?: string },
  limit: number,
): MentionMatch[] {
  ensureIndexed(db);
  const mention = 'mentionId' in of ? (wordsOfMentions(db, [of.mentionId])[0] ?? null) : null;
  const words = 'mentionId' in of ? (mention ? wordsOf(mention) : '') : of.words;
  const language = 'mentionId' in of ? (mention?.language ?? null) : of.language;
  const notIn = 'mentionId' in of ? mention?.documentId : of.notIn;
  const apart = 'mentionId' in of ? toldApart(db, of.mentionId) : new Set<string>();
  return rowsLike(db, words, language, limit * 4, mentionsWithKey)
    .filter(({ row }) => row.documentId !== notIn && !apart.has(row.id))
    .slice(0, limit)
    .map(({ row, matched }) => ({ mentionId: row.id, documentId: row.documentId, matched }));
}

type Finder = (db: Database, key: string, limit: number) => number[];

/** The rows of mentions that are like some words, best first. */
export function rowsLike(
  db: Database,
  words: string,
  language: string | null,
  limit: number,
  find: Finder,
): { row: MentionRow; matched: string[] }[] {
  const keys = keysOf(words, language);
  const like = likeness(keys, (key) => find(db, key, MOST_HOLDERS)).slice(0, limit);
  const rows = mentionsInRows(
    db,
    like.map((one) => one.found),
  );
  return like.flatMap(({ found, keys: shared }) => {
    const row = rows.get(found);
    return row ? [{ row, matched: written(keys, shared) }] : [];
  });
}

/** The other ids of pairs that somebody told apart, of one id. */
export const toldApart = (db: Database, id: string): Set<string> =>
  new Set(dismissedFrom(db, [id]).map(([first, second]) => (first === id ? second : first)));

function likeness(keys: ReadonlyMap<string, string>, find: (key: string) => number[]): Sharing<number>[] {
  const asked = [...keys.keys()].sort((a, b) => b.length - a.length).slice(0, MOST_ASKED);
  // Of several words, one that is shared says nothing; of one or two, it is all there is.
  const least = new Set(keys.values()).size > 2 ? 2 : 1;
  return mostShared(new Map(asked.map((key) => [key, find(key)])), MOST_HOLDERS, least);
}

/** Keys as the words that gave them, each word once, in the order of the text. */
const written = (keys: ReadonlyMap<string, string>, shared: readonly string[]): string[] => [
  ...new Set([...keys].filter(([key]) => shared.includes(key)).map(([, word]) => word)),
];

const wordsOf = ({ quotes, translation }: { quotes: string; translation: string }): string =>
  `${quotes} ${translation}`.trim();

const bare = (claims: readonly Claim[]): ClaimMatch[] => claims.map((claim) => ({ claim, matched: [] }));

function numbered(db: Database, typed: string): ClaimMatch[] {
  const number = /^(?:claim\s+|#)?(\d{1,9})$/i.exec(typed)?.[1];
  return number ? bare([...claimsNumbered(db, [Number(number)]).values()]) : [];
}

/** Each word as the beginning of one: what is being typed may be unfinished, and endings differ. */
function withWords(db: Database, typed: string, limit: number): ClaimMatch[] {
  const words = fold(typed).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  const numbers = claimsFound(db, words.map((word) => `"${word}"*`).join(' AND '), limit);
  const known = claimsNumbered(db, numbers);
  return bare(numbers.map((number) => known.get(number)).filter((claim) => claim !== undefined));
}

const distinct = (matches: readonly ClaimMatch[]): ClaimMatch[] => {
  const seen = new Set<string>();
  return matches.filter(({ claim }) => !seen.has(claim.id) && seen.add(claim.id));
};
