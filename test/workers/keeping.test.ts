import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Damaged } from '../../server/domain/errors.ts';
import { type Folder, openFolder } from '../../server/store/workspaces.ts';
import { createWorkspace, editGuidelines } from '../../server/usecases/workspaces.ts';
import { checkWorkspaces } from '../../server/workers/checks.ts';
import { ANALYST } from '../support/analyst.ts';
import { aDocument } from '../support/builders.ts';
import { counters } from '../support/clock.ts';
import { aFolder } from '../support/folders.ts';

const ticks = counters();
let folder: Folder;
beforeEach(() => {
  folder = openFolder(aFolder('keeping'));
  for (const name of ['sound', 'spoilt'])
    createWorkspace(folder, ANALYST, { name, description: '' }, ticks.now, ticks.newId);
  aDocument(contextIn('spoilt'));
});
afterEach(() => {
  folder.close();
  rmSync(folder.path, { recursive: true });
});

function contextIn(slug: string) {
  const db = folder.open(slug);
  if (!db) throw new Error(`There is no ${slug}.`);
  return { db, actor: ANALYST, ...ticks };
}

test('a thread reads every workspace through at the start, and the damaged one takes no writes from then on', async () => {
  contextIn('spoilt').db.exec("UPDATE document_text SET text = replace(text, 'quay', 'qu4y')");
  const failed: unknown[] = [];
  await checkWorkspaces({
    files: folder.slugs().map((slug) => ({ slug, file: folder.fileOf(slug) })),
    damaged: folder.markDamaged,
    failed: (error) => failed.push(error),
  }).done;
  expect(failed).toEqual([]);
  expect(folder.damageOf('sound')).toBeNull();
  expect(folder.damageOf('spoilt')?.message).toContain('document 1: its text is not the one that was imported');
  expect(() => editGuidelines(contextIn('spoilt'), 1, 'Read well.')).toThrow(Damaged);
  expect(editGuidelines(contextIn('sound'), 1, 'Read well.').seq).toBe(2);
});
