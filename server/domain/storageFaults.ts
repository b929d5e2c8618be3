/** Why a file couldn't be read or written, as far as people can do something about it. */
export type StorageFault = 'full' | 'refused' | 'damaged';

const FULL = new Set(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT', 'EFBIG']);
const REFUSED = /^(?:SQLITE_(?:IOERR|READONLY|CANTOPEN)(?:_\w+)?|EROFS|EIO)$/;
const DAMAGED = /^SQLITE_(?:CORRUPT(?:_\w+)?|NOTADB|IOERR_(?:SHORT_READ|DATA|CORRUPTFS))$/;

/** What the code of an error (of SQLite or of the system), or of its cause, says about the disk or the file; null: nothing. */
export function storageFault(error: unknown): StorageFault | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code: coded, cause } = error as { code?: unknown; cause?: unknown };
  const code = String(coded);
  if (FULL.has(code)) return 'full';
  if (DAMAGED.test(code)) return 'damaged';
  if (REFUSED.test(code)) return 'refused';
  return cause === undefined ? null : storageFault(cause);
}

/** For people: what happened, what became of what they did, and what has to be done. */
export const STORAGE_WORDS: Record<StorageFault, string> = {
  full: 'The disk is full, so nothing was kept of this. Reading goes on; once there is room again, do it once more.',
  refused:
    'The disk refuses to be written to, so nothing was kept of this. Whoever runs this server has to look at the disk.',
  damaged: 'This file is damaged.',
};
