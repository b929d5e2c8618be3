import type { Claim } from '../domain/claim.ts';
import { claims } from './claims.ts';
import { type Database, statement } from './database.ts';
import { foundInSight } from './veiled.ts';

/** One key as an FTS5 phrase in the column of keys; keys are letters and digits alone. */
const phrase = (key: string): string => `keys : "${key}"`;

/** The numbers of the claims that have a key, the newest first. */
export const claimsWithKey = (db: Database, key: string, limit: number): number[] =>
  statement(db, 'SELECT rowid FROM claim_search WHERE claim_search MATCH @query ORDER BY rowid DESC LIMIT @limit')
    .pluck()
    .all({ query: phrase(key), limit }) as number[];

/** The rows of the mentions that have a key, the newest first. */
export const mentionsWithKey = (db: Database, key: string, limit: number): number[] =>
  statement(db, 'SELECT rowid FROM mention_search WHERE mention_search MATCH @query ORDER BY rowid DESC LIMIT @limit')
    .pluck()
    .all({ query: phrase(key), limit }) as number[];

/** So many of what has a key are asked whether they wait, the newest first. */
const ASKED = 1000;

/** The same of those that wait for a claim. */
export const unlinkedWithKey = (db: Database, key: string, limit: number): number[] =>
  statement(
    db,
    `SELECT f.row FROM (SELECT rowid AS row FROM mention_search WHERE mention_search MATCH @query ORDER BY rowid DESC LIMIT ${ASKED}) f
     CROSS JOIN mention_row m ON m.row = f.row WHERE m.is_linked = 0 LIMIT @limit`,
  )
    .pluck()
    .all({ query: phrase(key), limit }) as number[];

/** The numbers of the claims whose statement or mentions have all of these words (an FTS5 query), the newest first. */
export const claimsFound = (db: Database, query: string, limit: number): number[] =>
  foundInSight(
    db,
    query,
    statement(db, 'SELECT rowid FROM claim_search WHERE claim_search MATCH @query ORDER BY rowid DESC LIMIT @limit')
      .pluck()
      .all({ query: `{statement words} : (${query})`, limit }) as number[],
    (number) => statement(db, 'SELECT statement FROM claim WHERE number = @number').pluck().get({ number }) as string,
  );

/** These claims, if they stand for themselves. By number. */
export const claimsNumbered = (db: Database, numbers: readonly number[]): Map<number, Claim> =>
  new Map(
    statement(
      db,
      `SELECT ${claims.columns} FROM json_each(@list) wanted CROSS JOIN claim r ON r.number = wanted.value
       WHERE r.hidden_at IS NULL AND r.merged_into IS NULL`,
    )
      .all({ list: JSON.stringify(numbers) })
      .map(claims.read)
      .map((claim) => [claim.number, claim]),
  );

/** The claims that stand for themselves, from before a number on, the newest first. */
export const claimsNewest = (db: Database, before: number, limit: number): Claim[] =>
  statement(
    db,
    `SELECT ${claims.columns} FROM claim r WHERE r.hidden_at IS NULL AND r.merged_into IS NULL AND r.number < @before
     ORDER BY r.number DESC LIMIT @limit`,
  )
    .all({ before, limit })
    .map(claims.read);

export type MentionRow = { row: number; id: string; documentId: string };

/** The visible mentions in these rows, by row. */
export const mentionsInRows = (db: Database, rows: readonly number[]): Map<number, MentionRow> =>
  new Map(
    (
      statement(
        db,
        `SELECT m.row, a.id, a.document_id AS documentId FROM json_each(@list) wanted CROSS JOIN mention_row m ON m.row = wanted.value
         JOIN annotation a ON a.id = m.annotation_id JOIN document d ON d.id = a.document_id WHERE d.hidden_at IS NULL`,
      ).all({ list: JSON.stringify(rows) }) as MentionRow[]
    ).map((one) => [one.row, one]),
  );

/** Mentions that wait for a claim, the last marked first, from before a row on. */
export const unlinkedBefore = (db: Database, before: number, limit: number): MentionRow[] =>
  statement(
    db,
    `SELECT m.row, a.id, a.document_id AS documentId FROM mention_row m CROSS JOIN annotation a ON a.id = m.annotation_id
     CROSS JOIN document d ON d.id = a.document_id WHERE m.is_linked = 0 AND m.row < @before AND d.hidden_at IS NULL
     ORDER BY m.row DESC LIMIT @limit`,
  ).all({ before, limit }) as MentionRow[];

/** How many mentions wait for a claim; `most` and one more where there are more. */
export const unlinkedCount = (db: Database, most: number): number =>
  statement(db, 'SELECT count(*) FROM (SELECT 1 FROM mention_row WHERE is_linked = 0 AND row > 0 LIMIT @limit)')
    .pluck()
    .get({ limit: most + 1 }) as number;
