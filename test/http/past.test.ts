import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { lastSeq } from '../../server/store/changes.ts';
import { aRegistered } from '../support/claims.ts';
import { aContested } from '../support/contested.ts';
import { get, post, send } from '../support/requests.ts';
import { ROUTES } from '../support/routes.ts';
import { removed, type Site, startSite } from '../support/site.ts';

/** A page of each route that reads; null: what is of now alone. */
const PAGES: Record<string, string | null> = {
  '/about': '/about',
  '/members': '/members',
  '/guidelines': '/guidelines',
  '/guidelines/form': '/guidelines/form',
  '/documents': '/documents?q=fire',
  '/documents/:document': '/documents/2',
  '/documents/:document/original': '/documents/2/original',
  '/documents/:document/details': '/documents/2/details',
  '/documents/:document/derivations': '/documents/2/derivations',
  '/documents/:document/sections': '/documents/2/sections',
  '/documents/:document/blocks': '/documents/2/blocks?from=0&to=1',
  '/documents/:document/proposals': '/documents/1/proposals?start=19&end=92',
  '/documents/:document/history': '/documents/2/history',
  '/documents/:document/annotations/:annotation': '/documents/1/annotations/2',
  '/documents/:document/annotations/:annotation/inspector': '/documents/1/annotations/2/inspector',
  '/documents/:document/annotations/:annotation/card': '/documents/1/annotations/3/card',
  '/documents/:document/annotations/:annotation/corroborations': '/documents/1/annotations/3/corroborations',
  '/documents/:document/annotations/:annotation/citation': '/documents/1/annotations/4/citation',
  '/documents/:document/annotations/:annotation/grading': '/documents/1/annotations/3/grading',
  '/documents/:document/annotations/:annotation/history': '/documents/1/annotations/3/history',
  '/derivations': '/derivations',
  '/compare': '/compare?left=2&right=3',
  '/sources': '/sources?q=manara',
  '/sources/matches': '/sources/matches?q=dock&document=1',
  '/sources/unnamed': '/sources/unnamed',
  '/sources/duplicates': '/sources/duplicates',
  '/sources/merging': '/sources/merging',
  '/sources/:source': '/sources/1',
  '/sources/:source/history': '/sources/1/history',
  '/sources/:source/erasure': '/sources/1/erasure',
  '/claims': '/claims?q=quay',
  '/claims/matches': '/claims/matches?q=quay',
  '/claims/unlinked': '/claims/unlinked',
  '/claims/duplicates': '/claims/duplicates',
  '/claims/:claim': '/claims/1',
  '/claims/:claim/provenance': '/claims/1/provenance',
  '/claims/:claim/brief': '/claims/1/brief',
  '/claims/:claim/brief.md': '/claims/1/brief.md',
  '/claims/:claim/history': '/claims/1/history',
  '/events': '/events',
  '/events/:event': '/events/1',
  '/events/:event/brief': '/events/1/brief',
  '/events/:event/brief.md': '/events/1/brief.md',
  '/events/:event/history': '/events/1/history',
  '/questions': '/questions',
  '/trash': '/trash',
  '/log': '/log',
  '/log/:change': '/log/3',
  '/then': null,
  '/export': '/export',
  '/dataset.json': '/dataset.json',
  '/datasets/:change': null,
  '/colleagues': '/colleagues',
  '/news': '/news',
  '/events-stream': null,
};

let site: Site;
afterEach(() => site.app.close());

const now = (): number => lastSeq(site.app.db());

describe('the workspace as it was', () => {
  test('is shown by the same pages, says so, and leads back to now', async () => {
    site = await startSite();
    const before = now();
    aRegistered(site.app.context(), { statement: 'The alarm came late.' });
    const present = await get(site.app, `${site.w}/claims`);
    const past = await get(site.app, `${site.w}@${before}/claims`);
    expect(present.text).toContain('The alarm came late.');
    expect(past.text).not.toContain('The alarm came late.');
    expect(past.text).toContain(`As it was on 14 March 2025, after entry ${before}`);
    expect(past.text).toContain(`href="${site.w}/claims">Back to now`);
    expect(past.text).not.toMatch(/<form[^>]*method="post"/);
    expect((await get(site.app, `${site.w}@2025-03-14/claims`)).text).toContain('The alarm came late.');
  });

  test('can’t be changed, and says what to do', async () => {
    site = await startSite();
    const answer = await post(site.app, `${site.w}@${now()}/claims`, {
      statement: 'The alarm came late.',
      kind: 'fact',
    });
    expect([answer.status, answer.text]).toEqual([403, expect.stringContaining('Go back to now, and change it there')]);
  });

  test('is not there after the last entry, before the first day, and in other words', async () => {
    site = await startSite();
    for (const moment of [now() + 1, 0, '2025-03-13', '2025-02-31x', 'now', ''])
      expect([moment, (await get(site.app, `${site.w}@${moment}/documents`)).status]).toEqual([moment, 404]);
  });

  test('lies in a file that nobody else can read, and is gone when the server stops', async () => {
    site = await startSite();
    await Promise.all([1, 2, 3].map((seq) => get(site.app, `${site.w}@${seq}/documents`)));
    const place = join(site.app.folder.path, '.past');
    expect(readdirSync(place)).toHaveLength(3);
    for (const name of readdirSync(place)) expect(statSync(join(place, name)).mode & 0o777).toBe(0o600);
    await get(site.app, `${site.w}@3/documents`);
    expect(readdirSync(place)).toHaveLength(3);
    const { path } = site.app.folder;
    const { restart } = site.app;
    site = { ...site, app: await restart() };
    expect(existsSync(join(path, '.past'))).toBe(false);
  });

  test('shows every page that there is, and writes nothing', async () => {
    site = await startSite();
    aContested(site.app.context());
    await removed(site, 1);
    const seq = now();
    const asked = Object.entries(PAGES).flatMap(([route, path]) => (path === null ? [] : [[route, path] as const]));
    for (const [route, path] of asked)
      expect([route, (await get(site.app, `${site.w}@${seq}${path}`)).status]).toEqual([route, 200]);
    expect(site.app.logged).toEqual([]);
    expect(now()).toBe(seq);
  });

  test('shows every route that reads a workspace', () => {
    const routes = Object.keys(ROUTES).filter((route) => route.startsWith('GET /w/:workspace/'));
    expect(routes.map((route) => route.slice('GET /w/:workspace'.length)).sort()).toEqual(Object.keys(PAGES).sort());
  });

  test('is for members of the workspace alone', async () => {
    site = await startSite();
    expect((await send(site.app, `/w/other@1/documents`)).status).toBe(404);
  });
});
