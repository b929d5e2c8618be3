import { LINK_LIFE, type LinkPurpose } from '../domain/account.ts';
import { NotFound } from '../domain/errors.ts';
import type { Database } from '../store/database.ts';
import { insertLink, linkByHash, type OneTimeLink, removeLink } from '../store/tokens.ts';
import { hashOfSecret, newSecret } from './secrets.ts';

/** Makes a link that works once; gives the secret part of its address, which is kept nowhere. */
export function makeLink(
  control: Database,
  at: string,
  link: Pick<OneTimeLink, 'purpose'> & Partial<OneTimeLink>,
): string {
  const secret = newSecret();
  const expiresAt = new Date(Date.parse(at) + LINK_LIFE[link.purpose]).toISOString();
  insertLink(control, hashOfSecret(secret), {
    accountId: null,
    workspaceId: null,
    role: null,
    createdBy: null,
    ...link,
    createdAt: at,
    expiresAt,
  });
  return secret;
}

/** What a link is for. @throws NotFound where it was used, is too old or was never made */
export function readLink(control: Database, purpose: LinkPurpose, secret: string, at: string): OneTimeLink {
  const link = linkByHash(control, hashOfSecret(secret));
  if (link?.purpose !== purpose || link.expiresAt <= at)
    throw new NotFound('This link was used already, or is too old. Ask whoever sent it for another.');
  return link;
}

/** Uses a link up. */
export const useLink = (control: Database, secret: string): void => removeLink(control, hashOfSecret(secret));
