import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { v7 } from 'uuid';
import { createApp } from './app.ts';
import { buildAssets } from './assets.ts';
import { type Config, readConfig } from './config.ts';
import { endOnSignals, endRequests } from './ending.ts';
import { createLayOut } from './graphviz.ts';
import type { Site } from './http/here.ts';
import { createTraffic } from './http/traffic.ts';
import { createLog, logRequests } from './log.ts';
import { createMetrics } from './metrics.ts';
import { createVoucher } from './oidc.ts';
import { createRender } from './render.ts';
import { ensureSample } from './sample.ts';
import { openFolder } from './store/workspaces.ts';
import { isNewServer } from './usecases/access.ts';
import { makeSetupLink } from './usecases/accounts.ts';
import { serverSecret } from './usecases/secrets.ts';
import { createCopyReader } from './workers/copies.ts';
import { exportDataset } from './workers/export.ts';
import { startKeeping } from './workers/keeping.ts';
import { createPast } from './workers/past.ts';

/** Starts the server as the environment says, and prints its address. A failure is one line and exit status 1. */
export async function serve(env: Record<string, string | undefined> = process.env): Promise<void> {
  const config = readConfig(env);
  const { server, firstPath, close } = await start(config);
  const { port } = server.address() as AddressInfo;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  console.log(`Hearsay is ready: ${config.origin ?? `http://${host}:${port}`}${firstPath}`);
  endOnSignals(close, (error) => console.error(`hearsay: ${String(error)}`));
}

/** `firstPath`: where the first account is made, on a server that has none. */
export type Running = { server: Server; firstPath: string; close: () => Promise<void> };

/** Opens the data folder, migrates, makes the sample where there is no workspace yet, and listens. */
export async function start(config: Config): Promise<Running> {
  const now = (): string => new Date().toISOString();
  const folder = openFolder(config.data, config.backups?.folder ?? null);
  const assets = await buildAssets();
  await ensureSample(folder, now, v7);
  for (const slug of folder.slugs()) folder.readable(slug);
  const log = createLog(config.log ?? { level: 'warn', file: null });
  const traffic = createTraffic();
  const metrics = createMetrics({
    traffic,
    openWorkspaces: folder.openNow,
    token: config.metricsToken ?? null,
    ofProcess: true,
  });
  traffic.listeners.push(logRequests(log));
  const copies = createCopyReader({
    fileOf: folder.fileOf,
    open: folder.open,
    now,
    newId: v7,
    failed: (error, slug) => log.error({ error: String(error), workspace: slug }, 'reading for copied passages failed'),
  });
  const past = createPast(folder);
  const app = createApp({
    folder,
    site: siteOf(config),
    render: createRender(),
    assets,
    asset: assets.address,
    exportFile: metrics.countExports(exportDataset),
    layOut: createLayOut(),
    readForCopies: copies.wake,
    past,
    now,
    newId: v7,
    log,
    traffic,
    metrics,
  });
  const server = createServer({ requestTimeout: 300_000 }, app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, resolve);
  });
  for (const slug of folder.slugs()) copies.wake(slug);
  const keeping = startKeeping({ folder, plan: config.backups ?? null, now, log });
  return {
    server,
    firstPath: isNewServer(folder.control) ? `/start/${makeSetupLink(folder.control, now())}` : '',
    close: async () => {
      const answered = endRequests(server, traffic, config.patience ?? 2);
      await Promise.all([answered, copies.close(), keeping.close()]);
      await past.close();
      metrics.close();
      folder.close();
    },
  };
}

const siteOf = ({ origin, data, proxies, oidc }: Config): Site => ({
  origin,
  isPrivate: origin === null,
  isSecure: origin !== null,
  secret: serverSecret(data),
  voucher: oidc && createVoucher(oidc),
  proxies,
});
