import { Readable } from 'node:stream';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { openReadOnly } from '../store/database.ts';
import { CHUNK, datasetChunks } from '../store/dataset.ts';
import { openVeiled } from '../store/veil.ts';

/** Chunks that the thread may be ahead of the reader. */
const WINDOW = 2;
/** Milliseconds of rest after each chunk: on two cores, pages that are asked for meanwhile get their turn. */
const BREATH = 0.5;
/** Places in the shared memory: how many more chunks may be sent, and whether to stop. */
const ROOM = 0;
const STOP = 1;

type Order = { exportOf: string; isVeiled: boolean; shared: Int32Array };

/**
 * The dataset of the workspace in `file` as a stream of bytes. A thread of its own reads it, at most a few chunks ahead
 * of whoever reads the stream; destroying the stream ends the thread. It fails with what made the thread fail.
 * `isVeiled`: protected sources go under a pseudonym, and nothing is said of them.
 */
export function exportDataset(file: string, { isVeiled = false }: { isVeiled?: boolean } = {}): Readable {
  const shared = new Int32Array(new SharedArrayBuffer(8));
  Atomics.store(shared, ROOM, WINDOW);
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { exportOf: file, isVeiled, shared } satisfies Order,
  });
  let owed = 0;
  let isComplete = false;
  const grant = (): void => {
    Atomics.add(shared, ROOM, owed);
    Atomics.notify(shared, ROOM);
    owed = 0;
  };
  const stream = new Readable({
    highWaterMark: WINDOW * CHUNK,
    read: grant,
    destroy: (error, done) => {
      Atomics.store(shared, STOP, 1);
      owed++;
      grant();
      done(error);
    },
  });
  worker.on('message', (chunk: Uint8Array | null) => {
    owed++;
    isComplete = chunk === null;
    if (stream.push(chunk)) grant();
  });
  worker.on('error', (error) => stream.destroy(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => {
    if (!isComplete) stream.destroy(new Error('The export stopped before its end.'));
  });
  return stream;
}

/** In the thread: sends what there is room for, then sleeps until the reader has caught up. */
function send({ exportOf, isVeiled, shared }: Order, post: (chunk: Uint8Array<ArrayBuffer> | null) => void): void {
  const db = isVeiled ? openVeiled(exportOf).db : openReadOnly(exportOf);
  try {
    for (const chunk of datasetChunks(db)) {
      while (Atomics.load(shared, ROOM) <= 0) Atomics.wait(shared, ROOM, 0);
      if (Atomics.load(shared, STOP) === 1) return;
      Atomics.sub(shared, ROOM, 1);
      post(chunk);
      Atomics.wait(shared, STOP, 0, BREATH);
    }
    post(null);
  } finally {
    db.close();
  }
}

const port = parentPort;
if (!isMainThread && port && workerData?.exportOf) {
  send(workerData as Order, (chunk) => port.postMessage(chunk, chunk ? [chunk.buffer] : []));
}
