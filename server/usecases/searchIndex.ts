import type { Annotation } from '../domain/annotation.ts';
import type { Claim, Evidence } from '../domain/claim.ts';
import type { Document } from '../domain/document.ts';
import { fold } from '../domain/fold.ts';
import type { Entry } from '../store/changes.ts';
import {
  claimIdsAfter,
  claimsOfDocument,
  claimsOfMentions,
  clearClaimSearch,
  type MentionWords,
  mentionIdsAfter,
  mentionsOfClaims,
  putClaimWords,
  putMentionWords,
  putSearchRules,
  relinkMentions,
  searchRules,
  wordsOfClaims,
  wordsOfMentions,
} from '../store/claimSearch.ts';
import { claims, familyOf, resolvedClaim } from '../store/claims.ts';
import { type Database, transaction, whileReading } from '../store/database.ts';
import { keysOf } from '../suggest/keys.ts';

/** Goes up whenever `keysOf` gives other keys: then everything is put in anew. */
const RULES = 1;
/** So many mentions speak for a claim; with more of them, search finds no more. */
const MENTIONS_PER_CLAIM = 200;
const BATCH = 1000;

/** Keeps the search over claims and mentions right after a change, whatever it wrote: an edit, a merge, an undo. */
export function indexChanged(db: Database, entries: readonly Entry[]): void {
  const mentions = new Set<string>();
  const claimIds = new Set<string>();
  const relinked = new Set<string>();
  for (const entry of entries) {
    if (entry.noun === 'annotation' && hasOtherWords(entry)) mentions.add(entry.id);
    if (entry.noun === 'evidence') noteEvidence(entry, claimIds, relinked);
    if (entry.noun === 'claim') noteClaim(db, entry, claimIds, relinked);
    if (entry.noun === 'document' && hasOtherSight(entry)) addAll(claimIds, claimsOfDocument(db, entry.id));
  }
  if (mentions.size > 0) {
    indexMentions(db, [...mentions]);
    addAll(claimIds, claimsOfMentions(db, [...mentions]));
    addAll(relinked, mentions);
  }
  if (relinked.size > 0) relinkMentions(db, [...relinked]);
  indexClaims(db, [...claimIds]);
}

function addAll(set: Set<string>, ids: Iterable<string>): void {
  for (const id of ids) set.add(id);
}

function noteEvidence({ before, after }: Entry, claimIds: Set<string>, relinked: Set<string>): void {
  for (const row of [before, after] as (Evidence | null)[]) {
    if (!row) continue;
    claimIds.add(row.claimId);
    relinked.add(row.mentionId);
  }
}

function noteClaim(db: Database, entry: Entry, claimIds: Set<string>, relinked: Set<string>): void {
  const [before, after] = [entry.before as Claim | null, entry.after as Claim];
  claimIds.add(after.id);
  for (const id of [before?.mergedInto, after.mergedInto]) if (id) claimIds.add(id);
  if (before && (before.mergedInto !== after.mergedInto || before.hiddenAt !== after.hiddenAt))
    addAll(relinked, mentionsOfClaims(db, familyOf(db, after.id)));
}

/** Whether a mention came, went or says something else. */
function hasOtherWords({ before, after }: Entry): boolean {
  const said = (row: unknown): string => {
    const one = row as Annotation | null;
    if (one?.kind !== 'claim' || one.hiddenAt !== null) return '';
    return JSON.stringify([one.spans.map((span) => span.quote), one.attributes.translation ?? '']);
  };
  return said(before) !== said(after);
}

/** Whether a document came, went, or is read in another language. */
function hasOtherSight({ before, after }: Entry): boolean {
  const seen = (row: unknown): string => {
    const one = row as Document | null;
    return `${one?.hiddenAt === null} ${one?.language}`;
  };
  return before !== null && seen(before) !== seen(after);
}

function indexMentions(db: Database, ids: readonly string[]): void {
  const visible = new Map(wordsOfMentions(db, ids).map((mention) => [mention.id, mention]));
  for (const id of ids) {
    const mention = visible.get(id);
    putMentionWords(db, id, mention ? { words: wordsIn([mention]), keys: keysIn([mention]) } : null);
  }
}

/** What these claims are part of now is found by all their words; what was merged or deleted isn't found any more. */
function indexClaims(db: Database, ids: readonly string[]): void {
  const roots = new Set<string>();
  for (const claim of claims.byId(db, ids)) {
    const root = resolvedClaim(db, claim.id);
    if (root) roots.add(root.id);
    if (root?.id !== claim.id) putClaimWords(db, claim.number, null);
  }
  for (const id of roots) indexClaim(db, id);
}

function indexClaim(db: Database, id: string): void {
  const family = claims.byId(db, familyOf(db, id));
  const claim = family.find((one) => one.id === id);
  if (!claim) return;
  const merged = family.filter((one) => one.id !== id).map((one) => one.statement);
  const said = wordsOfClaims(
    db,
    family.map((one) => one.id),
    MENTIONS_PER_CLAIM,
  );
  const keys = [...keysOf([claim.statement, ...merged].join(' . '), null).keys(), ...keysIn(said).split(' ')];
  const words = [...merged.map(fold), wordsIn(said)].join(' ');
  putClaimWords(
    db,
    claim.number,
    claim.hiddenAt === null ? { statement: fold(claim.statement), words, keys: [...new Set(keys)].join(' ') } : null,
  );
}

const wordsIn = (mentions: readonly MentionWords[]): string =>
  [...new Set(mentions.flatMap(({ quotes, translation }) => [fold(quotes), fold(translation)]))].join(' ').trim();

const keysIn = (mentions: readonly MentionWords[]): string =>
  [
    ...new Set(
      mentions.flatMap(({ quotes, translation, language }) => [
        ...keysOf(quotes, language).keys(),
        ...keysOf(translation, null).keys(),
      ]),
    ),
  ].join(' ');

/** Puts every claim and mention where search finds it, in place of all that was there: after an import of a whole workspace. */
export function indexEverything(db: Database): void {
  transaction(db, () => {
    clearClaimSearch(db);
    for (let ids = mentionIdsAfter(db, '', BATCH); ids.length > 0; ids = mentionIdsAfter(db, ids.at(-1) ?? '', BATCH)) {
      indexMentions(db, ids);
      relinkMentions(db, ids);
    }
    for (
      let rows = claimIdsAfter(db, 0, BATCH);
      rows.length > 0;
      rows = claimIdsAfter(db, rows.at(-1)?.number ?? 0, BATCH)
    )
      for (const { id } of rows) indexClaim(db, id);
    putSearchRules(db, RULES);
  });
}

/** As `indexEverything`, where a file was filled before this program kept the index, or by other rules. */
export function ensureIndexed(db: Database): void {
  if (searchRules(db) !== RULES) whileReading(db, () => indexEverything(db));
}
