import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Claim } from '../../server/domain/claim.ts';
import { claimByNumber } from '../../server/store/claims.ts';
import { questions } from '../../server/store/evidence.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aLink, aMention, anEvent, aQuestion, aRegistered } from '../support/claims.ts';
import { faultsInEveryLook } from '../support/looks.ts';
import { useBrowser, type Visit } from '../support/visits.ts';
import { type Desk, deskAt } from '../support/workbench.ts';

const browser = useBrowser();
let app: TestApp;
let claims: Claim[];

beforeEach(async () => {
  app = await startApp();
  furnish();
});
afterEach(() => app.close());

/** Three claims: 1 contested, with an Arabic mention; 2 of an event; 3 in Arabic. A question on the first. */
function furnish(): void {
  const context = app.context();
  const event = anEvent(context, 'The fire', { date: { from: '2025-03-12', to: '2025-03-13', basis: 'stated' } });
  const of = { event: { id: event.id } };
  claims = ['Drones struck the quay.', 'The store burnt.', 'قاآني زار بغداد.'].map((statement, i) =>
    aRegistered(context, { statement, ...(i === 1 ? of : {}), ...(i === 2 ? { reviewerId: context.actor.id } : {}) }),
  );
  const [first, second] = claims as [Claim, Claim];
  aLink(context, aMention(context, 'Drones struck it', { day: '2025-03-13' }).mention, first);
  aLink(
    context,
    aMention(context, 'لم تضرب المسيرات شيئا', { language: 'ar', day: '2025-03-14' }).mention,
    first,
    'disputes',
  );
  aLink(context, aMention(context, 'The cold store burnt', { day: '2025-03-14' }).mention, second);
  aQuestion(context, first, { text: 'Who filmed it?', due: '2025-03-20', ownerId: context.actor.id });
}

async function open(path: string, options: Parameters<typeof browser.visit>[0] = {}): Promise<Visit & { desk: Desk }> {
  const visit = await browser.visit({ reducedMotion: 'reduce', ...options });
  await visit.page.goto(app.url + path);
  return { ...visit, desk: deskAt(visit.page) };
}

const mergedInto = (number: number): string | null | undefined => claimByNumber(app.db(), number)?.mergedInto;

