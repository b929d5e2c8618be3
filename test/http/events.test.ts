import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eventByNumber } from '../../server/store/claims.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aLink, aMention, anEvent, aRegistered } from '../support/claims.ts';
import { get, post } from '../support/requests.ts';

const W = '/w/case';
let app: TestApp;

beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

const day = (iso: string) => ({ from: iso, to: iso, basis: 'stated' as const });

describe('events', () => {
  test('are listed with the latest first, and how many claims each has', async () => {
    const context = app.context();
    anEvent(context, 'A visit without a date');
    const { id } = anEvent(context, 'The fire', { date: day('2025-03-12'), place: 'Sidra' });
    anEvent(context, 'The inquiry', { date: day('2025-04-01') });
    aRegistered(context, { event: { id } });
    const { text } = await get(app, `${W}/events`);
    expect([...text.matchAll(/<tr id="event-(\d+)"/g)].map(([, number]) => Number(number))).toEqual([3, 2, 1]);
    expect(/<tr id="event-2".*?<\/tr>/s.exec(text)?.[0]).toMatch(/Sidra.*12 March 2025.*data-label="claims">1</s);
  });

  test('are made, edited, and deleted while no claim belongs to them', async () => {
    const made = await post(app, `${W}/events`, {
      name: ' The fire ',
      place: 'Sidra',
      from: '2025-03-12',
      to: '2025-03-13',
    });
    expect(made.headers.location).toMatch(/^\/w\/case\/events\/1\?done=\d+$/);
    expect(eventByNumber(app.db(), 1)).toMatchObject({
      name: 'The fire',
      date: { from: '2025-03-12', to: '2025-03-13' },
    });
    await post(app, `${W}/events/1`, { version: 1, name: 'The blaze', from: '2025-03-12', basis: 'inferred' });
    expect(eventByNumber(app.db(), 1)).toMatchObject({ name: 'The blaze', place: '', date: { basis: 'inferred' } });
    const stale = await post(app, `${W}/events/1`, { version: 1, name: 'Another' });
    expect(stale.status).toBe(409);
    expect((await post(app, `${W}/events/1/removal`, { version: 2 })).status).toBe(303);
    expect((await get(app, `${W}/events/1`)).status).toBe(404);
  });

  test('need a name, and a date that ends after it begins', async () => {
    expect((await post(app, `${W}/events`, { name: ' ' })).status).toBe(422);
    expect((await post(app, `${W}/events`, { name: 'One', from: '2025-03-13', to: '2025-03-12' })).status).toBe(422);
    expect((await get(app, `${W}/events/7`)).status).toBe(404);
  });

  test('aren’t deleted while claims belong to them', async () => {
    const { id, version } = anEvent(app.context(), 'The fire');
    aRegistered(app.context(), { event: { id } });
    const { status, text } = await post(app, `${W}/events/1/removal`, { version });
    expect(status).toBe(422);
    expect(text).toContain('Give it another event first');
  });
});

describe('the page of an event', () => {
  test('shows its claims, a lane each, and day by day what was written', async () => {
    const context = app.context();
    const { id } = anEvent(context, 'The fire', { date: day('2025-03-12') });
    const claim = aRegistered(context, { event: { id }, date: day('2025-03-12') });
    for (const [words, when, language] of [
      ['Drones struck the quay', '2025-03-13', 'en'],
      ['ضربت مسيرتان الرصيف', '2025-03-14', 'ar'],
      ['Somebody spoke of drones', null, 'en'],
    ] as const) {
      const { mention } = aMention(context, words, { language, day: when });
      aLink({ ...context, acrossEvents: true }, mention, claim, when === '2025-03-14' ? 'disputes' : 'supports');
    }
    const { text } = await get(app, `${W}/events/1`);
    expect(text).toContain('Time line of 1 claim and 2 dated mentions');
    expect(text).toContain('1 mention in texts without a date: only in the list.');
    expect([...text.matchAll(/lanes__mark--(\w+)/g)].map(([, stance]) => stance)).toEqual(['supports', 'disputes']);
    const days = [...text.matchAll(/<li><h3>([^<]*)<\/h3>/g)].map(([, when]) => when);
    expect(days).toEqual(['12 Mar 2025', '13 Mar 2025', '14 Mar 2025', 'Undated']);
    expect(text).toMatch(/lang="ar" dir="rtl">ضربت مسيرتان الرصيف</);
  });

  test('has no picture where nothing is dated', async () => {
    const { id } = anEvent(app.context(), 'The fire');
    aRegistered(app.context(), { event: { id } });
    const { status, text } = await get(app, `${W}/events/1`);
    expect(status).toBe(200);
    expect(text).not.toContain('class="lanes"');
  });
});
