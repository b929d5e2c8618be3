import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ACTIONS, type Action, MEMBER_ROLES, mayDo } from '../../server/domain/permissions.ts';
import { accountById } from '../../server/store/accounts.ts';
import { makeToken } from '../../server/usecases/apiTokens.ts';
import { aPerson, everyRole, type Visitor } from '../support/accounts.ts';
import { get, post, send } from '../support/requests.ts';
import { type Route, routeTable } from '../support/routeTable.ts';
import { linked, type Site, startSite } from '../support/site.ts';

const ROUTES = routeTable();
const inside = ROUTES.filter(({ path }) => path.startsWith('/w/:workspace'));

/** An address of the route, with things that are there where that is easy. */
const addressOf = ({ path }: Route, slug = 'case'): string =>
  path
    .replace(':workspace', slug)
    .replace('*rest', 'rest')
    .replace(/:(?:document|annotation|claim|source|event|section|index)\b/g, '1')
    .replace(/:\w+/g, 'x');

let site: Site;
let people: Awaited<ReturnType<typeof everyRole>>;
beforeAll(async () => {
  site = await startSite();
  await linked(site);
  people = await everyRole(site.app);
  await post(site.app, '/workspaces', { name: 'other' }, (await aPerson(site.app, 'Owner')).headers);
});
afterAll(() => site.app.close());

