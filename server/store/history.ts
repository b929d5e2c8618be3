import { CHANGE_COLUMNS, type Change, type ChangeRow, lastSeq, toChange } from './changes.ts';
import { type Database, statement } from './database.ts';

/** What is asked of the log; null: all. `from` and `to` are ISO instants, the second one past the last. */
export type LogFilter = { actorId: string | null; noun: string | null; from: string | null; to: string | null };

const THESE = `SELECT ${CHANGE_COLUMNS} FROM json_each(@list) wanted CROSS JOIN change ON seq = wanted.value`;

/** These entries of the log, newest first. */
const changesBySeq = (db: Database, seqs: readonly number[]): Change[] =>
  (statement(db, `${THESE} ORDER BY seq DESC`).all({ list: JSON.stringify(seqs) }) as ChangeRow[]).map(toChange);

/** What was done to one row and said of it, from the newest below `below` on. */
export const changesOfRow = (db: Database, rowId: string, below: number, limit: number): Change[] =>
  changesBySeq(
    db,
    statement(db, 'SELECT seq FROM change_row WHERE row_id = @rowId AND seq < @below ORDER BY seq DESC LIMIT @limit')
      .pluck()
      .all({ rowId, below, limit }) as number[],
  );

/** The same for a document: what was done to it, and everything that was done in it. */
export const changesOfDocument = (db: Database, documentId: string, below: number, limit: number): Change[] =>
  changesBySeq(
    db,
    statement(
      db,
      `SELECT seq FROM (SELECT seq FROM change_row WHERE row_id = @documentId AND seq < @below ORDER BY seq DESC LIMIT @limit)
       UNION SELECT seq FROM (SELECT seq FROM change WHERE document_id = @documentId AND seq < @below ORDER BY seq DESC LIMIT @limit)
       ORDER BY seq DESC LIMIT @limit`,
    )
      .pluck()
      .all({ documentId, below, limit }) as number[],
  );

/** The log of the whole workspace, from the newest entry below `below` on: each filter has its index. */
export function changesLogged(db: Database, filter: LogFilter, below: number, limit: number): Change[] {
  const range = seqsBetween(db, filter);
  if (range === null) return [];
  const asked = { ...filter, first: range.first, below: Math.min(below, range.last + 1), limit };
  return changesBySeq(db, statement(db, loggedSql(filter)).pluck().all(asked) as number[]);
}

const DAY = '(@from IS NULL OR c.at >= @from) AND (@to IS NULL OR c.at < @to)';

function loggedSql({ actorId, noun }: LogFilter): string {
  if (noun !== null)
    return `SELECT n.seq FROM change_noun n CROSS JOIN change c ON c.seq = n.seq
      WHERE n.noun = @noun AND n.seq >= @first AND n.seq < @below AND (@actorId IS NULL OR c.actor_id = @actorId) AND ${DAY}
      ORDER BY n.seq DESC LIMIT @limit`;
  const person = actorId === null ? '@actorId IS NULL' : 'c.actor_id = @actorId';
  const index = actorId === null ? '' : 'INDEXED BY change_actor';
  return `SELECT c.seq FROM change c ${index} WHERE ${person} AND @noun IS NULL AND c.seq >= @first AND c.seq < @below AND ${DAY}
    ORDER BY c.seq DESC LIMIT @limit`;
}

/** The first and the last entry of some time, by an index; null where there is none. Clocks may have been set back meanwhile. */
function seqsBetween(db: Database, { from, to }: LogFilter): { first: number; last: number } | null {
  if (from === null && to === null) return { first: 0, last: Number.MAX_SAFE_INTEGER - 1 };
  const found = statement(
    db,
    'SELECT min(seq) AS first, max(seq) AS last FROM change INDEXED BY change_at WHERE at >= @from AND at < @to',
  ).get({ from: from ?? '', to: to ?? '~' }) as { first: number | null; last: number | null };
  return found.first === null || found.last === null ? null : { first: found.first, last: found.last };
}

/** The last entry from before a moment, and all that come before it, whatever the clock said; 0 where there is none. */
export function lastSeqBefore(db: Database, at: string): number {
  const known = statement(
    db,
    'SELECT seq FROM change INDEXED BY change_at WHERE at < @at ORDER BY at DESC, seq DESC LIMIT 1',
  )
    .pluck()
    .get({ at }) as number | undefined;
  if (known === undefined) return 0;
  const next = statement(db, 'SELECT seq FROM change WHERE seq > @known AND at >= @at ORDER BY seq LIMIT 1')
    .pluck()
    .get({ known, at }) as number | undefined;
  return next === undefined ? lastSeq(db) : next - 1;
}

/** An entry that takes another one back or makes it again. */
export type Step = { seq: number; undoes: number; action: string };

/** The entries that take back these or make them again, oldest first. */
export const stepsOn = (db: Database, seqs: readonly number[]): Step[] =>
  statement(
    db,
    `SELECT c.seq, c.undoes, c.action FROM json_each(@list) wanted CROSS JOIN change c ON c.undoes = wanted.value ORDER BY c.seq`,
  ).all({ list: JSON.stringify(seqs) }) as Step[];

/** The kinds of rows that the log has entries about. */
export const nounsLogged = (db: Database): string[] =>
  statement(
    db,
    `WITH RECURSIVE kinds (noun) AS (
       SELECT min(noun) FROM change_noun
       UNION ALL SELECT (SELECT min(n.noun) FROM change_noun n WHERE n.noun > kinds.noun) FROM kinds WHERE kinds.noun IS NOT NULL)
     SELECT noun FROM kinds WHERE noun IS NOT NULL`,
  )
    .pluck()
    .all() as string[];
