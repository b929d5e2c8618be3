import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { derivations, derivationsInState } from '../../server/store/derivations.ts';
import { aCopy } from '../support/derivations.ts';
import { type Site, startSite } from '../support/site.ts';
import { useBrowser } from '../support/visits.ts';

const browser = useBrowser();
let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.app.close());

describe('proposals by keyboard', () => {
  test('J goes to the next, Y confirms it, X dismisses the one that moved up, and Ctrl Z takes that back', async () => {
    const [first, second, third] = [1, 2, 3].map(() => aCopy(site.app.context()));
    const state = (one: typeof first) => derivations.get(site.app.db(), one?.id ?? '')?.state;
    const { page, complaints } = await browser.visit();
    await page.goto(`${site.app.url}${site.w}/derivations`);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await page.locator(':focus').getAttribute('id')).toBe('p-2');
    await page.keyboard.press('y');
    await page.getByText('2 proposed, 1 confirmed').waitFor();
    expect(state(second)).toBe('confirmed');
    expect(await page.locator(':focus').getAttribute('id')).toBe('p-2');
    await page.keyboard.press('x');
    await page.getByText('1 proposed, 1 confirmed').waitFor();
    expect([state(first), state(third)]).toEqual(['proposed', 'dismissed']);
    await page.keyboard.press('Control+z');
    await page.getByText('2 proposed, 1 confirmed').waitFor();
    expect(state(third)).toBe('proposed');
    expect(complaints).toEqual([]);
  });

  test('letters in the choice of a kind stay there', async () => {
    const { page } = await browser.visit();
    const before = derivationsInState(site.app.db(), 'proposed', 99, 0).length;
    await page.goto(`${site.app.url}${site.w}/derivations`);
    await page.locator('select[name=kind]').first().focus();
    for (const key of ['y', 'x']) await page.keyboard.press(key);
    expect(derivationsInState(site.app.db(), 'proposed', 99, 0)).toHaveLength(before);
  });
});
