import Sqlite from 'better-sqlite3';
import { Damaged, DiskRefuses } from '../domain/errors.ts';
import { STORAGE_WORDS, storageFault } from '../domain/storageFaults.ts';
import { measured } from './measured.ts';
import { migrate, WrongDatabase } from './migrate.ts';

export type Database = Sqlite.Database;

/** Opens a workspace or control file for writing, brought up to this program's version. */
export function openDatabase(file: string, kind: 'workspace' | 'control'): Database {
  const db = new Sqlite(file);
  try {
    db.pragma('busy_timeout = 5000');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    db.pragma('cache_size = -32000');
    migrate(db, kind);
  } catch (error) {
    db.close();
    throw isNoDatabase(error)
      ? new WrongDatabase(`${file} is not a database of Hearsay's, or is damaged at its beginning.`, { cause: error })
      : error;
  }
  return db;
}

const isNoDatabase = (error: unknown): boolean => (error as { code?: unknown }).code === 'SQLITE_NOTADB';

/** A second, read-only connection: for worker threads. */
export function openReadOnly(file: string): Database {
  const db = new Sqlite(file, { readonly: true, fileMustExist: true });
  db.pragma('busy_timeout = 5000');
  return db;
}

/** Takes what is in the WAL into the file, as far as nobody else reads it, and closes it. */
export function closeDatabase(db: Database): void {
  try {
    db.pragma('wal_checkpoint(PASSIVE)');
  } catch {
    // A damaged file, or a full disk: what is in the WAL stays there for the next start, and the others are closed too.
  }
  db.close();
}

const prepared = new WeakMap<Database, Map<string, Sqlite.Statement>>();

const throughViews = new WeakSet<Database>();

/** Says that views stand before the tables of this connection. */
export const readThroughViews = (db: Database): void => {
  throughViews.add(db);
};

/** Views have no indexes of their own, so that none can be asked for by name; the planner finds them below. */
const fitting = (db: Database, sql: string): string =>
  throughViews.has(db) ? sql.replaceAll(/ INDEXED BY \w+/g, '') : sql;

/** A statement of its own, for reading a result piece by piece. */
export const ownStatement = (db: Database, sql: string): Sqlite.Statement => db.prepare(fitting(db, sql));

/** The statement for this SQL, prepared once per connection. */
export function statement(db: Database, sql: string): Sqlite.Statement {
  const known = prepared.get(db) ?? new Map<string, Sqlite.Statement>();
  prepared.set(db, known);
  const statement = known.get(sql) ?? db.prepare(fitting(db, sql));
  known.set(sql, statement);
  return statement;
}

const frozen = new WeakMap<Database, string>();

/** Lets nothing more be written on this connection; `why` is for whoever tries. */
export function freeze(db: Database, why: string): void {
  frozen.set(db, why);
  db.pragma('query_only = ON');
}

const isFrozen = (db: Database): boolean => frozen.has(db);

/**
 * Runs `work` in one transaction that takes the write lock at once; a transaction inside another is part of it.
 * @throws Damaged where nothing may be written any more, DiskRefuses where the disk is full or fails: nothing is kept then.
 */
export function transaction<T>(db: Database, work: () => T): T {
  const why = frozen.get(db);
  if (why !== undefined) throw new Damaged(why, true);
  try {
    const run = (): T => db.transaction(work).immediate();
    return db.inTransaction ? run() : measured(run);
  } catch (error) {
    const fault = storageFault(error);
    throw fault === 'full' || fault === 'refused' ? new DiskRefuses(STORAGE_WORDS[fault], { cause: error }) : error;
  }
}

/** Writes what reading brings along and may be missing. Where nothing can be written, reading goes on without it. */
export function whileReading(db: Database, work: () => void): void {
  if (isFrozen(db)) return;
  try {
    transaction(db, work);
  } catch (error) {
    if (!(error instanceof DiskRefuses)) throw error;
  }
}
