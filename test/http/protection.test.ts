import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { firstPath } from '../support/accounts.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { get, post, send } from '../support/requests.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

const create = (headers: Record<string, string>) => post(app, '/workspaces', { name: 'Harbour' }, headers);

describe('who may ask', () => {
  test.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', '10.0.0.1'])(
    'a request for the host “%s” is refused',
    async (host) => {
      const answer = await get(app, '/workspaces', { host });
      expect([answer.status, answer.text.includes('answers on this machine only')]).toEqual([403, true]);
    },
  );

  test.each(['localhost:1234', '127.0.0.1', '127.1.2.3:80', '[::1]:3000'])(
    'a request for %s is served',
    async (host) => {
      expect((await get(app, '/workspaces', { host })).status).toBe(200);
    },
  );

  test.each([
    ['an origin elsewhere', { origin: 'https://evil.example' }],
    ['an origin on another port', { origin: 'http://127.0.0.1:1' }],
    ['no origin that could be named', { origin: 'null' }],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['a page of a neighbouring site', { 'sec-fetch-site': 'same-site' }],
  ])('a form from %s changes nothing', async (_where, headers) => {
    expect((await create(headers)).status).toBe(403);
    expect(app.folder.slugs()).toEqual(['case']);
  });

  test('a form of our own pages is taken', async () => {
    expect((await create({ origin: app.url, 'sec-fetch-site': 'same-origin' })).status).toBe(303);
  });

  test('a link from elsewhere may be followed', async () => {
    expect((await get(app, '/workspaces', { 'sec-fetch-site': 'cross-site' })).status).toBe(200);
  });

  test('uploads from elsewhere are refused before they are read', async () => {
    const answer = await send(app, '/w/case/documents', {
      method: 'POST',
      headers: {
        origin: 'https://evil.example',
        'content-type': 'multipart/form-data; boundary=x',
        accept: 'application/json',
      },
      body: '--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nWords.\r\n--x--\r\n',
    });
    expect(answer.status).toBe(403);
  });
});

describe('every answer', () => {
  test.each(['/workspaces', '/w/case/documents', '/nothing', '/w/nowhere', '/assets/icon.svg', '/w/case/dataset.json'])(
    '%s is guarded by its headers',
    async (path) => {
      const { headers } = await get(app, path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['x-powered-by']).toBeUndefined();
    },
  );

  test('that is refused is guarded too', async () => {
    const { headers } = await get(app, '/workspaces', { host: 'evil.example' });
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('with case content is kept nowhere', async () => {
    for (const path of ['/w/case/documents', '/w/case/sources', '/w/case/trash', '/w/case/nothing', '/workspaces'])
      expect((await get(app, path)).headers['cache-control']).toBe('no-store');
  });

  test('of a static file is kept for good, under a name that changes with it', async () => {
    const address = /src="(\/assets\/app\.[0-9a-f]{12}\.js)"/.exec((await get(app, '/workspaces')).text)?.[1] ?? '';
    const plain = await get(app, address);
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const packed = await get(app, address, { 'accept-encoding': 'br' });
    expect(packed.headers['content-encoding']).toBe('br');
    expect(packed.body.length).toBeLessThan(plain.body.length);
  });
});

describe('the first visit', () => {
  let fresh: TestApp;
  beforeEach(async () => {
    fresh = await startApp({ isNew: true });
  });
  afterEach(() => fresh.close());

  test('asks for the link that the server printed', async () => {
    const asked = await get(fresh, '/workspaces');
    expect([asked.status, asked.headers.location]).toEqual([303, '/welcome']);
    expect((await get(fresh, '/welcome')).text).toContain('the server printed a link');
    expect((await get(fresh, '/start/anything')).status).toBe(404);
  });

  test('asks whoever has the link for a name, and for nothing more on this machine', async () => {
    const first = firstPath(fresh);
    expect((await get(fresh, first)).text).toContain('Who is reading?');
    const answer = await post(fresh, first, { name: 'Nadia' });
    expect([answer.status, answer.headers.location]).toEqual([303, '/']);
    expect((await get(fresh, '/workspaces')).status).toBe(200);
    expect((await post(fresh, first, { name: 'Somebody else' })).status).toBe(404);
  });

  test('writes nothing before there is an account', async () => {
    expect((await post(fresh, '/workspaces', { name: 'Harbour' })).status).toBe(401);
    expect((await post(fresh, firstPath(fresh), { name: '  ' })).status).toBe(422);
    expect(fresh.folder.slugs()).toEqual([]);
  });
});