describe('without a mouse', () => {
  test('claims are walked through, selected, merged into the first of them, and taken apart again', async () => {
    const { page, desk, complaints } = await open('/w/case/claims?sort=number');
    await desk.press('j', 'j', 'Space', 'k', 'Space');
    expect(await page.locator('[data-chosen]').textContent()).toBe('2 selected');
    expect(await page.locator('button[data-merge]').textContent()).toContain('into claim 2');
    await desk.press('Escape');
    expect(await page.locator('[data-bulk]').isVisible()).toBe(false);
    await desk.press('Space', 'j', 'Space', 'm');
    await page.waitForURL('**/claims?sort=number**#claim-1');
    expect(mergedInto(2)).toBe(claims[0]?.id);
    await page.locator('.toast').getByText('Claim 2 was merged into claim 1.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('claim-1');
    await desk.press('Control+z');
    await page.locator('#claim-2').waitFor();
    expect(mergedInto(2)).toBeNull();
    expect(complaints).toEqual([]);
  });

  test('a claim is opened and left, and the walk goes on where it was', async () => {
    const { page, desk } = await open('/w/case/claims?sort=number');
    await desk.press('j', 'j', 'Enter');
    await page.waitForURL('**/claims/2');
    await page.goBack();
    await page.locator('#claim-2:focus').waitFor();
    await desk.press('j', 'v');
    await page.waitForURL('**/claims/3#verdict');
    await page.locator('#verdict input[name=decision]:focus').first().waitFor();
  });

  test('several are assigned', async () => {
    const { page, desk } = await open('/w/case/claims?sort=number');
    await desk.press('j', 'Space', 'j', 'Space', 'a');
    await page.locator('#bulk-person:focus').waitFor();
    await page.locator('#bulk-person').selectOption({ label: 'Nadia Haddad' });
    await desk.press('Tab', 'Enter');
    await page.waitForURL('**#claim-1');
    expect([1, 2].map((number) => claimByNumber(app.db(), number)?.reviewerId)).toEqual(
      Array(2).fill(app.context().actor.id),
    );
  });

  test('a new one is written: N, the sentence, Enter; the letters of the sentence do nothing else', async () => {
    const { page, desk } = await open('/w/case/claims');
    await desk.press('n');
    await page.locator('#new-claim textarea:focus').waitFor();
    await page.keyboard.type('The jammed crane fell.');
    await desk.press('Escape');
    expect(await page.locator('#new-claim').isVisible()).toBe(false);
    await desk.press('n', 'Enter');
    await page.waitForURL('**/claims/4**');
    expect(claimByNumber(app.db(), 4)?.statement).toBe('The jammed crane fell.');
  });

  test('the list is filtered, and keys lead to events and questions', async () => {
    const { page, desk } = await open('/w/case/documents');
    await desk.press('g', 'c');
    await page.waitForURL('**/claims');
    await desk.press('/');
    await page.keyboard.type('cold');
    await desk.press('Enter');
    await page.waitForURL('**/claims?q=cold**');
    expect(await page.locator('tr[data-number]').count()).toBe(1);
    await desk.press('g', 'v');
    await page.waitForURL('**/events');
    await desk.press('j', 'Enter');
    await page.waitForURL('**/events/1');
    await desk.press('e');
    await page.locator('#edit input[name=name]:focus').waitFor();
    await desk.press('Escape', 'g', 'q');
    await page.waitForURL('**/questions');
  });

  test('a question is answered in place', async () => {
    const { page, desk } = await open('/w/case/questions');
    await desk.press('j', 'a');
    await page.locator('textarea[name=answer]:focus').waitFor();
    await desk.press('Escape', 'Escape');
    expect(await page.locator('details[open]').count()).toBe(0);
    await desk.press('a');
    await page.keyboard.type('The coast guard.');
    await desk.press('Tab', 'Enter');
    await page.locator('.toast').getByText('Done: answer a question, claim').waitFor();
    const [id] = app.db().prepare('SELECT id FROM question').pluck().all() as string[];
    expect(questions.get(app.db(), id ?? '')?.answer).toBe('The coast guard.');
  });
});

describe('with a mouse', () => {
  test('boxes select, one of them all, and letters are keys at once', async () => {
    const { page, desk } = await open('/w/case/claims?sort=number');
    await page.getByLabel('Select claim 1').click();
    expect(await page.locator('tr[aria-selected="true"]').count()).toBe(1);
    expect(await page.locator('button[data-merge]').isVisible()).toBe(false);
    await desk.press('j');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('claim-2');
    await page.getByLabel('Select all on this page').click();
    expect(await page.locator('[data-chosen]').textContent()).toBe('3 selected');
    await page.getByRole('button', { name: 'Clear' }).click();
    expect(await page.locator('tr[aria-selected="true"]').count()).toBe(0);
  });

  test('a name that a field offers filters at once', async () => {
    const { page } = await open('/w/case/claims');
    await page.locator('form.filters input[name=event]').evaluate((field: HTMLInputElement) => {
      field.value = 'The fire';
      field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }));
    });
    await page.waitForURL('**event=The+fire**');
    expect(await page.locator('tr[data-number]').count()).toBe(1);
  });
});

test('without script claims are merged and assigned by plain forms', async () => {
  const { page } = await open('/w/case/claims?sort=number', { javaScriptEnabled: false });
  await page.getByLabel('Select claim 2').check();
  await page.getByLabel('Select claim 1').check();
  await page.getByRole('button', { name: 'Merge' }).click();
  await page.waitForURL('**#claim-1');
  expect(mergedInto(2)).toBe(claims[0]?.id);
});

/** What opens or comes up on a page, by the keys that bring it about. */
const OPENED: Record<string, readonly string[]> = {
  '/w/case/claims': ['j', 'Space', 'j', 'Space'],
  '/w/case/claims?sort=origins': ['n'],
  '/w/case/events/1': ['j'],
  '/w/case/questions': ['j', 'e'],
};

test('what opens over the lists has no barriers, no complaints, and no sideways scrolling, in any look', async () => {
  for (const [path, keys] of Object.entries(OPENED)) {
    const { page, desk, complaints, context } = await open(path);
    await desk.press(...keys);
    expect([path, await faultsInEveryLook(page), complaints]).toEqual([path, [], []]);
    await context.close();
  }
});
