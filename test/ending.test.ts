import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { Agent, type ClientRequest, get, type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openFolder } from '../server/store/workspaces.ts';
import { formToken, serverSecret } from '../server/usecases/secrets.ts';
import { createWorkspace } from '../server/usecases/workspaces.ts';
import { anAccount } from './support/anAccount.ts';
import { ANALYST } from './support/analyst.ts';
import { counters } from './support/clock.ts';
import { aFolder } from './support/folders.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { quickStart } from './support/shared.ts';

let data: string;
let server: RunningServer | undefined;
beforeEach(() => {
  data = aFolder('ending');
  const folder = openFolder(data);
  const { now, newId } = counters();
  anAccount(folder.control, ANALYST, now());
  createWorkspace(folder, ANALYST, { name: 'case', description: '' }, now, newId);
  folder.close();
});
afterEach(async () => {
  await server?.kill();
  rmSync(data, { recursive: true });
});

/** Ends when the process has, with its exit status. */
const statusOf = async ({ process: child }: RunningServer): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null ? child.exitCode : (await once(child, 'exit'))[0];

const BEGINNING = '--x\r\ncontent-disposition: form-data; name="file"; filename="slow.txt"\r\n\r\nThe quay is shut, ';

type Upload = { outgoing: ClientRequest; answer: Promise<IncomingMessage> };

/** An upload of which the server has the beginning. */
async function beginUpload(url: string): Promise<Upload> {
  const outgoing = request(`${url}/w/case/documents`, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'multipart/form-data; boundary=x',
      'x-form-token': formToken(serverSecret(data), ANALYST.id),
      expect: '100-continue',
    },
  });
  const answer = once(outgoing, 'response').then(([incoming]) => incoming as IncomingMessage);
  answer.catch(() => {});
  outgoing.flushHeaders();
  await once(outgoing, 'continue');
  outgoing.write(BEGINNING);
  return { outgoing, answer };
}

/** Asks over one connection, which is kept. */
function overOneConnection(url: string): (path: string) => Promise<[number, string, string]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return async (path) => {
    const [incoming] = (await once(get(`${url}${path}`, { agent }), 'response')) as [IncomingMessage];
    const body = (await incoming.toArray()).join('');
    return [incoming.statusCode ?? 0, body, String(incoming.headers.connection)];
  };
}

/** Tells it to end, and waits until it says so. */
async function tellToEnd({ url, process }: RunningServer, ask = overOneConnection(url)): Promise<void> {
  expect((await ask('/readyz'))[0]).toBe(200);
  process.kill('SIGTERM');
  for (;;) {
    const [status, body, connection] = await ask('/readyz');
    if (status === 200) continue;
    expect([status, JSON.parse(body), connection]).toEqual([
      503,
      { ready: false, reasons: ['shutting down'] },
      'close',
    ]);
    return;
  }
}

test('told to end, it takes nobody new, finishes what is being sent, and leaves whole files', async () => {
  const log = join(data, 'log');
  server = await startServer(data, 0, { LOG_LEVEL: 'debug', LOG_FILE: log });
  const figures = (await overOneConnection(server.url)('/metrics'))[1];
  expect(figures).toMatch(/^nodejs_eventloop_lag_p99_seconds \d/m);
  expect(figures).toMatch(/^process_resident_memory_bytes \d/m);
  const { outgoing, answer } = await beginUpload(server.url);
  await tellToEnd(server);
  await expect(fetch(`${server.url}/healthz`)).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  outgoing.end('the witness said.\r\n--x--\r\n');
  expect((await answer).statusCode).toBe(201);
  (await answer).resume();
  expect(await statusOf(server)).toBe(0);
  expect(readdirSync(data).sort()).toEqual(['case.db', 'control.db', 'log', 'secret']);
  const folder = openFolder(data);
  expect(folder.open('case')?.prepare('SELECT title FROM document').pluck().all()).toEqual([
    'The quay is shut, the witness said.',
  ]);
  folder.close();
  const upload = readFileSync(log, 'utf8')
    .split('\n')
    .find((line) => line.includes('"POST"'));
  expect(JSON.parse(upload ?? '')).toMatchObject({
    route: '/w/:workspace/documents',
    status: 201,
    account: ANALYST.id,
  });
});

test('who takes too long is cut off, and nothing of it is kept', async () => {
  server = await startServer(data, 0, { HEARSAY_SHUTDOWN_SECONDS: '0.1' });
  const { answer } = await beginUpload(server.url);
  server.process.kill('SIGTERM');
  await expect(answer).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(await statusOf(server)).toBe(0);
  expect(readdirSync(data).sort()).toEqual(['case.db', 'control.db', 'secret']);
  const folder = openFolder(data);
  expect(folder.open('case')?.prepare('SELECT count(*) FROM document').pluck().get()).toBe(0);
  folder.close();
});

test('told a second time, it ends at once', async () => {
  server = await startServer(data, 0, { HEARSAY_SHUTDOWN_SECONDS: '3600', LOG_LEVEL: 'error' });
  await beginUpload(server.url);
  await tellToEnd(server);
  const { process } = server;
  const again = setInterval(() => process.kill('SIGTERM'), 50);
  const status = await statusOf(server).finally(() => clearInterval(again));
  expect(status).toBe(143);
});

test('Ctrl-C in a terminal, which reaches the starter and the server, is one signal', async () => {
  const starter = join(import.meta.dirname, '../server/hearsay.js');
  const env = { ...process.env, ...quickStart(), HEARSAY_DATA: data, PORT: '0', NODE_OPTIONS: '' };
  const child = spawn(process.execPath, [starter, 'serve', '--data', data], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const url = await addressFrom(child);
  const ask = overOneConnection(url);
  expect((await ask('/readyz'))[0]).toBe(200);
  process.kill(-(child.pid ?? Number.NaN), 'SIGINT');
  expect((await once(child, 'exit'))[0]).toBe(0);
  expect(readdirSync(data).sort()).toEqual(['case.db', 'control.db', 'secret']);
});

async function addressFrom({ stdout }: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: stdout ?? process.stdin })) {
    const [url] = /http:\/\/[^/\s]+/.exec(line) ?? [];
    if (url) return url;
  }
  throw new Error('The server ended before it was ready.');
}
