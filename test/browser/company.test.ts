import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { commentsOfAnnotations } from '../../server/store/comments.ts';
import type { Context } from '../../server/usecases/change.ts';
import { addComment } from '../../server/usecases/comments.ts';
import { aPerson, type Visitor } from '../support/accounts.ts';
import { aClaim } from '../support/builders.ts';
import { anEvent, aRegistered } from '../support/claims.ts';
import { type Site, startSite } from '../support/site.ts';
import { useBrowser, type Visit } from '../support/visits.ts';
import { deskAt } from '../support/workbench.ts';

const browser = useBrowser();
let site: Site;
let nadia: Visitor;
let omar: Visitor;
let asOmar: Context;
let here: Visit;
beforeEach(async () => {
  site = await startSite();
  nadia = await aPerson(site.app, 'Nadia', { role: 'annotator' });
  omar = await aPerson(site.app, 'Omar', { role: 'annotator' });
  asOmar = { ...site.app.context(), actor: { id: omar.id, name: omar.name } };
  here = await visitAs(nadia);
});
afterEach(async () => {
  expect(here.complaints).toEqual([]);
  expect(site.app.logged).toEqual([]);
  await here.context.close();
  await site.app.close();
});

async function visitAs({ headers }: Visitor): Promise<Visit> {
  const visit = await browser.visit();
  const [name = '', value = ''] = (headers.cookie ?? '').split('=');
  await visit.context.addCookies([{ name, value, url: site.app.url }]);
  return visit;
}

/** Opens a page and waits until it listens. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(site.app.url + path);
  await page.waitForFunction(() => !document.hidden);
}
const heard = (page: Page) => page.waitForRequest(/events-stream/);

describe('two people at one text', () => {
  test('see each other, and what the other marks, where they are', async () => {
    const listening = heard(here.page);
    await open(here.page, `${site.d}/annotations/1`);
    await listening;
    const there = await visitAs(omar);
    await open(there.page, site.d);
    await here.page.locator('#present li[title^="Omar"]').waitFor();
    await there.page.locator('#present li[title^="Nadia"]').waitFor();

    const desk = deskAt(there.page);
    await desk.drag('declined to comment');
    await desk.saves(['c']);
    await here.page.locator('#article mark[data-a^="5"]').waitFor();
    await here.page.locator('#activity', { hasText: 'Omar marked a claim, just now' }).waitFor();
    expect(await here.page.locator('#inspector h2').textContent()).toBe('Mention 1');
    expect(await here.page.locator('#toolbar-counts').textContent()).toBe('2 attributions, 3 mentions');
    expect(new URL(here.page.url()).pathname).toBe(`${site.d}/annotations/1`);

    await there.context.close();
  });

  test('take nothing out of each other’s hands', async () => {
    const listening = heard(here.page);
    await open(here.page, `${site.d}/annotations/1`);
    await listening;
    const { page } = here;
    await deskAt(page).press('m');
    const box = page.locator('#inspector [data-comment] textarea');
    await box.pressSequentially('Since when, ');
    addComment(asOmar, { annotationId: site.annotation(1).id }, { text: 'It reopened.', people: [] });
    await page.locator('[data-held]', { hasText: 'Omar changed this since you began' }).waitFor();
    await box.pressSequentially('exactly?');
    expect(await box.inputValue()).toBe('Since when, exactly?');
    expect(await page.locator('#note-1 .said').textContent()).toBe('1 comment');
    await page.keyboard.press('Control+Enter');
    await page.locator('#inspector .threads', { hasText: 'Since when, exactly?' }).waitFor();
    expect(await page.locator('#inspector .threads').textContent()).toContain('It reopened.');
    expect(await page.locator('[data-held]').count()).toBe(0);
  });

  test('keep the words that they have selected', async () => {
    const listening = heard(here.page);
    await open(here.page, site.d);
    await listening;
    await deskAt(here.page).drag('harbour master');
    aClaim(asOmar, site.document(), 'declined to comment');
    await here.page.locator('#article mark[data-a^="5"]').waitFor();
    expect(await here.page.evaluate(() => String(getSelection()))).toBe('harbour master');
  });
});

describe('a colleague', () => {
  test('is named by typing an @ and is told of it on the page of news', async () => {
    anEvent(asOmar, 'The fire');
    await open(here.page, `${site.d}/annotations/1`);
    const { page } = here;
    const desk = deskAt(page);
    await desk.press('m');
    await page.keyboard.type('Ask @om');
    await page.locator('#at-list [role=option]', { hasText: 'Omar' }).waitFor();
    await desk.press('Enter');
    await page.keyboard.type('first.');
    await desk.press('Control+Enter');
    await page.locator('#inspector .at', { hasText: '@Omar' }).waitFor();
    const [said] = commentsOfAnnotations(site.app.db(), [site.annotation(1).id]);
    expect(said?.text).toBe(`Ask @{${omar.id}} first.`);

    const there = await visitAs(omar);
    await open(there.page, `${site.w}/news`);
    expect(await there.page.locator('.news').first().textContent()).toContain('Nadia on mention 1');
    await there.page.locator('.news a').first().click();
    await there.page.waitForURL(/annotations\/1#c/);
    await there.page.goto(`${site.app.url}${site.w}/claims`);
    await expectNoNews(there.page);
    expect(there.complaints).toEqual([]);
    await there.context.close();
  });

  test('changes a claim that is open elsewhere, which says so', async () => {
    const claim = aRegistered(site.app.context());
    const listening = heard(here.page);
    await open(here.page, `${site.w}/claims/${claim.number}`);
    await listening;
    addComment(asOmar, { claimId: claim.id }, { text: 'Two or three?', people: [] });
    const strip = here.page.locator('.livestrip');
    await strip.waitFor();
    expect(await strip.textContent()).toBe('Changed by Omar just nowShow');
    await strip.getByRole('link', { name: 'Show' }).click();
    await here.page.getByText('Two or three?').waitFor();
    const box = here.page.locator('details[data-comment] textarea');
    await deskAt(here.page).press('m');
    await box.fill('So far');
    addComment(asOmar, { claimId: claim.id }, { text: 'Three.', people: [] });
    await here.page.locator('.livestrip', { hasText: 'Omar changed this since you began' }).waitFor();
    expect(await box.inputValue()).toBe('So far');
  });
});

/** Leaving the page was told to the server beside the next request. */
async function expectNoNews(page: Page): Promise<void> {
  for (let i = 0; i < 50 && (await page.locator('[data-news]').count()) > 0; i++) await page.reload();
  expect(await page.locator('[data-news]').count()).toBe(0);
}

test('many tabs listen through one connection, and through another one when that tab is closed', async () => {
  const streams: string[] = [];
  here.context.on('request', (request) => {
    if (request.url().includes('/events-stream')) streams.push(request.url());
  });
  const listening = heard(here.page);
  await open(here.page, site.d);
  await listening;
  const others = await Promise.all([here.context.newPage(), here.context.newPage()]);
  for (const page of others) await open(page, site.d);
  aClaim(asOmar, site.document(), 'declined to comment');
  for (const page of [here.page, ...others])
    await page.locator('#article mark[data-a^="5"]').waitFor({ state: 'attached' });
  expect(streams).toHaveLength(1);
  await here.page.close();
  aClaim(asOmar, site.document(), 'a dockworker');
  for (const page of others) await page.locator('#article mark[data-a*="6"]').first().waitFor({ state: 'attached' });
  expect(streams).toHaveLength(2);
});
