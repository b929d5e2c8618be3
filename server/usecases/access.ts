import type { Account } from '../domain/account.ts';
import type { MemberRole } from '../domain/permissions.ts';
import { accountById, firstAccounts } from '../store/accounts.ts';
import type { Database } from '../store/database.ts';
import { hasMembers, roleOf } from '../store/memberships.ts';
import { type Token, tokenByHash, touchToken } from '../store/tokens.ts';
import { hashOfSecret } from './secrets.ts';

/** The account of somebody who works alone: the only one, and nobody has to sign in as it. */
export function soleAccount(control: Database): Account | null {
  const [only, another] = firstAccounts(control);
  return only && !another && only.disabledAt === null && !only.hasPassword && only.issuer === null ? only : null;
}

/** Whether nobody has an account yet. */
export const isNewServer = (control: Database): boolean => firstAccounts(control).length === 0;

/** What somebody is in a workspace. One that has no members belongs to those who run the server. */
export function roleIn(control: Database, account: Account, workspaceId: string): MemberRole | null {
  const role = roleOf(control, account.id, workspaceId);
  if (role !== null) return role;
  return account.isAdmin && !hasMembers(control, workspaceId) ? 'admin' : null;
}

/** Whose token it is and how far it reaches; its use is noted once a minute. */
export function accountOfToken(
  control: Database,
  secret: string,
  now: string,
): { account: Account; token: Token } | null {
  const token = tokenByHash(control, hashOfSecret(secret));
  if (!token || token.expiresAt <= now) return null;
  const account = active(accountById(control, token.accountId));
  if (!account) return null;
  if (token.usedAt === null || Date.parse(now) - Date.parse(token.usedAt) > 60_000) touchToken(control, token.id, now);
  return { account, token };
}

const active = (account: Account | null): Account | null => (account?.disabledAt === null ? account : null);
