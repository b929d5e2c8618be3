import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Claim } from '../../server/domain/claim.ts';
import { claimByNumber } from '../../server/store/claims.ts';
import { evidenceOfClaims, verdictsOf } from '../../server/store/evidence.ts';
import { identitiesOf } from '../../server/store/ratings.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aLink, aMention, aRegistered } from '../support/claims.ts';
import type { Contested } from '../support/contested.ts';
import { get, post } from '../support/requests.ts';
import { aWeighed } from '../support/weighing.ts';

let app: TestApp;
let made: Contested & { rival: Claim };
const C = '/w/case/claims/1';

beforeEach(async () => {
  app = await startApp();
  made = aWeighed(app.context());
});
afterEach(async () => {
  expect(app.logged).toEqual([]);
  await app.close();
});

const said = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replace(/\s+/g, ' ')
    .replaceAll(' .', '.')
    .replaceAll(' ,', ',');
const words = async (path = C): Promise<string> => said((await get(app, path)).text);
const evidenceId = (name: string): string => made.evidence[name]?.id ?? '';
const stances = (): string[] =>
  evidenceOfClaims(app.db(), [made.claim.id])
    .map((one) => one.stance)
    .sort();
const claim = (number: number): Claim | null => claimByNumber(app.db(), number);

describe('the page of a contested claim', () => {
  test('has a range of origins for each side, and never their sum', async () => {
    const page = await words();
    expect(page).toContain('for 1–4 independent origins');
    expect(page).toContain('against 2–3 independent origins');
    expect(page).not.toMatch(/[3-7]–7 independent|\b7 independent/);
  });

  test('spells out the circle', async () => {
    expect(await words()).toContain(
      'Harbour Post (3 May 2025) cites Gulf Wire, which (2 May 2025) had cited Harbour Post.',
    );
  });

  test('says why mentions count once and which origins could be one', async () => {
    const page = await words();
    expect(page).toContain('1 and 2 count once: both end in dockhand_9.');
    expect(page).toMatch(/could be one: “A port official” and “An official of the port” are unnamed/);
  });

  test('shows each mention in its own language and direction, with its translation', async () => {
    const { text } = await get(app, C);
    expect(text).toContain('<blockquote class="quote" lang="ar" dir="rtl">');
    expect(text).toContain('<blockquote class="quote" lang="fr" dir="ltr">');
    expect(said(text)).toContain('Three drones hit the northern quay wording looks corrupted');
  });

  test('draws source, cue, content and claim in the sentence', async () => {
    const { text } = await get(app, C);
    for (const role of ['source', 'cue', 'claim']) expect(text).toMatch(new RegExp(`<mark class="hl hl-${role}`));
    expect(text).toMatch(/<mark class="hl[^"]* d1/);
  });

  test('says whose letter the grade beside a mention is', async () => {
    expect(await words()).toContain('letter of the harbour master');
  });

  test('shows mentions that only report or question apart', async () => {
    const page = await words();
    const apart = page.slice(page.indexOf('Passed on or questioned'), page.indexOf('Edit, merge, delete'));
    expect(apart).toContain('Coast Times');
    expect(apart).toContain('Did a drone hit the northern quay');
    expect(apart).not.toContain('Quay Watch');
  });

  test('marks a verdict from before the newest evidence', async () => {
    expect(await words()).toContain('before new evidence');
  });

  test('leads back to the other contested claims', async () => {
    const { text } = await get(app, C);
    const [, href = ''] = /<a href="([^"]*)">Contested, 1</.exec(text) ?? [];
    const list = said((await get(app, href.replaceAll('&#x3D;', '='))).text);
    expect(list).toContain('Two drones struck');
    expect(list).not.toContain('The fire began in a cold store.');
  });

  test('says which claim says the contrary, with a link, once that has support', async () => {
    expect(await words()).not.toContain('says the contrary');
    aLink(app.context(), aMention(app.context(), 'The fire began in a cold store').mention, made.rival);
    expect(await words()).toContain('Contested: 4 mentions dispute it, and claim 2 says the contrary and has support.');
    expect((await get(app, C)).text).toContain('<a href="/w/case/claims/2">claim 2</a> says the contrary');
  });

  test('counts alike in every place those that support it and those that pass it on', async () => {
    await post(app, `${C}/evidence`, { evidence: evidenceId('french'), stance: 'reports' });
    const page = await words();
    for (const said of [
      '11 mentions: 4 support it, 4 dispute it, 2 pass it on, 1 questions it',
      'Supports 4 mentions and 2 that pass it on, 1–4 independent origins',
      '4 mentions and 2 that pass it on, in 6 documents',
      '2 mentions and 1 that passes it on, counted once',
    ])
      expect(page).toContain(said);
    const row = /<tr id="claim-1".*?<\/tr>/s.exec((await get(app, '/w/case/claims')).text)?.[0] ?? '';
    expect(row).toContain('Supports: 4 mentions and 2 that pass it on from 1–4 independent origins');
  });

  test('names each region by itself, also an origin that stands in two columns', async () => {
    await post(app, `${C}/evidence`, { evidence: evidenceId('french'), stance: 'reports' });
    const { text } = await get(app, C);
    const names = [...text.matchAll(/<section class="origin[^>]* aria-label="([^"]*)"/g)].map(([, name]) => name);
    expect(names).toEqual(
      expect.arrayContaining(['Origin 1 of those who support it', 'Origin 1 of those who pass it on']),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  test('leads to the picture in which its circle stands out', async () => {
    const { text } = await get(app, C);
    const [, href = ''] = /href="([^"]*)">Show the loop/.exec(text) ?? [];
    const picture = (await get(app, href.replaceAll('&#x3D;', '='))).text;
    expect(picture).toMatch(/class="edge [^"]*edge--round/);
    expect(said(picture)).toContain('The circle stands out');
    expect((await get(app, `${C}/provenance`)).text).not.toMatch(/edge--round|is-faint/);
  });

  test('tells the time line in words too', async () => {
    expect(await words()).toContain('1 May 2025, 22:10: Harbour Post supports it, origin 1');
  });
});

