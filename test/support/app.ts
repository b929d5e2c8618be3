import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createApp } from '../../server/app.ts';
import { createLayOut } from '../../server/graphviz.ts';
import type { Site } from '../../server/http/here.ts';
import { createTraffic, type Traffic } from '../../server/http/traffic.ts';
import { createMetrics, type Measures } from '../../server/metrics.ts';
import { createRender } from '../../server/render.ts';
import type { Database } from '../../server/store/database.ts';
import { type Folder, openFolder } from '../../server/store/workspaces.ts';
import { soleAccount } from '../../server/usecases/access.ts';
import type { Context } from '../../server/usecases/change.ts';
import { formToken } from '../../server/usecases/secrets.ts';
import { createWorkspace } from '../../server/usecases/workspaces.ts';
import { type CopyReader, createCopyReader } from '../../server/workers/copies.ts';
import { exportDataset } from '../../server/workers/export.ts';
import { createPast } from '../../server/workers/past.ts';
import { anAccount } from './anAccount.ts';
import { ANALYST } from './analyst.ts';
import { type Counters, counters } from './clock.ts';
import { aFolder } from './folders.ts';
import { builtAssets } from './shared.ts';

/** The program on a free port of this machine, over a folder of its own, with one empty workspace, `case`. */
export type TestApp = {
  url: string;
  site: Site;
  /** What proves that a form is of a page that whoever works alone here was given, or somebody who isn’t signed in. */
  formToken: string;
  /** What was logged as a failure; empty unless something broke. */
  logged: { details: object; message: string }[];
  /** Every template that was rendered, with its model, in order. */
  rendered: { template: string; model: object }[];
  folder: Folder;
  copies: CopyReader;
  traffic: Traffic;
  metrics: Measures;
  db: (slug?: string) => Database;
  /** For use cases called beside the requests. */
  context: (slug?: string) => Context;
  /** Closes every file and listens again on another port, as after a restart. */
  restart: () => Promise<TestApp>;
  /** Ends it and keeps what it had: others can begin from there. */
  putBy: () => Promise<PutBy>;
  close: () => Promise<void>;
};

/** The files of a data folder, with how far its clock and its ids were. Whoever begins from it has a copy. */
export type PutBy = { files: ReadonlyMap<string, Buffer>; ticks: Counters };

const NOBODY_READS: CopyReader = { wake: () => {}, idle: async () => {}, close: async () => {} };

let furnished: PutBy | undefined;
const assets = builtAssets();
const render = createRender();
const layOut = createLayOut();

/** Reached from this machine only, by one person. */
export const ALONE: Site = {
  origin: null,
  isPrivate: true,
  isSecure: false,
  secret: 'a secret of the tests',
  voucher: null,
  proxies: false,
};

type Beginning = { isNew?: boolean; readsForCopies?: boolean; from?: PutBy; site?: Site };

/**
 * `isNew`: nobody has said who they are, and there is no workspace. `readsForCopies`: a thread reads what is imported, as
 * in the program; without it nothing goes on beside the requests. `from`: with what another one had when it was put by.
 */
export async function startApp({
  isNew = false,
  readsForCopies = false,
  from,
  site = ALONE,
}: Beginning = {}): Promise<TestApp> {
  const path = aFolder('test');
  if (isNew) return listen(path, counters(), readsForCopies, site);
  furnished ??= furnish();
  const { files, ticks } = from ?? furnished;
  for (const [name, bytes] of files) writeFileSync(join(path, name), bytes);
  return listen(path, ticks.fork(), readsForCopies, site);
}

function furnish(): PutBy {
  const path = aFolder('test');
  const ticks = counters();
  const folder = openFolder(path);
  anAccount(folder.control, ANALYST, ticks.now());
  createWorkspace(folder, ANALYST, { name: 'case', description: '' }, ticks.now, ticks.newId);
  folder.close();
  return takeIn(path, ticks);
}

function takeIn(path: string, ticks: Counters): PutBy {
  const files = new Map(readdirSync(path).map((name) => [name, readFileSync(join(path, name))]));
  rmSync(path, { recursive: true });
  return { files, ticks };
}

async function listen(path: string, ticks: Counters, readsForCopies: boolean, site: Site): Promise<TestApp> {
  const folder = openFolder(path);
  const logged: TestApp['logged'] = [];
  const rendered: TestApp['rendered'] = [];
  const failed = (error: unknown) => logged.push({ details: { error }, message: 'reading for copied passages failed' });
  const copies = readsForCopies
    ? createCopyReader({ fileOf: folder.fileOf, open: folder.open, ...ticks, failed })
    : NOBODY_READS;
  const past = createPast(folder);
  const traffic = createTraffic();
  const metrics = createMetrics({ traffic, openWorkspaces: folder.openNow, token: null, ofProcess: false });
  const server = createServer(
    createApp({
      folder,
      site,
      render: (template, model) => {
        rendered.push({ template, model });
        return render(template, model);
      },
      assets,
      asset: assets.address,
      exportFile: metrics.countExports(exportDataset),
      layOut,
      readForCopies: copies.wake,
      past,
      ...ticks,
      log: { error: (details, message) => logged.push({ details, message }) },
      traffic,
      metrics,
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const db = (slug = 'case'): Database => {
    const found = folder.open(slug);
    if (!found) throw new Error(`There is no workspace ${slug}.`);
    return found;
  };
  const stop = async (): Promise<void> => {
    await copies.close();
    await shut(server);
    await past.close();
    metrics.close();
    folder.close();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    site,
    get formToken() {
      return formToken(site.secret, soleAccount(folder.control)?.id ?? '');
    },
    logged,
    rendered,
    folder,
    copies,
    traffic,
    metrics,
    db,
    context: (slug) => ({ db: db(slug), actor: ANALYST, ...ticks }),
    restart: async () => {
      await stop();
      return listen(path, ticks, readsForCopies, site);
    },
    putBy: async () => {
      await stop();
      return takeIn(path, ticks);
    },
    close: async () => {
      await stop();
      rmSync(path, { recursive: true, force: true });
    },
  };
}

const shut = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
