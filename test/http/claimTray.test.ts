import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Annotation } from '../../server/domain/annotation.ts';
import type { Claim } from '../../server/domain/claim.ts';
import { claimsOfMention } from '../../server/store/claimLinks.ts';
import { claimByNumber } from '../../server/store/claims.ts';
import { evidenceOfMentions } from '../../server/store/evidence.ts';
import { hideClaim, mergeClaims } from '../../server/usecases/claims.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aLink, aMention, anEvent, aRegistered } from '../support/claims.ts';
import { type Fields, get, post, save } from '../support/requests.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

const W = '/w/case';
const tray = (query = '') => get(app, `${W}/claims/unlinked${query}`);
const link = (fields: Fields) => post(app, `${W}/claims/links`, fields);
const mention = (words: string, options = {}): Annotation => aMention(app.context(), words, options).mention;
const claim = (statement: string, more = {}): Claim => aRegistered(app.context(), { statement, ...more });
const claimsOf = (one: Annotation): number[] => claimsOfMention(app.db(), one.id).map(({ number }) => number);
const options = async (query: string) =>
  (await get(app, `${W}/claims/matches?${query}`)).json<{ options: { name: string; hint: string; value: string }[] }>()
    .options;

describe('the tray', () => {
  test('shows what waits, near-duplicates together, and what is like the claim at hand first with its digits', async () => {
    claim('Two drones struck the northern quay.');
    mention('the minister resigned on Monday');
    mention('a lighthouse fell in the storm', {});
    mention('in the storm the lighthouse fell');
    mention('drones hit a quay in the north');
    const { text } = await tray('?claim=1');
    expect(text).toContain('4 mentions wait for a claim');
    expect(text).toContain('2 say nearly the same');
    expect(text.indexOf('drones hit')).toBeLessThan(text.indexOf('minister'));
    expect(text).toContain(`data-digit="1"`);
    expect(text).toMatch(/in common: <bdi class="tray__word">drones<\/bdi>/);
    expect(text).not.toMatch(/\d+ ?%|score/i);
    expect((await tray()).text).not.toContain('data-digit');
  });

  test('links one with the claim at hand, tells it, and goes on with that claim', async () => {
    const at = claim('Two drones struck the northern quay.');
    const one = mention('drones hit a quay');
    const answer = await link({ claim: `id:${at.id}`, mention: one.id, stance: 'disputes' });
    expect([answer.status, answer.headers.location]).toEqual([
      303,
      expect.stringMatching(/^\/w\/case\/claims\/unlinked\?claim=1&stance=disputes&done=\d+$/),
    ]);
    expect(evidenceOfMentions(app.db(), [one.id]).map((row) => row.stance)).toEqual(['disputes']);
    const { text } = await get(app, answer.headers.location ?? '');
    expect(text).toContain('link with claim 1');
    await post(app, `${W}/undos`, {});
    expect(claimsOf(one)).toEqual([]);
  });

  test('makes a claim of the mention’s words, of several at once, or of words that were typed', async () => {
    const [one, two, three] = [mention('a lighthouse fell'), mention('the lighthouse fell'), mention('a quay burnt')];
    await link({ fresh: `${one.id},${two.id}`, kind: 'fact' });
    expect([claimsOf(one), claimsOf(two)]).toEqual([[1], [1]]);
    expect(claimByNumber(app.db(), 1)?.statement).toBe('a lighthouse fell');
    await post(app, `${W}/undos`, {});
    expect((await tray()).text).toContain('data-fresh="a lighthouse fell"');
    await link({ fresh: one.id, statement: ' The lighthouse fell. ' });
    expect(claimByNumber(app.db(), 2)?.statement).toBe('The lighthouse fell.');
    await link({ claim: '2', mention: two.id });
    const { text } = await tray('?claim=The+quay+burnt');
    const value = /name="claim" value="(new:fact:[^"]+)"/.exec(text)?.[1] ?? '';
    const answer = await link({ claim: value, mention: three.id });
    expect(answer.headers.location).toMatch(/claim=3&/);
    expect(claimByNumber(app.db(), 3)?.statement).toBe('The quay burnt');
  });

  test('offers claims to every group where none is at hand', async () => {
    const at = claim('Two drones struck the northern quay.');
    const one = mention('drones hit a quay');
    const { text } = await tray();
    const value = /name="offered" value="([^"]+)"/.exec(text)?.[1] ?? '';
    expect(value).toBe(`${at.id},${one.id}`);
    await link({ offered: value });
    expect(claimsOf(one)).toEqual([1]);
    expect((await tray()).text).toContain('Nothing waits here');
  });

  test('asks before it links across events, and does it when that is meant', async () => {
    const first = claim('The first visit.', { event: { id: anEvent(app.context(), 'First visit').id } });
    const second = claim('The second visit.', { event: { id: anEvent(app.context(), 'Second visit').id } });
    const one = mention('a visit was made');
    aLink(app.context(), one, first);
    const fields = { claim: `id:${second.id}`, mention: one.id, stance: 'supports' };
    const page = await link(fields);
    expect([page.status, claimsOf(one)]).toEqual([409, [1]]);
    expect(page.text).toContain('Are these the same event?');
    expect(page.text).toContain('<input type="hidden" name="acrossEvents" value="yes">');
    const json = await save(app, `${W}/claims/links`, fields);
    expect([json.status, json.json<{ ask: { answer: string } }>().ask.answer]).toEqual([409, 'Link it all the same']);
    const agreed = await link({ ...fields, acrossEvents: 'yes' });
    expect([agreed.status, claimsOf(one)]).toEqual([303, [1, 2]]);
  });

  test('says what to do where there is no claim, or it was deleted', async () => {
    const one = mention('a visit was made');
    expect((await link({ mention: one.id })).status).toBe(422);
    const gone = claim('The first visit.');
    hideClaim(app.context(), gone.id, 1);
    expect((await link({ claim: `id:${gone.id}`, mention: one.id })).text).toContain('Restore it from the trash');
    expect((await tray('?claim=1')).status).toBe(422);
  });

  test('goes on page by page', async () => {
    for (let i = 0; i < 25; i++) mention(`word${i}alpha other${i}beta stands`);
    const { text } = await tray();
    const next = /href="([^"]+)" rel="next"/.exec(text)?.[1]?.replaceAll('&#x3D;', '=') ?? '';
    const second = await get(app, next);
    expect(second.text).toContain('word0alpha');
    expect(second.text).not.toContain('word24alpha');
    expect(second.text).toContain('From the beginning');
  });
});

