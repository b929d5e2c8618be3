import { type Account, checkedLogin, checkedName, checkPassword } from '../domain/account.ts';
import { Forbidden, Invalid } from '../domain/errors.ts';
import {
  accountByLogin,
  accountBySubject,
  adminCount,
  insertAccount,
  passwordHashOf,
  renameAccount,
  setAdmin,
  setDisabled,
  setLogin,
  setPasswordHash,
  setVoucher,
} from '../store/accounts.ts';
import type { Database } from '../store/database.ts';
import { putMembership } from '../store/memberships.ts';
import { removeSessionsOf } from '../store/sessions.ts';
import { type OneTimeLink, removeLinks, removeTokensOf } from '../store/tokens.ts';
import { isNewServer } from './access.ts';
import { type AccountContext, accountChange, accountOrThrow, expectServerAdmin } from './accountContext.ts';
import { makeLink, readLink, useLink } from './links.ts';
import { keepIn } from './members.ts';
import { hashPassword, isPassword } from './passwords.ts';

export type NewAccount = { name: string; login: string; password: string };

/** A link to the making of the first account, in place of any that was printed before. */
export function makeSetupLink(control: Database, at: string): string {
  removeLinks(control, 'setup', null);
  return makeLink(control, at, { purpose: 'setup' });
}

/**
 * Makes the first account of a server, which runs it. Without a password nobody has to sign in: for one person on their
 * own machine. @throws NotFound where the link doesn't hold; Invalid
 */
export async function makeFirstAccount(
  context: AccountContext,
  secret: string,
  form: NewAccount,
  needsPassword: boolean,
): Promise<Account> {
  const { control, now } = context;
  readLink(control, 'setup', secret, now());
  if (form.password === '' && needsPassword)
    throw new Invalid('This server can be reached over the network, so it needs a password.', { password: 'empty' });
  const details = form.password === '' ? { ...alone(form), passwordHash: null } : await withPassword(form);
  return accountChange(context, 'made the first account', null, () => {
    readLink(control, 'setup', secret, now());
    if (!isNewServer(control)) throw new Forbidden('Somebody made the first account in the meantime. Sign in.');
    useLink(control, secret);
    return add(context, { ...details, isAdmin: true });
  });
}

/** Invites somebody: to the server, and to a workspace if one is given. Gives the secret of the link. */
export function invite(
  context: AccountContext,
  to: Pick<OneTimeLink, 'workspaceId' | 'role'> = { workspaceId: null, role: null },
): string {
  expectPasswordOf(context);
  return accountChange(
    context,
    'made an invitation',
    null,
    () => {
      if (to.workspaceId !== null) keepIn(context, to.workspaceId);
      return makeLink(context.control, context.now(), {
        purpose: 'invitation',
        ...to,
        createdBy: context.actor?.id ?? null,
      });
    },
    to.role === null ? '' : `as ${to.role}`,
  );
}

/** Makes the account that a link invites to. @throws NotFound, Invalid */
export async function acceptInvitation(context: AccountContext, secret: string, form: NewAccount): Promise<Account> {
  const { control, now } = context;
  readLink(control, 'invitation', secret, now());
  const details = await withPassword(form);
  return accountChange(context, 'accepted an invitation', null, () => {
    const { workspaceId, role } = readLink(control, 'invitation', secret, now());
    useLink(control, secret);
    const account = add(context, details);
    if (workspaceId !== null && role !== null)
      putMembership(control, { accountId: account.id, workspaceId, role, since: now() });
    return account;
  });
}

/** Adds somebody from the command line or by whoever runs the server; they choose a password by the link that it gives. */
export function addAccount(
  context: AccountContext,
  form: { name: string; login: string; isAdmin: boolean },
): { account: Account; secret: string } {
  expectServerAdmin(context);
  return accountChange(context, 'added an account', null, () => {
    const login = checkedLogin(form.login);
    const account = add(context, { ...alone(form), isAdmin: form.isAdmin, login });
    return { account, secret: makeLink(context.control, context.now(), { purpose: 'reset', accountId: account.id }) };
  });
}

/** The account of whoever another server vouches for, made where it is new and that is wanted. */
export function accountVouchedFor(
  context: AccountContext,
  who: { issuer: string; subject: string; name: string },
  makesNew: boolean,
): Account | null {
  const known = accountBySubject(context.control, who.issuer, who.subject);
  if (known || !makesNew) return known;
  return accountChange(context, 'came by OpenID Connect', null, () =>
    add(context, { ...alone(who), issuer: who.issuer, subject: who.subject }),
  );
}

/** From now on another server vouches for whoever is signed in. @throws Forbidden where it vouches for somebody else */
export function vouchFor(context: AccountContext, { issuer, subject }: { issuer: string; subject: string }): Account {
  const { control, actor } = context;
  const account = accountOrThrow(control, actor?.id ?? '');
  const known = accountBySubject(control, issuer, subject);
  if (known && known.id !== account.id) throw new Forbidden('There is another account here for that person.');
  if (!known)
    accountChange(context, 'is vouched for by OpenID Connect', account.id, () =>
      setVoucher(control, account.id, issuer, subject),
    );
  return accountOrThrow(control, account.id);
}

/** A link by which somebody chooses a new password; older ones no longer work. */
export function resetPassword(context: AccountContext, accountId: string): string {
  expectServerAdmin(context);
  const account = accountOrThrow(context.control, accountId);
  return accountChange(context, 'made a link to a new password', account.id, () => {
    removeLinks(context.control, 'reset', account.id);
    return makeLink(context.control, context.now(), { purpose: 'reset', accountId: account.id });
  });
}

