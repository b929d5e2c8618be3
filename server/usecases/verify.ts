import { STORAGE_WORDS, storageFault } from '../domain/storageFaults.ts';
import { brokenChanges } from '../store/changes.ts';
import type { Database } from '../store/database.ts';
import { danglingRows, derivedFaults, sqliteFaults } from '../store/integrity.ts';
import { rowFaults } from './verifyRows.ts';
import { standingFaults } from './verifyStandings.ts';
import { textFaults } from './verifyTexts.ts';

/**
 * Something that isn't as it was written, and where. Of what is only derived (counts, search, figures) nothing is lost:
 * it can be computed again. No words of the case are in it.
 */
export type FileFault = { where: string; what: string; isDerived: boolean };

type Found = { where: string; what: string };
type Check = { of: string; isDerived: boolean; find: (db: Database) => Iterable<Found> };

const CHECKS: Check[] = [
  { of: 'the file', isDerived: false, find: fileFaults },
  { of: 'references', isDerived: false, find: referenceFaults },
  { of: 'the log', isDerived: false, find: logFaults },
  { of: 'the texts', isDerived: false, find: textFaults },
  { of: 'what people made', isDerived: false, find: rowFaults },
  { of: 'counts and search', isDerived: true, find: derivedFaults },
  { of: 'the figures of claims', isDerived: true, find: standingFaults },
];

/**
 * Everything that is wrong with a workspace, as one moment of it, also while it is in use. Reads a row at a time.
 * `withDerived` false leaves out what can be computed again.
 */
export function* workspaceFaults(db: Database, withDerived = true): Generator<FileFault> {
  db.exec('BEGIN');
  try {
    for (const check of CHECKS) if (withDerived || !check.isDerived) yield* faultsOf(db, check);
  } finally {
    db.exec('COMMIT');
  }
}

/** The first thing that isn't as it was written, in a sentence; null where all is. For copies, and for the server's start. */
export const damageIn = (db: Database): string | null => firstOf(workspaceFaults(db, false));

export function firstOf(faults: Iterable<FileFault>): string | null {
  for (const { where, what } of faults) return `${where}: ${what}`;
  return null;
}

/** What SQLite itself finds wrong: all there is to check in a control file, which has no texts and no log. */
export function* controlFaults(db: Database): Generator<FileFault> {
  for (const check of CHECKS.slice(0, 2)) yield* faultsOf(db, check);
}

/** Where a check runs into pages that can't be read, the others go on. */
function* faultsOf(db: Database, { of, isDerived, find }: Check): Generator<FileFault> {
  try {
    for (const { where, what } of find(db)) yield { where, what, isDerived };
  } catch (error) {
    if (storageFault(error) === null) throw error;
    yield { where: of, what: `can’t be read through. ${STORAGE_WORDS.damaged}`, isDerived: false };
  }
}

function* fileFaults(db: Database): Generator<Found> {
  for (const line of sqliteFaults(db)) yield { where: 'the file', what: line.replace(/\s*\n\s*/g, ' ') };
}

function* referenceFaults(db: Database): Generator<Found> {
  for (const { table, rowid, parent } of danglingRows(db))
    yield {
      where: `table ${table}${rowid === null ? '' : `, row ${rowid}`}`,
      what: `refers to a ${parent} that isn’t there`,
    };
}

function* logFaults(db: Database): Generator<Found> {
  for (const { seq, part } of brokenChanges(db))
    yield {
      where: `log entry ${seq}`,
      what:
        part === 'payload'
          ? 'its rows are not those that were written'
          : 'it doesn’t follow from the entry before, or was altered',
    };
}
