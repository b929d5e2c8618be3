import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { exportToString } from '../../server/store/dataset.ts';
import { derivationCount } from '../../server/store/derivations.ts';
import { nextUnshingled } from '../../server/store/shingles.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { createWorkspace } from '../../server/usecases/workspaces.ts';
import { createCopyReader } from '../../server/workers/copies.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aWorkspace } from '../support/builders.ts';
import { passage } from '../support/passages.ts';
import { post, upload } from '../support/requests.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startApp({ readsForCopies: true });
});
afterEach(() => app.close());

const paste = (n: number) => post(app, '/w/case/texts', { text: `Text ${n}.\n\n${passage(1, 60)}` });

describe('a text that comes in', () => {
  test('is read beside the requests, and its copies are proposed', async () => {
    for (let n = 1; n <= 3; n++) await paste(n);
    await app.copies.idle();
    expect(derivationCount(app.db(), 'proposed')).toBe(3);
    expect(nextUnshingled(app.db())).toBeNull();
    expect(app.logged).toEqual([]);
  });

  test('with a dataset is read too', async () => {
    await paste(1);
    await paste(2);
    await app.copies.idle();
    const json = exportToString(app.db());
    const { actor, now, newId } = app.context();
    createWorkspace(app.folder, actor, { name: 'again', description: '' }, now, newId);
    await upload(app, '/w/again/datasets', [{ name: 'a.json', bytes: json }]);
    await app.copies.idle();
    expect(nextUnshingled(app.db('again'))).toBeNull();
    expect(derivationCount(app.db('again'), 'proposed')).toBe(1);
  });

  test('while another is read is read after it', async () => {
    for (let n = 1; n <= 10; n++) importText(app.context(), `Text ${n}.\n\n${passage(n, 30)}`, { title: `${n}` });
    app.copies.wake('case');
    await paste(11);
    app.copies.wake('nowhere');
    await app.copies.idle();
    expect(app.db().prepare('SELECT count(*) FROM shingled').pluck().get()).toBe(11);
  });

  test('that could not be read to its end is read the next time', async () => {
    for (let n = 1; n <= 30; n++) importText(app.context(), `Text ${n}.\n\n${passage(n, 300)}`, { title: `${n}` });
    app.copies.wake('case');
    await app.copies.close();
    expect(nextUnshingled(app.db())).not.toBeNull();
    app = await app.restart();
    app.copies.wake('case');
    await app.copies.idle();
    expect(nextUnshingled(app.db())).toBeNull();
  });
});

describe('a failure', () => {
  test('is told, and the next workspace is read all the same', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hearsay-copies-'));
    const files = { good: join(folder, 'good.db'), bad: join(folder, 'missing.db') };
    const context = aWorkspace(files.good);
    importText(context, passage(1, 60), { title: 'One' });
    const failed: string[] = [];
    const reader = createCopyReader({
      ...context,
      fileOf: (slug) => files[slug as keyof typeof files],
      open: () => context.db,
      failed: (_error, slug) => failed.push(slug),
    });
    reader.wake('bad');
    reader.wake('good');
    await reader.idle();
    expect([failed, nextUnshingled(context.db)]).toEqual([['bad'], null]);
    await reader.close();
    context.db.close();
    rmSync(folder, { recursive: true });
  });
});
