import { closeSync, existsSync, fsyncSync, mkdtempSync, openSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { type Database, openDatabase, openReadOnly } from './database.ts';
import { newestVersion } from './migrate.ts';

/** Writes one moment of a database, in use or not, as a file of its own that needs no other beside it. `to` must not be there. */
export function copyDatabase(from: string, to: string): void {
  const db = openReadOnly(from);
  try {
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
  flush(to);
}

/** Waits until a file, or the names in a folder, are on the disk. */
export function flush(path: string): void {
  const opened = openSync(path, 'r');
  try {
    fsyncSync(opened);
  } catch (error) {
    // Windows flushes no folders.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  } finally {
    closeSync(opened);
  }
}

/** Whether another process has this database open. Of a file that isn't there, or is none, nothing can be said: false. */
export function isInUse(file: string): boolean {
  if (!existsSync(file)) return false;
  const db = new Sqlite(file, { timeout: 0 });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN IMMEDIATE; ROLLBACK');
    return false;
  } catch (error) {
    return String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY');
  } finally {
    db.close();
  }
}

/** Whether this is a workspace, a control file, or a file of something else. */
export function kindOf(file: string): 'workspace' | 'control' | null {
  try {
    const db = openReadOnly(file);
    try {
      const has = (table: string): boolean =>
        db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table) !== undefined;
      if (!has('migration')) return null;
      return has('workspace') ? 'workspace' : has('person') || has('account') ? 'control' : null;
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}

export type Checkable = { db: Database; close: () => void; isOlder: boolean };

/**
 * A database for reading, as this program knows it: a file that an older one made is left as it is, and a copy of it,
 * brought up to date, is read instead. @throws WrongDatabase where a newer program made it.
 */
export function openToCheck(file: string, kind: 'workspace' | 'control'): Checkable {
  const db = openReadOnly(file);
  if (db.pragma('user_version', { simple: true }) === newestVersion(kind))
    return { db, close: () => db.close(), isOlder: false };
  db.close();
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-check-'));
  const copy = join(folder, basename(file));
  try {
    copyDatabase(file, copy);
    const current = openDatabase(copy, kind);
    return {
      db: current,
      isOlder: true,
      close: () => {
        current.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Moves a database out of the way with what belongs to it. Returns its new name. */
export function setAside(file: string, stamp: string): string {
  const aside = `${file}.replaced-${stamp}`;
  for (const ending of ['', '-wal', '-shm']) if (existsSync(file + ending)) renameSync(file + ending, aside + ending);
  return aside;
}
