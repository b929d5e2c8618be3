import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../server/store/database.ts';
import { exportToString } from '../../server/store/dataset.ts';
import { quickFault } from '../../server/store/integrity.ts';
import { refreshStandings } from '../../server/usecases/standings.ts';
import { damageIn } from '../../server/usecases/verify.ts';
import { seeded } from '../bench/generate.ts';
import { aWorkspace } from '../support/builders.ts';
import { aFolder } from '../support/folders.ts';
import { doSomething } from './work.ts';

/** `atOnce`: found when the file was opened. `harmless`: not found, and the case reads as before. `missed`: it doesn't. */
export type Flipped = { files: number; found: number; atOnce: number; harmless: number; missed: string[] };

/** Flips some bytes in copies of a workspace file, and counts which are found by what the server does at its start. */
export function flipBytes(files: number, changes: number, seed: number): Flipped {
  const random = seeded(seed);
  const folder = aFolder('flips');
  const file = join(folder, 'case.db');
  try {
    const sound = aSoundFile(file, changes, random);
    const result: Flipped = { files, found: 0, atOnce: 0, harmless: 0, missed: [] };
    for (let n = 0; n < files; n++) {
      const at = Math.floor(random() * sound.bytes.length);
      const spoilt = Buffer.from(sound.bytes);
      for (let i = at; i < Math.min(at + 3, spoilt.length); i++) spoilt[i] = (spoilt[i] ?? 0) ^ 0xff;
      rmSync(`${file}-wal`, { force: true });
      rmSync(`${file}-shm`, { force: true });
      writeFileSync(file, spoilt);
      const what = look(file, sound.dataset);
      if (what === 'missed') result.missed.push(`bytes ${at} to ${at + 3}`);
      else result[what]++;
      if (what === 'atOnce') result.found++;
    }
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function aSoundFile(file: string, changes: number, random: () => number): { bytes: Buffer; dataset: string } {
  const context = aWorkspace(file);
  for (let n = 0; n < changes; n++) doSomething(context, random);
  refreshStandings(context.db);
  const dataset = exportToString(context.db);
  context.db.close();
  return { bytes: readFileSync(file), dataset };
}

function look(file: string, dataset: string): 'found' | 'atOnce' | 'harmless' | 'missed' {
  let db: ReturnType<typeof openDatabase>;
  try {
    db = openDatabase(file, 'workspace');
  } catch {
    return 'atOnce';
  }
  try {
    if (quickFault(db)) return 'atOnce';
    if (damageIn(db)) return 'found';
    return exportToString(db) === dataset ? 'harmless' : 'missed';
  } catch {
    return 'atOnce';
  } finally {
    db.close();
  }
}
