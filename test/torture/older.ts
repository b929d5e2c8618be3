import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

const MIGRATIONS = join(import.meta.dirname, '../../migrations/workspace');
const AT = '2025-01-01T00:00:00.000Z';

/** A workspace file as the first version of the program made it, with a few people in it. */
export function anOlderFile(file: string): void {
  const [name = ''] = readdirSync(MIGRATIONS).sort();
  const sql = readFileSync(join(MIGRATIONS, name), 'utf8');
  const db = new Sqlite(file);
  db.pragma('journal_mode = WAL');
  db.exec(
    'CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT',
  );
  db.exec(sql);
  db.prepare('INSERT INTO migration VALUES (1, ?, ?, ?)').run(name, createHash('sha256').update(sql).digest('hex'), AT);
  db.prepare("INSERT INTO workspace VALUES (1, 'w', 'case', '', '', ?, 1)").run(AT);
  for (let n = 0; n < 50; n++) db.prepare('INSERT INTO person VALUES (?, ?)').run(`p${n}`, `Person ${n}`);
  db.pragma('user_version = 1');
  db.close();
}

export const versionOf = (file: string): number => {
  const db = new Sqlite(file, { readonly: true });
  try {
    return db.pragma('user_version', { simple: true }) as number;
  } finally {
    db.close();
  }
};
