import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Database, openDatabase, statement } from './database.ts';

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
  slugs(): string[];
  fileOf(slug: string): string;
  /** Null where there is no such workspace. */
  open(slug: string): Database | null;
  /** Makes an empty file; null where the name is taken or not allowed. */
  create(slug: string): Database | null;
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

export function openFolder(path: string): Folder {
  prepareFolder(path);
  const control = openDatabase(join(path, 'control.db'), 'control');
  const handles = new Map<string, Database>();
  const fileOf = (slug: string): string => join(path, `${slug}.db`);
  const isName = (slug: string): boolean => SLUG.test(slug) && !RESERVED.has(slug);
  const keep = (slug: string): Database => {
    const db = handles.get(slug) ?? openDatabase(fileOf(slug), 'workspace');
    handles.delete(slug);
    handles.set(slug, db);
    for (const [old, handle] of handles) {
      if (handles.size <= OPEN_AT_ONCE) break;
      handles.delete(old);
      handle.close();
    }
    return db;
  };
  return {
    path,
    control,
    fileOf,
    slugs: () =>
      readdirSync(path)
        .filter((name) => name.endsWith('.db'))
        .map((name) => name.slice(0, -3))
        .filter(isName)
        .sort(),
    open: (slug) => (handles.has(slug) || (isName(slug) && existsSync(fileOf(slug))) ? keep(slug) : null),
    create: (slug) => (isName(slug) && !existsSync(fileOf(slug)) ? keep(slug) : null),
    close: () => {
      for (const db of [...handles.values(), control]) db.close();
      handles.clear();
    },
  };
}
