import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { post } from '../support/requests.ts';
import { type Site, startSite } from '../support/site.ts';
import { useBrowser } from '../support/visits.ts';
import { type Desk, deskAt } from '../support/workbench.ts';

const browser = useBrowser();
let site: Site;
let desk: Desk;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.app.close());

async function open(path: string): Promise<void> {
  const { page } = await browser.visit();
  await page.goto(site.app.url + path);
  desk = deskAt(page);
}

const chosen = () => desk.page.locator('#pick [role=option][aria-selected=true]');
const namesOf = (number: number): Promise<string[]> =>
  desk.page.locator(`#inspector [data-annotation="${number}"] .srcline bdi`).allTextContents();

describe('S without words', () => {
  test('chooses another source for the selected attribution: what is known goes before what would be new', async () => {
    await open(`${site.d}/annotations/4`);
    await desk.press('s');
    const field = desk.page.locator('#pick input');
    await field.fill('levantwire');
    await chosen().getByText('Levant Wire').waitFor();
    await field.fill('Radio Dhow');
    await chosen().getByText('New source “Radio Dhow”').waitFor();
    await field.fill('levant-wire');
    await desk.saves(['Enter']);
    await desk.page.locator('#inspector .srcline').getByText('Levant Wire').waitFor();
    expect(await namesOf(4)).toEqual(['Levant Wire']);
  });

  test('and a name typed in the inspector goes into the search', async () => {
    await open(`${site.d}/annotations/4`);
    await desk.page.locator('[data-source-form] input[name=source]').fill('Levant');
    await desk.press('Enter');
    await chosen().getByText('Levant Wire').waitFor();
    expect(await desk.page.locator('#pick input').inputValue()).toBe('Levant');
    await desk.saves(['Enter']);
    await desk.page.locator('#inspector .srcline').getByText('Levant Wire').waitFor();
    expect(await namesOf(4)).toEqual(['Al-Manara', 'Levant Wire']);
  });
});

describe('what was changed elsewhere', () => {
  test('can be saved over once it has been seen', async () => {
    await open(`${site.d}/annotations/1`);
    const inspector = desk.page.locator('#inspector');
    await inspector.getByText('Write a note').click();
    await inspector.getByLabel('Markdown').fill('Says who?');
    await post(site.app, `${site.d}/annotations/1/note`, { version: site.annotation(1).version, note: 'Which quay?' });
    await inspector.getByRole('button', { name: 'Save the note' }).click();
    await desk.page.getByRole('dialog').getByRole('button', { name: 'Save mine over it' }).click();
    await inspector.locator('.prose').getByText('Says who?').waitFor();
    expect(site.annotation(1).note).toBe('Says who?');
  });
});

test('nothing to undo is said quietly', async () => {
  await open(site.d);
  await desk.press('Control+Shift+z');
  await desk.page.locator('#toasts .toast').waitFor();
  expect(await desk.page.locator('#alarm').count()).toBe(0);
});

test('the list shows what was imported, and keeps the report', async () => {
  await open('/w/case/documents');
  const before = await desk.page.locator('[data-rows] tbody tr').count();
  const file = {
    name: 'new.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('The northern quay was shut on Monday.'),
  };
  const empty = { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.from('') };
  await desk.page.locator('[data-import] input[type=file]').setInputFiles([file, empty]);
  await desk.page.locator('#import-report').getByText('1 imported, 1 not.').waitFor();
  expect(await desk.page.locator('[data-rows] tbody tr').count()).toBe(before + 1);
  expect(await desk.page.locator('#import-report').textContent()).toContain('0 bytes');
  expect(await desk.page.locator('nav.tabs [aria-current]').textContent()).toContain(String(before + 1));
});
