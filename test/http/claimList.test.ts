import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Claim } from '../../server/domain/claim.ts';
import type { Stance } from '../../server/domain/vocabulary.ts';
import { claimByNumber } from '../../server/store/claims.ts';
import { putPerson } from '../../server/store/people.ts';
import { importText } from '../../server/usecases/importDocument.ts';
import { addVerdict } from '../../server/usecases/verdicts.ts';
import { ANALYST } from '../support/analyst.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aClaim, anAttribution } from '../support/builders.ts';
import { aLink, anEvent, aRegistered } from '../support/claims.ts';
import { get, post } from '../support/requests.ts';

const W = '/w/case';
const OTHER = { id: '00000000-0000-7000-8000-00000000b0b0', name: 'Tarek Osman' };
let app: TestApp;

beforeEach(async () => {
  app = await startApp();
  putPerson(app.db(), OTHER);
});
afterEach(() => app.close());

/** A report of its own in which somebody says these words; returns the number of the document. */
function said(claim: Claim, words: string, who: string, stance: Stance = 'supports', outlet = 'Radio Dhow'): number {
  const context = app.context();
  const text = `${who} said ${words}.`;
  const { value: document } = importText(context, text, { title: `Report of ${who}`, language: 'en', outlet });
  anAttribution(context, document, { source: who, cue: 'said', content: words });
  aLink(context, aClaim(context, document, words), claim, stance);
  return document.number;
}

const registered = (statement: string, fields: Parameters<typeof aRegistered>[1] = {}): Claim =>
  aRegistered(app.context(), { statement, ...fields });

/** The claims on a page of the queue, in their order. */
async function numbersOn(query = ''): Promise<number[]> {
  const { status, text } = await get(app, `${W}/claims${query}`);
  expect(status).toBe(200);
  return [...text.matchAll(/<tr id="claim-(\d+)"/g)].map(([, number]) => Number(number));
}

/** The page with its addresses as they are. */
const htmlOf = async (query: string): Promise<string> =>
  (await get(app, `${W}/claims${query}`)).text.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');

const numbered = (number: number): Claim => {
  const claim = claimByNumber(app.db(), number);
  if (!claim) throw new Error(`There is no claim ${number}.`);
  return claim;
};

/** In order: 1 contested, 2 corroborated by two, 3 with one origin, 4 without a mention. */
function furnish(): Claim[] {
  const claims = [
    'Drones struck the quay.',
    'The cold store caught fire.',
    'Three were burnt.',
    'The port is shut.',
  ].map((statement) => registered(statement));
  const [first, second, third] = claims as [Claim, Claim, Claim, Claim];
  said(first, 'that drones struck', 'Mona Said');
  said(first, 'that no drone came', 'Omar Zaki', 'disputes');
  said(second, 'that a cold store burnt', 'Lina Aziz', 'supports', 'Port Gazette');
  said(second, 'that the cold store was on fire', 'Sami Nur');
  said(second, 'that fire broke out in the store', 'Rana Odeh');
  said(third, 'that three were treated', 'Sami Nur', 'supports', 'Port Gazette');
  return claims;
}

