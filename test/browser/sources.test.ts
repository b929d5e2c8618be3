import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { credibilitiesOf, identitiesListed, reliabilitiesOf } from '../../server/store/ratings.ts';
import { sourceById } from '../../server/store/sources.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { aQuotedPaper, ratedPapers } from '../support/sourcePages.ts';
import { aSource, type Papers } from '../support/sources.ts';
import { useBrowser } from '../support/visits.ts';

const browser = useBrowser();
let app: TestApp;
let papers: Papers;
let quoted: number;

beforeAll(async () => {
  app = await startApp();
  papers = ratedPapers(app.context());
  quoted = aQuotedPaper(app.context(), 12).number;
  for (const name of ['Qaani', 'قاآني']) aSource(app.context(), name, { description: 'A commander' });
});
afterAll(() => app.close());

const W = '/w/case';
const pages = (): Record<string, string> => ({
  'the registry': `${W}/sources`,
  'a search without result': `${W}/sources?q=zzz`,
  'a rated paper': `${W}/sources/${papers.tribune.number}`,
  'what a paper published, in Arabic': `${W}/sources/${papers.tribune.number}?as=publisher`,
  'a paper that is quoted in a circle': `${W}/sources/${quoted}`,
  'a protected agency': `${W}/sources/${papers.wire.number}`,
  'unnamed sources': `${W}/sources/unnamed`,
  'what may be the same': `${W}/sources/duplicates`,
  'the choice of what stays': `${W}/sources/merging?source=${papers.tribune.id}&source=${papers.online.id}`,
  'the grade to be given': `${W}/documents/1/annotations/${papers.hit.number}/grading`,
  'the grade as it was given': `${W}/documents/1/annotations/${papers.hit.number}/grading?graded=${credibilitiesOf(app.db(), [papers.hit.id])[0]?.id}`,
});

/** Opens all that is folded, and the bar of what is selected. */
const unfold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const fold of document.querySelectorAll('main details')) fold.setAttribute('open', '');
    document.querySelector<HTMLElement>('main tbody input[type="checkbox"]')?.click();
  });

/** High enough that the strip at the foot covers nothing: half a covered link would count as too small. */
const SIZES = { wide: { width: 1440, height: 3000 }, narrow: { width: 320, height: 6000 } };

test('no page of sources has barriers, complaints or sideways scrolling, in any look', async () => {
  const { page, complaints } = await browser.visit({ reducedMotion: 'reduce' });
  for (const [name, path] of Object.entries(pages())) {
    await page.goto(app.url + path);
    await unfold(page);
    expect([name, await faultsInEveryLook(page, SIZES)]).toEqual([name, []]);
  }
  expect(complaints).toEqual([]);
});

describe('without a mouse', () => {
  test('R and a letter rate a source; the reason is asked for, and Ctrl Z takes it back', async () => {
    const { page, complaints } = await browser.visit();
    await page.goto(`${app.url}${W}/sources/${papers.tribune.number}`);
    const before = reliabilitiesOf(app.db(), [papers.tribune.id]).length;
    await page.keyboard.press('r');
    await page.keyboard.press('e');
    await page.keyboard.type('It printed what it could not know.');
    await page.keyboard.press('Tab');
    await Promise.all([page.waitForURL('**#reliability'), page.keyboard.press('Enter')]);
    expect(reliabilitiesOf(app.db(), [papers.tribune.id])[0]).toMatchObject({ letter: 'E', topic: null });
    await page.locator('body').press('Control+z');
    await page.waitForFunction(() => !document.body.textContent?.includes('It printed what it could not know.'));
    expect(reliabilitiesOf(app.db(), [papers.tribune.id])).toHaveLength(before);
    expect(complaints).toEqual([]);
  });

  test('E opens the form', async () => {
    const { page } = await browser.visit();
    await page.goto(`${app.url}${W}/sources/${papers.tribune.number}`);
    await page.keyboard.press('e');
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('Al-Tilal');
  });

  test('two unnamed sources are selected and marked, and the mark is taken away', async () => {
    const { page, complaints } = await browser.visit();
    await page.goto(`${app.url}${W}/sources/unnamed`);
    for (const key of ['j', 'Space', 'j', 'Space']) await page.keyboard.press(key);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('p')]);
    expect(identitiesListed(app.db(), 10).marks[0]).toMatchObject({ mark: 'maybe' });
    await Promise.all([
      page.waitForNavigation(),
      page
        .getByRole('button', { name: /^Remove/ })
        .first()
        .press('Enter'),
    ]);
    expect(identitiesListed(app.db(), 10).marks.map((one) => one.mark)).not.toContain('same');
    expect(complaints).toEqual([]);
  });

  test('a digit grades a mention; one that isn’t earned can’t be chosen', async () => {
    const { page, complaints } = await browser.visit();
    await page.goto(`${app.url}${W}/documents/1/annotations/${papers.gone.number}/grading`);
    await page.keyboard.press('1');
    expect(await page.locator('input[name="grade"]:checked').count()).toBe(0);
    expect(await page.locator('#alerts').textContent()).toContain('at least two independent origins');
    await page.keyboard.press('5');
    await page.keyboard.type('It is still there.');
    await page.keyboard.press('Tab');
    await Promise.all([page.waitForURL('**graded=*'), page.keyboard.press('Enter')]);
    expect(await page.locator('main').textContent()).toContain('improbable');
    expect(complaints).toEqual([]);
  });
});

describe('without script', () => {
  test('several sources are merged by way of the question which one stays', async () => {
    const { page } = await browser.visit({ javaScriptEnabled: false });
    await page.goto(`${app.url}${W}/sources?q=qaani`);
    for (const box of await page.locator('tbody input[type="checkbox"]').all()) await box.check();
    await page.getByRole('button', { name: /^Merge/ }).click();
    await page.waitForURL('**/sources/merging?*');
    await page.getByRole('button', { name: 'Merge' }).click();
    await page.waitForURL('**/sources/*done=*');
    const number = Number(/sources\/(\d+)/.exec(page.url())?.[1]);
    const merged = app.db().prepare('SELECT merged_into FROM source WHERE merged_into IS NOT NULL').pluck().all();
    expect(merged.map((id) => sourceById(app.db(), String(id))?.number)).toContain(number);
  });

  test('a rating is recorded from the folded form', async () => {
    const { page } = await browser.visit({ javaScriptEnabled: false });
    await page.goto(`${app.url}${W}/sources/${quoted}`);
    await page.locator('#rate > summary').click();
    await page.getByLabel('D, not usually reliable').check({ force: true });
    await page.getByLabel('What the rating rests on').fill('It copies.');
    await page.getByRole('button', { name: 'Record the rating' }).click();
    expect(await page.locator('.rating').textContent()).toContain('not usually reliable');
  });
});
