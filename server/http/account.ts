import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { TOKEN_SCOPES } from '../domain/permissions.ts';
import { sessionsOf } from '../store/sessions.ts';
import { tokensOf } from '../store/tokens.ts';
import { changePassword, rename, signOutElsewhere } from '../usecases/accounts.ts';
import { makeToken, revokeToken } from '../usecases/apiTokens.ts';
import { accountModel } from '../viewmodels/account.ts';
import { accessOf } from './access.ts';
import { accountContext } from './accountContext.ts';
import { signedIn } from './entrance.ts';
import { parse } from './fields.ts';
import type { Deps } from './here.ts';
import { sendPage } from './page.ts';

const text = z.string().max(1000).default('');

/** One's own account: name, password, sessions, tokens. */
export function accountRoutes(deps: Deps) {
  const { control } = deps.folder;

  const page: RequestHandler = (request, response) => show(request, response, null);

  /** `secret`: a token that was just made; it is shown this once. */
  function show(request: Request, response: Response, secret: string | null): void {
    const { account, sessionHash } = accessOf(request);
    if (!account) return;
    sendPage(
      deps,
      request,
      response,
      'account',
      { title: 'Your account' },
      accountModel({
        account,
        sessions: sessionsOf(control, account.id),
        current: sessionHash,
        tokens: tokensOf(control, account.id),
        secret,
        voucher: deps.site.voucher?.name ?? null,
        now: deps.now(),
      }),
    );
  }

  const save: RequestHandler = (request, response) => {
    rename(accountContext(deps, request), parse(z.object({ name: text }), request.body).name);
    response.redirect(303, '/account');
  };

  const password: RequestHandler = async (request, response) => {
    const form = parse(z.object({ login: text, old: text, password: text }), request.body);
    const { account, sessionHash } = accessOf(request);
    await changePassword(accountContext(deps, request), form, sessionHash);
    // Whoever worked alone until now goes on without being asked.
    if (account && sessionHash === '') await signedIn(request, account);
    response.redirect(303, '/account');
  };

  /** Ends every other session. */
  const endSessions: RequestHandler = (request, response) => {
    signOutElsewhere(accountContext(deps, request), accessOf(request).sessionHash);
    response.redirect(303, '/account');
  };

  const makesToken = z.object({
    name: text,
    scope: z.enum(TOKEN_SCOPES),
    days: z.coerce.number().int().min(1, 'at least a day').max(366, 'at most 366 days'),
  });
  const createToken: RequestHandler = (request, response) =>
    show(request, response, makeToken(accountContext(deps, request), parse(makesToken, request.body)));

  const endToken: RequestHandler = (request, response) => {
    revokeToken(accountContext(deps, request), String(request.params.token));
    response.redirect(303, '/account');
  };

  return { page, save, password, endSessions, createToken, endToken };
}
