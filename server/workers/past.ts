import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type Database, freeze, openReadOnly } from '../store/database.ts';
import { copyForPast, pastMark } from '../store/past.ts';
import { createVeils } from '../store/veil.ts';
import type { Folder } from '../store/workspaces.ts';
import { isPastName, type Moment, momentOf, PAST_NAME, type Past } from '../usecases/moments.ts';
import { takeBack } from '../usecases/past.ts';

const PLACE = '.past';
const MOST_COPIES = 8;
const MOST_BYTES = 2_000_000_000;
const IDLE = 10 * 60_000;

type Copy = {
  key: string;
  slug: string;
  file: string;
  db: Database;
  bytes: number;
  held: number;
  usedAt: number;
  isDropped: boolean;
};
type Place = Pick<Folder, 'path' | 'open' | 'fileOf'> & { clock?: () => number };

/** Keeps a few copies, the last used ones, beside the workspaces; nobody else can read them, and they go when it closes. */
export function createPast({ path, open: openNow, fileOf: fileNow, clock = Date.now }: Place): Past {
  const place = join(path, PLACE);
  rmSync(place, { recursive: true, force: true });
  const copies = new Map<string, Copy>();
  const coming = new Map<string, Promise<Copy>>();
  const named = new Map<string, { key: string; moment: Moment }>();
  const workers = new Set<Worker>();
  let made = 0;
  let isClosed = false;

  const copyOf = (name: string): Copy | null => copies.get(named.get(name)?.key ?? '') ?? null;
  const veils = createVeils((key) => copies.get(key)?.file ?? '');
  const drop = (copy: Copy): void => {
    copy.isDropped = true;
    if (copies.get(copy.key) === copy) copies.delete(copy.key);
    if (copy.held > 0) return;
    for (const [name, { key }] of named) if (key === copy.key) named.delete(name);
    veils.forget(copy.key);
    copy.db.close();
    rmSync(copy.file, { force: true });
  };
  const tidy = (): void => {
    const free = [...copies.values()].filter((one) => one.held === 0).sort((a, b) => a.usedAt - b.usedAt);
    let bytes = [...copies.values()].reduce((sum, one) => sum + one.bytes, 0);
    for (const copy of free) {
      if (copies.size <= MOST_COPIES && bytes <= MOST_BYTES && clock() - copy.usedAt < IDLE) continue;
      bytes -= copy.bytes;
      drop(copy);
    }
  };
  const timer = setInterval(tidy, 60_000);
  timer.unref();

  const make = async (key: string, slug: string, seq: number): Promise<Copy> => {
    mkdirSync(place, { recursive: true, mode: 0o700 });
    const file = join(place, `${slug}-${seq}-${++made}.db`);
    try {
      await built({ pastOf: fileNow(slug), to: file, seq }, workers);
      const db = openReadOnly(file);
      freeze(db, 'This is a workspace as it was. Nothing can be changed in it.');
      const copy = { key, slug, file, db, bytes: statSync(file).size, held: 0, usedAt: clock(), isDropped: isClosed };
      copies.set(key, copy);
      return copy;
    } catch (error) {
      rmSync(file, { force: true });
      throw error;
    } finally {
      coming.delete(key);
    }
  };

  return {
    hold: async (name) => {
      const { slug = '', moment: asked = '' } = PAST_NAME.exec(name)?.groups ?? {};
      const now = openNow(slug);
      if (!now || isClosed) return () => {};
      const moment = momentOf(now, slug, asked);
      const key = `${slug}@${moment.seq} ${pastMark(now)}`;
      const copy =
        copies.get(key) ?? (await (coming.get(key) ?? begin(coming, key, () => make(key, slug, moment.seq))));
      named.set(name, { key, moment });
      copy.held++;
      copy.usedAt = clock();
      tidy();
      return () => {
        copy.held--;
        if (copy.isDropped) drop(copy);
      };
    },
    open: (name) => copyOf(name)?.db ?? null,
    veiled: (name) => {
      const copy = copyOf(name);
      return copy && veils.over(copy.key, copy.db);
    },
    fileOf: (name) => copyOf(name)?.file ?? '',
    momentOf: (name) => (copyOf(name) ? (named.get(name)?.moment ?? null) : null),
    forget: (slug) => {
      for (const copy of [...copies.values()]) if (copy.slug === slug) drop(copy);
    },
    close: async () => {
      isClosed = true;
      clearInterval(timer);
      await Promise.allSettled([...workers].map((worker) => worker.terminate()));
      await Promise.allSettled(coming.values());
      veils.close();
      for (const copy of [...copies.values()]) drop({ ...copy, held: 0 });
      if (existsSync(place)) rmSync(place, { recursive: true, force: true });
    },
  };
}

/** A folder in which workspaces as they were are opened like any other, once they are held. */
export const withPast = (folder: Folder, past: Past): Folder => ({
  ...folder,
  open: (name) => (isPastName(name) ? past.open(name) : folder.open(name)),
  veiled: (name) => (isPastName(name) ? past.veiled(name) : folder.veiled(name)),
  readable: (name) => (isPastName(name) ? past.open(name) : folder.readable(name)),
  fileOf: (name) => (isPastName(name) ? past.fileOf(name) : folder.fileOf(name)),
});

/** Several who ask for the same moment wait for one copy. */
function begin(coming: Map<string, Promise<Copy>>, key: string, make: () => Promise<Copy>): Promise<Copy> {
  const promise = make();
  coming.set(key, promise);
  return promise;
}

type Order = { pastOf: string; to: string; seq: number };

/** Makes a copy in a thread of its own: with a long log that takes seconds, and requests go on meanwhile. */
function built(order: Order, workers: Set<Worker>): Promise<void> {
  const worker = new Worker(new URL(import.meta.url), { workerData: order });
  workers.add(worker);
  return new Promise((resolve, reject) => {
    let isDone = false;
    worker.once('message', () => {
      isDone = true;
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      workers.delete(worker);
      if (isDone) resolve();
      else reject(new Error('The copy of the workspace as it was stopped before its end.'));
    });
  });
}

const order = workerData as Partial<Order> | null;
if (!isMainThread && order?.pastOf !== undefined) {
  const { pastOf, to, seq } = order as Order;
  const db = copyForPast(pastOf, to);
  takeBack(db, seq);
  db.close();
  parentPort?.postMessage('done');
}
