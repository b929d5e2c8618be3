import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { spansOf } from '../../server/domain/annotation.ts';
import { firstPath } from '../support/accounts.ts';
import { startApp } from '../support/app.ts';
import { post } from '../support/requests.ts';
import { reading, type Site, startSite } from '../support/site.ts';
import { useBrowser } from '../support/visits.ts';
import { type Desk, deskAt } from '../support/workbench.ts';

const SENTENCES = [
  'Reuters reported that the northern quay was shut.',
  'The harbour master said that two cranes had failed.',
  'A port official said that the fire began at midnight.',
  'Informed sources said that a drone had struck the store.',
  'The ministry announced that an inquiry had been opened.',
  'Mona Said told Radio Dhow that the alarm came late.',
  'Witnesses said that the smoke smelled of solvent.',
  'The agent denied that the ship had carried fuel.',
  'Al-Manara reported that the log had been removed.',
  'The union claimed that nobody had been warned.',
];

const browser = useBrowser();
let site: Site;

async function open(path: string): Promise<{ desk: Desk; complaints: string[] }> {
  const { page, complaints } = await browser.visit();
  await page.goto(site.app.url + path);
  return { desk: deskAt(page), complaints };
}

describe('without a mouse', () => {
  beforeEach(async () => {
    site = await startSite();
  });
  afterEach(() => site.app.close());

  test('ten attributions get their sources and claims, a sentence at a time', async () => {
    site = await reading(site, SENTENCES.join('\n\n'));
    const { desk, complaints } = await open(site.d);
    await desk.press('w');
    for (let i = 0; i < SENTENCES.length; i++) {
      await desk.press('v', 'a');
      await desk.page.locator('#sweepbox:popover-open input[type=checkbox]').first().waitFor();
      await desk.saves(['Enter'], /\/sweeps$/);
    }
    const made = site.annotations();
    const attributions = made.filter((one) => one.kind === 'attribution' && spansOf(one, 'cue').length > 0);
    expect(attributions.map((one) => one.sources.length > 0)).toEqual(Array(10).fill(true));
    expect(attributions.map((one) => one.mentionIds.length)).toEqual(Array(10).fill(1));
    const sources = attributions.map((one) => spansOf(one, 'source')[0]?.quote ?? '?');
    expect(sources.map((words) => SENTENCES.findIndex((sentence) => sentence.startsWith(words)))).toEqual(
      SENTENCES.map((_, i) => i),
    );
    expect(complaints).toEqual([]);
  });

  test('parts are marked one by one: claim, its source, the words that hand over', async () => {
    site = await reading(site, 'A dockworker saw the fire begin.');
    const { desk } = await open(site.d);
    await desk.press('w', 'End', 'Shift+ArrowLeft', 'Shift+ArrowLeft');
    await desk.saves(['c']);
    expect(site.annotation(1).spans[0]?.quote).toBe('the fire begin');
    await desk.press('Home', 'Shift+ArrowRight');
    await desk.saves(['z']);
    await desk.saves(['q']);
    expect(site.annotation(2).spans.map((span) => `${span.role}: ${span.quote}`)).toEqual([
      'content: the fire begin',
      'source: A dockworker',
      'cue: saw',
    ]);
    expect(site.annotation(2).mentionIds).toEqual([site.annotation(1).id]);
  });

  test('marks are walked through, opened, nudged, deleted, and brought back', async () => {
    const { desk } = await open(site.d);
    await desk.press('j');
    await desk.page.locator('#inspector').getByText('Mention 1', { exact: true }).waitFor();
    await desk.saves(['Alt+ArrowLeft']);
    expect(site.annotation(1).spans[0]?.quote).toBe('The quay is');
    await desk.saves(['Delete']);
    expect(await desk.marked()).toEqual([2, 3, 4]);
    await desk.saves(['Control+z']);
    expect(await desk.marked()).toEqual([1, 2, 3, 4]);
  });

  test('the list of keys opens, closes, and can be turned off', async () => {
    const { desk } = await open(site.d);
    const keymap = desk.page.locator('#keymap');
    await desk.press('?');
    expect(await keymap.isVisible()).toBe(true);
    await keymap.getByLabel('Single-letter keys').press('Space');
    await desk.press('Escape');
    expect(await keymap.isVisible()).toBe(false);
    await desk.press('?');
    expect(await keymap.isVisible()).toBe(false);
  });

  test('keys lead to the other pages', async () => {
    const { desk } = await open(site.d);
    await desk.press('g', 's');
    await desk.page.waitForURL('**/sources');
    await desk.press('j', 'Enter');
    await desk.page.waitForURL('**/sources/*');
    await desk.press('g', 'd');
    await desk.page.waitForURL('**/documents');
  });
});

describe('Arabic', () => {
  test('is marked by mouse and by keys as it is read, from the right', async () => {
    site = await startSite();
    site = await reading(site, 'قالت مصادر مطلعة إن الرصيف الشمالي مغلق.', 'ar');
    const { desk, complaints } = await open(site.d);
    await desk.drag('الرصيف الشمالي مغلق');
    await desk.saves(['c']);
    expect(site.annotation(1).spans[0]?.quote).toBe('الرصيف الشمالي مغلق');
    await desk.press('w', 'Home', 'ArrowLeft', 'Shift+ArrowLeft');
    await desk.saves(['z']);
    expect(site.annotation(2).spans.find((span) => span.role === 'source')?.quote).toBe('مصادر مطلعة');
    expect(complaints).toEqual([]);
    await site.app.close();
  });
});

describe('the first visit', () => {
  test('asks who is reading before anything else', async () => {
    const app = await startApp({ isNew: true });
    const { page } = await browser.visit();
    await page.goto(app.url + firstPath(app));
    await page.getByLabel('Your name', { exact: true }).fill('Nadia');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/workspaces');
    expect((await post(app, '/workspaces', { name: 'Visits' })).status).toBe(303);
    await app.close();
  });
});
