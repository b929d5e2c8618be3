import { existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const ENOUGH = 256 * 1024 * 1024;

/** In memory where the system has room for it there: no test outlives its process, and nothing waits for a disk. */
const HOME = hasRoom() ? MEMORY : tmpdir();

function hasRoom(): boolean {
  if (!existsSync(MEMORY)) return false;
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize > ENOUGH;
}

/** A new empty folder, which its maker removes. */
export const aFolder = (name: string): string => mkdtempSync(join(HOME, `hearsay-${name}-`));
