import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ensureSample } from '../../server/sample.ts';
import { annotationsInDocument } from '../../server/store/annotations.ts';
import { documentByNumber } from '../../server/store/documents.ts';
import { anAccount } from '../support/anAccount.ts';
import { ANALYST } from '../support/analyst.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { counters } from '../support/clock.ts';
import { useBrowser } from '../support/visits.ts';

const DOCS = join(import.meta.dirname, '../../docs');
const browser = useBrowser();

/** The sample workspaces, as they are on the first start. */
async function started(): Promise<TestApp> {
  const app = await startApp({ isNew: true });
  const { now, newId } = counters();
  anAccount(app.folder.control, ANALYST, now());
  await ensureSample(app.folder, now, newId);
  return app;
}

/** A voice two steps behind the paper, selected. */
function workbenchOf(app: TestApp): string {
  const db = app.db('harbour');
  const document = documentByNumber(db, 2);
  if (!document) throw new Error('The sample has a second document.');
  const selected = annotationsInDocument(db, document.id).find((one) =>
    one.spans.some((span) => span.quote.startsWith('a post on a dockworkers')),
  );
  return `/w/harbour/documents/2/annotations/${selected?.number}`;
}

const PICTURES: [string, (app: TestApp) => string, (page: Page) => Promise<void>][] = [
  [
    'workbench.png',
    workbenchOf,
    (page) => page.locator('#inspector').getByText('Attribution', { exact: false }).first().waitFor(),
  ],
  ['claim.png', () => '/w/harbour/claims/14', (page) => page.getByText('Circular reporting').first().waitFor()],
];

test.each(PICTURES)(
  'the picture %s shows the page as it is; UPDATE_PICTURE=1 takes it anew',
  async (name, pathIn, isThere) => {
    const app = await started();
    const { page, complaints } = await browser.visit({ deviceScaleFactor: 2, reducedMotion: 'reduce' });
    await page.goto(app.url + pathIn(app));
    await isThere(page);
    await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
    const file = join(DOCS, name);
    const taken = await page.screenshot(process.env.UPDATE_PICTURE === '1' ? { path: file } : {});
    expect(sizeOf(taken)).toEqual([2880, 1800]);
    expect(existsSync(file) ? sizeOf(readFileSync(file)) : 'not there').toEqual([2880, 1800]);
    expect(complaints).toEqual([]);
    await app.close();
  },
);

const sizeOf = (png: Buffer): number[] => [png.readUInt32BE(16), png.readUInt32BE(20)];
