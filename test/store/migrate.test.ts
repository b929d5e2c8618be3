import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openDatabase, openReadOnly } from '../../server/store/database.ts';
import { WrongDatabase } from '../../server/store/migrate.ts';

const MIGRATIONS = readdirSync(join(import.meta.dirname, '../../migrations/workspace')).sort();
const NEXT = MIGRATIONS.length + 1;
/** As a newer program would have left it. */
const LATER = `INSERT INTO migration VALUES (${NEXT}, 'later.sql', 'x', 'now'); PRAGMA user_version = ${NEXT}`;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearsay-store-'));
  file = join(folder, 'case.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Does something to a file that is there and is nobody’s at the moment. */
function spoil(sql: string): void {
  const db = openDatabase(file, 'workspace');
  db.exec(sql);
  db.close();
}

describe('opening a file', () => {
  test('makes a new one what this program needs, once', () => {
    spoil('');
    const db = openDatabase(file, 'workspace');
    expect(db.prepare('SELECT number, name FROM migration').all()).toEqual(
      MIGRATIONS.map((name, i) => ({ number: i + 1, name })),
    );
    db.close();
  });

  test('made by a newer program is refused with what to do', () => {
    spoil(LATER);
    expect(() => openDatabase(file, 'workspace')).toThrow(WrongDatabase);
    expect(() => openDatabase(file, 'workspace')).toThrow(
      `made by a newer Hearsay (its version ${NEXT}, this program's ${NEXT - 1}). Update the program.`,
    );
  });

  test('made by another build, whose migration has other words, is refused', () => {
    spoil("UPDATE migration SET checksum = 'other'; PRAGMA user_version = 0");
    expect(() => openDatabase(file, 'workspace')).toThrow('migration 1 differs');
  });

  test('that was refused is let go: it can be moved or opened by another', () => {
    spoil(LATER);
    expect(() => openDatabase(file, 'workspace')).toThrow(WrongDatabase);
    rmSync(file);
    expect(() => openDatabase(file, 'workspace').close()).not.toThrow();
  });

  test('for reading alone writes nothing', () => {
    spoil('');
    const db = openReadOnly(file);
    expect(() => db.exec("INSERT INTO person VALUES ('a', 'b')")).toThrow('readonly');
    db.close();
  });

  test('keeps what was acknowledged, and checks references', () => {
    const db = openDatabase(file, 'workspace');
    expect(['journal_mode', 'synchronous', 'foreign_keys'].map((name) => db.pragma(name, { simple: true }))).toEqual([
      'wal',
      2,
      1,
    ]);
    db.close();
  });
});
