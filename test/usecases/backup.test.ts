import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Backup, backupsIn, newestGoodCopy, superfluous } from '../../server/store/backups.ts';
import { exportToString } from '../../server/store/dataset.ts';
import { type Folder, openFolder } from '../../server/store/workspaces.ts';
import { filesOf, makeBackup } from '../../server/usecases/backup.ts';
import type { Context } from '../../server/usecases/change.ts';
import { restore } from '../../server/usecases/restore.ts';
import { createWorkspace } from '../../server/usecases/workspaces.ts';
import { createBackups, dueIn } from '../../server/workers/backups.ts';
import { ANALYST } from '../support/analyst.ts';
import { aClaim, aDocument } from '../support/builders.ts';
import { counters } from '../support/clock.ts';
import { aFolder } from '../support/folders.ts';
import { quickStart } from '../support/shared.ts';

const CLI = join(import.meta.dirname, '../../server/cli.ts');
const ticks = counters();
const { now } = ticks;

let home: string;
let data: string;
let to: string;
let folder: Folder;
let context: Context;
beforeEach(() => {
  home = aFolder('backup');
  [data, to] = [join(home, 'data'), join(home, 'backups')];
  folder = openFolder(data, to);
  createWorkspace(folder, ANALYST, { name: 'visits', description: '' }, now, ticks.newId);
  const db = folder.open('visits');
  if (!db) throw new Error('It was not made.');
  context = { db, actor: ANALYST, ...ticks };
  aClaim(context, aDocument(context), 'The quay is shut');
});
afterEach(() => {
  folder.close();
  rmSync(home, { recursive: true, force: true });
});

const backUp = () => makeBackup(data, filesOf(folder.slugs()), to, now);
const datasetIn = (path: string): string => {
  const there = openFolder(path);
  const db = there.open('visits');
  const text = db ? exportToString(db) : '';
  there.close();
  return text;
};

describe('a backup', () => {
  test('has every file, as one that needs no other beside it, while all are in use', () => {
    const { path, files, failed } = backUp();
    expect(readdirSync(path).sort()).toEqual(['control.db', 'manifest.json', 'visits.db']);
    expect(files.map(({ file, workspace, change }) => [file, workspace, change?.seq])).toEqual([
      ['control.db', null, undefined],
      ['visits.db', 'visits', 3],
    ]);
    expect(failed).toEqual([]);
    expect(readdirSync(to)).toEqual([path.split('/').at(-1)]);
  });

  test('may be read by whoever runs the server alone', () => {
    const { path } = backUp();
    expect([to, path, join(path, 'control.db')].map((one) => statSync(one).mode & 0o077)).toEqual([0, 0, 0]);
  });

  test('leaves out a damaged workspace, says so, and has the others', () => {
    createWorkspace(folder, ANALYST, { name: 'other', description: '' }, now, ticks.newId);
    context.db.exec("UPDATE document_text SET text = 'Other words'");
    const { files, failed } = backUp();
    expect(files.map(({ file }) => file)).toEqual(['control.db', 'other.db']);
    expect(failed).toEqual([
      { file: 'visits.db', why: 'It is damaged: document 1: its text is not the one that was imported.' },
    ]);
  });

  test('that was interrupted is no backup, and its remains go with the next one', () => {
    mkdirSync(join(to, '.hearsay-2025-01-01T000000Z.999999999.partial'), { recursive: true });
    expect(backupsIn(to)).toEqual([]);
    backUp();
    expect(readdirSync(to)).toHaveLength(1);
  });

  test('for which the disk has no room is refused, and leaves nothing behind', () => {
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', `ulimit -f 300; exec "$0" "$@"`, process.execPath, CLI, 'backup', to, '--data', data],
      {
        encoding: 'utf8',
        env: { ...process.env, ...quickStart(), NODE_OPTIONS: '' },
      },
    );
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/^hearsay: The backup was not made: .+ Nothing of it was left there\.\n$/),
    ]);
    expect(readdirSync(to)).toEqual([]);
  });
});

describe('the newest good copy', () => {
  test('is named when the file is found damaged', () => {
    const { madeAt } = backUp();
    folder.markDamaged('visits', 'a page of it can’t be read');
    const [{ name = '' } = {}] = backupsIn(to);
    expect(folder.damageOf('visits')?.message).toBe(
      `The file of the workspace visits is damaged (a page of it can’t be read). Nothing more is written to it; what can be read of it is shown. The newest good backup is ${name}/visits.db, made ${madeAt.slice(0, 16).replace('T', ' ')} UTC: whoever runs the server stops it and restores that file with --force.`,
    );
  });

  test('is not one that was altered since', () => {
    const first = backUp();
    const second = backUp();
    expect(newestGoodCopy(to, 'visits')?.madeAt).toBe(second.madeAt);
    writeFileSync(join(second.path, 'visits.db'), 'spoilt');
    expect(newestGoodCopy(to, 'visits')?.madeAt).toBe(first.madeAt);
  });
});

