import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { get } from '../support/requests.ts';
import { ROUTES } from '../support/routes.ts';
import { routeTable } from '../support/routeTable.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.app.close());

const names = (): string[] => routeTable().map(({ method, path }) => `${method} ${path}`);

/** What a page of ours says in its main part, without the markup. */
const saidIn = (html: string): string =>
  (/<main.*<\/main>/s.exec(html)?.[0] ?? html).replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the route table', () => {
  test('has a request for every route, and no request without a route', () => {
    expect(Object.keys(ROUTES).sort()).toEqual(names().sort());
  });

  test('names no route twice', () => {
    expect(new Set(names()).size).toBe(names().length);
  });

  test.each(Object.entries(ROUTES))('%s answers', async (route, { status, ask }) => {
    const answer = await ask(site);
    expect([answer.status, answer.status === status ? '' : saidIn(answer.text)]).toEqual([status, '']);
    expect(site.app.logged).toEqual([]);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    if (route.startsWith('GET /w/') && status === 200) expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('nothing else answers', async () => {
    expect((await get(site.app, '/w/case/nothing')).status).toBe(404);
    expect((await get(site.app, '/assets/app.js')).status).toBe(404);
  });
});
