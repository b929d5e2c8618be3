import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Site, startSite } from '../support/site.ts';
import { useBrowser } from '../support/visits.ts';

const browser = useBrowser();
let site: Site;
let page: Page;
beforeAll(async () => {
  site = await startSite();
  ({ page } = await browser.visit({ javaScriptEnabled: false }));
});
afterAll(() => site.app.close());

const visit = (path: string) => page.goto(site.app.url + path);

describe('without scripts', () => {
  test('a document is read with its marks, margin notes and sections', async () => {
    await visit(site.d);
    expect(await page.locator('#article mark').count()).toBeGreaterThan(3);
    expect(await page.locator('#article .note').count()).toBeGreaterThan(1);
    expect(await page.locator('#article').textContent()).toContain('Repost from Levant Wire');
  });

  test('a margin note leads to the inspector of its mark', async () => {
    await visit(site.d);
    await page.locator('.note a').first().click();
    expect(await page.locator('#inspector').textContent()).toContain('Mention 1');
  });

  test('a note is written, shown, and taken back', async () => {
    await visit(`${site.d}/annotations/1`);
    await page.getByText('Write a note').click();
    await page.getByLabel('Markdown').fill('*Which* quay?');
    await page.getByRole('button', { name: 'Save the note' }).click();
    expect(await page.locator('#inspector em').textContent()).toBe('Which');
    await visit(site.d);
    await page.getByRole('button', { name: 'Undo the last change' }).click();
    expect(site.annotation(1).note).toBe('');
  });

  test('parts are moved, sources chosen and details saved by plain forms', async () => {
    await visit(`${site.d}/annotations/2`);
    await page.getByText('Quotation, type, basis, silence').click();
    await page.getByLabel('Quotation').selectOption('indirect');
    await page.locator('form[action$="/attributes"]').getByRole('button', { name: 'Save' }).click();
    expect(site.annotation(2).attributes).toEqual({ quoteMode: 'indirect' });
    await page.getByLabel('Add a source').fill('new:person:Mona Said');
    await page.locator('form[data-source-form] button').click();
    expect(site.annotation(2).sources).toHaveLength(2);
  });

  test('a text is pasted, found and deleted', async () => {
    await visit(`${site.w}/documents`);
    await page.getByText('Paste a text').click();
    await page.getByLabel('Text', { exact: true }).fill('A freighter left at dawn.');
    await page.getByRole('button', { name: 'Import the text' }).click();
    expect(new URL(page.url()).pathname).toBe(`${site.w}/documents/2`);
    await visit(`${site.w}/documents`);
    await page.getByLabel('Search documents').fill('freighter');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    expect(await page.locator('[data-rows] tbody tr').count()).toBe(1);
    await visit(`${site.w}/documents/2/details`);
    await page.getByRole('button', { name: 'Delete the document' }).click();
    await visit(`${site.w}/trash`);
    await page.getByRole('button', { name: 'Restore' }).click();
    expect(await page.locator('main').textContent()).toContain('The trash is empty');
  });

  test('files are imported by a form', async () => {
    await visit(`${site.w}/documents`);
    const file = { name: 'dawn.txt', mimeType: 'text/plain', buffer: Buffer.from('The quay at dawn.') };
    await page.locator('[data-import] input[type=file]').setInputFiles(file);
    await page.locator('[data-import]').getByRole('button', { name: 'Import' }).click();
    expect(await page.locator('h1').textContent()).toBe('1 of 1 imported');
  });

  test('every link in the bar leads somewhere', async () => {
    await visit(`${site.w}/documents`);
    const links = await page.locator('header a[href], footer a[href], #nav-menu a[href], #switcher a[href]').all();
    const paths = await Promise.all(links.map((link) => link.getAttribute('href')));
    for (const path of new Set(paths)) expect([path, (await visit(path ?? ''))?.status()]).toEqual([path, 200]);
  });

  test('paper bears the text, its marks and notes, and none of the tools', async () => {
    await visit(site.d);
    await page.emulateMedia({ media: 'print' });
    const shown = async (selector: string) => page.locator(selector).first().isVisible();
    expect([await shown('#article mark'), await shown('#article .note')]).toEqual([true, true]);
    expect([
      await shown('header.bar'),
      await shown('footer.keys'),
      await shown('.toolbar'),
      await shown('#inspector'),
    ]).toEqual([false, false, false, false]);
    await page.emulateMedia({ media: 'screen' });
  });
});
