import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import { SESSION_LIFE } from '../domain/account.ts';
import { Forbidden, SignInFirst } from '../domain/errors.ts';
import { accountById } from '../store/accounts.ts';
import { accountOfToken, soleAccount } from '../usecases/access.ts';
import { formToken, hashOfSecret, isSame } from '../usecases/secrets.ts';
import { type Access, accessOf, setAccess } from './access.ts';
import type { Deps } from './here.ts';
import { SessionStore } from './sessionStore.ts';

/** The cookie bears the server's mark: cookies don't know ports, and two servers on one machine must not sign each other out. */
const cookieName = ({ site }: Deps): string =>
  site.isSecure ? '__Host-hearsay' : `hearsay-${hashOfSecret(site.secret).slice(0, 8)}`;

/** Reads the session of a request, and begins one where somebody signs in. */
export function sessions(deps: Deps): RequestHandler {
  const { site } = deps;
  const handle = session({
    secret: site.secret,
    name: cookieName(deps),
    store: new SessionStore(deps.folder.control, deps.now),
    resave: false,
    saveUninitialized: false,
    proxy: true,
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure: site.isSecure, maxAge: SESSION_LIFE },
  });
  return (request, response, next) => {
    // The public address says whether people come by TLS, not what a header claims.
    request.headers['x-forwarded-proto'] = site.isSecure ? 'https' : 'http';
    handle(request, response, next);
  };
}

/** Finds out who asks: by token, by session, or because one person works here alone. */
export const identify =
  (deps: Deps): RequestHandler =>
  (request, _response, next) => {
    const { account, scope, sessionHash } = whoAsks(deps, request);
    setAccess(request, { account, scope, sessionHash, formToken: formToken(deps.site.secret, account?.id ?? '') });
    next();
  };

function whoAsks(deps: Deps, request: Request): Omit<Access, 'formToken'> {
  const { control } = deps.folder;
  const bearer = /^Bearer (hs_[\w-]{43})$/.exec(request.get('authorization') ?? '')?.[1];
  if (bearer !== undefined) {
    const found = accountOfToken(control, bearer, deps.now());
    return { account: found?.account ?? null, scope: found?.token.scope ?? null, sessionHash: '' };
  }
  const signedIn = request.session.accountId === undefined ? null : accountById(control, request.session.accountId);
  if (signedIn?.disabledAt === null)
    return { account: signedIn, scope: null, sessionHash: hashOfSecret(request.sessionID) };
  return { account: deps.site.isPrivate ? soleAccount(control) : null, scope: null, sessionHash: '' };
}

/** Where files come in: their forms are read as a stream, and prove themselves by their first field. */
const UPLOADS = /\/(?:documents|datasets)$/;

/** Refuses forms that aren't of a page that this person was given. A token in a header is never sent unasked. */
export const ownForms: RequestHandler = (request, _response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD' || request.get('authorization')) return next();
  const sent = request.get('x-form-token') ?? (request.body as { formToken?: unknown } | undefined)?.formToken;
  if (sent === undefined && UPLOADS.test(request.path) && request.is('multipart/form-data')) return next();
  expectFormToken(request, sent);
  if (request.body && typeof request.body === 'object') delete (request.body as { formToken?: unknown }).formToken;
  next();
};

/** @throws Forbidden, or SignInFirst where somebody has been signed out since */
export function expectFormToken(request: Request, sent: unknown): void {
  if (request.get('authorization')) return;
  const { account, formToken } = accessOf(request);
  if (typeof sent === 'string' && isSame(sent, formToken)) return;
  if (account === null && typeof sent === 'string' && request.path.startsWith('/w/'))
    throw new SignInFirst('You were signed out, and nothing was changed. Sign in in another tab, then send it again.');
  throw new Forbidden(
    'This form is of a page from before you signed in, or not of Hearsay’s. Nothing was changed: load the page anew and send it again.',
  );
}
