import type { Request, RequestHandler } from 'express';
import { Forbidden, NotFound, SignInFirst } from '../domain/errors.ts';
import { ACTIONS, type Action, mayByToken, mayDo, type Need } from '../domain/permissions.ts';
import { isNewServer } from '../usecases/access.ts';
import { accessOf } from './access.ts';
import type { Deps } from './here.ts';
import { roleHere } from './role.ts';

/** A handler that lets a request pass or not; what it asks for can be read from it. */
export type Gate = RequestHandler & { need: Need };
export type May = (need: Need) => Gate;

/** Stands before the handler of every route, and says who may use it. */
export const gates =
  (deps: Deps): May =>
  (need) => {
    const gate: RequestHandler = (request, response, next) => {
      if (need === 'anyone') return next();
      const { account } = accessOf(request);
      if (account === null && wantsPage(request)) return response.redirect(303, entrance(deps, request));
      expectAllowed(deps, request, need);
      next();
    };
    return Object.assign(gate, { need });
  };

/** @throws SignInFirst, NotFound, Forbidden */
function expectAllowed(deps: Deps, request: Request, need: Need): void {
  const { account, scope } = accessOf(request);
  if (account === null)
    throw new SignInFirst('Sign in first: open Hearsay in this browser, or send a valid API token.');
  const role = roleHere(deps, request);
  if (isAction(need) && role === null) throw new NotFound('There is no workspace at this address.');
  if (scope !== null && !mayByToken(scope, need, request.method !== 'GET' && request.method !== 'HEAD'))
    throw new Forbidden('This API token doesn’t reach as far. Make one with more scope on your account page.');
  if (need === 'server' && !account.isAdmin) throw new Forbidden('Only those who run this server may do that.');
  if (isAction(need) && !mayDo(role, need)) throw new Forbidden(WHO_MAY[need]);
}

const isAction = (need: Need): need is Action => need in ACTIONS;

const WHO_MAY: Record<Action, string> = {
  read: 'You may not read this workspace. Ask one of its admins.',
  annotate: 'You may read this workspace, not change it. Ask one of its admins for the role of annotator.',
  review: 'Verdicts, ratings, merges and splits are for reviewers. Ask one of the admins for that role.',
  seeProtected: 'Protected sources are shown to reviewers. Ask one of the admins for that role.',
  administer: 'That is for the admins of this workspace.',
};

/** Pages lead to the door; data and programs are told. */
const wantsPage = (request: Request): boolean =>
  request.method === 'GET' &&
  !/\.json$|\/original$/.test(request.path) &&
  Boolean(request.get('accept')?.includes('text/html')) &&
  request.accepts(['html', 'json']) === 'html';

const entrance = (deps: Deps, request: Request): string =>
  isNewServer(deps.folder.control) ? '/welcome' : `/sign-in?next=${encodeURIComponent(request.originalUrl)}`;