describe('a verdict', () => {
  const verdict = { decision: 'refuted', likelihood: 'unlikely', confidence: 'high', rationale: 'The log.' };
  const seen = (): string => verdictsOf(app.db(), [made.claim.id])[0]?.id ?? '';

  test('is appended, and the older one stays', async () => {
    const answer = await post(app, `${C}/verdicts`, { ...verdict, seen: seen() });
    expect(answer.status).toBe(303);
    expect(verdictsOf(app.db(), [made.claim.id]).map((one) => one.decision)).toEqual(['refuted', 'unresolved']);
    expect(await words()).toContain('unlikely, 20–45 %');
  });

  test('without a rationale is refused', async () => {
    const answer = await post(app, `${C}/verdicts`, { ...verdict, rationale: ' ', seen: seen() });
    expect([answer.status, said(answer.text)]).toEqual([422, expect.stringContaining('needs a rationale')]);
  });

  test('of two reviewers at once: the second is told of the first', async () => {
    const before = seen();
    await post(app, `${C}/verdicts`, { ...verdict, seen: before });
    const answer = await post(app, `${C}/verdicts`, { ...verdict, decision: 'confirmed', seen: before });
    expect([answer.status, said(answer.text)]).toEqual([409, expect.stringContaining('has judged claim 1 since')]);
    expect(said(answer.text)).toContain('The log.');
  });

  test('without a decision is refused', async () => {
    expect((await post(app, `${C}/verdicts`, { rationale: 'The log.', seen: seen() })).status).toBe(422);
  });
});

describe('what is selected', () => {
  test('gets another stance in one step, which one undo takes back', async () => {
    const before = stances();
    const both = [`${evidenceId('post')} ${evidenceId('wire')}`, evidenceId('french')];
    const answer = await post(app, `${C}/evidence`, { evidence: both, stance: 'questions' });
    expect([answer.status, answer.headers.location]).toEqual([303, expect.stringContaining(`#e${evidenceId('post')}`)]);
    expect(stances().filter((stance) => stance === 'questions')).toHaveLength(4);
    await post(app, '/w/case/undos', { next: C });
    expect(stances()).toEqual(before);
  });

  test('moves to another claim by its number', async () => {
    const answer = await post(app, `${C}/evidence`, { evidence: evidenceId('post'), do: 'move', claim: '2' });
    expect(answer.status).toBe(303);
    expect(evidenceOfClaims(app.db(), [made.rival.id])).toHaveLength(1);
  });

  test('is unlinked', async () => {
    const before = stances().length;
    await post(app, `${C}/evidence`, { evidence: evidenceId('post'), do: 'unlink' });
    expect(stances()).toHaveLength(before - 1);
  });

  test('splits off as a new claim of the same event', async () => {
    const fields = { evidence: evidenceId('again'), statement: 'Three drones struck.', kind: 'fact' };
    const answer = await post(app, `${C}/splits`, fields);
    expect(answer.headers.location).toMatch(/^\/w\/case\/claims\/3\?done=/);
    expect(claim(3)?.eventId).toBe(made.claim.eventId);
    expect(await words('/w/case/claims/3')).toContain('1 mention');
  });

  test('isn’t split off without a statement: the form comes again with what was sent, and says so', async () => {
    const answer = await post(app, `${C}/splits`, { evidence: evidenceId('again'), statement: ' ', kind: 'intention' });
    expect([answer.status, said(answer.text)]).toEqual([422, expect.stringContaining('A claim needs a statement')]);
    expect(answer.text).toContain(`name="evidence" value="${evidenceId('again')}"`);
    expect(answer.text).toMatch(/value="intention" selected/);
    expect(answer.text).toMatch(/<textarea[^>]* required/);
    expect((await get(app, C)).text).toMatch(/name="statement" required/);
  });

  test('may be nothing: then the page says what to do', async () => {
    const answer = await post(app, `${C}/evidence`, { stance: 'supports' });
    expect([answer.status, said(answer.text)]).toEqual([422, expect.stringContaining('Select some mentions first')]);
  });

  test('has to be linked with this claim: the page of another claim can’t change it', async () => {
    const before = stances();
    const answer = await post(app, '/w/case/claims/2/evidence', { evidence: evidenceId('wire'), stance: 'questions' });
    expect([answer.status, said(answer.text)]).toEqual([
      404,
      expect.stringContaining('no longer linked with this claim'),
    ]);
    expect(stances()).toEqual(before);
  });

  test('bears a note', async () => {
    const { id, version } = made.evidence.post ?? { id: '', version: 0 };
    await post(app, `${C}/evidence`, { evidence: id, do: 'note', version, note: 'Removed within the hour.' });
    expect(await words()).toContain('Removed within the hour.');
  });
});