describe('type-ahead over claims', () => {
  test('finds by number, by the beginnings of words in a statement or a mention, and tells why', async () => {
    claim('Two drones struck the northern quay.');
    const other = claim('A lighthouse fell.');
    aLink(app.context(), mention('the beacon collapsed'), other);
    expect((await options('q=2'))[0]?.name).toBe('A lighthouse fell.');
    expect((await options('q=dron+str')).map(({ name }) => name)).toEqual(['Two drones struck the northern quay.']);
    expect((await options('q=beac'))[0]?.value).toBe(`id:${other.id}`);
    expect(await options('q=nothing')).toEqual([]);
  });

  test('offers first what is like a mention, in whatever language', async () => {
    claim('Qaani visited Baghdad on 30 November 2020.');
    claim('A lighthouse fell.');
    const one = mention('زار قاآني بغداد في ٣٠ نوفمبر', { language: 'ar' });
    const [best, ...rest] = await options(`mention=${one.id}`);
    expect([best?.name, best?.hint]).toEqual([
      'Qaani visited Baghdad on 30 November 2020.',
      'in common: زار, قاآني, بغداد, ٣٠, نوفمبر',
    ]);
    expect(rest.map(({ hint }) => hint)).toEqual(['']);
    const numbered = await options('mention=1&document=1');
    expect(numbered[0]?.name).toBe(best?.name);
  });
});

describe('the finder of duplicates', () => {
  const SAME = ['Two drones struck the northern quay.', 'The northern quay was struck by two drones.'];
  const duplicates = (query = '') => get(app, `${W}/claims/duplicates${query}`);

  test('offers pairs with the words in common and those that only one has, and merges them in one step', async () => {
    const [one, two] = SAME.map((statement) => claim(statement));
    claim('A lighthouse fell.');
    const { text } = await duplicates();
    expect(text).toContain('Merge 2 into 1');
    expect(text).toContain('<bdi class="tray__word">drones</bdi>');
    expect(text).not.toContain('lighthouse');
    mergeClaims(app.context(), one?.id ?? '', [two?.id ?? '']);
    expect((await duplicates()).text).toContain('no pair found');
  });

  test('doesn’t offer again what somebody told apart', async () => {
    const [one, two] = SAME.map((statement) => claim(statement));
    const answer = await post(app, `${W}/claims/dismissals`, {
      noun: 'claim',
      a: one?.id ?? '',
      b: two?.id ?? '',
      next: `${W}/claims/duplicates`,
    });
    expect([answer.status, answer.headers.location]).toEqual([303, expect.stringMatching(/duplicates\?done=/)]);
    expect((await duplicates()).text).toContain('no pair found');
    expect((await duplicates('?claim=1')).text).toContain('none like claim 1');
    await post(app, `${W}/undos`, {});
    expect((await duplicates('?claim=1')).text).toContain('Merge 2 into 1');
  });
});
