import { channel } from 'node:diagnostics_channel';

/** A write as it went: how long it held the file, whether it was kept, and what it entered in the log, in words. */
export type Written = { seconds: number; isKept: boolean; actions: readonly string[] };

const writes = channel('hearsay.write');
let actions: string[] = [];

/** Runs `work`, and tells how it went where somebody listens. */
export function measured<T>(work: () => T): T {
  if (!writes.hasSubscribers) return work();
  const begun = performance.now();
  let isKept = false;
  actions = [];
  try {
    const value = work();
    isKept = true;
    return value;
  } finally {
    writes.publish({ seconds: (performance.now() - begun) / 1000, isKept, actions } satisfies Written);
  }
}

/** Notes that the write which is going on entered a change in the log. */
export function entered(action: string): void {
  if (writes.hasSubscribers) actions.push(action);
}

/** Listens to every write of this process until what comes back is called. */
export function onWrite(tell: (written: Written) => void): () => void {
  const listener = (message: unknown): void => tell(message as Written);
  writes.subscribe(listener);
  return () => {
    writes.unsubscribe(listener);
  };
}
