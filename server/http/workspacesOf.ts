import type { Account } from '../domain/account.ts';
import type { MemberRole } from '../domain/permissions.ts';
import type { Database } from '../store/database.ts';
import { type Workspace, workspaceOf } from '../store/workspaces.ts';
import { roleIn } from '../usecases/access.ts';
import { type Deps, databaseFor } from './here.ts';

/** A workspace that somebody may open; without what it says of itself where its file can't be read. */
export type Listed = { slug: string; db: Database | null; workspace: Workspace | null; role: MemberRole | null };

/** The workspaces in which somebody is something. Of files that can't be read, those who run the server are told. */
export function workspacesOf({ folder }: Deps, account: Account | null): Listed[] {
  if (account === null) return [];
  return folder.slugs().flatMap((slug): Listed[] => {
    const { db, workspace } = readable(() => folder.open(slug));
    if (!db || !workspace) return account.isAdmin ? [{ slug, db: null, workspace: null, role: null }] : [];
    const role = roleIn(folder.control, account, workspace.id);
    const shown = role && databaseFor({ folder }, slug, role);
    return shown ? [{ slug, db: shown, workspace: workspaceOf(shown), role }] : [];
  });
}

/** Of a file that can't be opened or read its own address says what is wrong with it. */
function readable(open: () => Database | null): Pick<Listed, 'db' | 'workspace'> {
  try {
    const db = open();
    return { db, workspace: db && workspaceOf(db) };
  } catch {
    return { db: null, workspace: null };
  }
}
