import { renameSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { endTraffic } from '../../server/http/traffic.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { send } from '../support/requests.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startApp({ isNew: true });
});
afterEach(() => app.close());

const asked = (path: string) => send({ url: app.url }, path, { headers: { host: 'whatever.the.balancer.calls.it' } });

test('whether the process lives is told to whoever asks, under any name, and nothing else', async () => {
  const { status, text, headers } = await asked('/healthz');
  expect([status, text, headers['cache-control'], headers['set-cookie']]).toEqual([200, 'ok\n', 'no-store', undefined]);
  expect((await send(app, '/healthz', { method: 'HEAD' })).status).toBe(200);
});

describe('whether it can work', () => {
  const readiness = async () => {
    const { status, text, headers } = await asked('/readyz');
    return [status, headers['cache-control'], JSON.parse(text)];
  };

  test('it can, while nothing is in the way', async () => {
    expect(await readiness()).toEqual([200, 'no-store', { ready: true, reasons: [] }]);
  });

  test('not once it was told to end', async () => {
    endTraffic(app.traffic);
    expect(await readiness()).toEqual([503, 'no-store', { ready: false, reasons: ['shutting down'] }]);
  });

  test('not without its control file', async () => {
    app.folder.control.close();
    expect(await readiness()).toEqual([503, 'no-store', { ready: false, reasons: ['control file unreadable'] }]);
  });

  test('not where nothing can be written, and no path is told', async () => {
    renameSync(app.folder.path, `${app.folder.path}-away`);
    const answer = await readiness();
    renameSync(`${app.folder.path}-away`, app.folder.path);
    expect(answer).toEqual([503, 'no-store', { ready: false, reasons: ['data folder not writable'] }]);
  });
});
