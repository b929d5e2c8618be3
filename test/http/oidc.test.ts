import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import Provider from 'oidc-provider';
import { createVoucher } from '../../server/oidc.ts';
import { allAccounts } from '../../server/store/accounts.ts';
import { aPerson, firstPath } from '../support/accounts.ts';
import { ALONE, startApp, type TestApp } from '../support/app.ts';
import { type Answer, get, post, send } from '../support/requests.ts';

let elsewhere: Server;
let issuer: string;
let provider: Provider;
let app: TestApp;

beforeAll(async () => {
  // It warns that it is set up for nothing but tests.
  for (const way of ['warn', 'info'] as const) jest.spyOn(console, way).mockImplementation(() => {});
  elsewhere = createServer((request, response) => provider.callback()(request, response));
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
});
afterAll(() => {
  elsewhere.closeAllConnections();
  elsewhere.close();
});
beforeEach(() => start(true));
afterEach(() => app.close());

/** Hearsay, and a provider that knows it and lets everybody in under the name that they type. */
async function start(makesAccounts: boolean): Promise<void> {
  const oidc = { issuer, clientId: 'hearsay', clientSecret: 'a secret of theirs', name: 'the desk', makesAccounts };
  app = await startApp({ site: { ...ALONE, voucher: createVoucher(oidc) } });
  provider = new Provider(issuer, {
    clients: [
      { client_id: 'hearsay', client_secret: oidc.clientSecret, redirect_uris: [`${app.url}/sign-in/callback`] },
    ],
    claims: { openid: ['sub'], profile: ['name'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, name: `${id} of the desk` }) }),
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['a key of theirs'] },
  });
}

/** A browser’s jar, for one person at both servers: cookies don’t know ports. */
class Visit {
  private readonly jar = new Map<string, string>();

  async ask(url: string, form?: Record<string, string>): Promise<Answer> {
    const { origin, pathname, search } = new URL(url);
    const answer = await send({ url: origin }, pathname + search, {
      method: form ? 'POST' : 'GET',
      headers: {
        accept: 'text/html',
        cookie: [...this.jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(form ? { body: new URLSearchParams(form).toString() } : {}),
    });
    for (const cookie of (answer.headers['set-cookie'] ?? '').split(/,(?=[\w.-]+=)/)) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name) this.jar.set(name, value ?? '');
    }
    return answer;
  }

  /** Follows until it comes back to Hearsay; where a form is shown, it is filled in with the name. */
  async signIn(name: string, path = '/sign-in/vouched?next=/account'): Promise<Answer> {
    let url = app.url + path;
    for (let steps = 0; steps < 12; steps++) {
      const answer = await this.ask(url);
      const action = /<form[^>]*action="([^"]+)"/.exec(answer.text)?.[1];
      const fields = { prompt: /name="prompt" value="(\w+)"/.exec(answer.text)?.[1] ?? '', login: name, password: 'x' };
      const there = url.startsWith(issuer) && answer.status === 200 && action;
      const next = there ? await this.ask(new URL(action, url).href, fields) : answer;
      if (!next.headers.location) return next;
      url = new URL(next.headers.location, url).href;
    }
    throw new Error(`It went on and on, last to ${url}.`);
  }
}

const names = (): string[] => allAccounts(app.folder.control).map((account) => account.name);

describe('where another server vouches for people', () => {
  test('the sign-in page offers it, and whoever comes from there has an account', async () => {
    await aPerson(app, 'Omar');
    expect((await get(app, '/sign-in')).text).toContain('Sign in with the desk');
    const { text } = await new Visit().signIn('rami');
    expect(text).toContain('value="rami of the desk"');
    const again = await new Visit().signIn('rami');
    expect(again.status).toBe(200);
    expect(names().filter((name) => name === 'rami of the desk')).toHaveLength(1);
    expect(allAccounts(app.folder.control).find(({ name }) => name.startsWith('rami'))?.isAdmin).toBe(false);
  });

  test('nobody new comes in where it isn’t to make accounts', async () => {
    await app.close();
    await start(false);
    await aPerson(app, 'Omar');
    const { status, text } = await new Visit().signIn('rami');
    expect([status, text.includes('no account here yet')]).toEqual([403, true]);
    expect(names()).not.toContain('rami of the desk');
  });

  test('an answer that nobody asked for, or of another sign-in, opens nothing', async () => {
    await aPerson(app, 'Omar');
    expect((await get(app, '/sign-in/callback?code=x&state=y')).status).toBe(403);
    const visit = new Visit();
    await visit.ask(`${app.url}/sign-in/vouched`);
    const forged = await visit.ask(`${app.url}/sign-in/callback?code=x&state=y`);
    expect([forged.status, forged.text.includes('Begin it again')]).toEqual([403, true]);
  });

  test('the first account of a server isn’t made that way', async () => {
    const fresh = await startApp({ isNew: true, site: app.site });
    expect((await get(fresh, '/sign-in/vouched')).status).toBe(404);
    await post(fresh, firstPath(fresh), { name: 'Nadia' });
    expect((await get(fresh, '/sign-in/vouched')).status).toBe(303);
    await fresh.close();
  });
});
