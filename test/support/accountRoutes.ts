import { insertToken } from '../../server/store/tokens.ts';
import { makeLink } from '../../server/usecases/links.ts';
import { aPerson, firstPath, PASSWORD } from './accounts.ts';
import { ANALYST } from './analyst.ts';
import { startApp, type TestApp } from './app.ts';
import { type Answer, get, post } from './requests.ts';
import type { Shown } from './shown.ts';

const page = (path: string): Shown => ({ status: 200, ask: ({ app }) => get(app, path) });
const form = (ask: (app: TestApp) => Promise<Answer>, status = 303): Shown => ({ status, ask: ({ app }) => ask(app) });
const at = (): string => new Date().toISOString();
const NEW = { name: 'Omar', login: 'omar', password: PASSWORD };

/** A server that nobody has come to yet. */
async function onNew(ask: (app: TestApp) => Promise<Answer>): Promise<Answer> {
  const fresh = await startApp({ isNew: true });
  try {
    return await ask(fresh);
  } finally {
    await fresh.close();
  }
}

const invitation = (app: TestApp): string =>
  `/invitations/${makeLink(app.folder.control, at(), { purpose: 'invitation', createdBy: ANALYST.id })}`;
const reset = (app: TestApp): string =>
  `/resets/${makeLink(app.folder.control, at(), { purpose: 'reset', accountId: ANALYST.id })}`;

function aToken(app: TestApp): string {
  const { control } = app.folder;
  const id = app.context().newId();
  insertToken(control, {
    id,
    accountId: ANALYST.id,
    name: 'x',
    hash: id,
    scope: 'read',
    createdAt: at(),
    expiresAt: at(),
  });
  return id;
}

/** As somebody who runs the server, with a password. */
async function asAdmin(app: TestApp, path: string, fields: Record<string, string>): Promise<Answer> {
  const admin = await aPerson(app, 'Salma', { isAdmin: true });
  return post(app, path, fields, admin.headers);
}

/** The routes of accounts, each with a request that it is there for. */
export const ACCOUNT_ROUTES: Record<string, Shown> = {
  'GET /welcome': { status: 200, ask: () => onNew((app) => get(app, '/welcome')) },
  'GET /start/:secret': { status: 200, ask: () => onNew((app) => get(app, firstPath(app))) },
  'POST /start/:secret': { status: 303, ask: () => onNew((app) => post(app, firstPath(app), { name: 'Omar' })) },
  'GET /sign-in': { status: 303, ask: ({ app }) => get(app, '/sign-in') },
  'POST /sessions': form(async (app) => {
    await aPerson(app, 'Salma');
    return post(app, '/sessions', { login: 'salma', password: PASSWORD });
  }),
  'POST /sessions/removal': form((app) => post(app, '/sessions/removal', {})),
  'GET /invitations/:secret': { status: 200, ask: ({ app }) => get(app, invitation(app)) },
  'POST /invitations/:secret': form((app) => post(app, invitation(app), NEW)),
  'GET /resets/:secret': { status: 200, ask: ({ app }) => get(app, reset(app)) },
  'POST /resets/:secret': form((app) => post(app, reset(app), NEW)),
  'GET /sign-in/vouched': { status: 404, ask: ({ app }) => get(app, '/sign-in/vouched') },
  'GET /sign-in/callback': { status: 404, ask: ({ app }) => get(app, '/sign-in/callback') },
  'GET /account': page('/account'),
  'POST /account': form((app) => post(app, '/account', { name: 'Nadia H.' })),
  'POST /account/password': form((app) => post(app, '/account/password', NEW)),
  'POST /account/sessions/removal': form((app) => post(app, '/account/sessions/removal', {})),
  'POST /account/tokens': form(
    (app) => post(app, '/account/tokens', { name: 'nightly', scope: 'read', days: '1' }),
    200,
  ),
  'POST /account/tokens/:token/removal': form((app) => post(app, `/account/tokens/${aToken(app)}/removal`, {})),
  'GET /people': page('/people'),
  'POST /people': form((app) => post(app, '/people', { name: 'Omar', login: 'omar' }), 200),
  'POST /people/invitations': form((app) => asAdmin(app, '/people/invitations', {}), 200),
  'POST /people/:account': form(async (app) => {
    const { id } = await aPerson(app, 'Omar');
    return asAdmin(app, `/people/${id}`, { change: 'disable' });
  }),
  'POST /people/:account/resets': form((app) => post(app, `/people/${ANALYST.id}/resets`, {}), 200),
  'GET /w/:workspace/members': page('/w/case/members'),
  'POST /w/:workspace/members': form((app) => post(app, '/w/case/members', { account: ANALYST.id, role: 'admin' })),
  'POST /w/:workspace/members/invitations': form(
    (app) => asAdmin(app, '/w/case/members/invitations', { role: 'reader' }),
    200,
  ),
  'POST /w/:workspace/members/:account/removal': form(async (app) => {
    const { id } = await aPerson(app, 'Omar', { role: 'admin' });
    const admin = await aPerson(app, 'Salma', { role: 'admin' });
    return post(app, `/w/case/members/${id}/removal`, {}, admin.headers);
  }),
};
