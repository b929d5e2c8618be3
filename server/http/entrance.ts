import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Account } from '../domain/account.ts';
import { accountById } from '../store/accounts.ts';
import { workspaceOf } from '../store/workspaces.ts';
import { isNewServer } from '../usecases/access.ts';
import { acceptInvitation, accountBySignIn, makeFirstAccount, renewPassword } from '../usecases/accounts.ts';
import { readLink } from '../usecases/links.ts';
import { accessOf } from './access.ts';
import { accountContext } from './accountContext.ts';
import { parse } from './fields.ts';
import type { Deps } from './here.ts';
import { ownPath } from './ownPath.ts';
import { sendPage } from './page.ts';

const text = z.string().max(1000).default('');
const newAccount = z.object({ name: text, login: text, password: text });
const JOINING = { login: '', needsLogin: true, mayGoWithout: false };

/** How people come in: the first account, signing in and out, invitations, new passwords. */
export function entranceRoutes(deps: Deps) {
  const { control } = deps.folder;
  const secretIn = (request: Request): string => String(request.params.secret);

  /** On a new server, for whoever comes without the link that was printed. */
  const welcome: RequestHandler = (request, response) => {
    if (!isNewServer(control)) return response.redirect(303, '/');
    sendPage(deps, request, response, 'welcome', { title: 'Welcome' }, {});
  };

  const start: RequestHandler = (request, response) => {
    if (!isNewServer(control)) return response.redirect(303, '/');
    readLink(control, 'setup', secretIn(request), deps.now());
    sendPage(
      deps,
      request,
      response,
      'joining',
      { title: 'Welcome' },
      {
        ...JOINING,
        action: request.path,
        heading: 'Who is reading?',
        lead: 'Your name stands on everything that you mark, so that others know whose reading it is. It stays on this server.',
        asksName: true,
        needsLogin: !deps.site.isPrivate,
        mayGoWithout: deps.site.isPrivate,
        button: 'Begin',
      },
    );
  };

  const begin: RequestHandler = async (request, response) => {
    const form = parse(newAccount, request.body);
    const account = await makeFirstAccount(
      accountContext(deps, request),
      secretIn(request),
      form,
      !deps.site.isPrivate,
    );
    if (account.hasPassword) await signedIn(request, account);
    response.redirect(303, '/');
  };

  const signInPage: RequestHandler = (request, response) => {
    if (isNewServer(control)) return response.redirect(303, '/welcome');
    const next = ownPath(request.query.next);
    if (accessOf(request).account) return response.redirect(303, next);
    sendSignIn(request, response, { next, login: '', fault: '' });
  };

  const signIn: RequestHandler = async (request, response) => {
    const { login, password, next } = parse(z.object({ login: text, password: text, next: text }), request.body);
    const account = await accountBySignIn(control, login, password);
    if (!account) {
      response.status(401);
      return sendSignIn(request, response, {
        next: ownPath(next),
        login,
        fault:
          'That name and password don’t fit together. Try again, or ask whoever runs this server for a new password.',
      });
    }
    await signedIn(request, account);
    response.redirect(303, ownPath(next));
  };

  const sendSignIn = (
    request: Request,
    response: Response,
    model: { next: string; login: string; fault: string },
  ): void =>
    sendPage(
      deps,
      request,
      response,
      'sign-in',
      { title: 'Sign in' },
      { ...model, voucher: deps.site.voucher?.name ?? null },
    );

  const signOut: RequestHandler = (request, response, next) => {
    request.session.destroy((error: unknown) => {
      if (error) next(error);
      else response.set('clear-site-data', '"cache", "storage"').redirect(303, '/sign-in');
    });
  };

  const invitation: RequestHandler = (request, response) => {
    const link = readLink(control, 'invitation', secretIn(request), deps.now());
    const by = link.createdBy === null ? null : accountById(control, link.createdBy);
    const place = placeOf(link.workspaceId);
    const where = place && link.role ? ` to ${place.name}, as ${link.role}` : ' to work here';
    sendPage(
      deps,
      request,
      response,
      'joining',
      { title: 'Invitation' },
      {
        ...JOINING,
        action: request.path,
        heading: 'You are invited',
        lead: `${by ? `${by.name} invites you${where}. ` : ''}Your name stands on everything that you mark.`,
        asksName: true,
        button: 'Join',
      },
    );
  };

  const join: RequestHandler = async (request, response) => {
    const form = parse(newAccount, request.body);
    const { workspaceId } = readLink(control, 'invitation', secretIn(request), deps.now());
    await signedIn(request, await acceptInvitation(accountContext(deps, request), secretIn(request), form));
    const place = placeOf(workspaceId);
    response.redirect(303, place ? `/w/${place.slug}/documents` : '/');
  };

  /** The workspace that somebody is invited to, if it is on this server. */
  const placeOf = (id: string | null): { slug: string; name: string } | null => {
    for (const slug of id === null ? [] : deps.folder.slugs()) {
      const db = deps.folder.readable(slug);
      const workspace = db && workspaceOf(db);
      if (workspace?.id === id) return { slug, name: workspace?.name ?? slug };
    }
    return null;
  };

  const reset: RequestHandler = (request, response) => {
    const { accountId } = readLink(control, 'reset', secretIn(request), deps.now());
    const account = accountId === null ? null : accountById(control, accountId);
    sendPage(
      deps,
      request,
      response,
      'joining',
      { title: 'New password' },
      {
        ...JOINING,
        action: request.path,
        heading: 'Choose a password',
        lead: `For ${account?.name ?? 'your account'}. Whoever was signed in with the old one no longer is.`,
        asksName: false,
        login: account?.login ?? '',
        needsLogin: account?.login === null,
        button: 'Save it and sign in',
      },
    );
  };

  const renew: RequestHandler = async (request, response) => {
    const form = parse(z.object({ login: text, password: text }), request.body);
    await signedIn(request, await renewPassword(accountContext(deps, request), secretIn(request), form));
    response.redirect(303, '/');
  };

  return { welcome, start, begin, signInPage, signIn, signOut, invitation, join, reset, renew };
}

/** Signs somebody in under a new session: what the old one was known by is worth nothing. */
export function signedIn(request: Request, account: Account): Promise<void> {
  return new Promise((resolve, reject) => {
    request.session.regenerate((error: unknown) => {
      if (error) return reject(error);
      request.session.accountId = account.id;
      request.session.agent = (request.get('user-agent') ?? '').slice(0, 200);
      request.session.save((fault: unknown) => (fault ? reject(fault) : resolve()));
    });
  });
}
