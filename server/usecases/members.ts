import { Forbidden, Invalid } from '../domain/errors.ts';
import type { MemberRole } from '../domain/permissions.ts';
import type { Database } from '../store/database.ts';
import { hasMembers, putMembership, removeMembership, roleOf, workspaceAdminCount } from '../store/memberships.ts';
import { type AccountContext, accountChange, accountOrThrow } from './accountContext.ts';

/** Makes somebody a member, or changes what they are. @throws Forbidden where nobody would be left to administer */
export function setRole(context: AccountContext, workspaceId: string, accountId: string, role: MemberRole): void {
  const { control, now, actor } = context;
  const account = accountOrThrow(control, accountId);
  if (account.disabledAt !== null)
    throw new Invalid('This account is disabled. Enable it first, or choose somebody else.', { account: 'disabled' });
  accountChange(
    context,
    'gave a role',
    account.id,
    () => {
      if (actor?.id !== account.id) keepIn(context, workspaceId);
      putMembership(control, { accountId: account.id, workspaceId, role, since: now() });
      expectAdmin(control, workspaceId);
    },
    `${role} in ${workspaceId}`,
  );
}

/** Whoever runs the server and shares a workspace that was nobody's stays in it. */
export function keepIn({ control, actor, now }: AccountContext, workspaceId: string): void {
  if (actor && !hasMembers(control, workspaceId))
    putMembership(control, { accountId: actor.id, workspaceId, role: 'admin', since: now() });
}

/** Takes somebody out of a workspace; what they did there stays. @throws Forbidden as above */
export function removeMember(context: AccountContext, workspaceId: string, accountId: string): void {
  const { control } = context;
  const account = accountOrThrow(control, accountId);
  if (roleOf(control, account.id, workspaceId) === null)
    throw new Invalid('This person is no member of the workspace.', { account: 'no member' });
  accountChange(
    context,
    'took out of a workspace',
    account.id,
    () => {
      removeMembership(control, account.id, workspaceId);
      expectAdmin(control, workspaceId);
    },
    workspaceId,
  );
}

function expectAdmin(control: Database, workspaceId: string): void {
  if (workspaceAdminCount(control, workspaceId) === 0)
    throw new Forbidden('A workspace needs an admin. Make somebody else one first.');
}
