import type { RequestHandler } from 'express';
import { Forbidden, NotFound } from '../domain/errors.ts';
import { isNewServer } from '../usecases/access.ts';
import { accountVouchedFor, vouchFor } from '../usecases/accounts.ts';
import { accessOf } from './access.ts';
import { accountContext } from './accountContext.ts';
import { signedIn } from './entrance.ts';
import type { Deps, Vouched, Voucher } from './here.ts';
import { ownPath } from './ownPath.ts';

/** Signing in where another server vouches for people; whoever is signed in already is vouched for from then on. */
export function vouchingRoutes(deps: Deps) {
  const { site, folder } = deps;
  const expectVoucher = (): Voucher => {
    if (!site.voucher || isNewServer(folder.control)) throw new NotFound('Nobody vouches for people here.');
    return site.voucher;
  };
  const returnTo = (host: string | undefined): string => `${site.origin ?? `http://${host}`}/sign-in/callback`;

  const begin: RequestHandler = async (request, response) => {
    const { href, ...checks } = await expectVoucher().begin(returnTo(request.get('host')));
    request.session.vouching = { ...checks, next: ownPath(request.query.next) };
    response.redirect(303, href);
  };

  const finish: RequestHandler = async (request, response) => {
    const voucher = expectVoucher();
    const { vouching } = request.session;
    delete request.session.vouching;
    if (!vouching) throw new Forbidden('This sign-in was begun in another browser, or long ago. Begin it again.');
    const address = new URL(request.originalUrl, returnTo(request.get('host')));
    const who = await voucher.finish(address, vouching).catch(refuse);
    const context = accountContext(deps, request);
    const { account: already, sessionHash } = accessOf(request);
    const account =
      already && sessionHash !== '' ? vouchFor(context, who) : accountVouchedFor(context, who, voucher.makesAccounts);
    if (!account || account.disabledAt !== null)
      throw new Forbidden('You have no account here yet. Ask whoever runs this server to invite you.');
    await signedIn(request, account);
    response.redirect(303, vouching.next);
  };

  return { begin, finish };
}

/** What was wrong with the answer helps nobody but an attacker. */
function refuse(): Vouched {
  throw new Forbidden('The sign-in didn’t work out. Begin it again.');
}
