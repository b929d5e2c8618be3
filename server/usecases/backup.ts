import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DiskRefuses, Invalid } from '../domain/errors.ts';
import { storageFault } from '../domain/storageFaults.ts';
import { type BackedUp, hashOfFile, MANIFEST, MANIFEST_FORMAT, type Manifest } from '../store/backups.ts';
import { copyDatabase, flush, openToCheck } from '../store/copying.ts';
import { headOf } from '../store/integrity.ts';
import { controlFaults, damageIn, firstOf } from './verify.ts';

const PARTIAL = /^\.hearsay-.+\.(\d+)\.partial$/;

/** A file of the data folder that is to be backed up; `workspace` null is the control file. */
export type ToBackUp = { file: string; workspace: string | null };

/** Control file and workspaces of a data folder, as a backup takes them. */
export const filesOf = (slugs: readonly string[]): ToBackUp[] => [
  { file: 'control.db', workspace: null },
  ...slugs.map((workspace) => ({ file: `${workspace}.db`, workspace })),
];

/**
 * Copies the files of a data folder, each as one moment of it, also while they are in use, and checks each copy. All of it
 * is written under another name and renamed at the end; a file that is damaged is left out and named in `failed`.
 * @throws DiskRefuses where there is no room, Invalid where nothing could be copied: then nothing is left behind.
 */
export function makeBackup(
  data: string,
  files: readonly ToBackUp[],
  to: string,
  now: () => string,
): Manifest & { path: string } {
  const madeAt = now();
  makePrivate(to);
  removeLeftovers(to);
  const name = freeName(to, `hearsay-${madeAt.slice(0, 19).replaceAll(':', '')}Z`);
  const partial = join(to, `.${name}.${process.pid}.partial`);
  try {
    makePrivate(partial);
    const manifest = { format: MANIFEST_FORMAT, version: 1, madeAt, ...copied(data, files, partial) } as const;
    if (manifest.files.length === 0)
      throw new Invalid(`Nothing could be backed up. ${manifest.failed[0]?.why ?? ''}`.trim());
    writeFileSync(join(partial, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
    flush(partial);
    renameSync(partial, join(to, name));
    flush(to);
    return { ...manifest, path: join(to, name) };
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw refused(error);
  }
}

/** Only whoever runs the server may read what is in it. */
function makePrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

function freeName(to: string, wanted: string): string {
  const taken = new Set(readdirSync(to));
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.has(name)) return name;
  }
}

/** What an interrupted backup left behind goes, unless its process is still at it. */
function removeLeftovers(to: string): void {
  for (const name of readdirSync(to)) {
    const pid = Number(PARTIAL.exec(name)?.[1] ?? 0);
    if (pid > 0 && (pid === process.pid || !isRunning(pid))) rmSync(join(to, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function copied(data: string, files: readonly ToBackUp[], into: string): Pick<Manifest, 'files' | 'failed'> {
  const done: Pick<Manifest, 'files' | 'failed'> = { files: [], failed: [] };
  for (const one of files) {
    if (!existsSync(join(data, one.file))) continue;
    try {
      done.files.push(copyOne(data, one, into));
    } catch (error) {
      const fault = storageFault(error);
      if (fault === 'full' || fault === 'refused') throw error;
      rmSync(join(into, one.file), { force: true });
      const why = fault === 'damaged' ? 'It can’t be read through: it is damaged.' : (error as Error).message;
      done.failed.push({ file: one.file, why });
    }
  }
  return done;
}

function copyOne(data: string, { file, workspace }: ToBackUp, into: string): BackedUp {
  const copy = join(into, file);
  copyDatabase(join(data, file), copy);
  chmodSync(copy, 0o600);
  const change = checkedCopy(copy, workspace !== null);
  return { file, workspace, bytes: statSync(copy).size, sha256: hashOfFile(copy), change };
}

/** Reads a copy through. Returns the newest entry of its log. @throws Invalid where anything in it is damaged. */
export function checkedCopy(copy: string, isWorkspace: boolean): BackedUp['change'] {
  const { db, close } = openToCheck(copy, isWorkspace ? 'workspace' : 'control');
  try {
    const damage = isWorkspace ? damageIn(db) : firstOf(controlFaults(db));
    if (damage) throw new Invalid(`It is damaged: ${damage}.`);
    return isWorkspace ? headOf(db) : null;
  } finally {
    close();
  }
}

function refused(error: unknown): unknown {
  const fault = storageFault(error);
  return fault === 'full' || fault === 'refused'
    ? new DiskRefuses(
        `The backup was not made: ${fault === 'full' ? 'there is no room for it on the disk.' : 'the disk refuses to be written to.'} Nothing of it was left there.`,
        { cause: error },
      )
    : error;
}
