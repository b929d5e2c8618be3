import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DiskRefuses } from '../../server/domain/errors.ts';
import { lastSeq } from '../../server/store/changes.ts';
import { openDatabase } from '../../server/store/database.ts';
import { exportToString } from '../../server/store/dataset.ts';
import { filesOf, makeBackup } from '../../server/usecases/backup.ts';
import type { Context } from '../../server/usecases/change.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { damageIn } from '../../server/usecases/verify.ts';
import { generateText, seeded } from '../bench/generate.ts';
import { aWorkspace } from '../support/builders.ts';
import { aFolder } from '../support/folders.ts';
import { anOlderFile, versionOf } from './older.ts';
import { doSomething } from './work.ts';

const CLI = join(import.meta.dirname, '../../server/cli.ts');

/** What was tried on a full disk: how it went, and what was wrong with that; null where no small disk could be made. */
export type FullDisk = { tried: { what: string; told: string }[]; wrong: string[] };

/** On a disk of a few megabytes (a tmpfs, which needs root) that is then filled to the last byte. */
export function fillDisk(megabytes: number, seed: number): FullDisk | null {
  const disk = aFolder('disk');
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk]).status !== 0) return null;
  try {
    return onDisk(disk, seeded(seed));
  } finally {
    spawnSync('umount', ['-l', disk]);
    rmdirSync(disk);
  }
}

function onDisk(disk: string, random: () => number): FullDisk {
  const result: FullDisk = { tried: [], wrong: [] };
  const data = join(disk, 'data');
  mkdirSync(data);
  // Open all the while, as the server has it.
  const control = openDatabase(join(data, 'control.db'), 'control');
  const older = join(data, 'older.db');
  anOlderFile(older);
  const context = aWorkspace(join(data, 'case.db'));
  for (let n = 0; n < 60; n++) doSomething(context, random);
  const filler = fill(disk);
  expectRefusal(result, 'save', context, () => {
    for (let n = 0; n < 200; n++) doSomething(context, random);
  });
  expectRefusal(result, 'import', context, () =>
    importText(context, generateText(400_000, 'en', random), { title: 'Long' }),
  );
  expectRefusal(result, 'backup', context, () =>
    makeBackup(data, filesOf(['case']), join(disk, 'backups'), () => new Date().toISOString()),
  );
  const left = existsSync(join(disk, 'backups')) ? readdirSync(join(disk, 'backups')) : [];
  if (left.length > 0) result.wrong.push(`backup: it left ${left.join(', ')}`);
  exportOnto(result, data, join(disk, 'case.json'));
  migrateOn(result, older);
  rmSync(filler);
  if (versionOf(older) !== 1) result.wrong.push('migration: it went half way');
  const before = lastSeq(context.db);
  importText(context, generateText(50_000, 'en', random), { title: 'There is room again' });
  if (lastSeq(context.db) !== before + 1) result.wrong.push('afterwards nothing could be saved');
  openDatabase(older, 'workspace').close();
  const damage = damageIn(context.db);
  if (damage) result.wrong.push(`afterwards: ${damage}`);
  context.db.close();
  control.close();
  return result;
}

/** Takes every byte that is left. */
function fill(disk: string): string {
  const filler = join(disk, 'filler');
  const opened = openSync(filler, 'w');
  for (let size = 1 << 20; size >= 1; ) {
    try {
      if (writeSync(opened, Buffer.alloc(size)) < size) size >>= 1;
    } catch {
      size >>= 1;
    }
  }
  closeSync(opened);
  return filler;
}

/** What is tried has to be refused with a clear word, to leave the case as the log has it, and reading has to go on. */
function expectRefusal(result: FullDisk, what: string, context: Context, attempt: () => unknown): void {
  try {
    attempt();
    result.wrong.push(`${what}: it was not refused`);
  } catch (error) {
    if (error instanceof DiskRefuses) result.tried.push({ what, told: error.message });
    else result.wrong.push(`${what}: ${String(error)}`);
  }
  const damage = damageIn(context.db);
  if (damage) result.wrong.push(`${what}: ${damage}`);
  if (!exportToString(context.db).endsWith('}\n')) result.wrong.push(`${what}: reading did not go on`);
}

function exportOnto(result: FullDisk, data: string, out: string): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [CLI, 'export', '--data', data, '--workspace', 'case', '--out', out],
    {
      encoding: 'utf8',
    },
  );
  const told = stderr.trim().split('\n').at(-1) ?? '';
  if (status === 1 && told.includes('disk is full')) result.tried.push({ what: 'export', told });
  else result.wrong.push(`export: status ${status}, ${stderr}`);
  if (readdirSync(join(out, '..')).some((name) => name.includes('case.json')))
    result.wrong.push('export: half a file was left');
}

function migrateOn(result: FullDisk, file: string): void {
  const { status, stderr } = spawnSync(
    process.execPath,
    [CLI, 'export', '--data', join(file, '..'), '--workspace', 'older'],
    {
      encoding: 'utf8',
    },
  );
  const told = stderr.trim().split('\n').at(-1) ?? '';
  if (status === 1 && told.includes('disk')) result.tried.push({ what: 'migration', told });
  else result.wrong.push(`migration: status ${status}, ${stderr}`);
}
