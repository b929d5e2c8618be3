import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type RunningServer, startServer } from '../support/server.ts';
import { useBrowser } from '../support/visits.ts';
import { deskAt } from '../support/workbench.ts';

const CORPUS = join(import.meta.dirname, '../../corpus/sample');
const TEXTS = readdirSync(CORPUS)
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => join(CORPUS, name));

const browser = useBrowser();
let data: string;
let server: RunningServer;
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'hearsay-journey-'));
  server = await startServer(data);
});
afterEach(async () => {
  await server.kill();
  rmSync(data, { recursive: true, force: true });
});

async function beginAs(page: Page, name: string): Promise<void> {
  await page.goto(server.first);
  await page.getByLabel('Your name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Begin' }).click();
}

async function makeWorkspace(page: Page, name: string): Promise<void> {
  await page.goto(`${server.url}/workspaces`);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.waitForURL(`**/w/${name}/documents`);
}

async function importTexts(page: Page): Promise<void> {
  await page.locator('[data-import] input[type=file]').setInputFiles(TEXTS);
  await page.locator('#import-report').getByText('6 imported.').waitFor();
  await page.reload();
  expect(await page.locator('[data-rows] tbody tr').count()).toBe(6);
}

test('six texts come in, are marked, survive a crash, go out and come back as the same bytes', async () => {
  const { page, complaints } = await browser.visit();
  await beginAs(page, 'Nadia Haddad');
  await makeWorkspace(page, 'visits');
  await importTexts(page);

  await page.getByRole('link', { name: /Ismael Qaani is in Iraq again/ }).click();
  const desk = deskAt(page);
  await desk.drag('the recent round of negotiations between Iraqis and Americans');
  await desk.saves(['c']);
  await desk.drag('Iraq needs no foreign combat troops on its territory');
  await desk.saves(['t']);
  await desk.drag('declared');
  await desk.saves(['q']);
  await desk.drag('He has two weighty matters to take up there');
  await page.locator('#selpop').getByRole('button', { name: 'Claim' }).click();
  await page.waitForFunction(() => document.querySelectorAll('#article mark').length >= 4);
  expect(await desk.counts()).toBe('1 attribution, 2 mentions');
  await desk.saves(['Control+z']);
  expect(await desk.counts()).toBe('1 attribution, 1 mention');
  const address = new URL(page.url()).pathname.replace(/\/annotations\/\d+$/, '');

  await server.kill();
  server = await startServer(data);
  await page.goto(server.url + address);
  expect(await desk.counts()).toBe('1 attribution, 1 mention');
  await desk.saves(['Control+Shift+z']);
  expect(await desk.counts()).toBe('1 attribution, 2 mentions');

  const exported = await download(page, 'visits');
  await makeWorkspace(page, 'again');
  await page.goto(`${server.url}/w/again/export`);
  const file = { name: 'visits.json', mimeType: 'application/json', buffer: exported };
  await page.locator('form[action$="/datasets"] input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Import' }).click();
  await page.waitForURL('**/w/again/documents');
  expect((await download(page, 'again')).equals(exported)).toBe(true);
  // While the server was down, the open page may have asked it for something, and what it listened to was cut off.
  const isOutage = (words: string): boolean => /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED/.test(words);
  expect(complaints.filter((words) => !isOutage(words))).toEqual([]);
});

/** The dataset as the button on the export page gives it. */
async function download(page: Page, workspace: string): Promise<Buffer> {
  await page.goto(`${server.url}/w/${workspace}/export`);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download JSON' }).click(),
  ]);
  return readFileSync(await file.path());
}
