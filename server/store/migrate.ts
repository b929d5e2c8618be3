import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Sqlite from 'better-sqlite3';

const MIGRATIONS = join(import.meta.dirname, '../../migrations');

type Migration = { number: number; name: string; sql: string; checksum: string };

/** A file that this program must not open: made by a newer one, or by another program. The message is for the user. */
export class WrongDatabase extends Error {}

const cache = new Map<string, Migration[]>();

function migrationsOf(kind: 'workspace' | 'control'): Migration[] {
  const known = cache.get(kind);
  if (known) return known;
  const folder = join(MIGRATIONS, kind);
  const migrations = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8');
      return { number: Number.parseInt(name, 10), name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
  cache.set(kind, migrations);
  return migrations;
}

/** The version to which this program brings a database. */
export const newestVersion = (kind: 'workspace' | 'control'): number => migrationsOf(kind).length;

/** Brings a database up to this program's version: forward only, each migration in a transaction of its own. */
export function migrate(db: Sqlite.Database, kind: 'workspace' | 'control'): void {
  const migrations = migrationsOf(kind);
  if (db.pragma('user_version', { simple: true }) === migrations.length) return;
  db.exec(`CREATE TABLE IF NOT EXISTS migration (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL
  ) STRICT`);
  const applied = db.prepare('SELECT number, checksum FROM migration ORDER BY number').all() as Migration[];
  refuseNewer(applied, migrations, db.name);
  for (const migration of migrations.slice(applied.length)) apply(db, migration);
}

function refuseNewer(applied: Migration[], known: Migration[], file: string): void {
  if (applied.length > known.length) {
    throw new WrongDatabase(
      `${file} was made by a newer Hearsay (its version ${applied.length}, this program's ${known.length}). Update the program.`,
    );
  }
  applied.forEach((migration, i) => {
    if (migration.checksum !== known[i]?.checksum) {
      throw new WrongDatabase(
        `${file} was made by another build: migration ${migration.number} differs. Use the program that made it.`,
      );
    }
  });
}

function apply(db: Sqlite.Database, migration: Migration): void {
  db.transaction(() => {
    db.exec(migration.sql);
    db.prepare('INSERT INTO migration VALUES (?, ?, ?, ?)').run(
      migration.number,
      migration.name,
      migration.checksum,
      new Date().toISOString(),
    );
    db.pragma(`user_version = ${migration.number}`);
  }).immediate();
}