const ask = (route: Route, visitor: Visitor | null, slug?: string): Promise<{ status: number }> => {
  const headers = {
    accept: 'application/json',
    ...(route.method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    ...(visitor?.headers ?? {}),
  };
  return send(site.app, addressOf(route, slug), { method: route.method, headers, body: '' });
};

test('every route says what it asks of whoever comes', () => {
  expect(ROUTES.filter(({ need }) => need === undefined)).toEqual([]);
  expect(inside.filter(({ need }) => !(need !== undefined && need in ACTIONS)).map(({ path }) => path)).toEqual([]);
});

/** Where somebody is and how far they have looked is no change of the case. */
const OWN = ['/w/:workspace/news/visits', '/w/:workspace/presence'];

test('what changes something asks for more than reading', () => {
  const reading = inside.filter(({ method, need }) => method === 'POST' && need === 'read');
  expect(reading.map(({ path }) => path).sort()).toEqual(OWN);
});

const MEMBERS = MEMBER_ROLES.map((role) => [role] as const);

describe.each(MEMBERS)('a %s', (role) => {
  test.each(inside.map((route) => [`${route.method} ${route.path}`, route] as const))('%s', async (_name, route) => {
    const { status } = await ask(route, people[role]);
    const may = mayDo(role, route.need as Action);
    expect([status === 403, status >= 500]).toEqual([!may, false]);
  });
});

describe('elsewhere', () => {
  test.each(inside.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s: nobody without an account, and no member of another workspace, comes in',
    async (_name, route) => {
      expect((await ask(route, null)).status).toBe(401);
      expect((await ask(route, people.stranger)).status).toBe(404);
      expect((await ask(route, people.admin, 'other')).status).toBe(404);
    },
  );

  test.each(
    ROUTES.filter(({ need }) => need === 'server').map((route) => [`${route.method} ${route.path}`, route] as const),
  )('%s is for those who run the server', async (_name, route) => {
    expect([(await ask(route, null)).status, (await ask(route, people.admin)).status]).toEqual([401, 403]);
  });

  test('a workspace of others isn’t named anywhere', async () => {
    const { text } = await get(site.app, '/workspaces', people.stranger.headers);
    expect(text).not.toContain('/w/case');
    const { text: lost } = await get(site.app, '/w/case/documents', people.stranger.headers);
    expect(lost).not.toMatch(/Documents<span class="count">/);
  });
});

describe('a role', () => {
  test('that is taken away is gone with the next request', async () => {
    const visitor = await aPerson(site.app, 'Passing', { role: 'reviewer' });
    const review = () => ask({ method: 'GET', path: '/w/:workspace/guidelines/form', need: 'review' }, visitor);
    expect((await review()).status).toBe(200);
    await post(site.app, '/w/case/members', { account: visitor.id, role: 'reader' }, people.admin.headers);
    expect((await review()).status).toBe(403);
    await post(site.app, `/w/case/members/${visitor.id}/removal`, {}, people.admin.headers);
    expect((await review()).status).toBe(404);
  });

  test('can’t be raised by its own bearer', async () => {
    const raise = (visitor: Visitor) =>
      post(site.app, '/w/case/members', { account: visitor.id, role: 'admin' }, visitor.headers);
    for (const role of ['reader', 'annotator', 'reviewer'] as const)
      expect((await raise(people[role])).status).toBe(403);
    expect((await post(site.app, `/people/${people.admin.id}`, { change: 'run' }, people.admin.headers)).status).toBe(
      403,
    );
    expect(accountById(site.app.folder.control, people.admin.id)?.isAdmin).toBe(false);
  });

  test('is asked for again by undo', async () => {
    const visitor = await aPerson(site.app, 'Demoted', { role: 'reviewer' });
    const verdict = { decision: 'confirmed', rationale: 'Two saw it.' };
    expect((await post(site.app, '/w/case/claims/1/verdicts', verdict, visitor.headers)).status).toBe(303);
    await post(site.app, '/w/case/members', { account: visitor.id, role: 'annotator' }, people.admin.headers);
    const undone = await post(site.app, '/w/case/undos', {}, visitor.headers);
    expect([undone.status, undone.text.includes('Ask one of the admins')]).toEqual([403, true]);
  });

  test('of an admin stays with somebody', async () => {
    const answer = await post(
      site.app,
      '/w/case/members',
      { account: people.admin.id, role: 'reader' },
      people.admin.headers,
    );
    expect([answer.status, answer.text.includes('needs an admin')]).toEqual([403, true]);
  });

  test('shows the forms that it may send, and no others', async () => {
    const forms = async (visitor: Visitor): Promise<string[]> => {
      const { text } = await get(site.app, '/w/case/claims/1', visitor.headers);
      return [...text.matchAll(/<form[^>]*method="post"[^>]*action="([^"]*)"/g)].map(([, action]) => `${action}`);
    };
    expect(await forms(people.reader)).toEqual([]);
    const annotators = await forms(people.annotator);
    expect(annotators.some((action) => action.endsWith('/questions'))).toBe(true);
    expect(annotators.some((action) => action.endsWith('/verdicts'))).toBe(false);
    expect((await forms(people.reviewer)).some((action) => action.endsWith('/verdicts'))).toBe(true);
  });
});

describe('a list with a form around it', () => {
  const queue = async (visitor: Visitor): Promise<string> =>
    (await get(site.app, '/w/case/claims', visitor.headers)).text;

  test('is read by everybody, and bears the buttons that its reader may press', async () => {
    for (const role of MEMBER_ROLES) expect(await queue(people[role])).toContain('href="/w/case/claims/1"');
    const assigns = 'formaction="/w/case/claims/assignments"';
    expect(await queue(people.reader)).not.toContain('<button type="submit"');
    expect(await queue(people.reader)).not.toContain(assigns);
    expect(await queue(people.annotator)).toContain(assigns);
    expect(await queue(people.annotator)).not.toMatch(/<button[^>]*data-key="merge"/);
    expect(await queue(people.reviewer)).toContain(assigns);
  });
});

describe('an API token', () => {
  const bearer = (scope: 'read' | 'write', days = 1) => {
    const { folder, context } = site.app;
    const { now, newId } = context();
    const actor = accountById(folder.control, people.reviewer.id);
    return makeToken({ control: folder.control, actor, now, newId }, { name: 'a script', scope, days });
  };
  const asked = async (token: string, method: 'GET' | 'POST', path: string) => {
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
    const type = method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : undefined;
    return (
      await send(site.app, path, {
        method,
        headers: { ...headers, ...type },
        ...(method === 'POST' ? { body: 'name=The%20quay' } : {}),
      })
    ).status;
  };

  test('reads, and no more, where its scope is reading', async () => {
    const token = bearer('read');
    expect(await asked(token, 'GET', '/w/case/dataset.json')).toBe(200);
    expect(await asked(token, 'POST', '/w/case/events')).toBe(403);
    expect(await asked(token, 'POST', '/account/tokens')).toBe(403);
  });

  test('writes what its person may, without the proof that browsers bring', async () => {
    const token = bearer('write');
    expect(await asked(token, 'POST', '/w/case/events')).toBe(303);
    expect(await asked(token, 'GET', '/w/case/about')).toBe(403);
  });

  test('that nobody made, or that is too old, opens nothing', async () => {
    expect(await asked(`hs_${'x'.repeat(43)}`, 'GET', '/w/case/dataset.json')).toBe(401);
    expect(await asked(bearer('read', -1), 'GET', '/w/case/dataset.json')).toBe(401);
  });
});
