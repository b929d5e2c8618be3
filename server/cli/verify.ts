import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Invalid } from '../domain/errors.ts';
import { type BackedUp, isAsWritten, manifestOf } from '../store/backups.ts';
import { kindOf, openToCheck } from '../store/copying.ts';
import { type Database, openReadOnly } from '../store/database.ts';
import { extentOf } from '../store/integrity.ts';
import { slugsIn } from '../store/workspaces.ts';
import { controlFaults, type FileFault, workspaceFaults } from '../usecases/verify.ts';

/** More than these of one file are counted only. */
const TOLD = 200;

/** Checks what was named, or the whole data folder, and tells each thing that is wrong, a line each. */
export function verify(data: string, what: string | undefined): void {
  const sound = what === undefined ? verifyFiles(dataFiles(data)) : verifyNamed(data, what);
  if (!sound) process.exitCode = 1;
}

function dataFiles(data: string): string[] {
  if (!existsSync(data)) throw new Invalid(`There is no data folder ${data}. Say where it is with --data DIR.`);
  return ['control.db', ...slugsIn(data).map((slug) => `${slug}.db`)]
    .map((file) => join(data, file))
    .filter((file) => existsSync(file));
}

function verifyNamed(data: string, what: string): boolean {
  const inData = join(data, `${what}.db`);
  if (!/[/\\.]/.test(what) && existsSync(inData)) return verifyFiles([inData]);
  const path = resolve(what);
  if (!existsSync(path)) throw new Invalid(`There is no workspace “${what}” in ${data}, and no such file.`);
  return statSync(path).isDirectory() ? verifyBackup(path) : verifyFiles([path]);
}

/** A backup is also checked against what it says of its files. */
function verifyBackup(path: string): boolean {
  const manifest = manifestOf(path);
  if (!manifest) throw new Invalid(`${path} is not a finished backup: it has no manifest.`);
  return manifest.files.map((entry) => verifyCopy(path, entry)).every(Boolean);
}

function verifyCopy(path: string, entry: BackedUp): boolean {
  const file = join(path, entry.file);
  if (!existsSync(file)) return tell(file, [{ where: 'the file', what: 'is missing', isDerived: false }], '');
  const isSame = isAsWritten(path, entry);
  if (!isSame) console.error(`${file}: not as it was when the backup was made`);
  return verifyFiles([file]) && isSame;
}

const verifyFiles = (files: readonly string[]): boolean => files.map(verifyFile).every(Boolean);

function verifyFile(file: string): boolean {
  const kind = kindOf(file);
  if (kind === null)
    return tell(
      file,
      [{ where: 'the file', what: 'is no database of Hearsay’s, or damaged at its beginning', isDerived: false }],
      '',
    );
  const { db, close, isOlder } = openToCheck(file, kind);
  try {
    if (kind === 'control') return tell(file, controlFaults(db), '');
    return tell(file, isOlder ? olderFaults(file, db) : workspaceFaults(db), extent(db));
  } finally {
    close();
  }
}

/** Of a file that an older program made, SQLite's part is checked as it lies there, the rest in a copy brought up to date. */
function* olderFaults(file: string, current: Database): Generator<FileFault> {
  const original = openReadOnly(file);
  try {
    yield* controlFaults(original);
  } finally {
    original.close();
  }
  yield* workspaceFaults(current);
}

function extent(db: Database): string {
  try {
    const { documents, annotations, changes } = extentOf(db);
    return ` ${counted(documents, 'document')}, ${counted(annotations, 'annotation')}, ${changes} in the log.`;
  } catch {
    return '';
  }
}

function tell(file: string, faults: Iterable<FileFault>, extent: string): boolean {
  let count = 0;
  for (const { where, what, isDerived } of faults)
    if (++count <= TOLD) console.error(`${file}: ${where}: ${what}${isDerived ? ' (can be computed again)' : ''}`);
  if (count > TOLD) console.error(`${file}: and ${count - TOLD} more.`);
  console.log(
    `${file}: ${count === 0 ? 'nothing is wrong.' : `${count} ${count === 1 ? 'thing is' : 'things are'} wrong.`}${extent}`,
  );
  return count === 0;
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
