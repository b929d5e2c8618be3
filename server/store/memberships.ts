import type { MemberRole } from '../domain/permissions.ts';
import { type Database, statement } from './database.ts';

export type Membership = { accountId: string; workspaceId: string; role: MemberRole; since: string };

const COLUMNS = 'account_id AS accountId, workspace_id AS workspaceId, role, since';

/** What somebody is in a workspace; null: nothing. */
export const roleOf = (control: Database, accountId: string, workspaceId: string): MemberRole | null =>
  (statement(control, 'SELECT role FROM membership WHERE account_id = @accountId AND workspace_id = @workspaceId')
    .pluck()
    .get({ accountId, workspaceId }) as MemberRole | undefined) ?? null;

/** Whether anybody is a member. A workspace without one belongs to those who run the server. */
export const hasMembers = (control: Database, workspaceId: string): boolean =>
  statement(control, 'SELECT 1 FROM membership WHERE workspace_id = @workspaceId LIMIT 1').get({ workspaceId }) !==
  undefined;

export const membersOf = (control: Database, workspaceId: string): Membership[] =>
  statement(control, `SELECT ${COLUMNS} FROM membership WHERE workspace_id = @workspaceId ORDER BY since`).all({
    workspaceId,
  }) as Membership[];

export const membershipsOf = (control: Database, accountId: string): Membership[] =>
  statement(control, `SELECT ${COLUMNS} FROM membership WHERE account_id = @accountId`).all({
    accountId,
  }) as Membership[];

export function putMembership(control: Database, membership: Membership): void {
  statement(
    control,
    `INSERT INTO membership VALUES (@accountId, @workspaceId, @role, @since)
     ON CONFLICT (account_id, workspace_id) DO UPDATE SET role = @role`,
  ).run(membership);
}

export function removeMembership(control: Database, accountId: string, workspaceId: string): void {
  statement(control, 'DELETE FROM membership WHERE account_id = @accountId AND workspace_id = @workspaceId').run({
    accountId,
    workspaceId,
  });
}

/** Of the admins who may come in. */
export const workspaceAdminCount = (control: Database, workspaceId: string): number =>
  statement(
    control,
    `SELECT count(*) FROM membership JOIN account ON account.id = account_id
     WHERE workspace_id = @workspaceId AND role = 'admin' AND disabled_at IS NULL`,
  )
    .pluck()
    .get({ workspaceId }) as number;
