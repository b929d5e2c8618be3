import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

export const MANIFEST = 'manifest.json';
export const MANIFEST_FORMAT = 'hearsay-backup';
const NAME = /^hearsay-\d{4}-\d\d-\d\dT\d{6}Z(?:-\d+)?$/;
const CHUNK = 1 << 20;

/** One file of a backup. `workspace`: its address; null is the control file. `change`: the newest entry of its log. */
export type BackedUp = {
  file: string;
  workspace: string | null;
  bytes: number;
  sha256: string;
  change: { seq: number; hash: string } | null;
};

/** What lies in a backup's folder as `manifest.json`. `failed`: files that could not be backed up, and why. */
export type Manifest = {
  format: typeof MANIFEST_FORMAT;
  version: 1;
  madeAt: string;
  files: BackedUp[];
  failed: { file: string; why: string }[];
};

export type Backup = Manifest & { name: string; path: string };

/** The finished backups in a folder, newest first. */
export function backupsIn(folder: string): Backup[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => NAME.test(name))
    .flatMap((name) => {
      const path = join(folder, name);
      const manifest = manifestOf(path);
      return manifest ? [{ ...manifest, name, path }] : [];
    })
    .sort((a, b) => (a.madeAt < b.madeAt ? 1 : a.madeAt > b.madeAt ? -1 : a.name < b.name ? 1 : -1));
}

/** What a folder says it holds; null where it is no backup. */
export function manifestOf(path: string): Manifest | null {
  try {
    const read = JSON.parse(readFileSync(join(path, MANIFEST), 'utf8')) as Partial<Manifest>;
    return read.format === MANIFEST_FORMAT && Array.isArray(read.files) ? (read as Manifest) : null;
  } catch {
    return null;
  }
}

/** The newest copy of a workspace that is still as it was written, named from the folder of backups. */
export function newestGoodCopy(folder: string, workspace: string): { name: string; madeAt: string } | null {
  for (const { name, path, madeAt, files } of backupsIn(folder)) {
    const copy = files.find((one) => one.workspace === workspace);
    if (copy && isAsWritten(path, copy)) return { name: `${name}/${copy.file}`, madeAt };
  }
  return null;
}

/**
 * The copies of a workspace that were made before entry `seq` of its log: in a folder of backups, and those that a restore
 * put aside in the data folder.
 */
export function copiesFromBefore(
  data: { path: string; fileOf: (slug: string) => string },
  backups: string | null,
  workspace: string,
  seq: number,
): string[] {
  const older = (backups === null ? [] : backupsIn(backups)).flatMap(({ path, files }) =>
    files
      .filter((one) => one.workspace === workspace && (one.change?.seq ?? 0) < seq)
      .map(({ file }) => join(path, file)),
  );
  const aside = `${basename(data.fileOf(workspace))}.`;
  return [
    ...older,
    ...readdirSync(data.path)
      .filter((name) => name.startsWith(aside))
      .map((name) => join(data.path, name)),
  ];
}

export function isAsWritten(path: string, { file, bytes, sha256 }: BackedUp): boolean {
  const whole = join(path, file);
  const stat = statSync(whole, { throwIfNoEntry: false });
  return stat?.size === bytes && hashOfFile(whole) === sha256;
}

/** SHA-256 of a file, read piece by piece. */
export function hashOfFile(path: string): string {
  const hash = createHash('sha256');
  const opened = openSync(path, 'r');
  try {
    const chunk = Buffer.alloc(CHUNK);
    for (let read = readSync(opened, chunk); read > 0; read = readSync(opened, chunk))
      hash.update(chunk.subarray(0, read));
  } finally {
    closeSync(opened);
  }
  return hash.digest('hex');
}

/**
 * The backups that may go: all but the newest `keep`, and never the newest one that holds a file which is still in use,
 * so that a workspace that can't be backed up any more doesn't lose its last copy.
 */
export function superfluous(backups: readonly Backup[], keep: number, inUse: readonly string[]): Backup[] {
  const needed = new Set(
    inUse.flatMap((file) => backups.find(({ files }) => files.some((one) => one.file === file)) ?? []),
  );
  return backups.slice(keep).filter((backup) => !needed.has(backup));
}

/** Removes a backup; the manifest goes first, so that what is left of an interrupted removal is no backup. */
export function removeBackup({ path }: Backup): void {
  rmSync(join(path, MANIFEST), { force: true });
  rmSync(path, { recursive: true, force: true });
}
