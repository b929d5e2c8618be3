import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { TestApp } from '../support/app.ts';
import { get, post, save, send, upload } from '../support/requests.ts';
import { routeTable } from '../support/routeTable.ts';
import { type Site, startSite } from '../support/site.ts';

let site: Site;
let app: TestApp;
beforeEach(async () => {
  site = await startSite();
  app = site.app;
});
afterEach(() => app.close());

const measured = async (): Promise<string> => (await send(app, '/metrics')).text;

/** The value of the series with this name and these labels. */
async function figure(series: string): Promise<number> {
  const line = (await measured()).split('\n').find((one) => one.startsWith(`${series} `));
  return Number(line?.slice(series.length + 1) ?? 0);
}

describe('who may read them', () => {
  const status = async (headers: Record<string, string>) => (await send(app, '/metrics', { headers })).status;

  test('on this machine, whoever asks it by its own name', async () => {
    const { status, headers } = await send(app, '/metrics');
    expect([status, headers['cache-control']]).toEqual([200, 'no-store']);
    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/);
  });

  test.each([
    ['another name for this machine', { host: 'evil.example' }],
    ['what a proxy passes on', { 'x-forwarded-for': '127.0.0.1' }],
    ['what a proxy passes on, in the words of the standard', { forwarded: 'for=127.0.0.1' }],
  ])('not %s', async (_who, headers) => {
    const answer = await send(app, '/metrics', { headers });
    expect(answer.status).toBeGreaterThanOrEqual(403);
    expect(answer.text).not.toContain('hearsay_http');
  });

  test('with a token, only who has it, from wherever', async () => {
    app.metrics.token = 'a token of sixteen letters';
    const authorization = 'Bearer a token of sixteen letters';
    expect(await status({ authorization, host: 'hearsay:3000', 'x-forwarded-for': '10.0.0.9' })).toBe(200);
    expect(await status({ authorization: `${authorization}s` })).toBe(404);
    expect(await status({ authorization: 'a token of sixteen letters' })).toBe(404);
    expect(await status({})).toBe(404);
  });
});

test('requests are counted by route, never by address', async () => {
  await get(app, `${site.d}?q=secretword`);
  await get(app, '/w/secretword/documents/77');
  const text = await measured();
  const series = 'hearsay_http_request_duration_seconds_count{method="GET",route="/w/:workspace/documents/:document"';
  expect(text).toContain(`${series},status="2xx"} 1\n`);
  expect(text).toContain(`${series},status="4xx"} 1\n`);
  expect(text).not.toMatch(/secretword|77/);
});

test('no request makes a label that isn’t there already', async () => {
  const known = new Set([...routeTable().map(({ path }) => path), 'none']);
  const ways = [
    ...Array.from({ length: 60 }, (_, i) => ({
      path: `/nothing/${i}`,
      method: ['GET', 'POST', 'PURGE', 'PUT'][i % 4],
    })),
    ...Array.from({ length: 60 }, (_, i) => ({ path: `/w/w${i}/documents/${i}`, method: ['GET', 'HEAD'][i % 2] })),
    { path: '/w/%ff/documents', method: 'GET' },
    { path: '/assets/none.js', method: 'OPTIONS' },
    { path: '/w/case/documents', method: 'DELETE' },
  ];
  for (const { path, method } of ways) await send(app, path, { method: method ?? '' });
  const labels = [...(await measured()).matchAll(/_count\{method="([^"]*)",route="([^"]*)",status="([^"]*)"\}/g)];
  expect(labels.length).toBeGreaterThan(4);
  expect(labels.filter(([, , route]) => !known.has(route ?? ''))).toEqual([]);
  expect(new Set(labels.map(([, method]) => method))).toEqual(new Set(['GET', 'HEAD', 'POST', 'OPTIONS', 'other']));
  expect(labels.length).toBeLessThan(20);
});

test('writes are timed, kept and refused ones apart', async () => {
  const kept = () => figure('hearsay_write_duration_seconds_count{outcome="kept"}');
  const changes = () => figure('hearsay_changes_total');
  const before = [await kept(), await changes()];
  await post(app, `${site.w}/events`, { name: 'The strike on the quay' });
  expect(await kept()).toBeGreaterThan(before[0] ?? 0);
  expect(await changes()).toBe((before[1] ?? 0) + 1);
  const refused = await figure('hearsay_write_duration_seconds_count{outcome="refused"}');
  expect((await save(app, `${site.w}/events/1`, { name: 'Stale', version: 9 })).status).toBe(409);
  expect(await figure('hearsay_write_duration_seconds_count{outcome="refused"}')).toBe(refused + 1);
  expect(await changes()).toBe((before[1] ?? 0) + 1);
});

test('imports, exports and open workspaces are counted', async () => {
  const before = await figure('hearsay_imports_total{kind="document"}');
  await upload(app, `${site.w}/documents`, [
    { name: 'a.txt', bytes: 'The quay is shut.' },
    { name: 'b.txt', bytes: 'The quay is open.' },
  ]);
  expect(await figure('hearsay_imports_total{kind="document"}')).toBe(before + 2);
  await get(app, `${site.w}/dataset.json`);
  expect(await figure('hearsay_exports_total')).toBe(1);
  expect(await figure('hearsay_open_workspaces')).toBe(1);
  expect(await measured()).toContain('hearsay_live_clients 0\n');
  expect(await measured()).toContain('hearsay_http_requests_open 1\n');
});
