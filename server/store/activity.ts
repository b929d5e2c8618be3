import type { Change, Entry } from './changes.ts';
import { type Database, statement } from './database.ts';

/** One entry of the log without its rows. */
export type Deed = { seq: number; at: string; actorId: string; action: string };

/** The newest entries of the log about each of these documents, newest first; at most `each` of one document. */
export function deedsIn(db: Database, documentIds: readonly string[], each: number): Map<string, Deed[]> {
  const rows = statement(
    db,
    `SELECT c.document_id AS documentId, c.seq, c.at, c.actor_id AS actorId, c.action FROM json_each(@list) w
     CROSS JOIN change c ON c.seq IN (
       SELECT n.seq FROM change n WHERE n.document_id = w.value ORDER BY n.seq DESC LIMIT @each)
     ORDER BY c.seq DESC`,
  ).all({ list: JSON.stringify(documentIds), each }) as (Deed & { documentId: string })[];
  return Map.groupBy(rows, (row) => row.documentId);
}

/** How many entries others than these have made since one, counted up to `most`. */
export const deedsSince = (db: Database, seen: number, but: readonly string[], most: number): number =>
  statement(
    db,
    `SELECT count(*) FROM (
       SELECT 1 FROM person p CROSS JOIN change c ON c.actor_id = p.id AND c.seq > @seen
       WHERE p.id NOT IN (SELECT value FROM json_each(@but)) LIMIT @most)`,
  )
    .pluck()
    .get({ seen, but: JSON.stringify(but), most }) as number;

/** What others than these have done, newest first, from before one entry. */
export function changesByOthers(db: Database, before: number, but: readonly string[], limit: number): Change[] {
  const rows = statement(
    db,
    `SELECT c.seq, c.at, c.actor_id AS actorId, c.action, c.document_id AS documentId, c.undoes, c.payload
     FROM person p CROSS JOIN change c ON c.seq IN (
       SELECT n.seq FROM change n WHERE n.actor_id = p.id AND n.seq < @before ORDER BY n.seq DESC LIMIT @limit)
     WHERE p.id NOT IN (SELECT value FROM json_each(@but)) ORDER BY c.seq DESC LIMIT @limit`,
  ).all({ before, but: JSON.stringify(but), limit }) as (Omit<Change, 'entries'> & { payload: string | null })[];
  return rows.map(({ payload, ...row }) => ({ ...row, entries: entriesIn(payload) }));
}

/** Entries of the log after one, up to another, in order; their rows are empty where a name was erased from them. */
export function changesAfter(db: Database, after: number, upTo: number, limit: number): Change[] {
  const rows = statement(
    db,
    `SELECT c.seq, c.at, c.actor_id AS actorId, c.action, c.document_id AS documentId, c.undoes, c.payload
     FROM change c WHERE c.seq > @after AND c.seq <= @upTo ORDER BY c.seq LIMIT @limit`,
  ).all({ after, upTo, limit }) as (Omit<Change, 'entries'> & { payload: string | null })[];
  return rows.map(({ payload, ...row }) => ({ ...row, entries: entriesIn(payload) }));
}

const entriesIn = (payload: string | null): Entry[] => (payload === null ? [] : (JSON.parse(payload) as Entry[]));
