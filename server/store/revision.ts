import { type Database, statement } from './database.ts';

/**
 * Another one after every write to a file, by this connection or another; null within a transaction, where what is read may
 * yet be taken back.
 */
export const revisionOf = (db: Database): string | null =>
  db.inTransaction
    ? null
    : (statement(db, `SELECT total_changes() || ' ' || data_version FROM pragma_data_version`).pluck().get() as string);
