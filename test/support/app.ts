import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../server/app.ts';
import { type Assets, buildAssets } from '../../server/assets.ts';
import { createLayOut } from '../../server/graphviz.ts';
import { createRender } from '../../server/render.ts';
import type { Database } from '../../server/store/database.ts';
import { putAnalyst } from '../../server/store/people.ts';
import { type Folder, openFolder } from '../../server/store/workspaces.ts';
import type { Context } from '../../server/usecases/change.ts';
import { createWorkspace } from '../../server/usecases/workspaces.ts';
import { type CopyReader, createCopyReader } from '../../server/workers/copies.ts';
import { exportDataset } from '../../server/workers/export.ts';
import { type Counters, counters } from './clock.ts';

export const ANALYST = { id: '00000000-0000-7000-8000-00000000a0a0', name: 'Nadia Haddad' };

/** The program on a free port of this machine, over a folder of its own, with one empty workspace, `case`. */
export type TestApp = {
  url: string;
  /** What was logged as a failure; empty unless something broke. */
  logged: { details: object; message: string }[];
  /** Every template that was rendered, with its model, in order. */
  rendered: { template: string; model: object }[];
  folder: Folder;
  copies: CopyReader;
  db: (slug?: string) => Database;
  /** For use cases called beside the requests. */
  context: (slug?: string) => Context;
  /** Closes every file and listens again on another port, as after a restart. */
  restart: () => Promise<TestApp>;
  close: () => Promise<void>;
};

const NOBODY_READS: CopyReader = { wake: () => {}, idle: async () => {}, close: async () => {} };

let built: Promise<Assets> | undefined;
const layOut = createLayOut();

/**
 * `isNew`: nobody has said who they are, and there is no workspace. `readsForCopies`: a thread reads what is imported, as
 * in the program; without it nothing goes on beside the requests.
 */
export async function startApp({ isNew = false, readsForCopies = false } = {}): Promise<TestApp> {
  const path = mkdtempSync(join(tmpdir(), 'hearsay-test-'));
  const ticks = counters();
  if (!isNew) furnish(path, ticks);
  return listen(path, ticks, readsForCopies);
}

function furnish(path: string, { now, newId }: Counters): void {
  const folder = openFolder(path);
  putAnalyst(folder.control, ANALYST, now());
  createWorkspace(folder, ANALYST, { name: 'case', description: '' }, now, newId);
  folder.close();
}

async function listen(path: string, ticks: Counters, readsForCopies: boolean): Promise<TestApp> {
  built ??= buildAssets();
  const assets = await built;
  const folder = openFolder(path);
  const logged: TestApp['logged'] = [];
  const rendered: TestApp['rendered'] = [];
  const render = createRender();
  const failed = (error: unknown) => logged.push({ details: { error }, message: 'reading for copied passages failed' });
  const copies = readsForCopies
    ? createCopyReader({ fileOf: folder.fileOf, open: folder.open, ...ticks, failed })
    : NOBODY_READS;
  const server = createServer(
    createApp({
      folder,
      render: (template, model) => {
        rendered.push({ template, model });
        return render(template, model);
      },
      assets,
      asset: assets.address,
      exportFile: exportDataset,
      layOut,
      readForCopies: copies.wake,
      ...ticks,
      log: { error: (details, message) => logged.push({ details, message }) },
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
    folder.close();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    logged,
    rendered,
    folder,
    copies,
    db,
    context: (slug) => ({ db: db(slug), actor: ANALYST, ...ticks }),
    restart: async () => {
      await stop();
      return listen(path, ticks, readsForCopies);
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
