import { spawnSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../server/store/database.ts';
import { peopleOf } from '../../server/store/people.ts';
import { damageIn } from '../../server/usecases/verify.ts';
import { aFolder } from '../support/folders.ts';
import { anOlderFile } from './older.ts';

const MIGRATOR = join(import.meta.dirname, 'migrator.ts');

export type Migrated = { steps: number; wrong: string[] };

/** Kills the migration of an older file before each of its statements (or each `step`-th), and opens the file after that. */
export function killMigrations(step: number, env: Record<string, string> = {}): Migrated {
  const folder = aFolder('migrations');
  const older = join(folder, 'older.db');
  const result: Migrated = { steps: 0, wrong: [] };
  try {
    anOlderFile(older);
    for (let killAt = 0; ; killAt += step) {
      const file = join(folder, `${killAt}.db`);
      copyFileSync(older, file);
      const { signal, stdout } = spawnSync(process.execPath, [MIGRATOR, file, String(killAt)], {
        encoding: 'utf8',
        env: { ...process.env, NODE_OPTIONS: '', ...env },
      });
      if (stdout === 'done\n') return result;
      result.steps++;
      const fault = signal === 'SIGKILL' ? faultIn(file) : `the process ended with ${signal}`;
      if (fault) result.wrong.push(`before statement ${killAt}: ${fault}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function faultIn(file: string): string | null {
  const db = openDatabase(file, 'workspace');
  try {
    return peopleOf(db).length === 50 ? damageIn(db) : 'people are missing';
  } finally {
    db.close();
  }
}
