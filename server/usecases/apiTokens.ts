import { Forbidden, Invalid, NotFound } from '../domain/errors.ts';
import type { TokenScope } from '../domain/permissions.ts';
import { insertToken, removeToken } from '../store/tokens.ts';
import { type AccountContext, accountChange } from './accountContext.ts';
import { hashOfSecret, newSecret } from './secrets.ts';

/** Makes a token for scripts; gives the text that is shown once and kept nowhere. `days`: 1 to 366. */
export function makeToken(context: AccountContext, form: { name: string; scope: TokenScope; days: number }): string {
  const { control, actor, now, newId } = context;
  if (!actor) throw new Forbidden('Tokens are made by people who are signed in.');
  const name = form.name.trim();
  if (name === '' || name.length > 100)
    throw new Invalid('Name the token after what will use it, in up to 100 characters.', { name: 'empty or long' });
  const secret = `hs_${newSecret()}`;
  const createdAt = now();
  const expiresAt = new Date(Date.parse(createdAt) + form.days * 86_400_000).toISOString();
  accountChange(context, 'made a token', actor.id, () =>
    insertToken(control, {
      id: newId(),
      accountId: actor.id,
      name,
      hash: hashOfSecret(secret),
      scope: form.scope,
      createdAt,
      expiresAt,
    }),
  );
  return secret;
}

/** Ends a token of one's own. @throws NotFound */
export function revokeToken(context: AccountContext, id: string): void {
  const { control, actor } = context;
  if (!actor) throw new Forbidden('Tokens are ended by people who are signed in.');
  accountChange(context, 'ended a token', actor.id, () => {
    if (!removeToken(control, actor.id, id)) throw new NotFound('There is no such token of yours.');
  });
}
