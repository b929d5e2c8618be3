import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DiskRefuses, Invalid } from '../domain/errors.ts';
import { STORAGE_WORDS, storageFault } from '../domain/storageFaults.ts';
import { isAsWritten, manifestOf } from '../store/backups.ts';
import { copyDatabase, flush, isInUse, kindOf, setAside } from '../store/copying.ts';
import { openDatabase } from '../store/database.ts';
import { SLUG } from '../store/workspaces.ts';
import { checkedCopy } from './backup.ts';

export type RestoreOptions = { as?: string | undefined; force?: boolean | undefined };

/** One file that is in place now, and where the one lies that was there before. */
export type Restored = { file: string; from: string; replaced: string | null };

type Kind = 'workspace' | 'control';
type Plan = { from: string; file: string; kind: Kind };

/**
 * Brings a file, or all files of a backup, into a data folder. Each is copied, checked and brought up to this program's
 * version beside its place, and only then put there.
 * @throws Invalid where a file is damaged, is of something else, or would overwrite one: then nothing is changed.
 */
export function restore(from: string, data: string, options: RestoreOptions, now: () => string): Restored[] {
  const plans = statSync(from).isDirectory() ? plansOf(from, options) : [planOf(from, options)];
  refuseOverwriting(plans, data, options);
  mkdirSync(data, { recursive: true });
  const ready: string[] = [];
  try {
    for (const plan of plans) ready.push(prepare(plan, data));
    return plans.map((plan, i) => putInPlace(plan, ready[i] ?? '', data, stampOf(now())));
  } catch (error) {
    throw refused(error);
  } finally {
    for (const partial of ready) for (const ending of ['', '-wal', '-shm']) rmSync(partial + ending, { force: true });
  }
}

const stampOf = (at: string): string => `${at.slice(0, 19).replaceAll(':', '')}Z`;

function plansOf(folder: string, { as }: RestoreOptions): Plan[] {
  const manifest = manifestOf(folder);
  if (!manifest)
    throw new Invalid(`${folder} is not a finished backup: it has no manifest. Name one of its files instead.`);
  if (as !== undefined) throw new Invalid('With --as, name one file of the backup, not the whole of it.');
  return manifest.files.map(({ file, workspace }) => ({
    from: join(folder, file),
    file: basename(file),
    kind: workspace === null ? 'control' : 'workspace',
  }));
}

function planOf(from: string, { as }: RestoreOptions): Plan {
  const kind = kindOf(from);
  if (kind === null) throw new Invalid(`${from} is no workspace of Hearsay’s, or it is damaged at its beginning.`);
  if (kind === 'control') {
    if (as !== undefined) throw new Invalid(`${from} holds the accounts, not a workspace: it has no address.`);
    return { from, file: 'control.db', kind };
  }
  const slug = as ?? basename(from).replace(/\.db$/, '');
  if (!SLUG.test(slug) || slug === 'control')
    throw new Invalid(
      `“${slug}” can’t be the address of a workspace. Give it one with --as: small letters, digits and hyphens.`,
    );
  return { from, file: `${slug}.db`, kind };
}

function refuseOverwriting(plans: readonly Plan[], data: string, { force }: RestoreOptions): void {
  const there = plans.filter(({ file }) => existsSync(join(data, file))).map(({ file }) => file);
  if (there.length === 0) return;
  if (!force)
    throw new Invalid(
      `${data} has ${there.join(', ')} already. --force puts the restored one in its place and keeps the old one beside it; --as gives a workspace another address.`,
    );
  if (isInUse(join(data, 'control.db')))
    throw new Invalid(`Hearsay is running on ${data}. Stop it, then restore over what is there.`);
}

/** A checked copy beside its place, brought up to this program's version. */
function prepare({ from, file, kind }: Plan, data: string): string {
  refuseAltered(from);
  const partial = join(data, `.${file}.${process.pid}.partial`);
  rmSync(partial, { force: true });
  try {
    copyDatabase(from, partial);
    checkedCopy(partial, kind === 'workspace');
    openDatabase(partial, kind).close();
    flush(partial);
    return partial;
  } catch (error) {
    for (const ending of ['', '-wal', '-shm']) rmSync(partial + ending, { force: true });
    throw storageFault(error) === 'damaged' ? new Invalid(`${from} is damaged: it can’t be read through.`) : error;
  }
}

/** A file that a backup vouches for has to be the one that was written. */
function refuseAltered(from: string): void {
  const entry = manifestOf(dirname(from))?.files.find(({ file }) => file === basename(from));
  if (entry && !isAsWritten(dirname(from), entry))
    throw new Invalid(`${from} is not as it was when the backup was made. Take an older backup.`);
}

function putInPlace({ from, file }: Plan, partial: string, data: string, stamp: string): Restored {
  const place = join(data, file);
  const replaced = existsSync(place) ? setAside(place, stamp) : null;
  renameSync(partial, place);
  flush(data);
  return { file: place, from, replaced };
}

function refused(error: unknown): unknown {
  const fault = storageFault(error);
  return fault === 'full' || fault === 'refused'
    ? new DiskRefuses(`Nothing was restored. ${STORAGE_WORDS[fault]}`, { cause: error })
    : error;
}
