import { insertToken } from '../../server/store/tokens.ts';
import { makeLink } from '../../server/usecases/links.ts';
import { aPerson, signIn } from './accounts.ts';
import { ANALYST } from './analyst.ts';
import { ALONE, startApp, type TestApp } from './app.ts';
import { somebodyHidden } from './hidden.ts';
import { get, post } from './requests.ts';

/** A server that somebody elsewhere vouches for, and on which nobody comes in by it. */
const VOUCHED = {
  ...ALONE,
  voucher: {
    name: 'the desk',
    makesAccounts: false,
    begin: async () => ({ href: 'https://desk.example/', state: '', nonce: '', verifier: '' }),
    finish: async () => ({ issuer: 'https://desk.example', subject: '1', name: 'Rami' }),
  },
};

/** A server with people in every state, and every page that tells of them. */
export async function peopled(): Promise<TestApp> {
  const app = await startApp({ site: VOUCHED });
  somebodyHidden(app.context());
  const admin = await aPerson(app, 'Salma', { role: 'admin', isAdmin: true });
  const omar = await aPerson(app, 'Omar', { role: 'reviewer' });
  await signIn(app, 'omar', omar.id, omar.name);
  const reader = await aPerson(app, 'Rami', { role: 'reader' });
  await get(app, '/sign-in');
  await post(app, '/sessions', { login: 'omar', password: 'wrong' });
  await post(app, '/account/tokens', { name: 'nightly', scope: 'read', days: '3' }, omar.headers);
  outdated(app, omar.id);
  for (const path of ['/account', '/w/case/export', '/sign-in/vouched']) await get(app, path, omar.headers);
  await get(app, '/account', reader.headers);
  await get(app, '/w/case/export', reader.headers);
  await post(app, `/people/${reader.id}`, { change: 'disable' }, admin.headers);
  await post(app, `/people/${omar.id}`, { change: 'run' }, admin.headers);
  for (const path of ['/people', '/w/case/members']) await get(app, path, admin.headers);
  await post(app, '/w/case/members/invitations', { role: 'reader' }, admin.headers);
  const at = new Date().toISOString();
  for (const accountId of [ANALYST.id, omar.id])
    await get(app, `/resets/${makeLink(app.folder.control, at, { purpose: 'reset', accountId })}`);
  await vouchedFor(app);
  return app;
}

/** A token whose time is over, and which was used. */
function outdated({ folder, context }: TestApp, accountId: string): void {
  const { newId } = context();
  const at = '2020-01-01T00:00:00.000Z';
  insertToken(folder.control, {
    id: newId(),
    accountId,
    name: 'old',
    hash: 'x',
    scope: 'write',
    createdAt: at,
    expiresAt: at,
  });
  folder.control.prepare('UPDATE token SET used_at = expires_at').run();
}

/** Somebody who also comes in by another server. */
async function vouchedFor(app: TestApp): Promise<void> {
  const { id, headers } = await aPerson(app, 'Huda');
  app.folder.control.prepare(`UPDATE account SET issuer = 'x', subject = 'y' WHERE id = ?`).run(id);
  await get(app, '/account', headers);
}
