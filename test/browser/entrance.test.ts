import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { makeLink } from '../../server/usecases/links.ts';
import { aPerson, firstPath, PASSWORD } from '../support/accounts.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { peopled } from '../support/peopled.ts';
import { useBrowser } from '../support/visits.ts';

const browser = useBrowser();
let app: TestApp;
beforeAll(async () => {
  app = await peopled();
});
afterAll(() => app.close());

const link = (purpose: 'invitation' | 'reset', accountId: string | null = null): string =>
  makeLink(app.folder.control, new Date().toISOString(), { purpose, accountId });

describe('coming in', () => {
  test('no page of it has barriers, complaints or sideways scrolling, in any look', async () => {
    const fresh = await startApp({ isNew: true });
    const { page, complaints } = await browser.visit({ reducedMotion: 'reduce' });
    const { id } = await aPerson(app, 'Lina');
    const pages = [
      `${fresh.url}/welcome`,
      fresh.url + firstPath(fresh),
      `${app.url}/sign-in`,
      `${app.url}/invitations/${link('invitation')}`,
      `${app.url}/resets/${link('reset', id)}`,
    ];
    for (const address of pages) {
      await page.goto(address);
      expect([address, await faultsInEveryLook(page)]).toEqual([address, []]);
    }
    expect(complaints).toEqual([]);
    await fresh.close();
  });

  test('somebody is invited, joins by keyboard, reads and marks nothing, and signs out', async () => {
    await aPerson(app, 'Maha', { role: 'admin', isAdmin: true });
    const { page } = await browser.visit();
    await page.goto(`${app.url}/w/case/documents`);
    await page.getByLabel('Sign-in name').fill('maha');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/w/case/documents');
    await page.goto(`${app.url}/w/case/members`);
    await page.locator('form[action$="/invitations"] select').selectOption('reader');
    await page.getByRole('button', { name: 'Make a link' }).click();
    const address = (await page.locator('[role=status] code').textContent()) ?? '';

    const guest = (await browser.visit()).page;
    await guest.goto(address);
    await guest.keyboard.type('Sami');
    await guest.keyboard.press('Tab');
    await guest.keyboard.type('sami');
    await guest.keyboard.press('Tab');
    await guest.keyboard.type('the tide goes out at six');
    await guest.keyboard.press('Enter');
    await guest.waitForURL('**/w/case/documents');
    await guest.goto(`${app.url}/w/case/documents/1`);
    expect(await guest.locator('main form[method="post"]').count()).toBe(0);
    expect(await guest.locator('main').textContent()).toContain('██████');
    await guest.goto(`${app.url}/account`);
    await guest.getByRole('button', { name: 'Sign out', exact: true }).click();
    await guest.waitForURL('**/sign-in');
  });
});
