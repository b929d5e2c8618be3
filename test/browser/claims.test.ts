import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { claimByNumber } from '../../server/store/claims.ts';
import { evidenceOfClaims } from '../../server/store/evidence.ts';
import { editAnnotation } from '../../server/usecases/annotations.ts';
import { addClaim } from '../../server/usecases/claims.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { aClaim } from '../support/builders.ts';
import { post } from '../support/requests.ts';
import { elsewhere, linked, type Site, startSite } from '../support/site.ts';
import { useBrowser } from '../support/visits.ts';
import { type Desk, deskAt } from '../support/workbench.ts';

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
  await visit.page.goto(site.app.url + path);
  desk = deskAt(visit.page);
  complaints = visit.complaints;
}

/** What bears on claim 1, as `document: stance`. */
function evidence(): string[] {
  const claim = claimByNumber(site.app.db(), 1);
  const number = site.app.db().prepare('SELECT number FROM document WHERE id = ?').pluck();
  return evidenceOfClaims(site.app.db(), [claim?.id ?? '']).map(
    ({ documentId, stance }) => `${number.get(documentId)}: ${stance}`,
  );
}

async function anArabicText(): Promise<void> {
  const context = site.app.context();
  const { value } = importText(context, 'قالت الإذاعة إن الرصيف مغلق.', { title: 'الرصيف', language: 'ar' });
  const mention = aClaim(context, value, 'الرصيف مغلق');
  editAnnotation(context, value, mention.id, 1, { attributes: { translation: 'the quay is shut' } });
}

const inspector = () => desk.page.locator('#inspector');
const chosen = () => desk.page.locator('#pick [role=option][aria-selected=true]');

describe('without a mouse', () => {
  test('three mentions in three documents and two languages are brought to one claim', async () => {
    await elsewhere(site);
    await anArabicText();
    await open(site.d);
    await desk.press('j', 'l');
    await chosen().getByText('New claim “The quay is shut”').waitFor();
    await desk.saves(['Enter']);
    await inspector().getByText('single origin').or(inspector().getByText('unsourced')).first().waitFor();

    await Promise.all([desk.page.waitForURL('**/documents/2'), desk.press(']')]);
    await desk.press('j', 'l');
    await chosen().getByText('in common').waitFor();
    await desk.saves(['Enter']);
    await desk.saves(['-']);

    await Promise.all([desk.page.waitForURL('**/documents/3'), desk.press(']')]);
    await desk.press('j', 'l');
    await chosen().getByText('The quay is shut').waitFor();
    await desk.saves(['Enter']);
    await desk.page.locator('mark.is-contested').waitFor();
    expect(evidence()).toEqual(['1: supports', '2: disputes', '3: supports']);
    await desk.saves(['=']);
    await desk.saves(['Shift+q']);
    expect(evidence().at(-1)).toBe('3: questions');
    await desk.saves(['Control+z']);
    expect(evidence().at(-1)).toBe('3: reports');
    expect(complaints).toEqual([]);
  });

  test('a mention is corroborated, or disputed, by one in another document', async () => {
    await elsewhere(site);
    await open(`${site.d}/annotations/1`);
    await Promise.all([desk.page.waitForURL('**/corroborations'), desk.press('Shift+l')]);
    await desk.page.locator('input[name=q]').fill('northern');
    await desk.page.waitForURL('**/corroborations?q=northern');
    await desk.press('ArrowDown');
    await Promise.all([desk.page.waitForURL('**/annotations/1*'), desk.press('-')]);
    await inspector().getByText('contested').first().waitFor();
    expect(evidence()).toEqual(['1: supports', '2: disputes']);
    await desk.saves(['Control+z']);
    expect(evidence()).toEqual([]);
  });

  test('a chain is walked, turned round, shortened and lengthened', async () => {
    await open(`${site.d}/annotations/3`);
    const step = (name: string) => inspector().locator('.steps > li > a').filter({ hasText: name });
    await step('a dockworker').focus();
    await desk.saves(['Alt+ArrowUp']);
    await inspector().locator('.is-root').getByText('Al-Manara').waitFor();
    expect(site.annotation(4).parentId).toBe(site.annotation(2).id);
    expect(await desk.page.evaluate(() => document.activeElement?.tagName)).toBe('A');
    await desk.saves(['Delete']);
    expect(site.annotation(4).parentId).toBeNull();
    await desk.page.locator('#a3').first().focus();
    await desk.press('.');
    await inspector().getByText('Attribution 4', { exact: true }).waitFor();
    await desk.drag('The harbour master');
    await desk.saves(['Shift+z']);
    expect(site.annotation(5).parentId).toBe(site.annotation(4).id);
    expect(complaints).toEqual([]);
  });

  test('a number opens the grading of the mention', async () => {
    await open(`${site.d}/annotations/1`);
    await Promise.all([desk.page.waitForURL('**/annotations/1/grading?grade=4'), desk.press('4')]);
  });
});

describe('what needs a word more', () => {
  test('a claim of another event is linked once that is meant', async () => {
    const fields = { kind: 'fact' as const, place: '', date: null, speaker: null, reviewerId: null };
    for (const [statement, name] of [
      ['The quay was shut', 'The fire'],
      ['The quay was shut in May', 'The visit'],
    ] as const)
      addClaim(site.app.context(), { ...fields, statement, event: { name } });
    await post(site.app, `${site.d}/annotations/1/evidence`, { claim: '2' });
    await open(`${site.d}/annotations/1`);
    await inspector().locator('[data-claim-form] [name=claim]').fill('1');
    await inspector().getByRole('button', { name: 'Link another' }).click();
    await chosen().getByText('claim 1').waitFor();
    await desk.press('Enter');
    const dialog = desk.page.getByRole('dialog', { name: 'Is that meant?' });
    await dialog.getByText('The fire').waitFor();
    expect(evidence()).toEqual([]);
    await dialog.getByRole('button', { name: 'Link it all the same' }).click();
    await inspector().locator('[data-claim="1"]').waitFor();
    expect(evidence()).toEqual(['1: supports']);
  });

  test('a stance, where the mention bears on several claims', async () => {
    await linked(site);
    await post(site.app, `${site.d}/annotations/1/evidence`, { claim: 'Ships wait' });
    await open(`${site.d}/annotations/1`);
    await desk.press('-');
    await desk.page.locator('#toasts').getByText('It bears on several claims').waitFor();
    expect(evidence()).toEqual(['1: supports']);
    await desk.saves(['-']);
    expect(evidence()).toEqual(['1: disputes']);
  });

  test('a stance on what bears on nothing yet says how to link it', async () => {
    await open(`${site.d}/annotations/1`);
    await desk.press('+');
    await desk.page.locator('#toasts').getByText('L links one').waitFor();
  });

  test('an attribution stays selected while the stance of its only mention changes', async () => {
    await post(site.app, `${site.d}/annotations/3/evidence`, {});
    await open(`${site.d}/annotations/2`);
    await desk.saves(['-']);
    await inspector().locator('[data-annotation="2"] .sign--disputes').waitFor();
    expect(evidence()).toEqual(['1: disputes']);
  });
});