describe('the claim itself', () => {
  test('is edited, and a stale edit is refused with both versions', async () => {
    const fields = { version: 1, statement: 'Drones struck.', kind: 'fact', newEvent: 'The fire', from: '2025-05-01' };
    expect((await post(app, C, fields)).status).toBe(303);
    expect(claim(1)?.statement).toBe('Drones struck.');
    expect((await post(app, C, fields)).status).toBe(409);
  });

  test('takes in another one, and the old address leads there', async () => {
    expect((await post(app, `${C}/merges`, { claim: '2' })).status).toBe(303);
    expect((await get(app, '/w/case/claims/2')).headers.location).toBe(C);
    await post(app, '/w/case/undos', {});
    expect((await get(app, '/w/case/claims/2')).status).toBe(200);
  });

  test('is not merged with itself', async () => {
    const answer = await post(app, `${C}/merges`, { claim: '1' });
    expect([answer.status, said(answer.text)]).toEqual([422, expect.stringContaining('can’t be merged with itself')]);
  });

  test('is deleted, and says where it is then', async () => {
    await post(app, `${C}/removal`, { version: 1 });
    const answer = await get(app, C);
    expect([answer.status, said(answer.text)]).toEqual([404, expect.stringContaining('restored from the trash')]);
  });

  test('without mentions has a page that says how it fills', async () => {
    expect(await words('/w/case/claims/2')).toContain('No mention of this claim yet');
  });

  test('that isn’t there is not found', async () => {
    for (const number of ['99', 'x']) expect((await get(app, `/w/case/claims/${number}`)).status).toBe(404);
  });
});

describe('what hangs on it', () => {
  test('a relation is added and removed', async () => {
    const third = aRegistered(app.context(), { statement: 'Nobody was hurt.' });
    await post(app, `${C}/relations`, { kind: 'refines', claim: String(third.number) });
    const { text } = await get(app, C);
    expect(said(text)).toContain('Nobody was hurt.');
    const removals = [...text.matchAll(/action="([^"]*\/relations\/[^"]*\/removal)"/g)].map(([, path]) => path ?? '');
    for (const path of removals) await post(app, path, {});
    expect(await words()).not.toContain('Nobody was hurt.');
    expect(await words('/w/case/claims/3')).not.toContain('Two drones');
  });

  test('a relation to a claim that isn’t there is refused', async () => {
    expect((await post(app, `${C}/relations`, { kind: 'refines', claim: 'something new' })).status).toBe(422);
  });

  test('a question is asked', async () => {
    await post(app, `${C}/questions`, { text: 'Is there a recording?', due: '2025-06' });
    expect(await words()).toContain('Is there a recording?');
  });

  test('two officials are marked as the same, and the range narrows', async () => {
    const { text } = await get(app, C);
    const form = /<form class="row" method="post" action="[^"]*identities">.*?<\/form>/gs;
    const pair = [...text.matchAll(form)].map(([one]) => one).find((one) => one.includes('Same as 6')) ?? '';
    const value = (name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(pair)?.[1] ?? '';
    const fields = { first: value('first'), second: value('second'), mark: 'same' };
    expect((await post(app, `${C}/identities`, fields)).status).toBe(303);
    expect(identitiesOf(app.db(), [fields.first])).toHaveLength(1);
    expect(await words()).toContain('against 2 independent origins');
  });
});
