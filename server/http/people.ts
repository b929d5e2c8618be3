import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { MEMBER_ROLES } from '../domain/permissions.ts';
import { accountEvents, allAccounts } from '../store/accounts.ts';
import { membersOf } from '../store/memberships.ts';
import { workspaceOf } from '../store/workspaces.ts';
import { addAccount, disable, enable, invite, letRunServer, resetPassword } from '../usecases/accounts.ts';
import { removeMember, setRole } from '../usecases/members.ts';
import { expectWorkspace } from '../usecases/workspaces.ts';
import { membersModel, peopleModel } from '../viewmodels/people.ts';
import { accessOf } from './access.ts';
import { accountContext } from './accountContext.ts';
import { parse } from './fields.ts';
import { type Deps, here } from './here.ts';
import { sendPage } from './page.ts';

const EVENTS_SHOWN = 50;
const role = z.enum(MEMBER_ROLES);
const text = z.string().max(1000).default('');

/** Everybody on the server, for those who run it. */
export function peopleRoutes(deps: Deps) {
  const { control } = deps.folder;

  /** `path`: a link that was just made; it is shown this once. */
  const show = (request: Request, response: Response, made: { path: string; says: string } | null): void =>
    sendPage(
      deps,
      request,
      response,
      'people',
      { title: 'People' },
      peopleModel({
        accounts: allAccounts(control),
        events: accountEvents(control, EVENTS_SHOWN),
        me: accessOf(request).account?.id ?? '',
        workspaces: workspaceNames(deps),
        link: made === null ? null : { href: addressOf(deps, request, made.path), says: made.says },
      }),
    );

  const page: RequestHandler = (request, response) => show(request, response, null);

  const add: RequestHandler = (request, response) => {
    const form = parse(z.object({ name: text, login: text }), request.body);
    const { account, secret } = addAccount(accountContext(deps, request), { ...form, isAdmin: false });
    show(request, response, { path: `/resets/${secret}`, says: `${account.name} chooses a password by this link` });
  };

  const invitation: RequestHandler = (request, response) =>
    show(request, response, {
      path: `/invitations/${invite(accountContext(deps, request))}`,
      says: 'Whoever opens this link makes an account here',
    });

  const reset: RequestHandler = (request, response) =>
    show(request, response, {
      path: `/resets/${resetPassword(accountContext(deps, request), idIn(request))}`,
      says: 'A new password is chosen by this link',
    });

  const changes = z.object({ change: z.enum(['disable', 'enable', 'run', 'run-no-more']) });
  const change: RequestHandler = (request, response) => {
    const context = accountContext(deps, request);
    const id = idIn(request);
    switch (parse(changes, request.body).change) {
      case 'disable':
        disable(context, id);
        break;
      case 'enable':
        enable(context, id);
        break;
      case 'run':
        letRunServer(context, id, true);
        break;
      default:
        letRunServer(context, id, false);
    }
    response.redirect(303, '/people');
  };

  return { page, add, invitation, reset, change };
}

const workspaceNames = ({ folder }: Deps): Map<string, string> =>
  new Map(
    folder.slugs().flatMap((slug) => {
      const db = folder.readable(slug);
      const workspace = db && workspaceOf(db);
      return workspace ? [[workspace.id, workspace.name] as const] : [];
    }),
  );

/** The people of one workspace, for its admins. */
export function memberRoutes(deps: Deps) {
  const { control } = deps.folder;

  const show = (request: Request, response: Response, made: string | null): void => {
    const { db, base } = here(deps, request);
    sendPage(
      deps,
      request,
      response,
      'members',
      { title: 'People of this workspace' },
      membersModel({
        base,
        accounts: allAccounts(control),
        members: membersOf(control, expectWorkspace(db).id),
        me: accessOf(request).account?.id ?? '',
        link:
          made === null
            ? null
            : { href: addressOf(deps, request, made), says: 'Whoever opens this link joins this workspace' },
      }),
    );
  };

  const page: RequestHandler = (request, response) => show(request, response, null);

  const save: RequestHandler = (request, response) => {
    const { db, base } = here(deps, request);
    const form = parse(z.object({ account: text, role }), request.body);
    setRole(accountContext(deps, request), expectWorkspace(db).id, form.account, form.role);
    response.redirect(303, `${base}/members`);
  };

  const remove: RequestHandler = (request, response) => {
    const { db, base } = here(deps, request);
    removeMember(accountContext(deps, request), expectWorkspace(db).id, idIn(request));
    response.redirect(303, `${base}/members`);
  };

  const invitation: RequestHandler = (request, response) => {
    const { db } = here(deps, request);
    const to = { workspaceId: expectWorkspace(db).id, role: parse(z.object({ role }), request.body).role };
    show(request, response, `/invitations/${invite(accountContext(deps, request), to)}`);
  };

  return { page, save, remove, invitation };
}

const idIn = (request: Request): string => String(request.params.account);

const addressOf = ({ site }: Deps, request: Request, path: string): string =>
  `${site.origin ?? `${request.protocol}://${request.get('host')}`}${path}`;
