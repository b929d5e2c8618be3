import type { Request } from 'express';
import type { MemberRole } from '../domain/permissions.ts';
import { type Folder, workspaceOf } from '../store/workspaces.ts';
import { roleIn } from '../usecases/access.ts';
import { accessOf } from './access.ts';

type In = { folder: Folder };

/** What whoever asks is in the workspace of the address; null: nothing, or there is none. */
export function roleHere(place: In, request: Request): MemberRole | null {
  const { workspace } = request.params;
  return typeof workspace === 'string' ? roleAt(place, request, workspace) : null;
}

/** The same for a workspace by its address; as it was, it is for those who may see it now. */
export function roleAt({ folder }: In, request: Request, workspace: string): MemberRole | null {
  const { account } = accessOf(request);
  if (account === null) return null;
  const db = folder.open(workspace.replace(/@.*$/, ''));
  if (!db) return null;
  return roleIn(folder.control, account, workspaceOf(db)?.id ?? '');
}
