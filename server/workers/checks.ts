import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { storageFault } from '../domain/storageFaults.ts';
import { openReadOnly } from '../store/database.ts';
import { damageIn } from '../usecases/verify.ts';

export type Checks = {
  /** Resolves when every file has been read through. */
  done: Promise<void>;
  close: () => Promise<void>;
};

type Place = {
  files: { slug: string; file: string }[];
  /** Told of each workspace in which something is damaged, with the first thing that is. */
  damaged: (slug: string, what: string) => void;
  failed: (error: unknown) => void;
};

/** Reads every workspace through once, in a thread of its own beside the requests. */
export function checkWorkspaces({ files, damaged, failed }: Place): Checks {
  const worker = new Worker(new URL(import.meta.url), { workerData: { check: files } });
  worker.unref();
  worker.on('message', ({ slug, what }: Found) => damaged(slug, what));
  worker.on('error', failed);
  return {
    done: new Promise((resolve) => worker.on('exit', () => resolve())),
    close: async () => {
      await worker.terminate();
    },
  };
}

type Found = { slug: string; what: string };

function damageOf(file: string): string | null {
  try {
    const db = openReadOnly(file);
    try {
      return damageIn(db);
    } finally {
      db.close();
    }
  } catch (error) {
    if (storageFault(error) === 'damaged') return 'it can’t be read through';
    throw error;
  }
}

if (!isMainThread && parentPort && workerData?.check) {
  for (const { slug, file } of workerData.check as Place['files']) {
    const what = damageOf(file);
    if (what !== null) parentPort.postMessage({ slug, what } satisfies Found);
  }
}
