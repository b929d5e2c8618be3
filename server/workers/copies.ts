import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type Database, openReadOnly } from '../store/database.ts';
import type { Context } from '../usecases/change.ts';
import { type CopiesRead, keepCopies, readNextForCopies } from '../usecases/copies.ts';

/** What reads texts for copied passages once they are in, beside the requests. */
export type CopyReader = {
  /** Says that there may be texts in a workspace that nobody has read yet. Returns at once. */
  wake: (slug: string) => void;
  /** Resolves when there is nothing left to read. */
  idle: () => Promise<void>;
  /** Stops in the middle; what wasn’t read is read the next time. */
  close: () => Promise<void>;
};

type Place = Pick<Context, 'now' | 'newId'> & {
  fileOf: (slug: string) => string;
  open: (slug: string) => Database | null;
  failed: (error: unknown, slug: string) => void;
};

/**
 * A thread reads one workspace after the other with a connection that can’t write, one text at a time; what it finds is
 * written here, on the connection that writes. The thread is there only while there is something to read, and doesn’t
 * keep the program alive.
 */
export function createCopyReader(place: Place): CopyReader {
  const waiting = new Set<string>();
  let worker: Worker | null = null;
  let isClosed = false;
  let waiters: (() => void)[] = [];

  const rest = (): void => {
    for (const done of waiters) done();
    waiters = [];
  };
  const next = (): void => {
    const [slug] = waiting;
    if (slug === undefined || isClosed) {
      rest();
      return;
    }
    waiting.delete(slug);
    worker = readWorkspace({ ...place, open: (name) => (isClosed ? null : place.open(name)) }, slug, () => {
      worker = null;
      next();
    });
  };
  return {
    wake: (slug) => {
      waiting.add(slug);
      if (worker === null) next();
    },
    idle: () => (worker === null ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve))),
    close: async () => {
      isClosed = true;
      waiting.clear();
      await worker?.terminate();
    },
  };
}

type Order = { copiesIn: string };
type Reply = { read: CopiesRead | null };

function readWorkspace({ fileOf, open, now, newId, failed }: Place, slug: string, ended: () => void): Worker {
  const worker = new Worker(new URL(import.meta.url), { workerData: { copiesIn: fileOf(slug) } satisfies Order });
  worker.unref();
  const keep = ({ read }: Reply): void => {
    const db = read && open(slug);
    if (db) keepCopies({ db, now, newId }, read);
    worker.postMessage(db ? 'next' : 'stop');
  };
  worker.on('message', (reply: Reply) => {
    try {
      keep(reply);
    } catch (error) {
      failed(error, slug);
      void worker.terminate();
    }
  });
  worker.on('error', (error) => failed(error, slug));
  worker.on('exit', ended);
  return worker;
}

/** In the thread: reads a text, waits until that is kept, reads the next. */
function read({ copiesIn }: Order, port: NonNullable<typeof parentPort>): void {
  const db = openReadOnly(copiesIn);
  const step = (): void => port.postMessage({ read: readNextForCopies(db) } satisfies Reply);
  port.on('message', (word: 'next' | 'stop') => {
    if (word === 'next') step();
    else {
      db.close();
      port.close();
    }
  });
  step();
}

if (!isMainThread && parentPort && workerData?.copiesIn) read(workerData as Order, parentPort);
