import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SESSION_IDLE } from '../../server/domain/account.ts';
import { accountByLogin, passwordHashOf } from '../../server/store/accounts.ts';
import { disable } from '../../server/usecases/accounts.ts';
import { formToken, serverSecret } from '../../server/usecases/secrets.ts';
import { aPerson, PASSWORD, signIn } from '../support/accounts.ts';
import { ALONE, startApp, type TestApp } from '../support/app.ts';
import { aFolder } from '../support/folders.ts';
import { get, post, upload } from '../support/requests.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

const nobody = (): Record<string, string> => ({ 'x-form-token': formToken(app.site.secret, '') });
const linkIn = (text: string): string => /http:\/\/[^<]*?(\/(?:resets|invitations)\/[\w-]+)/.exec(text)?.[1] ?? '';
const admin = () => aPerson(app, 'Salma', { isAdmin: true, role: 'admin' });

describe('signing in', () => {
  test('leads to where one was bound, and nowhere else', async () => {
    await aPerson(app, 'Omar', { role: 'reader' });
    const asked = await get(app, '/w/case/claims?q=a%26b');
    expect(asked.headers.location).toBe('/sign-in?next=%2Fw%2Fcase%2Fclaims%3Fq%3Da%2526b');
    const to = async (next: string) =>
      (await post(app, '/sessions', { login: 'Omar ', password: PASSWORD, next }, nobody())).headers.location;
    expect(await to('/w/case/claims?q=a%26b')).toBe('/w/case/claims?q=a%26b');
    for (const next of [
      'https://evil.example/',
      '//evil.example/',
      '/\\evil.example/',
      '/\t/evil.example',
      'javascript:x',
    ])
      expect(await to(next)).toBe('/');
  });

  test('says the same of a wrong name and a wrong password, and keeps what was typed as a name', async () => {
    await aPerson(app, 'Omar');
    const wrong = await post(app, '/sessions', { login: 'omar', password: 'wrong and long' }, nobody());
    const unknown = await post(app, '/sessions', { login: 'omaz', password: PASSWORD }, nobody());
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.text).toContain('value="omar"');
    expect(unknown.text.replace('omaz', 'omar')).toBe(wrong.text);
  });

  test('can be tried ten times for one name, also by somebody who then knows it', async () => {
    await aPerson(app, 'Omar');
    const tries = [];
    for (let i = 0; i < 10; i++)
      tries.push((await post(app, '/sessions', { login: 'omar', password: 'no' }, nobody())).status);
    expect(new Set(tries)).toEqual(new Set([401]));
    expect((await post(app, '/sessions', { login: 'omar', password: PASSWORD }, nobody())).status).toBe(429);
  });

  test('begins a new session, which scripts and other sites can’t use', async () => {
    await aPerson(app, 'Omar');
    const first = await post(app, '/sessions', { login: 'omar', password: PASSWORD }, nobody());
    const cookie = first.headers['set-cookie'] ?? '';
    expect(cookie).toMatch(/; Path=\/;.*HttpOnly; SameSite=Lax/);
    const id = accountByLogin(app.folder.control, 'omar')?.id ?? '';
    const known = { cookie: cookie.split(';')[0] ?? '', 'x-form-token': formToken(app.site.secret, id) };
    const again = await post(app, '/sessions', { login: 'omar', password: PASSWORD }, known);
    expect((again.headers['set-cookie'] ?? '').split(';')[0]).not.toBe(known.cookie);
    expect((await get(app, '/account', known)).headers.location).toContain('/sign-in');
  });

  test('keeps neither the password nor what the cookie says', async () => {
    const { id, headers } = await aPerson(app, 'Omar');
    expect(passwordHashOf(app.folder.control, id)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const kept = JSON.stringify(app.folder.control.prepare('SELECT * FROM session').all());
    const secret =
      decodeURIComponent(headers.cookie ?? '')
        .split('s:')[1]
        ?.split('.')[0] ?? 'none';
    expect(secret.length).toBeGreaterThan(20);
    expect(kept).not.toContain(secret);
  });
});

describe('a session', () => {
  test('ends when one signs out, here or everywhere else', async () => {
    const here = await aPerson(app, 'Omar');
    const there = await signIn(app, 'omar', here.id, 'Omar');
    expect((await get(app, '/account', here.headers)).text).toContain('Sign out everywhere else');
    await post(app, '/account/sessions/removal', {}, here.headers);
    expect((await get(app, '/account', there.headers)).status).toBe(303);
    const out = await post(app, '/sessions/removal', {}, here.headers);
    expect(out.headers['clear-site-data']).toContain('cache');
    expect((await get(app, '/account', here.headers)).status).toBe(303);
  });

  test('ends when nobody has used it for half a day', async () => {
    const { headers } = await aPerson(app, 'Omar');
    const long = new Date(Date.parse(app.context().now()) - SESSION_IDLE - 120_000).toISOString();
    app.folder.control.prepare('UPDATE session SET seen_at = ?').run(long);
    expect((await get(app, '/account', headers)).status).toBe(303);
  });

  test('ends with the account, and so do its tokens', async () => {
    const { id, headers } = await aPerson(app, 'Omar');
    const { text } = await post(app, '/account/tokens', { name: 'x', scope: 'read', days: '3' }, headers);
    const bearer = { authorization: `Bearer ${/hs_[\w-]{43}/.exec(text)?.[0]}` };
    expect((await get(app, '/account', bearer)).status).toBe(200);
    const { now, newId } = app.context();
    disable({ control: app.folder.control, actor: null, now, newId }, id);
    expect((await get(app, '/account', headers)).status).toBe(303);
    expect((await get(app, '/account', { ...bearer, accept: 'application/json' })).status).toBe(401);
    expect((await post(app, '/sessions', { login: 'omar', password: PASSWORD }, nobody())).status).toBe(401);
  });
});

