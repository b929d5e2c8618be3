import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Damaged } from '../domain/errors.ts';
import { storageFault } from '../domain/storageFaults.ts';
import { createDamages } from './damage.ts';
import { closeDatabase, type Database, freeze, openDatabase, statement } from './database.ts';
import { quickFault } from './integrity.ts';
import { createVeils } from './veil.ts';

export type Workspace = {
  id: string;
  name: string;
  description: string;
  guidelines: string;
  createdAt: string;
  version: number;
};

export const workspaceOf = (db: Database): Workspace | null =>
  (statement(db, 'SELECT id, name, description, guidelines, created_at AS createdAt, version FROM workspace').get() as
    | Workspace
    | undefined) ?? null;

export function putWorkspace(db: Database, workspace: Workspace): void {
  statement(
    db,
    `INSERT INTO workspace VALUES (1, @id, @name, @description, @guidelines, @createdAt, @version)
     ON CONFLICT (only) DO UPDATE SET name = @name, description = @description, guidelines = @guidelines, version = @version`,
  ).run(workspace);
}

export const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;
const RESERVED = new Set(['control', 'con', 'prn', 'aux', 'nul']);
const OPEN_AT_ONCE = 64;

/** A folder of workspaces, one file each, opened on demand and kept open while they are in use. */
export type Folder = {
  path: string;
  control: Database;
  /** Where the server keeps backups; null: nobody told it. */
  backups: string | null;
  slugs(): string[];
  fileOf(slug: string): string;
  /** Null where there is no such workspace. A damaged one can be read only. @throws Damaged where it can't be read at all. */
  open(slug: string): Database | null;
  /** The same as somebody sees it who may not see protected sources: whole where there are none. */
  veiled(slug: string): Database | null;
  /** The same without an error: null also where its file can't be read. */
  readable(slug: string): Database | null;
  /** What is known to be wrong with the file of a workspace. */
  damageOf(slug: string): Damaged | null;
  /** Lets nothing more be written to a workspace of which something was found damaged; `what` says what, in words. */
  markDamaged(slug: string, what: string): void;
  /** Makes an empty file; null where the name is taken or not allowed. */
  create(slug: string): Database | null;
  /** How many workspace files are open. */
  openNow(): number;
  close(): void;
};

/** A data folder that can't be used; the message is for the user. */
class UnusableFolder extends Error {}

function prepareFolder(path: string): void {
  try {
    makeFolder(path);
    accessSync(path, constants.W_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new UnusableFolder(
      `The data folder ${path} can't be made or written to${code}. Set HEARSAY_DATA to another one.`,
    );
  }
}

/** One folder after the other: asked to make several at once, Node never comes back where the system refuses with ENOENT. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  mkdirSync(path);
}

const isName = (slug: string): boolean => SLUG.test(slug) && !RESERVED.has(slug);

/** The addresses of the workspaces in a folder. */
export const slugsIn = (path: string): string[] =>
  readdirSync(path)
    .filter((name) => name.endsWith('.db'))
    .map((name) => name.slice(0, -3))
    .filter(isName)
    .sort();

/** `backups`: where the server keeps copies of these, for telling of them when a file is found damaged. */
export function openFolder(path: string, backups: string | null = null): Folder {
  prepareFolder(path);
  const control = openDatabase(join(path, 'control.db'), 'control');
  const handles = new Map<string, Database>();
  const fileOf = (slug: string): string => join(path, `${slug}.db`);
  const damages = createDamages(backups);
  const openWatched = (slug: string): Database => {
    try {
      const db = openDatabase(fileOf(slug), 'workspace');
      const what = quickFault(db);
      if (damages.of(slug)?.isReadable === false) damages.forget(slug);
      const damage = what === null ? damages.of(slug) : damages.note(slug, what, true);
      if (damage) freeze(db, damage.message);
      return db;
    } catch (error) {
      throw storageFault(error) === 'damaged' ? damages.note(slug, 'it can’t be read', false) : error;
    }
  };
  const keep = (slug: string): Database => {
    const db = handles.get(slug) ?? openWatched(slug);
    handles.delete(slug);
    handles.set(slug, db);
    for (const [old, handle] of handles) {
      if (handles.size <= OPEN_AT_ONCE) break;
      handles.delete(old);
      veils.forget(old);
      handle.close();
    }
    return db;
  };
  const open = (slug: string): Database | null =>
    handles.has(slug) || (isName(slug) && existsSync(fileOf(slug))) ? keep(slug) : null;
  const readable = (slug: string): Database | null => {
    try {
      return open(slug);
    } catch (error) {
      if (error instanceof Damaged) return null;
      throw error;
    }
  };
  const veils = createVeils(fileOf);
  return {
    path,
    control,
    backups,
    veiled: (slug) => {
      const whole = open(slug);
      return whole && veils.over(slug, whole);
    },
    fileOf,
    slugs: () => slugsIn(path),
    open,
    readable,
    damageOf: damages.of,
    markDamaged: (slug, what) => {
      const { message } = damages.note(slug, what, true);
      const db = handles.get(slug);
      if (db) freeze(db, message);
    },
    create: (slug) => (isName(slug) && !existsSync(fileOf(slug)) ? keep(slug) : null),
    openNow: () => handles.size,
    close: () => {
      veils.close();
      for (const db of [...handles.values(), control]) closeDatabase(db);
      handles.clear();
    },
  };
}
