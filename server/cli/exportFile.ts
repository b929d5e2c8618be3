import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Invalid } from '../domain/errors.ts';
import { reasonOf } from './reason.ts';

/** Writes beside the file and renames at the end, so that a failure leaves what was there before. */
export async function writeWhole(content: Readable, out: string): Promise<void> {
  const partial = join(dirname(out), `.${basename(out)}.${process.pid}.partial`);
  try {
    await pipeline(content, createWriteStream(partial, { flush: true }), { signal: stopSignal() });
    await rename(partial, out);
  } catch (error) {
    await rm(partial, { force: true });
    throw new Invalid(`${out} was not written. ${reasonOf(error)}`);
  }
}

/** Aborts when the process is told to stop, so that there is time to clean up. */
function stopSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

/** Writes to standard output; a reader that has seen enough (`| head`) is no failure. */
export async function writeOut(content: Readable): Promise<void> {
  try {
    await pipeline(content, process.stdout);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}
