import { insertAccount } from '../../server/store/accounts.ts';
import type { Database } from '../../server/store/database.ts';

type Details = { id: string; name: string };

/** An account without more. Alone on a server, nobody has to sign in as it. */
export const anAccount = (
  control: Database,
  { id, name }: Details,
  createdAt: string,
  {
    login = null,
    passwordHash = null,
    isAdmin = true,
  }: { login?: string | null; passwordHash?: string | null; isAdmin?: boolean } = {},
): void => insertAccount(control, { id, name, createdAt, login, passwordHash, isAdmin, issuer: null, subject: null });
