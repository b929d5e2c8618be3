import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ensureSample } from '../../server/sample.ts';
import { annotationsInDocument } from '../../server/store/annotations.ts';
import { documentByNumber } from '../../server/store/documents.ts';
import { putAnalyst } from '../../server/store/people.ts';
import { ANALYST, startApp, type TestApp } from '../support/app.ts';
import { counters } from '../support/clock.ts';
import { useBrowser } from '../support/visits.ts';

const PICTURE = join(import.meta.dirname, '../../docs/workbench.png');
const browser = useBrowser();

/** The sample, with a voice two steps behind the paper selected. */
async function sampleAt(): Promise<{ app: TestApp; path: string }> {
  const app = await startApp({ isNew: true });
  const { now, newId } = counters();
  putAnalyst(app.folder.control, ANALYST, now());
  await ensureSample(app.folder, now, newId);
  const db = app.db('harbour');
  const document = documentByNumber(db, 2);
  if (!document) throw new Error('The sample has a second document.');
  const selected = annotationsInDocument(db, document.id).find((one) =>
    one.spans.some((span) => span.quote.startsWith('a post on a dockworkers')),
  );
  return { app, path: `/w/harbour/documents/2/annotations/${selected?.number}` };
}

test('the picture in the README shows the workbench; UPDATE_PICTURE=1 takes it anew', async () => {
  const { app, path } = await sampleAt();
  const { page, complaints } = await browser.visit({ deviceScaleFactor: 2, reducedMotion: 'reduce' });
  await page.goto(app.url + path);
  await page.locator('#inspector').getByText('Attribution', { exact: false }).first().waitFor();
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  const { UPDATE_PICTURE } = process.env;
  const taken = await page.screenshot(UPDATE_PICTURE === '1' ? { path: PICTURE } : {});
  expect(sizeOf(taken)).toEqual([2880, 1800]);
  expect(existsSync(PICTURE) ? sizeOf(readFileSync(PICTURE)) : 'not there').toEqual([2880, 1800]);
  expect(complaints).toEqual([]);
  await app.close();
});

const sizeOf = (png: Buffer): number[] => [png.readUInt32BE(16), png.readUInt32BE(20)];
