import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { claimsOfMention } from '../../server/store/claimLinks.ts';
import { claimByNumber } from '../../server/store/claims.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { barriersOn } from '../support/axe.ts';
import { aMention, anEvent, aRegistered } from '../support/claims.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { useBrowser } from '../support/visits.ts';

const browser = useBrowser();
let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

const TRAY = '/w/case/claims/unlinked';
const claimsOf = (id: string): number[] => claimsOfMention(app.db(), id).map(({ number }) => number);
const open = async (page: Page, path: string) => {
  await page.goto(app.url + path);
};

/** Two claims, and three mentions of which the first two are like claim 1. */
function furnish(): string[] {
  const context = app.context();
  aRegistered(context);
  aRegistered(context, { statement: 'A lighthouse fell.' });
  return [
    aMention(context, 'مسيّرتان ضربتا الرصيف الشمالي', { language: 'ar' }),
    aMention(context, 'drones hit the quay in the north'),
    aMention(context, 'the minister resigned'),
  ].map(({ mention }) => mention.id);
}

describe('the tray', () => {
  test('is worked through by keyboard: a digit links, J goes on, N makes a claim, Ctrl Z takes it back', async () => {
    const [arabic = '', english = '', minister = ''] = furnish();
    const { page, complaints } = await browser.visit();
    await open(page, `${TRAY}?claim=1`);
    await page.keyboard.press('2');
    await page.waitForURL(/claim=1/);
    await page.getByText('2 mentions wait for a claim').waitFor();
    await page.keyboard.press('1');
    await page.getByText('one mention waits for a claim').waitFor();
    expect([claimsOf(arabic), claimsOf(english)]).toEqual([[1], [1]]);
    await page.keyboard.press('j');
    await page.keyboard.press('n');
    expect(await page.locator('textarea:focus').inputValue()).toBe('the minister resigned');
    await page.keyboard.press('Escape');
    expect(await page.locator('textarea').count()).toBe(0);
    await page.keyboard.press('n');
    await page.keyboard.type('The minister of ports resigned.');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing waits here').waitFor();
    expect(claimsOf(minister)).toEqual([3]);
    expect(claimByNumber(app.db(), 3)?.statement).toBe('The minister of ports resigned.');
    await page.keyboard.press('Control+z');
    await page.getByText('one mention waits for a claim').waitFor();
    expect(claimsOf(minister)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('takes the claim at hand from the picker, which tells why it offers one', async () => {
    furnish();
    const { page } = await browser.visit();
    await open(page, TRAY);
    await page.getByRole('button', { name: 'Choose a claim' }).click();
    await page.locator('#pick input').fill('lighth');
    await page.locator('#pick [role="option"]', { hasText: 'A lighthouse fell.' }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/claim=id/);
    expect(await page.locator('.at-hand__claim').textContent()).toContain('A lighthouse fell.');
  });

  test('has nothing in anybody’s way, light or dark, wide or narrow', async () => {
    furnish();
    const { page } = await browser.visit({ reducedMotion: 'reduce' });
    for (const path of [TRAY, `${TRAY}?claim=1`, `${TRAY}?claim=Drones+struck`]) {
      await open(page, path);
      expect(await faultsInEveryLook(page)).toEqual([]);
    }
  });

  test('works without script, questions included', async () => {
    const context = app.context();
    const date = { from: '2025-04-01', to: '2025-04-01', basis: 'stated' as const };
    aRegistered(context, { statement: 'A visit was made.', event: { id: anEvent(context, 'Visit', { date }).id } });
    const { mention } = aMention(context, 'a visit was made', { day: '2025-03-14' });
    const { page } = await browser.visit({ javaScriptEnabled: false });
    await open(page, `${TRAY}?claim=1`);
    await page.getByRole('radio', { name: 'disputes' }).check();
    await page.getByRole('button', { name: /^Link/ }).first().click();
    expect(await page.locator('#main').textContent()).toContain('the text is older');
    expect(claimsOf(mention.id)).toEqual([]);
    await page.getByRole('button', { name: 'Link it all the same' }).click();
    expect(claimsOf(mention.id)).toEqual([1]);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(claimsOf(mention.id)).toEqual([]);
  });
});

describe('the finder of duplicates', () => {
  test('merges with Y and tells apart with X', async () => {
    const context = app.context();
    for (const statement of [
      'Two drones struck the quay.',
      'The quay was struck by two drones.',
      'Two drones struck a quay.',
    ])
      aRegistered(context, { statement });
    const { page } = await browser.visit();
    await open(page, '/w/case/claims/duplicates');
    expect(await barriersOn(page)).toEqual([]);
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('2 pairs found').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('y');
    await page.getByText(/was merged into claim/).waitFor();
  });
});
