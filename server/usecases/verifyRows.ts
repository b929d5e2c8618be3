import { isDeepStrictEqual } from 'node:util';
import { changesInOrder } from '../store/changes.ts';
import type { Database } from '../store/database.ts';
import { currentRow, isNoun } from './change.ts';

/**
 * Rows that aren't as the log last left them: altered or gone behind its back. Each entry is compared where the row still
 * has the version that it wrote; a row with a lower version has lost a change. Erased entries say nothing.
 */
export function* rowFaults(db: Database): Generator<{ where: string; what: string }> {
  for (const { seq, entries } of changesInOrder(db))
    for (const { noun, id, after } of entries) {
      const what = isNoun(noun) ? rowFault(after, currentRow(db, noun, id)) : null;
      if (what) yield { where: `${nameOf(noun, after)} (log entry ${seq})`, what };
    }
}

function rowFault(logged: unknown, current: unknown): string | null {
  if (!isRow(logged)) return null;
  if (!isRow(current)) return 'it is in the log and not in the workspace';
  if (current.version > logged.version) return null;
  if (current.version < logged.version) return 'a change of it that is in the log is missing';
  return isDeepStrictEqual(plain(logged), plain(current)) ? null : 'it is not as the log last left it';
}

type Row = { version: number };
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && 'version' in value;

/** As the log keeps it: without what JSON leaves out. */
const plain = (row: Row): unknown => JSON.parse(JSON.stringify(row));

function nameOf(noun: string, row: unknown): string {
  const { number } = row as { number?: number };
  return number === undefined ? noun : `${noun} ${number}`;
}
