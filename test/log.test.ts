import { readFileSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createLog, type LogLevel, logRequests } from '../server/log.ts';
import type { TestApp } from './support/app.ts';
import { aFolder } from './support/folders.ts';
import { get, post, upload } from './support/requests.ts';
import { type Site, startSite } from './support/site.ts';

let folder: string;
beforeEach(() => {
  folder = aFolder('log');
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = () => join(folder, 'hearsay.log');
const logAt = (level: LogLevel) => createLog({ level, file: file() });
const written = (): string => readFileSync(file(), 'utf8');
const lines = (): Record<string, unknown>[] =>
  written()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('a line', () => {
  test('bears nothing that a terminal or a reader of lines obeys', () => {
    logAt('info').error({ why: 'one\ntwo\u001b[31m\u009b2J\u0085\u2028three' }, 'failed');
    expect(lines()).toMatchObject([{ level: 'error', why: 'one two [31m 2J  three', msg: 'failed' }]);
    expect(written()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028]|\\u001b|\\n/);
  });

  test('of an error doesn’t repeat the words that it quotes', () => {
    const log = logAt('info');
    for (const message of [
      'fts5: syntax error near "secretword"',
      'Unexpected token \'s\', "secret\nword" is not JSON',
    ])
      log.error({ error: new Error(message) }, 'request failed');
    log.error({ error: 'near "secretword": syntax error' }, 'failed');
    expect(written()).not.toContain('secret');
    expect(lines()[0]).toMatchObject({ error: { message: 'fts5: syntax error near …' } });
    expect(JSON.stringify(lines()[0])).toContain('log.test.ts');
  });

  test('goes to a file that only its owner reads', () => {
    logAt('info').info({}, 'here');
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test('below the level isn’t written', () => {
    const log = logAt('warn');
    log.info({}, 'not this');
    log.warn({}, 'this');
    expect(lines().map(({ msg }) => msg)).toEqual(['this']);
  });
});

describe('a request', () => {
  let site: Site;
  let app: TestApp;
  beforeEach(async () => {
    site = await startSite();
    app = site.app;
    app.traffic.listeners.push(logRequests(logAt('debug')));
  });
  afterEach(() => app.close());

  test('is one line, under the id that its answer bears', async () => {
    const { headers } = await get(app, `${site.d}?q=word`);
    const [line] = lines();
    expect(Object.keys(line ?? {})).toEqual([
      'level',
      'time',
      'id',
      'method',
      'route',
      'status',
      'ms',
      'account',
      'msg',
    ]);
    expect(line).toMatchObject({
      level: 'info',
      id: headers['x-request-id'],
      method: 'GET',
      route: '/w/:workspace/documents/:document',
      status: 200,
      account: app.context().actor.id,
      msg: 'request',
    });
  });

  test('that fails has the same id on its page, in its answer and in the log', async () => {
    app.db().exec('DROP TABLE document_search');
    const { status, text, headers } = await get(app, `${site.w}/documents?q=quay`);
    const id = headers['x-request-id'];
    expect([status, text.includes(`log under ${id}`)]).toEqual([500, true]);
    expect(app.logged).toMatchObject([{ details: { id, route: '/w/:workspace/documents' } }]);
    expect(lines()).toMatchObject([{ level: 'warn', id, status: 500 }]);
  });

  test('of a probe is written only where one looks closely', async () => {
    await get(app, '/healthz');
    expect(lines()).toMatchObject([{ level: 'debug', route: '/healthz' }]);
  });

  test('leaves no trace of what was sent in it, nor a line of its own making', async () => {
    const evil = 'secretword\n{"level":"fatal","msg":"forged"}\u001b[31m\u009b31m\u2028';
    const escaped = encodeURIComponent(evil);
    await get(app, `/w/${escaped}/documents/${escaped}?q=${escaped}`);
    await get(app, `/invitations/${escaped}`);
    await get(app, '/secretword', {
      authorization: 'Bearer hs_secretword',
      cookie: 'hearsay=secretword',
      'user-agent': 'secretword \u009b31m',
      'x-request-id': 'secretword',
      'x-forwarded-for': 'secretword',
    });
    await post(app, '/sessions', { login: evil, password: evil });
    await upload(app, `${site.w}/documents`, [{ name: `${evil}.md`, bytes: `# ${evil}` }]);
    await post(app, `${site.w}/sources`, { name: evil, note: evil });
    await raw(app, `GET /secretword\u001b[31m HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`);
    await raw(app, `GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx-a: secretword\u001b[31m\n{"level":"fatal"}\r\n\r\n`);
    await raw(app, 'SECRETWORD / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n');
    await raw(app, 'PROPFIND /secretword HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n');
    expect(lines().length).toBeGreaterThanOrEqual(7);
    expect(lines().filter(({ msg }) => msg !== 'request')).toEqual([]);
    expect(written()).not.toMatch(/secretword|fatal|[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028]/i);
  });

  test('that is cut off is told apart', async () => {
    const outgoing = request(`${app.url}${site.w}/documents`, {
      method: 'POST',
      headers: {
        'content-type': 'multipart/form-data; boundary=x',
        'x-form-token': app.formToken,
        expect: '100-continue',
      },
    });
    outgoing.on('error', () => {});
    outgoing.on('continue', () => outgoing.destroy());
    outgoing.flushHeaders();
    await new Promise<void>((resolve) => app.traffic.listeners.push(() => resolve()));
    expect(lines()).toMatchObject([{ isCutOff: true }]);
  });
});

/** Bytes that no well-behaved client sends; resolves when the server has closed the connection. */
const raw = ({ url }: TestApp, bytes: string): Promise<void> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.end(bytes, 'latin1'));
    socket.on('error', () => resolve()).on('close', () => resolve());
    socket.resume();
  });
