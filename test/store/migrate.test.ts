import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openDatabase, openReadOnly } from '../../server/store/database.ts';
import { WrongDatabase } from '../../server/store/migrate.ts';

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
    expect(db.prepare('SELECT number, name FROM migration').all()).toEqual([
      { number: 1, name: '0001_create_workspace.sql' },
      { number: 2, name: '0002_create_claims.sql' },
    ]);
    db.close();
  });

  test('made by a newer program is refused with what to do', () => {
    spoil("INSERT INTO migration VALUES (3, '0003_later.sql', 'x', 'now'); PRAGMA user_version = 3");
    expect(() => openDatabase(file, 'workspace')).toThrow(WrongDatabase);
    expect(() => openDatabase(file, 'workspace')).toThrow(
      "made by a newer Hearsay (its version 3, this program's 2). Update the program.",
    );
  });

  test('made by another build, whose migration has other words, is refused', () => {
    spoil("UPDATE migration SET checksum = 'other'; PRAGMA user_version = 0");
    expect(() => openDatabase(file, 'workspace')).toThrow('migration 1 differs');
  });

  test('that was refused is let go: it can be moved or opened by another', () => {
    spoil("INSERT INTO migration VALUES (3, '0003_later.sql', 'x', 'now'); PRAGMA user_version = 3");
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
