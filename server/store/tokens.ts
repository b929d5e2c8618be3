import type { LinkPurpose } from '../domain/account.ts';
import type { MemberRole, TokenScope } from '../domain/permissions.ts';
import { type Database, statement } from './database.ts';

export type Token = {
  id: string;
  accountId: string;
  name: string;
  scope: TokenScope;
  createdAt: string;
  expiresAt: string;
  usedAt: string | null;
};

const COLUMNS = `id, account_id AS accountId, name, scope, created_at AS createdAt, expires_at AS expiresAt, used_at AS usedAt`;

export const tokenByHash = (control: Database, hash: string): Token | null =>
  (statement(control, `SELECT ${COLUMNS} FROM token WHERE hash = @hash`).get({ hash }) as Token | undefined) ?? null;

export const tokensOf = (control: Database, accountId: string): Token[] =>
  statement(control, `SELECT ${COLUMNS} FROM token WHERE account_id = @accountId ORDER BY created_at DESC`).all({
    accountId,
  }) as Token[];

export function insertToken(control: Database, token: Omit<Token, 'usedAt'> & { hash: string }): void {
  statement(
    control,
    'INSERT INTO token VALUES (@id, @accountId, @name, @hash, @scope, @createdAt, @expiresAt, NULL)',
  ).run(token);
}

export function touchToken(control: Database, id: string, usedAt: string): void {
  statement(control, 'UPDATE token SET used_at = @usedAt WHERE id = @id').run({ id, usedAt });
}

/** False where the person has no such token. */
export const removeToken = (control: Database, accountId: string, id: string): boolean =>
  statement(control, 'DELETE FROM token WHERE account_id = @accountId AND id = @id').run({ accountId, id }).changes > 0;

export function removeTokensOf(control: Database, accountId: string): void {
  statement(control, 'DELETE FROM token WHERE account_id = @accountId').run({ accountId });
}

/** A link that works once. `accountId`: whose password it renews; `workspaceId` and `role`: where it invites to. */
export type OneTimeLink = {
  purpose: LinkPurpose;
  accountId: string | null;
  workspaceId: string | null;
  role: MemberRole | null;
  createdBy: string | null;
  createdAt: string;
  expiresAt: string;
};

export function insertLink(control: Database, hash: string, link: OneTimeLink): void {
  statement(
    control,
    `INSERT INTO one_time_link
     VALUES (@hash, @purpose, @accountId, @workspaceId, @role, @createdBy, @createdAt, @expiresAt)`,
  ).run({ ...link, hash });
}

export const linkByHash = (control: Database, hash: string): OneTimeLink | null =>
  (statement(
    control,
    `SELECT purpose, account_id AS accountId, workspace_id AS workspaceId, role, created_by AS createdBy,
       created_at AS createdAt, expires_at AS expiresAt
     FROM one_time_link WHERE hash = @hash`,
  ).get({ hash }) as OneTimeLink | undefined) ?? null;

export function removeLink(control: Database, hash: string): void {
  statement(control, 'DELETE FROM one_time_link WHERE hash = @hash').run({ hash });
}

/** Before another of the kind is made, and when what they were for is done. */
export function removeLinks(control: Database, purpose: LinkPurpose, accountId: string | null): void {
  statement(control, 'DELETE FROM one_time_link WHERE purpose = @purpose AND account_id IS @accountId').run({
    purpose,
    accountId,
  });
}
