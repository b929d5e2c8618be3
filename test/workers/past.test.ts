import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Folder, openFolder } from '../../server/store/workspaces.ts';
import type { Context } from '../../server/usecases/change.ts';
import { eraseNames } from '../../server/usecases/erasure.ts';
import type { Past } from '../../server/usecases/moments.ts';
import { addSource, editSource } from '../../server/usecases/sources.ts';
import { createWorkspace } from '../../server/usecases/workspaces.ts';
import { createPast } from '../../server/workers/past.ts';
import { ANALYST } from '../support/analyst.ts';
import { anEvent } from '../support/claims.ts';
import { counters } from '../support/clock.ts';
import { aFolder } from '../support/folders.ts';

const MINUTE = 60_000;
let folder: Folder;
let past: Past;
let context: Context;
let time: number;

beforeEach(() => {
  folder = openFolder(aFolder('past'));
  const ticks = counters();
  createWorkspace(folder, ANALYST, { name: 'case', description: '' }, ticks.now, ticks.newId);
  const db = folder.open('case');
  if (!db) throw new Error('It was made.');
  context = { db, actor: ANALYST, ...ticks };
  for (let i = 0; i < 12; i++) anEvent(context, `Event ${i}`);
  time = 0;
  past = createPast({ ...folder, clock: () => time });
});
afterEach(async () => {
  await past.close();
  folder.close();
  rmSync(folder.path, { recursive: true });
});

const place = (): string => join(folder.path, '.past');
const copies = (): string[] => readdirSync(place());
const events = (name: string): unknown => past.open(name)?.prepare('SELECT count(*) FROM event').pluck().get();

describe('copies of the past', () => {
  test('are read only, one for all who ask for the same moment, under each of its names', async () => {
    const names = ['case@5', 'case@5', 'case@05', 'case@2025-03-14'];
    const held = await Promise.all(names.map((name) => past.hold(name)));
    expect(names.map(events)).toEqual([4, 4, 4, 12]);
    expect(copies()).toHaveLength(2);
    expect(past.open('case@5')?.readonly).toBe(true);
    expect(() => past.open('case@5')?.exec('DELETE FROM event')).toThrow(/readonly/);
    for (const release of held) release();
  });

  test('are few, the last used ones, and none that is in use is taken away', async () => {
    const keep = await past.hold('case@1');
    for (let seq = 2; seq <= 10; seq++) (await past.hold(`case@${seq}`))();
    expect(copies().length).toBeLessThanOrEqual(9);
    expect([events('case@1'), events('case@2'), events('case@10')]).toEqual([0, undefined, 9]);
    keep();
  });

  test('go when nobody has asked for them for a while', async () => {
    (await past.hold('case@3'))();
    time += 9 * MINUTE;
    (await past.hold('case@4'))();
    time += 2 * MINUTE;
    (await past.hold('case@5'))();
    expect([events('case@3'), events('case@4'), events('case@5')]).toEqual([undefined, 3, 4]);
  });

  test('follow what is hidden and erased by now', async () => {
    const person = { kind: 'person' as const, name: 'Samira Quddus', description: '', affiliation: null, aliases: [] };
    const { value, seq } = addSource(context, person);
    const name = `case@${seq}`;
    const shown = (): unknown => past.open(name)?.prepare('SELECT name, protected FROM source').get();
    (await past.hold(name))();
    expect(shown()).toEqual({ name: 'Samira Quddus', protected: 0 });
    editSource(context, value.id, 1, { ...person, protected: true });
    (await past.hold(name))();
    expect(shown()).toEqual({ name: 'Samira Quddus', protected: 1 });
    expect(past.veiled(name)?.prepare('SELECT name FROM source').pluck().get()).toBe('Protected source 1');
    eraseNames(context, { names: ['Samira Quddus'], texts: true });
    past.forget('case');
    expect(existsSync(place()) ? copies() : []).toEqual([]);
    (await past.hold(name))();
    expect(shown()).toEqual({ name: '██████ ██████', protected: 1 });
  });

  test('that can’t be made leave nothing behind', async () => {
    await expect(past.hold('case@99')).rejects.toThrow('The log of this workspace has no entry 99; its last is 13.');
    await expect(past.hold('case@2025-03-13')).rejects.toThrow(/There was nothing here yet on 2025-03-13/);
    (await past.hold('other@1'))();
    (await past.hold('case@soon'))();
    expect([past.open('other@1'), past.open('case@soon'), existsSync(place())]).toEqual([null, null, false]);
  });
});
