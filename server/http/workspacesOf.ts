import { statSync } from 'node:fs';
import type { Account } from '../domain/account.ts';
import type { MemberRole } from '../domain/permissions.ts';
import type { Database } from '../store/database.ts';
import { type Folder, type Workspace, workspaceOf } from '../store/workspaces.ts';
import { roleIn } from '../usecases/access.ts';
import { type Deps, databaseFor } from './here.ts';

/** A workspace that somebody may open; without what it says of itself where its file can't be read. */
export type Listed = { slug: string; db: Database | null; workspace: Workspace | null; role: MemberRole | null };

/** The ids of workspaces by file, so that nobody’s page opens the files of others; a file in place of another has its own. */
const idsOf = new WeakMap<Folder, Map<string, string>>();

/**
 * The first workspaces in which somebody is something. Of files that can't be read, those who run the server are told.
 */
export function workspacesOf({ folder }: Deps, account: Account | null, limit = Number.POSITIVE_INFINITY): Listed[] {
  if (account === null) return [];
  const found: Listed[] = [];
  for (const slug of folder.slugs()) {
    if (found.length >= limit) break;
    const id = idOf(folder, slug);
    const role = id === null ? null : roleIn(folder.control, account, id);
    const db = role && readable(() => databaseFor({ folder }, slug, role));
    if (db) found.push({ slug, db, workspace: workspaceOf(db), role });
    else if (id === null && account.isAdmin) found.push({ slug, db: null, workspace: null, role: null });
  }
  return found;
}

function idOf(folder: Folder, slug: string): string | null {
  const known = idsOf.get(folder) ?? new Map<string, string>();
  idsOf.set(folder, known);
  return readable(() => {
    const file = `${slug} ${statSync(folder.fileOf(slug)).ino}`;
    const db = known.has(file) && folder.damageOf(slug) === null ? null : folder.open(slug);
    const id = known.get(file) ?? (db && workspaceOf(db)?.id);
    if (id) known.set(file, id);
    return id ?? null;
  });
}

/** Null of a file that can't be opened or read: its own address says what is wrong with it. */
function readable<T>(read: () => T | null): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
