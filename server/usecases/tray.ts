import type { Annotation } from '../domain/annotation.ts';
import { statementOf } from '../domain/claimRules.ts';
import type { Document } from '../domain/document.ts';
import { mostShared, numbersDiffer, overlap } from '../domain/sharedKeys.ts';
import { annotationsById } from '../store/annotations.ts';
import {
  type MentionRow,
  mentionsInRows,
  unlinkedBefore,
  unlinkedCount,
  unlinkedWithKey,
} from '../store/claimMatches.ts';
import { type MentionWords, wordsOfMentions } from '../store/claimSearch.ts';
import type { Database } from '../store/database.ts';
import { documentsById } from '../store/documents.ts';
import { keysOf } from '../suggest/keys.ts';
import { type ClaimMatch, claimsLike, MOST_HOLDERS, rowsLike, toldApart } from './matches.ts';
import { ensureIndexed } from './searchIndex.ts';

/** More are only counted as more. */
const MOST_COUNTED = 999;
const GROUPS = 20;
const LIKE = 9;
const CANDIDATES = 12;
const KEYS_TRIED = 5;
/** So many of the shorter one's words have to be in the other for two mentions to be near-duplicates. */
const NEAR = 0.6;

export type TrayMention = { mention: Annotation; document: Document; matched: string[] };
/** Mentions that say nearly the same, and claims that are like the first of them. */
export type TrayGroup = { mentions: TrayMention[]; claims: ClaimMatch[] };
export type Tray = { count: number; isMore: boolean; like: TrayMention[]; groups: TrayGroup[]; next: number | null };

/**
 * The mentions that wait for a claim, the last marked first, near-duplicates together; those that are like `words` (the
 * claim at hand) before all others. `before`: the row where the page before this one ended.
 */
export function trayOf(db: Database, words: string | null, before: number | null): Tray {
  ensureIndexed(db);
  const like = words === null ? [] : rowsLike(db, words, null, LIKE, unlinkedWithKey);
  const shown = new Set(before === null ? like.map(({ row }) => row.id) : []);
  const { groups, next } = grouped(db, before, shown);
  const load = loader(db, [...like.map(({ row }) => row), ...groups.flat().map((one) => one.row)]);
  const waiting = unlinkedCount(db, MOST_COUNTED);
  return {
    count: Math.min(waiting, MOST_COUNTED),
    isMore: waiting > MOST_COUNTED,
    like: before === null ? like.flatMap(({ row, matched }) => load(row, matched)) : [],
    groups: groups
      .map((group) => group.flatMap(({ row, matched }) => load(row, matched)))
      .filter((mentions) => mentions.length > 0)
      .map((mentions) => ({ mentions, claims: words === null ? claimsLikeFirst(db, mentions) : [] })),
    next,
  };
}

type Found = { row: MentionRow; matched: string[] };

/** Takes the next mentions as they come, and to each of them those that say nearly the same, wherever they stand. */
function grouped(db: Database, before: number | null, placed: Set<string>): { groups: Found[][]; next: number | null } {
  const seeds = unlinkedBefore(db, before ?? Number.MAX_SAFE_INTEGER, GROUPS + 1);
  const words = new Map(
    wordsOfMentions(
      db,
      seeds.map((seed) => seed.id),
    ).map((one) => [one.id, one]),
  );
  const groups: Found[][] = [];
  for (const seed of seeds.slice(0, GROUPS)) {
    const said = words.get(seed.id);
    if (placed.has(seed.id) || !said) continue;
    placed.add(seed.id);
    const near = nearDuplicates(db, seed, said).filter(({ row }) => !placed.has(row.id));
    for (const { row } of near) placed.add(row.id);
    groups.push([{ row: seed, matched: [] }, ...near]);
  }
  return { groups, next: seeds.length > GROUPS ? (seeds[GROUPS - 1]?.row ?? null) : null };
}

function nearDuplicates(db: Database, seed: MentionRow, said: MentionWords): Found[] {
  const keys = keysOfMention(said);
  if (keys.size < 2) return [];
  const tried = [...keys.keys()].sort((a, b) => b.length - a.length).slice(0, KEYS_TRIED);
  const holders = new Map(tried.map((key) => [key, unlinkedWithKey(db, key, MOST_HOLDERS)]));
  const like = mostShared(holders, MOST_HOLDERS, Math.min(2, tried.length)).filter((one) => one.found !== seed.row);
  const rows = [
    ...mentionsInRows(
      db,
      like.slice(0, CANDIDATES).map((one) => one.found),
    ).values(),
  ];
  const others = new Map(
    wordsOfMentions(
      db,
      rows.map((row) => row.id),
    ).map((one) => [one.id, one]),
  );
  const apart = toldApart(db, seed.id);
  return rows.flatMap((row) => {
    const other = others.get(row.id);
    if (!other || apart.has(row.id)) return [];
    const theirs = keysOfMention(other);
    const [mine, yours] = [new Set(keys.keys()), new Set(theirs.keys())];
    if (overlap(mine, yours) < NEAR || numbersDiffer(mine, yours)) return [];
    return [{ row, matched: [...new Set([...theirs].filter(([key]) => keys.has(key)).map(([, word]) => word))] }];
  });
}

const keysOfMention = ({ quotes, translation, language }: MentionWords): Map<string, string> =>
  new Map([...keysOf(translation, null), ...keysOf(quotes, language)]);

const claimsLikeFirst = (db: Database, [first]: readonly TrayMention[]): ClaimMatch[] =>
  first ? claimsLike(db, statementOf(first.mention), first.document.language, {}, 2) : [];

function loader(db: Database, rows: readonly MentionRow[]): (row: MentionRow, matched: string[]) => TrayMention[] {
  const mentions = new Map(
    annotationsById(
      db,
      rows.map((row) => row.id),
    ).map((one) => [one.id, one]),
  );
  const documents = new Map(
    documentsById(db, [...new Set(rows.map((row) => row.documentId))]).map((one) => [one.id, one]),
  );
  return (row, matched) => {
    const [mention, document] = [mentions.get(row.id), documents.get(row.documentId)];
    return mention && document ? [{ mention, document, matched }] : [];
  };
}