describe('the queue of claims', () => {
  test('shows how each claim stands, what supports and what disputes it', async () => {
    furnish();
    const { text } = await get(app, `${W}/claims`);
    const row = /<tr id="claim-1".*?<\/tr>/s.exec(text)?.[0] ?? '';
    expect(row).toContain('Drones struck the quay.');
    expect(row).toContain('contested');
    expect(row).toContain(
      'Supports: 1 mention from 1 independent origin. Disputes: 1 mention from 1 independent origin.',
    );
    expect(row).toMatch(/data-label="for">1<.*data-label="against">1<.*data-label="mentions">2</s);
  });

  test('is sorted by contest, origins, newest evidence or number', async () => {
    furnish();
    expect((await numbersOn())[0]).toBe(1);
    expect((await numbersOn('?sort=origins'))[0]).toBe(2);
    expect(await numbersOn('?sort=newest')).toEqual([3, 2, 1, 4]);
    expect(await numbersOn('?sort=number')).toEqual([1, 2, 3, 4]);
  });

  test.each([
    ['?view=contested', [1]],
    ['?view=needs_verdict', [1]],
    ['?view=corroborated', [2]],
    ['?view=single_origin', [3]],
    ['?view=unsourced', [4]],
    ['?view=circular', []],
    ['?view=shared', []],
  ])('%s narrows it', async (query, numbers) => {
    furnish();
    expect(await numbersOn(query)).toEqual(numbers);
  });

  test('a claim no longer needs a verdict once it has one, until newer evidence comes', async () => {
    const [first] = furnish() as [Claim];
    addVerdict(app.context(), first.id, null, {
      decision: 'unresolved',
      likelihood: null,
      confidence: null,
      rationale: 'One each.',
    });
    expect(await numbersOn('?view=needs_verdict')).toEqual([]);
    said(first, 'that two drones came', 'Rana Odeh');
    expect(await numbersOn('?view=needs_verdict')).toEqual([1]);
    expect((await get(app, `${W}/claims`)).text).toContain('verdict from before the newest evidence');
  });

  test('finds words of the statement and of the mentions, whatever their accents, and numbers', async () => {
    furnish();
    registered('قاآني زار بغداد');
    expect(await numbersOn('?q=drones')).toEqual([1]);
    expect(await numbersOn('?q=broke+out')).toEqual([2]);
    expect(await numbersOn(`?q=${encodeURIComponent('قااني')}`)).toEqual([5]);
    expect(await numbersOn('?q=4')).toEqual([4]);
    expect(await numbersOn('?q=claim+4')).toEqual([4]);
    expect(await numbersOn('?q=%22')).toEqual([]);
  });

  test('narrows by document, by number or title', async () => {
    furnish();
    expect(await numbersOn('?document=1')).toEqual([1]);
    expect(await numbersOn(`?document=${encodeURIComponent('6 · Report of Sami Nur')}`)).toEqual([3]);
    expect(await numbersOn('?document=sami&sort=number')).toEqual([2, 3]);
    expect(await numbersOn('?document=99')).toEqual([]);
    expect(await htmlOf('?document=6')).toContain('value="6 · Report of Sami Nur"');
  });

  test('narrows by source: whoever is cited, and the outlet', async () => {
    furnish();
    expect(await numbersOn('?source=Mona')).toEqual([1]);
    expect(await numbersOn('?source=sami+nur&sort=number')).toEqual([2, 3]);
    expect(await numbersOn('?source=port+gazette&sort=number')).toEqual([2, 3]);
    expect(await numbersOn('?source=nobody')).toEqual([]);
  });

  test('narrows by event, and by several things at once', async () => {
    const { id } = anEvent(app.context(), 'The fire');
    furnish();
    registered('It burned until dawn.', { event: { id } });
    expect(await numbersOn('?event=1')).toEqual([5]);
    expect(await numbersOn('?event=FIRE')).toEqual([5]);
    expect(await numbersOn('?source=sami+nur&q=treated')).toEqual([3]);
    expect(await numbersOn('?source=sami+nur&view=corroborated')).toEqual([2]);
  });

  test('tells what is assigned from what is still to be reviewed', async () => {
    const [first, second] = furnish() as [Claim, Claim];
    await post(app, `${W}/claims/assignments`, { claim: [first.id, second.id], person: OTHER.id });
    const verdict = { decision: 'confirmed', likelihood: null, confidence: null, rationale: 'Seen.' } as const;
    addVerdict(app.context(), second.id, null, verdict);
    expect(await numbersOn(`?review=assigned:${OTHER.id}&sort=number`)).toEqual([1, 2]);
    expect(await numbersOn(`?review=due:${OTHER.id}`)).toEqual([1]);
    expect(await numbersOn('?review=nobody&sort=number')).toEqual([3, 4]);
    expect((await get(app, `${W}/claims?review=someone`)).status).toBe(422);
  });

  test('says what was looked for in vain, and offers to look further', async () => {
    furnish();
    const text = await htmlOf('?view=circular&q=drones');
    expect(text).toContain('under “Circular”, with “drones”');
    expect(text).toContain('href="/w/case/claims?q=drones">Look under all tabs');
  });

  test('goes on for several pages, with the same filter', async () => {
    for (let n = 1; n <= 53; n++) registered(`Claim ${n} about the quay.`);
    expect(await numbersOn('?sort=number')).toHaveLength(50);
    expect(await numbersOn('?sort=number&page=2')).toEqual([51, 52, 53]);
    const text = await htmlOf('?q=quay&sort=number');
    expect(text).toContain('1–50 of 53');
    expect(text).toContain('href="/w/case/claims?q=quay&sort=number&page=2" rel="next"');
  });

  test('is empty at first, and says how it fills', async () => {
    expect((await get(app, `${W}/claims`)).text).toContain('No claims yet');
  });

  test('counts the claims in the bar, without those merged away or deleted', async () => {
    const [first, second] = furnish() as [Claim, Claim];
    await post(app, `${W}/claims/merges`, { claim: [first.id, second.id] });
    expect((await get(app, `${W}/documents`)).text).toMatch(/>Claims<span class="count">3</);
  });
});

