import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { evidenceOfClaims, verdictsOf } from '../../server/store/evidence.ts';
import { linkMentions } from '../../server/usecases/evidence.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aRegistered } from '../support/claims.ts';
import type { Contested } from '../support/contested.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { useBrowser } from '../support/visits.ts';
import { aWeighed } from '../support/weighing.ts';

const browser = useBrowser();
const C = '/w/case/claims/1';
let app: TestApp;
let made: Contested;

beforeAll(async () => {
  app = await startApp();
  made = aWeighed(app.context());
});
afterAll(() => app.close());

const stanceOf = (name: string): string | undefined =>
  evidenceOfClaims(app.db(), [made.claim.id]).find((one) => one.id === made.evidence[name]?.id)?.stance;

/** Opens all that is folded, and the bar of what is selected. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('main details')) fold.setAttribute('open', '');
    document.querySelector<HTMLElement>('main input[type="checkbox"]')?.click();
  });
}

const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 320, height: 700 } };

test.each([C, '/w/case/claims/2'])('%s has no barriers and no sideways scrolling, in any look', async (path) => {
  const { page, complaints } = await browser.visit({ reducedMotion: 'reduce' });
  await page.goto(app.url + path);
  await unfold(page);
  expect(await faultsInEveryLook(page, SIZES)).toEqual([]);
  expect(complaints).toEqual([]);
});

describe('without a mouse', () => {
  test('mentions are walked through, and one opens in its document', async () => {
    const { page } = await browser.visit();
    await page.goto(app.url + C);
    for (const key of ['j', 'j', 'k', 'j']) await page.keyboard.press(key);
    expect(await page.locator('[data-mention]:focus').textContent()).toContain('Gulf Wire');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/documents/*/annotations/*');
  });

  test('a sign sets the stance of the mention in focus, which keeps the focus; undo takes it back', async () => {
    const { page, complaints } = await browser.visit();
    await page.goto(app.url + C);
    await page.keyboard.press('j');
    await Promise.all([page.waitForURL('**#e*'), page.keyboard.press('-')]);
    expect(stanceOf('post')).toBe('disputes');
    await expect(page.locator('[data-mention]:focus').textContent()).resolves.toContain('Harbour Post');
    await Promise.all([page.waitForResponse('**/undos'), page.keyboard.press('Control+z')]);
    expect(stanceOf('post')).toBe('supports');
    expect(complaints).toEqual([]);
  });

  test('several are selected with Space and get a stance together', async () => {
    const { page } = await browser.visit();
    await page.goto(app.url + C);
    await page.keyboard.press('j');
    await page.keyboard.press('Space');
    await page.keyboard.press('j');
    await page.keyboard.press('Space');
    await page.getByText('2 mentions selected').waitFor();
    await Promise.all([page.waitForURL('**done=*'), page.keyboard.press('=')]);
    expect([stanceOf('post'), stanceOf('wire')]).toEqual(['reports', 'reports']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Taken back: ').waitFor();
    expect([stanceOf('post'), stanceOf('wire')]).toEqual(['supports', 'supports']);
  });

  test('V leads to the verdict, which is recorded from the keyboard', async () => {
    const { page } = await browser.visit();
    await page.goto(app.url + C);
    await page.keyboard.press('v');
    await page.keyboard.press('ArrowDown');
    await page.getByLabel('Rationale, required').fill('The log.');
    await page.keyboard.press('Tab');
    await Promise.all([page.waitForURL('**#v*'), page.keyboard.press('Enter')]);
    expect(verdictsOf(app.db(), [made.claim.id])[0]).toMatchObject({ decision: 'refuted', rationale: 'The log.' });
  });

  test('a figure opens in place to its reasoning', async () => {
    const { page } = await browser.visit();
    await page.goto(app.url + C);
    await page.locator('#why-for > summary').focus();
    await page.keyboard.press('Enter');
    await page.getByText('count once: both end in').first().waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('details.figure[open]').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('SUMMARY');
  });

  test('[ and ] lead from one contested claim to the next', async () => {
    const context = app.context();
    const other = aRegistered(context, { statement: 'Drones were over the port.' });
    for (const [name, stance] of [
      ['post', 'supports'],
      ['denial', 'disputes'],
    ] as const) {
      const { mentionId = '', documentId = '' } = made.evidence[name] ?? {};
      linkMentions(context, documentId, [mentionId], { id: other.id }, stance);
    }
    const { page } = await browser.visit();
    await page.goto(app.url + C);
    await page.keyboard.press(']');
    await page.waitForURL(`**/claims/${other.number}`);
    await page.keyboard.press('[');
    await page.waitForURL('**/claims/1');
  });
});

test('a claim is picked from the registry for a relation', async () => {
  const { page, complaints } = await browser.visit();
  await page.goto(app.url + C);
  await page.getByText('Relate it to another claim').click();
  await page.locator('#relation-claim').click();
  await page.locator('#pick input').fill('cold store');
  await page.locator('#pick [role=option]').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.waitForURL('**#relations');
  expect(complaints).toEqual([]);
});

test('without script the page is read, selected on and judged all the same', async () => {
  const { page } = await browser.visit({ javaScriptEnabled: false });
  await page.goto(app.url + C);
  await page.getByLabel('Select mention 1', { exact: true }).check();
  await page.locator('#bulk').getByRole('button', { name: 'questions' }).click();
  expect(stanceOf('post')).toBe('questions');
  await page.getByRole('button', { name: 'Undo' }).click();
  expect(stanceOf('post')).toBe('supports');
});
