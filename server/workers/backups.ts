import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { backupsIn, type Manifest, removeBackup, superfluous } from '../store/backups.ts';
import { filesOf, makeBackup, type ToBackUp } from '../usecases/backup.ts';

/** Where the server keeps backups, how many hours apart, and how many of them. */
export type BackupPlan = { folder: string; everyHours: number; keep: number };

export type Backups = {
  /** Makes one now, in a thread of its own; resolves when it is there and old ones are gone. */
  make: () => Promise<void>;
  /** Stops; what isn't finished is thrown away. */
  close: () => Promise<void>;
};

type Place = {
  data: string;
  slugs: () => string[];
  plan: BackupPlan;
  now: () => string;
  /** Told of a file that could not be backed up, or (without one) of a backup that was not made. */
  failed: (why: string, file: string | null) => void;
};

const HOUR = 3_600_000;
/** Time to start in peace. */
const FIRST = 20_000;

/** How long to wait for the next one, in milliseconds; 0 where it is due. A clock that was set back doesn't put it off for long. */
export function dueIn(newest: string | null, now: string, everyHours: number): number {
  if (newest === null) return 0;
  const age = Math.max(0, Date.parse(now) - Date.parse(newest));
  return Math.max(0, everyHours * HOUR - age);
}

/** Makes backups as often as the plan says, from when the newest was made, also over restarts. */
export function createBackups(place: Place): Backups {
  const { plan, now, failed } = place;
  let worker: Worker | null = null;
  let isClosed = false;
  let timer: NodeJS.Timeout;

  const make = async (): Promise<void> => {
    if (worker !== null || isClosed) return;
    const order = { data: place.data, files: filesOf(place.slugs()), to: plan.folder, at: now() };
    try {
      worker = new Worker(new URL(import.meta.url), { workerData: { backup: order satisfies Order } });
      worker.unref();
      const manifest = await answerOf(worker);
      for (const { file, why } of manifest.failed) failed(why, file);
      removeOld(plan, order.files);
    } catch (error) {
      if (!isClosed) failed(String((error as Error).message), null);
    } finally {
      worker = null;
    }
  };
  const wait = (): void => {
    const [newest] = backupsIn(plan.folder);
    const due = dueIn(newest?.madeAt ?? null, now(), plan.everyHours);
    timer = setTimeout(tick, Math.min(Math.max(due, FIRST), HOUR)).unref();
  };
  const tick = async (): Promise<void> => {
    const [newest] = backupsIn(plan.folder);
    if (dueIn(newest?.madeAt ?? null, now(), plan.everyHours) === 0) await make();
    if (!isClosed) wait();
  };
  wait();
  return {
    make,
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await worker?.terminate();
    },
  };
}

function removeOld({ folder, keep }: BackupPlan, files: readonly ToBackUp[]): void {
  const inUse = files.map(({ file }) => file);
  for (const backup of superfluous(backupsIn(folder), keep, inUse)) removeBackup(backup);
}

const answerOf = (worker: Worker): Promise<Manifest> =>
  new Promise((resolve, reject) => {
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', () => reject(new Error('The backup was interrupted.')));
  });

type Order = { data: string; files: ToBackUp[]; to: string; at: string };

if (!isMainThread && parentPort && workerData?.backup) {
  const { data, files, to, at } = workerData.backup as Order;
  parentPort.postMessage(makeBackup(data, files, to, () => at));
}