describe('restoring', () => {
  test('a file into an empty data folder gives the same workspace: it moves as one file', () => {
    const { path } = backUp();
    const moved = join(home, 'visits.db');
    copyFileSync(join(path, 'visits.db'), moved);
    restore(moved, join(home, 'elsewhere'), {}, now);
    expect(datasetIn(join(home, 'elsewhere'))).toBe(exportToString(context.db));
  });

  test('a file that another server has in use, with its log beside it, too', () => {
    restore(join(data, 'visits.db'), join(home, 'elsewhere'), {}, now);
    expect(datasetIn(join(home, 'elsewhere'))).toBe(exportToString(context.db));
  });

  test('a whole backup brings accounts and workspaces', () => {
    const { path } = backUp();
    expect(restore(path, join(home, 'new'), {}, now)).toHaveLength(2);
    expect(readdirSync(join(home, 'new')).sort()).toEqual(['control.db', 'visits.db']);
  });

  test('overwrites nothing unless told to, and then keeps what was there', () => {
    const { path } = backUp();
    const before = exportToString(context.db);
    aDocument(context, 'Another text.');
    const since = exportToString(context.db);
    expect(() => restore(join(path, 'visits.db'), data, {}, now)).toThrow('--force');
    folder.close();
    const [restored] = restore(join(path, 'visits.db'), data, { force: true }, now);
    expect(datasetIn(data)).toBe(before);
    mkdirSync(join(home, 'kept'));
    copyFileSync(restored?.replaced ?? '', join(home, 'kept/visits.db'));
    expect(datasetIn(join(home, 'kept'))).toBe(since);
    folder = openFolder(data, to);
  });

  test('under another address stands beside what is there, also while the server runs', () => {
    const { path } = backUp();
    restore(join(path, 'visits.db'), data, { as: 'visits-before' }, now);
    expect(folder.slugs()).toEqual(['visits', 'visits-before']);
    expect(folder.open('visits-before')).not.toBeNull();
  });

  test('refuses what is damaged, altered, of something else, or has no address', () => {
    const { path } = backUp();
    const file = join(path, 'visits.db');
    writeFileSync(join(home, 'notes.db'), 'Some notes');
    const bytes = readFileSync(file);
    writeFileSync(join(home, 'cut.db'), bytes.subarray(0, bytes.length / 2));
    writeFileSync(file, bytes.fill('?', 5000, 5100));
    const into = join(home, 'elsewhere');
    expect(() => restore(file, into, {}, now)).toThrow('not as it was when the backup was made');
    expect(() => restore(join(home, 'notes.db'), into, {}, now)).toThrow('no workspace of Hearsay’s');
    expect(() => restore(join(home, 'cut.db'), into, {}, now)).toThrow();
    expect(() => restore(join(data, 'visits.db'), into, { as: '../x' }, now)).toThrow('can’t be the address');
    expect(() => restore(join(data, 'visits.db'), into, { as: 'control' }, now)).toThrow('can’t be the address');
    expect(readdirSync(into)).toEqual([]);
  });

  test('over a folder that a running server has open is refused', () => {
    const { path } = backUp();
    const { status, stderr } = spawnSync(
      process.execPath,
      [CLI, 'restore', join(path, 'visits.db'), '--force', '--data', data],
      {
        encoding: 'utf8',
        env: { ...process.env, ...quickStart(), NODE_OPTIONS: '' },
      },
    );
    expect([status, stderr]).toEqual([1, expect.stringContaining('Hearsay is running on')]);
  });
});

describe('the schedule', () => {
  const AT = '2026-03-01T00:00:00.000Z';
  test.each([
    ['without any', null, AT, 0],
    ['half way', AT, '2026-03-01T12:00:00.000Z', 12 * 3_600_000],
    ['late, after the server was down', AT, '2026-03-09T00:00:00.000Z', 0],
    ['with a clock that was set back', AT, '2026-02-01T00:00:00.000Z', 24 * 3_600_000],
  ])('counts from the newest one: %s', (_what, newest, at, due) => {
    expect(dueIn(newest, at, 24)).toBe(due);
  });

  const aBackup = (n: number, ...files: string[]): Backup =>
    ({
      name: `b${n}`,
      path: '',
      madeAt: String(n),
      failed: [],
      files: files.map((file) => ({ file })),
    }) as unknown as Backup;

  test('keeps the newest ones, and the last copy of a workspace that can’t be copied any more', () => {
    const backups = [aBackup(5, 'a.db'), aBackup(4, 'a.db'), aBackup(3, 'a.db', 'b.db'), aBackup(2, 'a.db', 'b.db')];
    expect(superfluous(backups, 2, ['a.db', 'b.db']).map(({ name }) => name)).toEqual(['b2']);
    expect(superfluous(backups, 2, ['a.db']).map(({ name }) => name)).toEqual(['b3', 'b2']);
  });

  test('makes them in a thread, and lets old ones go', async () => {
    const failures: string[] = [];
    const backups = createBackups({
      data,
      slugs: folder.slugs,
      plan: { folder: to, everyHours: 24, keep: 2 },
      now,
      failed: (why) => failures.push(why),
    });
    for (let n = 0; n < 3; n++) await backups.make();
    await backups.close();
    expect(failures).toEqual([]);
    expect(backupsIn(to).map(({ files }) => files.map(({ file }) => file))).toEqual(
      Array(2).fill(['control.db', 'visits.db']),
    );
  });
});
