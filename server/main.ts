import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { v7 } from 'uuid';
import { createApp } from './app.ts';
import { buildAssets } from './assets.ts';
import { type Config, readConfig } from './config.ts';
import { createLayOut } from './graphviz.ts';
import { createLog } from './log.ts';
import { createRender } from './render.ts';
import { ensureSample } from './sample.ts';
import { openFolder } from './store/workspaces.ts';
import { createCopyReader } from './workers/copies.ts';
import { exportDataset } from './workers/export.ts';

/** Starts the server as the environment says, and prints its address. A failure is one line and exit status 1. */
export async function serve(env: Record<string, string | undefined> = process.env): Promise<void> {
  const config = readConfig(env);
  const { server, close } = await start(config);
  const { port } = server.address() as AddressInfo;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  console.log(`Hearsay is ready: http://${host}:${port}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void close().then(() => process.exit(0)));
}

export type Running = { server: Server; close: () => Promise<void> };

/** Opens the data folder, migrates, makes the sample where there is no workspace yet, and listens. */
export async function start(config: Config): Promise<Running> {
  const now = (): string => new Date().toISOString();
  const folder = openFolder(config.data);
  const assets = await buildAssets();
  await ensureSample(folder, now, v7);
  for (const slug of folder.slugs()) folder.open(slug);
  const log = createLog();
  const copies = createCopyReader({
    fileOf: folder.fileOf,
    open: folder.open,
    now,
    newId: v7,
    failed: (error, slug) => log.error({ error: String(error), workspace: slug }, 'reading for copied passages failed'),
  });
  const app = createApp({
    folder,
    render: createRender(),
    assets,
    asset: assets.address,
    exportFile: exportDataset,
    layOut: createLayOut(),
    readForCopies: copies.wake,
    now,
    newId: v7,
    log,
  });
  const server = createServer({ requestTimeout: 300_000 }, app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  for (const slug of folder.slugs()) copies.wake(slug);
  return {
    server,
    close: async () => {
      await copies.close();
      await shut(server, () => folder.close());
    },
  };
}

/** Ends what is open, then closes the files. */
function shut(server: Server, closeFiles: () => void): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      closeFiles();
      resolve();
    });
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 2000).unref();
  });
}
