import type { Account } from '../domain/account.ts';
import { Forbidden, NotFound } from '../domain/errors.ts';
import { accountById, appendAccountEvent } from '../store/accounts.ts';
import { type Database, transaction } from '../store/database.ts';

/** Who acts on accounts, and with which clock and ids. `actor` null: a link that works once, or the command line. */
export type AccountContext = { control: Database; actor: Account | null; now: () => string; newId: () => string };

/** One write about accounts with its line in their log; all or nothing. */
export function accountChange<T>(
  { control, actor, now }: AccountContext,
  action: string,
  accountId: string | null,
  work: () => T,
  detail = '',
): T {
  return transaction(control, () => {
    const value = work();
    appendAccountEvent(control, { at: now(), actorId: actor?.id ?? null, action, accountId, detail });
    return value;
  });
}

/** @throws NotFound */
export function accountOrThrow(control: Database, id: string): Account {
  const account = accountById(control, id);
  if (!account) throw new NotFound('There is no such account on this server.');
  return account;
}

/** @throws Forbidden where whoever acts has no account, or one that doesn't run the server. The command line may. */
export function expectServerAdmin({ actor }: AccountContext): void {
  if (actor !== null && !actor.isAdmin) throw new Forbidden('Only those who run this server may do that.');
}
