import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addSection } from '../../server/usecases/sections.ts';
import { reading, type Site, startSite } from '../support/site.ts';
import { useBrowser } from '../support/visits.ts';
import { type Desk, deskAt } from '../support/workbench.ts';

const CHROME = { kind: 'boilerplate', source: null, author: null, date: null, label: null } as const;

const browser = useBrowser();
let site: Site;
let desk: Desk;
let complaints: string[];
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.app.close());

async function open(path: string): Promise<void> {
  const visit = await browser.visit();
  ({ complaints } = visit);
  await visit.page.goto(site.app.url + path);
  desk = deskAt(visit.page);
}

const selected = (): Promise<string | undefined> =>
  desk.page.evaluate(() => location.pathname.split('/annotations/')[1]);
const focused = (): Promise<string | undefined> => desk.page.evaluate(() => document.activeElement?.tagName);
const detailsOf = (number: number): Promise<void> =>
  desk.page.locator(`#inspector [data-annotation="${number}"]`).waitFor();
const said = (words: string): Promise<void> => desk.page.locator('#toasts').getByText(words).waitFor();

describe('J and K', () => {
  test('go on from where a mark was let go of or deleted', async () => {
    await open(site.d);
    await desk.press('j', 'j');
    const second = await selected();
    await desk.press('Escape', 'k');
    expect(await selected()).toBe('1');
    await desk.press('j', 'Escape', 'j');
    const third = await selected();
    expect(new Set([second, third, '1']).size).toBe(3);
    await desk.press('k');
    await desk.saves(['Delete']);
    await desk.press('j');
    expect(await selected()).toBe(third);
    expect(complaints).toEqual([]);
  });
});

describe('the chain', () => {
  test('leads from who reports to what is reported and back, and says where it ends', async () => {
    await open(`${site.d}/annotations/4`);
    await desk.press('.');
    await detailsOf(2);
    await desk.press('.');
    await said('This is the origin.');
    await desk.press(',');
    await detailsOf(4);
    expect(await selected()).toBe('4');
  });
});

describe('site chrome', () => {
  test('is passed over by the word cursor, which begins at the first words that can be marked', async () => {
    site = await reading(site, 'Home. Sport. Weather.\n\nThe quay is shut.\n\nSubscribe now.\n\nTwo cranes failed.');
    for (const startBlock of [0, 2])
      addSection(site.app.context(), site.document(), { ...CHROME, startBlock, endBlock: startBlock + 1 });
    await open(site.d);
    const stands = desk.page.locator('#cursor-words');
    await desk.press('w');
    expect(await stands.textContent()).toBe('The');
    await desk.press('}');
    expect(await stands.textContent()).toBe('Two');
  });
});

describe('a field', () => {
  test('is left by the first Escape even while the word cursor is on', async () => {
    await open(`${site.d}/annotations/1`);
    await detailsOf(1);
    await desk.press('w', 'n');
    await desk.page.locator('#inspector textarea:focus').waitFor();
    await desk.press('Escape');
    expect(await focused()).toBe('MARK');
  });
});

describe('editing the ends of a piece', () => {
  test('takes plain arrows until Enter, as quickly as they are pressed', async () => {
    await open(`${site.d}/annotations/1`);
    await detailsOf(1);
    await desk.press('e');
    expect(await desk.page.locator('.handle.is-live').count()).toBe(2);
    await desk.press('ArrowLeft', 'ArrowLeft');
    await desk.page.locator('#inspector .part__words').getByText('The quay', { exact: true }).waitFor();
    expect(site.annotation(1).spans[0]?.quote).toBe('The quay');
    await desk.press('Enter');
    expect(await desk.page.locator('.handle.is-live').count()).toBe(0);
  });
});

describe('the article', () => {
  test('is one Tab stop, also after a save', async () => {
    await open(site.d);
    const stops = () => document.querySelectorAll('#article a:not([tabindex="-1"])').length;
    await desk.page.waitForFunction(() => !document.querySelector('#article a:not([tabindex="-1"])'));
    await desk.drag('harbour master');
    await desk.saves(['c']);
    expect(await desk.page.evaluate(stops)).toBe(0);
  });
});

describe('“/” in a text', () => {
  test('finds words in it, goes round, and gives the text back', async () => {
    await open(site.d);
    await desk.press('/');
    await desk.page.keyboard.type('THE');
    const count = desk.page.locator('.findbar__count');
    await count.getByText(/^1 of \d+$/).waitFor();
    await desk.press('Shift+Enter');
    const [, at, all] = /^(\d+) of (\d+)$/.exec((await count.textContent()) ?? '') ?? [];
    expect(at).toBe(all);
    expect(await desk.page.evaluate(() => CSS.highlights.get('found')?.size)).toBe(Number(all));
    await desk.page.keyboard.type('zzz');
    await count.getByText('Not in this text').waitFor();
    await desk.press('Escape');
    expect(await desk.page.locator('.findbar').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