/** Chooses a new password by a link; whoever was signed in as this account no longer is. @throws NotFound, Invalid */
export async function renewPassword(
  context: AccountContext,
  secret: string,
  form: { login: string; password: string },
): Promise<Account> {
  const { control, now } = context;
  const account = accountOrThrow(control, readLink(control, 'reset', secret, now()).accountId ?? '');
  const login = account.login ?? freeLogin(control, form.login);
  checkPassword(form.password, [login, account.name]);
  const passwordHash = await hashPassword(form.password);
  accountChange(context, 'chose a new password by a link', account.id, () => {
    readLink(control, 'reset', secret, now());
    useLink(control, secret);
    setLogin(control, account.id, login);
    endAll(control, account.id, passwordHash);
  });
  return accountOrThrow(control, account.id);
}

/**
 * Changes one's own password, or sets the first; every other session of the account ends.
 * @throws Forbidden where the old password is wrong; Invalid
 */
export async function changePassword(
  context: AccountContext,
  form: { login: string; old: string; password: string },
  keptSession: string,
): Promise<void> {
  const { control } = context;
  const account = accountOrThrow(control, context.actor?.id ?? '');
  const kept = passwordHashOf(control, account.id);
  if (kept !== null && !(await isPassword(kept, form.old)))
    throw new Forbidden('The password that you have now is another one. Nothing was changed.');
  const login = account.login ?? freeLogin(control, form.login);
  checkPassword(form.password, [login, account.name]);
  const passwordHash = await hashPassword(form.password);
  accountChange(context, 'changed the password', account.id, () => {
    setLogin(control, account.id, login);
    endAll(control, account.id, passwordHash, keptSession);
  });
}

/** Everything that came in with the old password goes out with it. */
function endAll(control: Database, accountId: string, passwordHash: string, keptSession = ''): void {
  setPasswordHash(control, accountId, passwordHash);
  removeSessionsOf(control, accountId, keptSession);
  removeLinks(control, 'reset', accountId);
}

/** Renames somebody; in workspaces the name follows with their next change. */
export function rename(context: AccountContext, name: string): void {
  const { control, actor } = context;
  if (actor)
    accountChange(context, 'changed the name', actor.id, () => renameAccount(control, actor.id, checkedName(name)));
}

/** Ends every session of one's own but this one. */
export function signOutElsewhere(context: AccountContext, keptSession: string): void {
  const { control, actor } = context;
  if (!actor) return;
  accountChange(context, 'signed out everywhere else', actor.id, () =>
    removeSessionsOf(control, actor.id, keptSession),
  );
}

/** Keeps somebody out: sessions, tokens and links end at once. What they did stays. @throws Forbidden */
export function disable(context: AccountContext, accountId: string): void {
  expectServerAdmin(context);
  const { control, now } = context;
  const account = accountOrThrow(control, accountId);
  accountChange(context, 'disabled the account', account.id, () => {
    setDisabled(control, account.id, now());
    expectAnAdmin(control);
    removeSessionsOf(control, account.id);
    removeTokensOf(control, account.id);
    removeLinks(control, 'reset', account.id);
  });
}

export function enable(context: AccountContext, accountId: string): void {
  expectServerAdmin(context);
  const account = accountOrThrow(context.control, accountId);
  accountChange(context, 'enabled the account', account.id, () => setDisabled(context.control, account.id, null));
}

/** Lets somebody run the server, or no longer. @throws Forbidden where nobody would be left who does */
export function letRunServer(context: AccountContext, accountId: string, isAdmin: boolean): void {
  expectServerAdmin(context);
  const account = accountOrThrow(context.control, accountId);
  accountChange(
    context,
    isAdmin ? 'lets them run the server' : 'no longer lets them run the server',
    account.id,
    () => {
      setAdmin(context.control, account.id, isAdmin);
      expectAnAdmin(context.control);
    },
  );
}

/** Whether login and password fit together; null where they don't, with nothing said about which is wrong. */
export async function accountBySignIn(control: Database, login: string, password: string): Promise<Account | null> {
  const account = accountByLogin(control, login.normalize('NFKC').trim().toLowerCase().slice(0, 200));
  const isRight = await isPassword(account ? passwordHashOf(control, account.id) : null, password.slice(0, 1000));
  return account && isRight && account.disabledAt === null ? account : null;
}

function expectAnAdmin(control: Database): void {
  if (adminCount(control) === 0)
    throw new Forbidden('Somebody has to run this server. Let somebody else run it first.');
}

/** Others can only come in where one has to sign in. */
function expectPasswordOf({ actor }: AccountContext): void {
  if (actor && !actor.hasPassword && actor.issuer === null)
    throw new Forbidden(
      'Set a password of your own first, on your account page: with others here, everybody signs in.',
    );
}

const alone = ({ name }: { name: string }) => ({
  name,
  login: null as string | null,
  passwordHash: null as string | null,
  issuer: null as string | null,
  subject: null as string | null,
  isAdmin: false,
});

async function withPassword({ name, login, password }: NewAccount) {
  const checked = checkedLogin(login);
  checkPassword(password, [checked, name]);
  return { ...alone({ name }), login: checked, passwordHash: await hashPassword(password) };
}

function freeLogin(control: Database, login: string): string {
  const checked = checkedLogin(login);
  if (accountByLogin(control, checked))
    throw new Invalid('Somebody here signs in with that name. Choose another.', { login: 'taken' });
  return checked;
}

function add({ control, now, newId }: AccountContext, details: ReturnType<typeof alone>): Account {
  const id = newId();
  const login = details.login === null ? null : freeLogin(control, details.login);
  insertAccount(control, { ...details, id, login, name: checkedName(details.name), createdAt: now() });
  return accountOrThrow(control, id);
}
