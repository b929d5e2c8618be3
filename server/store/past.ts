import { closeSync, openSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { CHANGE_COLUMNS, type Change, type ChangeRow, toChange } from './changes.ts';
import { type Database, openReadOnly, statement } from './database.ts';

/** Where the rows of each noun are kept: their table, and what belongs to them in others. */
export const TABLES = {
  annotation: {
    table: 'annotation',
    parts: ['span', 'attribution_source', 'attribution_mention'],
    by: 'annotation_id',
  },
  source: { table: 'source', parts: ['source_name', 'source_key'], by: 'source_id' },
  section: { table: 'section', parts: [], by: '' },
  document: {
    table: 'document',
    parts: ['document_text', 'original', 'block', 'format', 'reading', 'shingled'],
    by: 'document_id',
  },
  workspace: { table: 'workspace', parts: [], by: '' },
  event: { table: 'event', parts: [], by: '' },
  claim: { table: 'claim', parts: ['standing'], by: 'claim_id' },
  relation: { table: 'claim_relation', parts: [], by: '' },
  evidence: { table: 'evidence', parts: [], by: '' },
  verdict: { table: 'verdict', parts: [], by: '' },
  question: { table: 'question', parts: [], by: '' },
  dismissal: { table: 'dismissal', parts: [], by: '' },
  reliability: { table: 'reliability', parts: [], by: '' },
  credibility: { table: 'credibility', parts: [], by: '' },
  identity: { table: 'identity', parts: [], by: '' },
  derivation: { table: 'derivation', parts: [], by: '' },
  citation: { table: 'citation', parts: [], by: '' },
  comment: { table: 'comment', parts: ['comment_person'], by: 'comment_id' },
} as const;
export type KeptNoun = keyof typeof TABLES;

/** What finds rows by their number: search, and the index of copied passages. */
const BY_NUMBER: { [N in KeptNoun]?: readonly string[] } = {
  document: [
    'DELETE FROM document_search WHERE rowid IN (SELECT value FROM json_each(@list))',
    'DELETE FROM shingle WHERE document IN (SELECT value FROM json_each(@list))',
  ],
  source: ['DELETE FROM source_search WHERE rowid IN (SELECT value FROM json_each(@list))'],
  claim: ['DELETE FROM claim_search WHERE rowid IN (SELECT value FROM json_each(@list))'],
};

/** Writes one moment of a workspace as a file that its owner alone can read, and opens it for taking changes back. */
export function copyForPast(from: string, to: string): Database {
  closeSync(openSync(to, 'wx', 0o600));
  const source = openReadOnly(from);
  try {
    source.prepare('VACUUM INTO ?').run(to);
  } finally {
    source.close();
  }
  return openCopy(to);
}

/** A copy that is thrown away if anything fails needs no safety, and rows go out of it in any order. */
export function openCopy(file: string): Database {
  const db = new Sqlite(file);
  db.pragma('journal_mode = MEMORY');
  db.pragma('synchronous = OFF');
  db.pragma('foreign_keys = OFF');
  db.pragma('cache_size = -64000');
  return db;
}

/**
 * What a copy of the past has to follow although it lies after it: names that were erased, and sources that are protected
 * by now. A copy with another mark isn't shown any more.
 */
export const pastMark = (db: Database): string =>
  statement(
    db,
    `SELECT (SELECT coalesce(max(seq), 0) FROM change_noun WHERE noun = 'erasure') || ' ' ||
       coalesce((SELECT group_concat(id, ' ' ORDER BY id) FROM source WHERE protected = 1), '')`,
  )
    .pluck()
    .get() as string;

/** The sources that are protected. */
export const protectedSources = (db: Database): string[] =>
  db.prepare('SELECT id FROM source WHERE protected = 1').pluck().all() as string[];

export const protect = (db: Database, ids: readonly string[]): void => {
  db.prepare('UPDATE source SET protected = 1 WHERE id IN (SELECT value FROM json_each(@list))').run({
    list: JSON.stringify(ids),
  });
};

/** The entries of the log after one, oldest first. */
export function* changesAfter(db: Database, seq: number): Generator<Change> {
  for (const row of db.prepare(`SELECT ${CHANGE_COLUMNS} FROM change WHERE seq > ? ORDER BY seq`).iterate(seq))
    yield toChange(row as ChangeRow);
}

/** Takes rows out as if they had never been there. */
export function removeRows(
  db: Database,
  noun: KeptNoun,
  rows: readonly { id: string; number?: number | undefined }[],
): void {
  const { table, parts, by } = TABLES[noun];
  const list = JSON.stringify(rows.map((row) => row.id));
  for (const part of parts)
    db.prepare(`DELETE FROM ${part} WHERE ${by} IN (SELECT value FROM json_each(@list))`).run({ list });
  db.prepare(`DELETE FROM ${table} WHERE id IN (SELECT value FROM json_each(@list))`).run({ list });
  const numbers = JSON.stringify(rows.map((row) => row.number ?? 0));
  for (const sql of BY_NUMBER[noun] ?? []) db.prepare(sql).run({ list: numbers });
}

/** Takes out everything but the workspace itself: what was there before a dataset came in. */
export function removeEverything(db: Database): void {
  for (const [noun, { table, parts }] of Object.entries(TABLES)) {
    if (noun === 'workspace') continue;
    for (const one of [...parts, table]) db.prepare(`DELETE FROM ${one}`).run();
  }
  db.prepare('DELETE FROM shingle').run();
  for (const index of ['document_search', 'source_search', 'claim_search', 'mention_search'])
    db.prepare(`INSERT INTO ${index} (${index}) VALUES ('delete-all')`).run();
  db.prepare('DELETE FROM mention_row').run();
}

/** Takes the entries after one out of the log, and what is kept of them beside it. */
export function cutLog(db: Database, seq: number): void {
  for (const sql of [
    'DELETE FROM change_row WHERE seq > @seq',
    'DELETE FROM change_noun WHERE seq > @seq',
    'DELETE FROM erasure WHERE by_seq > @seq',
    'DELETE FROM undoable',
    'DELETE FROM save_key',
    'DELETE FROM change WHERE seq > @seq',
  ])
    db.prepare(sql).run({ seq });
}

/** Runs `work` without the rules that a row may be there only once: on the way, two may be that aren't at the end. */
export function withoutUniqueness(db: Database, work: () => void): void {
  const rules = db
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql LIKE 'CREATE UNIQUE%'")
    .all() as { name: string; sql: string }[];
  for (const { name } of rules) db.exec(`DROP INDEX ${name}`);
  work();
  for (const { sql } of rules) db.exec(sql);
}
