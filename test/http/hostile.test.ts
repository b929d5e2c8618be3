import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { get, post, save } from '../support/requests.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.app.close());

describe('what breaks a parser', () => {
  test.each([
    ['quotes', '>'.repeat(20_000)],
    ['lists', '- '.repeat(3_000)],
  ])('nested %s in the guidelines are shown as they were written', async (_what, guidelines) => {
    const { text } = await get(site.app, `${site.w}/guidelines/form`);
    const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? '0';
    await post(site.app, `${site.w}/guidelines`, { version, guidelines });
    expect((await get(site.app, `${site.w}/guidelines`)).status).toBe(200);
  });

  test.each(['0:bogus', '9:source:1:2', '0:claim:0:1', '0:source:1', 'x'])(
    'a sweep with the part %s is refused',
    async (part) => {
      expect((await save(site.app, `${site.d}/sweeps`, { part })).status).toBe(422);
    },
  );

  test.each(['2021-99-99', '2021-02-30', '20211107', '2021-11-07/2021-11-08', 'yesterday'])(
    'the date %s is refused',
    async (from) => {
      const form = { version: 1, title: 'The quay', language: 'en', direction: 'ltr', from };
      expect((await save(site.app, `${site.d}/details`, form)).status).toBe(422);
      expect((await get(site.app, site.d)).status).toBe(200);
    },
  );

  test('a passage of a megabyte gets no proposal, but a sentence that says so', async () => {
    expect((await get(site.app, `${site.d}/proposals?start=0&end=1000000`)).status).toBe(422);
  });
});
