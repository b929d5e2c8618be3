import Sqlite from 'better-sqlite3';
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
      ? new WrongDatabase(`${file} is not a database of Hearsay's. Take it out of the data folder.`)
      : error;
  }
  return db;
}

const isNoDatabase = (error: unknown): boolean => error instanceof Sqlite.SqliteError && error.code === 'SQLITE_NOTADB';

/** A second, read-only connection: for worker threads. */
export function openReadOnly(file: string): Database {
  const db = new Sqlite(file, { readonly: true, fileMustExist: true });
  db.pragma('busy_timeout = 5000');
  return db;
}

const prepared = new WeakMap<Database, Map<string, Sqlite.Statement>>();

/** The statement for this SQL, prepared once per connection. */
export function statement(db: Database, sql: string): Sqlite.Statement {
  const known = prepared.get(db) ?? new Map<string, Sqlite.Statement>();
  prepared.set(db, known);
  const statement = known.get(sql) ?? db.prepare(sql);
  known.set(sql, statement);
  return statement;
}

/** Runs `work` in one transaction that takes the write lock at once; a transaction inside another is part of it. */
export const transaction = <T>(db: Database, work: () => T): T => db.transaction(work).immediate();
