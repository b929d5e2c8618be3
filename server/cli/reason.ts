import { DiskRefuses, Invalid } from '../domain/errors.ts';
import { STORAGE_WORDS, storageFault } from '../domain/storageFaults.ts';

const KNOWN: Record<string, string> = {
  ENOENT: 'There is no such file.',
  EACCES: 'This file may not be read or written by you.',
  EISDIR: 'This is a folder.',
  ENOTDIR: 'This is not a folder.',
  ENOSPC: 'The disk is full.',
  EADDRINUSE: 'The port is in use. Choose another one with PORT.',
};

/** Why something failed, for people: one line, or one more for each fault of a dataset. Never a stack trace. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof DiskRefuses) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  const known = code === undefined ? undefined : KNOWN[code];
  if (known) return known;
  const faults = error instanceof Invalid ? Object.entries(error.fields).filter(([place]) => /[[.]/.test(place)) : [];
  const fault = storageFault(error);
  if (fault === 'full' || fault === 'refused') return STORAGE_WORDS[fault];
  return [
    oneLine(error.message),
    ...(faults.length > 1 ? faults.map(([place, reason]) => `  ${place}: ${oneLine(reason)}`) : []),
  ].join('\n');
}

const oneLine = (words: string): string => words.replace(/\s*\n\s*/g, ' ');