describe('a password', () => {
  const change = async (fields: Record<string, string>) => {
    const { headers } = await aPerson(app, 'Omar');
    return post(app, '/account/password', { login: 'omar', old: PASSWORD, ...fields }, headers);
  };

  test.each([
    ['short words', 'short', '12 characters'],
    ['what everybody tries', 'password1234', 'tried first'],
    ['one letter', 'aaaaaaaaaaaaaa', 'tried first'],
    ['one’s own name', 'Omar-Omar-Omar', 'name that others know'],
  ])('isn’t taken from %s', async (_what, password, says) => {
    const { status, text } = await change({ password });
    expect([status, text.includes(says)]).toEqual([422, true]);
  });

  test('is changed by whoever knows the old one, and ends the other sessions', async () => {
    expect((await change({ old: 'something else', password: 'quite another tide' })).status).toBe(403);
    const omar = await signIn(app, 'omar', accountByLogin(app.folder.control, 'omar')?.id ?? '', 'Omar');
    const elsewhere = await signIn(app, 'omar', omar.id, 'Omar');
    const fields = { login: 'omar', old: PASSWORD, password: 'quite another tide' };
    expect((await post(app, '/account/password', fields, omar.headers)).status).toBe(303);
    expect((await get(app, '/account', omar.headers)).status).toBe(200);
    expect((await get(app, '/account', elsewhere.headers)).status).toBe(303);
  });

  test('is renewed by a link that works once', async () => {
    const salma = await admin();
    const omar = await aPerson(app, 'Omar');
    const link = linkIn((await post(app, `/people/${omar.id}/resets`, {}, salma.headers)).text);
    expect((await get(app, link)).text).toContain('For Omar');
    const chosen = { login: 'omar', password: 'quite another tide' };
    expect((await post(app, link, chosen, nobody())).status).toBe(303);
    expect((await post(app, link, chosen, nobody())).status).toBe(404);
    expect((await get(app, '/account', omar.headers)).status).toBe(303);
  });
});

describe('an invitation', () => {
  test('makes an account with a role, once', async () => {
    const salma = await admin();
    const { text } = await post(app, '/w/case/members/invitations', { role: 'annotator' }, salma.headers);
    const link = linkIn(text);
    expect((await get(app, link)).text).toContain('Salma invites you');
    const joined = await post(app, link, { name: 'Rami', login: 'rami', password: PASSWORD }, nobody());
    expect(joined.status).toBe(303);
    const cookie = (joined.headers['set-cookie'] ?? '').split(';')[0] ?? '';
    expect((await get(app, '/w/case/documents', { cookie })).status).toBe(200);
    expect((await get(app, '/w/case/members', { cookie })).status).toBe(403);
    expect((await post(app, link, { name: 'Again', login: 'again', password: PASSWORD }, nobody())).status).toBe(404);
  });

  test('isn’t made by somebody who comes in without a password: they would be locked out', async () => {
    const { status, text } = await post(app, '/w/case/members/invitations', { role: 'reader' });
    expect([status, text.includes('Set a password of your own first')]).toEqual([403, true]);
  });
});

describe('somebody who works alone', () => {
  test('is never asked to sign in, until there is a password', async () => {
    expect((await get(app, '/w/case/documents')).status).toBe(200);
    const set = await post(app, '/account/password', { login: 'nadia', password: PASSWORD });
    expect(set.status).toBe(303);
    expect((await get(app, '/w/case/documents')).headers.location).toContain('/sign-in');
  });

  test('is nobody on a server that others can reach', async () => {
    await app.close();
    app = await startApp({ site: { ...ALONE, origin: 'https://hearsay.example', isPrivate: false, isSecure: true } });
    const asked = await get(app, '/w/case/documents', { host: 'hearsay.example' });
    expect(asked.headers.location).toContain('/sign-in');
    expect(asked.headers['strict-transport-security']).toContain('max-age');
    expect((await get(app, '/w/case/documents', { host: 'elsewhere.example' })).status).toBe(403);
  });
});

describe('a form', () => {
  const cases: [string, Record<string, string>][] = [
    ['without its proof', { 'x-form-token': '' }],
    ['with a proof that was made up', { 'x-form-token': 'x'.repeat(43) }],
    ['with somebody else’s', { 'x-form-token': formToken(ALONE.secret, 'somebody') }],
  ];
  test.each(cases)('%s changes nothing', async (_what, headers) => {
    const answer = await post(app, '/workspaces', { name: 'Harbour' }, headers);
    expect([answer.status, app.folder.slugs()]).toEqual([403, ['case']]);
    const file = { name: 'a.txt', bytes: 'Words.' };
    const fileless = await upload({ ...app, formToken: headers['x-form-token'] ?? '' }, '/w/case/documents', [file]);
    expect(fileless.status).toBe(403);
  });

  test('of a page bears its proof', async () => {
    const { text } = await get(app, '/workspaces');
    expect(text).toMatch(/action="\/workspaces"[^>]*><input type="hidden" name="formToken" value="[\w-]{43}">/);
  });
});

test('the server’s secret is made once, in a file that others can’t read', () => {
  const folder = aFolder('secret');
  const secret = serverSecret(folder);
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(serverSecret(folder)).toBe(secret);
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
});
