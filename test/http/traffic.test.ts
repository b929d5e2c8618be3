import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import {
  type Answered,
  createTraffic,
  endTraffic,
  liveStreams,
  type Traffic,
  watch,
} from '../../server/http/traffic.ts';

let traffic: Traffic;
let server: Server;
let answers: ServerResponse[];
let over: Promise<Answered>;
beforeEach(async () => {
  traffic = createTraffic();
  answers = [];
  over = new Promise((resolve) => traffic.listeners.push(resolve));
  const watched = watch({ traffic });
  server = createServer((request, response) => {
    watched(...([request, response, () => answers.push(response)] as unknown as Parameters<typeof watched>));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

const ask = (): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const outgoing = get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' }, resolve);
    outgoing.on('error', reject);
  });

/** A request that has come in, and what is to be answered to it. */
async function asked(): Promise<{ answer: ServerResponse; incoming: Promise<IncomingMessage> }> {
  const incoming = ask();
  incoming.catch(() => {});
  while (!answers[0]) await new Promise((resolve) => setImmediate(resolve));
  return { answer: answers[0], incoming };
}

test('a request is open until it has its whole answer', async () => {
  const { answer } = await asked();
  expect(traffic.open.size).toBe(1);
  answer.end('all of it');
  const { id, ...told } = await over;
  expect(told).toMatchObject({ method: 'GET', route: 'none', status: 200, account: null, isCutOff: false });
  expect(id).toBe(answer.getHeader('x-request-id'));
  expect(traffic.open.size).toBe(0);
});

test('one who didn’t wait for the end is told apart', async () => {
  const { answer, incoming } = await asked();
  answer.write('the beginning');
  (await incoming).destroy();
  expect(await over).toMatchObject({ status: 200, isCutOff: true });
});

test('at the end, streams without an end are ended, and others are the last of their connection', async () => {
  const { answer: stream, incoming } = await asked();
  stream.writeHead(200, { 'content-type': 'text/event-stream' }).write(': hello\n\n');
  const listening = await incoming;
  expect(liveStreams(traffic)).toEqual([stream]);
  const second = ask();
  while (!answers[1]) await new Promise((resolve) => setImmediate(resolve));
  endTraffic(traffic);
  expect((await listening.toArray()).join('')).toBe(': hello\n\n');
  answers[1].end('still answered');
  expect((await second).headers.connection).toBe('close');
  expect(liveStreams(traffic)).toEqual([]);
});
