import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { aPerson, PASSWORD } from '../support/accounts.ts';
import { type Site, startSite } from '../support/site.ts';
import { useBrowser } from '../support/visits.ts';

const browser = useBrowser();
let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.app.close());

test('what was typed when the session ended is kept, and saved once one has signed in again in another tab', async () => {
  await aPerson(site.app, 'Omar', { role: 'annotator' });
  const { page, context } = await browser.visit();
  const signIn = async (tab: typeof page): Promise<void> => {
    await tab.getByLabel('Sign-in name').fill('omar');
    await tab.getByLabel('Password').fill(PASSWORD);
    await tab.getByRole('button', { name: 'Sign in' }).click();
    await tab.waitForURL((url) => url.pathname !== '/sign-in');
  };
  await page.goto(`${site.app.url}${site.d}/annotations/1`);
  await signIn(page);

  site.app.folder.control.prepare('DELETE FROM session').run();
  const inspector = page.locator('#inspector');
  await inspector.getByText('Write a note').click();
  await inspector.getByLabel('Markdown').fill('Since Thursday, says the port.');
  await page.getByRole('button', { name: 'Save the note' }).click();
  const waiting = page.locator('#waiting');
  await waiting.getByText('You were signed out.').waitFor();
  expect(site.annotation(1).note).toBe('');

  const [other] = await Promise.all([
    context.waitForEvent('page'),
    waiting.getByRole('link', { name: 'Sign in' }).click(),
  ]);
  await signIn(other);
  await other.close();
  await waiting.waitFor({ state: 'detached' });
  expect(site.annotation(1).note).toBe('Since Thursday, says the port.');
});