describe('a new claim', () => {
  test('is made with its event and its speaker, known or new', async () => {
    const answer = await post(app, `${W}/claims`, {
      statement: ' The minister said\nthat nobody was warned. ',
      kind: 'utterance',
      event: 'The fire',
      place: 'Sidra',
      from: '2025-03-12',
      to: '2025-03-13',
      basis: 'stated',
      speaker: 'The minister',
      reviewer: ANALYST.id,
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toMatch(/^\/w\/case\/claims\/1\?done=\d+$/);
    expect(numbered(1)).toMatchObject({
      statement: 'The minister said that nobody was warned.',
      kind: 'utterance',
      place: 'Sidra',
      date: { from: '2025-03-12', to: '2025-03-13', basis: 'stated' },
      reviewerId: ANALYST.id,
    });
  });

  test.each([
    [{ statement: ' ' }, 'statement'],
    [{ statement: 'One.', kind: 'rumour' }, 'kind'],
    [{ statement: 'One.', from: 'yesterday' }, 'date'],
    [{ statement: 'One.', kind: 'fact', speaker: 'Somebody' }, 'speaker'],
  ])('%j is refused with the reason', async (fields, words) => {
    const { status, text } = await post(app, `${W}/claims`, fields);
    expect(status).toBe(422);
    expect(text).toContain(words);
  });
});

describe('several claims at once', () => {
  test('are merged into the one that was named, and taken apart again', async () => {
    const [first, second, third] = furnish() as [Claim, Claim, Claim];
    const claim = [first.id, third.id];
    const next = `${W}/claims?sort=number`;
    const { status, headers } = await post(app, `${W}/claims/merges`, { claim, into: third.id, next });
    expect(status).toBe(303);
    expect(headers.location).toMatch(/^\/w\/case\/claims\?sort=number&done=\d+#claim-3$/);
    expect(await numbersOn('?sort=number')).toEqual([2, 3, 4]);
    expect(await numbersOn('?view=contested')).toEqual([3]);
    expect(await numbersOn('?document=1')).toEqual([3]);
    expect((await get(app, headers.location ?? '')).text).toContain('Claim 1 was merged into claim 3.');
    await post(app, `${W}/undos`, { next });
    expect(await numbersOn('?sort=number')).toEqual([1, 2, 3, 4]);
    expect(numbered(second.number).mergedInto).toBeNull();
  });

  test('are merged into the oldest where none is named', async () => {
    const claims = furnish();
    await post(app, `${W}/claims/merges`, { claim: claims.slice(1).map((claim) => claim.id) });
    expect(await numbersOn('?sort=number')).toEqual([1, 2]);
  });

  test('have to be two or more, and there', async () => {
    const [first] = furnish() as [Claim];
    expect((await post(app, `${W}/claims/merges`, { claim: first.id })).status).toBe(422);
    expect((await post(app, `${W}/claims/merges`, { claim: [first.id, first.id], into: first.id })).status).toBe(422);
    expect((await post(app, `${W}/claims/merges`, {})).status).toBe(422);
    const nowhere = '00000000-0000-7000-8000-00000000ffff';
    expect((await post(app, `${W}/claims/merges`, { claim: [first.id, nowhere] })).status).toBe(404);
    expect((await post(app, `${W}/claims/assignments`, { person: ANALYST.id })).status).toBe(422);
  });

  test('of different events are merged only by someone who says that it is meant', async () => {
    const [one, two] = ['A visit', 'Another visit'].map((name) =>
      registered(`${name} took place.`, { event: { id: anEvent(app.context(), name).id } }),
    ) as [Claim, Claim];
    const asked = await post(app, `${W}/claims/merges`, { claim: [one.id, two.id] });
    expect(asked.status).toBe(409);
    expect(asked.text).toContain('Are these the same thing?');
    const answer = { claim: [one.id, two.id], acrossEvents: 'yes' };
    expect((await post(app, `${W}/claims/merges`, answer)).status).toBe(303);
  });

  test('are given to a reviewer, or taken from everyone', async () => {
    const claims = furnish();
    const claim = claims.map(({ id }) => id);
    await post(app, `${W}/claims/assignments`, { claim, person: OTHER.id });
    expect([1, 2, 3, 4].map((number) => numbered(number).reviewerId)).toEqual(Array(4).fill(OTHER.id));
    await post(app, `${W}/claims/assignments`, { claim: claim.slice(0, 1), person: '' });
    expect(numbered(1).reviewerId).toBeNull();
    expect((await post(app, `${W}/claims/assignments`, { claim, person: 'nobody' })).status).toBe(404);
  });

  test('lead back to a page of this workspace, never elsewhere', async () => {
    const [first] = furnish() as [Claim];
    for (const next of ['https://example.org/', '//example.org', '/w/other/claims', '/w/case//x', '/w/case/\\x']) {
      const { headers } = await post(app, `${W}/claims/assignments`, { claim: first.id, person: OTHER.id, next });
      expect(headers.location).toMatch(/^\/w\/case\/claims(?:\?done=\d+)?#claim-1$/);
    }
  });
});
