import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openFolder } from '../../server/store/workspaces.ts';
import { createWorkspace } from '../../server/usecases/workspaces.ts';
import { ANALYST } from '../support/analyst.ts';
import { aClaim, aDocument } from '../support/builders.ts';
import { counters } from '../support/clock.ts';
import { aFolder } from '../support/folders.ts';
import { quickStart } from '../support/shared.ts';

const CLI = join(import.meta.dirname, '../../server/cli.ts');

let data: string;
beforeEach(() => {
  data = aFolder('cli');
});
afterEach(() => rmSync(data, { recursive: true }));

function hearsay(...args: string[]): { status: number | null; out: string; errors: string } {
  const env = { ...process.env, ...quickStart(), NODE_OPTIONS: '', HEARSAY_DATA: data };
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd: data, env, encoding: 'utf8' });
  return { status, out: stdout, errors: stderr };
}

test('verify tells what is wrong and where, of a file in use too; a backup is listed with what it lacks', () => {
  const ticks = counters();
  const folder = openFolder(data);
  createWorkspace(folder, ANALYST, { name: 'visits', description: '' }, ticks.now, ticks.newId);
  const db = folder.open('visits');
  if (!db) throw new Error('It was not made.');
  const context = { db, actor: ANALYST, ...ticks };
  aClaim(context, aDocument(context), 'The quay is shut');
  const file = join(data, 'visits.db');
  expect(hearsay('verify', 'visits')).toEqual({
    status: 0,
    out: `${file}: nothing is wrong. 1 document, 1 annotation, 3 in the log.\n`,
    errors: '',
  });
  db.exec("UPDATE span SET quote = 'The quay is open'; UPDATE change SET at = '' WHERE seq = 2");
  const { status, out, errors } = hearsay('verify');
  expect([status, out]).toEqual([1, expect.stringContaining('things are wrong.')]);
  expect(errors).toContain(`${file}: document 1, annotation 1: its quote is not what stands from 0 to 16\n`);
  expect(errors).toContain(`${file}: log entry 2: it doesn’t follow from the entry before, or was altered\n`);
  expect(hearsay('backup', 'backups')).toMatchObject({
    status: 1,
    errors: expect.stringMatching(/visits\.db: not backed up/),
  });
  expect(hearsay('backups', 'backups').out).toMatch(/UTC {2}1 file, .* MB, without visits\.db {2}/);
  folder.close();
});
