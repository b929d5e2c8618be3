import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { lastSeq } from '../../server/store/changes.ts';
import type { Context } from '../../server/usecases/change.ts';
import { addComment } from '../../server/usecases/comments.ts';
import { addVerdict } from '../../server/usecases/verdicts.ts';
import { ANALYST, OMAR } from '../support/analyst.ts';
import { aClaim } from '../support/builders.ts';
import { anEvent, aRegistered } from '../support/claims.ts';
import { type Listening, listenTo } from '../support/listening.ts';
import { post, save, send } from '../support/requests.ts';
import { linked, type Site, startSite } from '../support/site.ts';

let site: Site;
let omar: Context;
let open: Listening[];
beforeEach(async () => {
  site = await startSite();
  omar = { ...site.app.context(), actor: OMAR };
  open = [];
});
afterEach(async () => {
  for (const one of open) one.close();
  expect(site.app.logged).toEqual([]);
  await site.app.close();
});

async function listen(query = '', headers = {}): Promise<Listening> {
  const one = await listenTo(site.app, `${site.w}/events-stream${query}`, headers);
  open.push(one);
  return one;
}
const isChange = (one: { event: string }): boolean => one.event === 'change';
const seqNow = (): number => lastSeq(site.app.db());

describe('the stream of changes', () => {
  test('is no page that anybody keeps, and no proxy holds it back', async () => {
    const { status, headers } = await listen();
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    expect((await send(site.app, `${site.w}/events-stream`, { method: 'HEAD' })).status).toBe(200);
  });

  test('is nothing for those who ask for something else', async () => {
    expect((await send(site.app, `${site.w}/events-stream`, { headers: { accept: 'text/html' } })).status).toBe(406);
  });

  test('tells in numbers what others changed, and nothing that anybody wrote', async () => {
    const one = await listen();
    aClaim(omar, site.document(), 'declined to comment');
    const { id, data } = await one.until(isChange);
    expect(Number(id)).toBe(seqNow());
    const told = JSON.parse(data);
    expect(told).toMatchObject({ seq: seqNow(), by: OMAR.id, documents: { 1: [3] }, nouns: ['annotation'] });
    expect(one.text()).not.toMatch(/comment|quay|Omar|master/);
  });

  test('names the claims that stand otherwise, with the paragraphs of all texts that show them', async () => {
    await linked(site);
    const one = await listen();
    addVerdict(omar, site.app.db().prepare('SELECT id FROM claim').pluck().get() as string, null, {
      decision: 'confirmed',
      likelihood: null,
      confidence: null,
      rationale: 'The log.',
    });
    const { data } = await one.until(isChange);
    expect(JSON.parse(data)).toMatchObject({ claims: [1], documents: { 1: [1] } });
  });

  test('tells of a comment where its mark stands', async () => {
    const one = await listen();
    addComment(omar, { annotationId: site.annotation(1).id }, { text: 'Since when?', people: [] });
    const { data } = await one.until(isChange);
    expect(JSON.parse(data)).toMatchObject({ documents: { 1: [1] }, nouns: ['comment'] });
    expect(data).not.toContain('Since');
  });

  test('goes on where a connection was lost, without a gap and without telling twice', async () => {
    const before = seqNow();
    for (const name of ['a', 'b', 'c']) anEvent(omar, name);
    const again = await listen('', { 'last-event-id': String(before + 1) });
    await again.until((one) => one.event === 'present');
    anEvent(omar, 'd');
    await again.until((one) => one.id === String(before + 4));
    expect(again.heard.filter(isChange).map((one) => Number(one.id) - before)).toEqual([2, 3, 4]);
  });

  test('begins where a page was made, and prefers what the browser heard last', async () => {
    const before = seqNow();
    for (const name of ['a', 'b']) anEvent(omar, name);
    const first = await listen(`?since=${before}`);
    await first.until((one) => one.event === 'present');
    expect(first.heard.filter(isChange)).toHaveLength(2);
    const second = await listen(`?since=${before}`, { 'last-event-id': String(before + 2) });
    await second.until((one) => one.event === 'present');
    expect(second.heard.filter(isChange)).toEqual([]);
  });

  test('says that too much was missed rather than telling all of it', async () => {
    const before = seqNow();
    for (let i = 0; i <= 200; i++) anEvent(omar, `Event ${i}`);
    const one = await listen(`?since=${before}`);
    const { id } = await one.until(({ event }) => event === 'missed');
    expect([Number(id), one.heard.filter(isChange)]).toEqual([seqNow(), []]);
    const ahead = await listen(`?since=${seqNow() + 5}`);
    await ahead.until(({ event }) => event === 'missed');
  });

  test('survives a number that is none', async () => {
    const one = await listen('?since=x', { 'last-event-id': '-1' });
    await one.until(({ event }) => event === 'present');
    expect(one.heard.filter(isChange)).toEqual([]);
  });

  test('is not opened without end by one person', async () => {
    for (let i = 0; i < 12; i++) await listen();
    const { status, headers } = await listen();
    expect([status, headers['retry-after']]).toEqual([429, '30']);
    open[0]?.close();
    await open[0]?.ended;
  });

  test('ends for whoever may no longer come in', async () => {
    const one = await listen();
    await one.until(({ event }) => event === 'present');
    site.app.folder.control.exec(`UPDATE account SET disabled_at = '2025-03-14T10:00:00.000Z'`);
    aRegistered(omar);
    await one.ended;
    expect(one.heard.filter(isChange)).toEqual([]);
  });
});

describe('who is on a page', () => {
  const sit = (page: string, tab = 'tab-00000001') => save(site.app, `${site.w}/presence`, { tab, page });

  test('is told to those who listen, by ids', async () => {
    const one = await listen();
    expect((await sit('documents/1')).json()).toEqual({ people: [ANALYST.id] });
    const { data } = await one.until(({ event, data }) => event === 'present' && data !== '{}');
    expect(JSON.parse(data)).toEqual({ 'documents/1': [ANALYST.id] });
    await sit('');
    await one.until(({ data }) => data === '{"documents/1":[]}');
  });

  test('is told at once to whoever comes later', async () => {
    await sit('claims/14');
    const one = await listen();
    expect(JSON.parse((await one.until(({ event }) => event === 'present')).data)).toEqual({
      'claims/14': [ANALYST.id],
    });
  });

  test.each(['/etc/passwd', 'documents/../x', '<b>', 'x'.repeat(81)])('is never the page %s', async (page) => {
    expect((await post(site.app, `${site.w}/presence`, { tab: 'tab-00000001', page })).status).toBe(422);
  });
});
