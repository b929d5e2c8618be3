import { v7 } from 'uuid';
import type { Account } from '../domain/account.ts';
import { Invalid } from '../domain/errors.ts';
import { MEMBER_ROLES, type MemberRole } from '../domain/permissions.ts';
import { accountById, accountByLogin, allAccounts } from '../store/accounts.ts';
import { membershipsOf } from '../store/memberships.ts';
import { type Folder, workspaceOf } from '../store/workspaces.ts';
import type { AccountContext } from '../usecases/accountContext.ts';
import { addAccount, disable, letRunServer, resetPassword } from '../usecases/accounts.ts';
import { setRole } from '../usecases/members.ts';
import { findWorkspace } from './place.ts';

const contextIn = ({ control }: Folder): AccountContext => ({
  control,
  actor: null,
  now: () => new Date().toISOString(),
  newId: v7,
});

export type NewUser = { name?: string; admin?: boolean; workspace?: string; role?: string };

/** Adds somebody, and a role in a workspace if one is named; prints where they choose a password. */
export function addUser(folder: Folder, login: string, { name, admin = false, workspace, role }: NewUser): string {
  const context = contextIn(folder);
  const place = workspace === undefined ? null : { id: idOf(folder, workspace), role: checkedRole(role) };
  const alone = allAccounts(folder.control).filter((one) => !one.hasPassword && one.issuer === null);
  const { account, secret } = addAccount(context, { name: name ?? login, login, isAdmin: admin });
  if (place) setRole(context, place.id, account.id, place.role);
  return [
    `${account.name} chooses a password by this link, within a day: ${linkTo(`/resets/${secret}`)}`,
    ...alone.map(
      (one) =>
        `${one.name} has no password and can no longer come in without one: hearsay user reset ${one.login ?? one.id}`,
    ),
  ].join('\n');
}

/** A line for each account: what they sign in as, their name, what they run, and their roles. */
export function listUsers(folder: Folder): string {
  const names = new Map(
    folder.slugs().flatMap((slug) => {
      const db = folder.open(slug);
      const id = db && workspaceOf(db)?.id;
      return id ? [[id, slug] as const] : [];
    }),
  );
  const lines = allAccounts(folder.control).map((account) =>
    [
      account.login ?? account.id,
      account.name,
      stateOf(account),
      ...membershipsOf(folder.control, account.id).map(
        ({ workspaceId, role }) => `${role} in ${names.get(workspaceId) ?? 'a workspace that isn’t here'}`,
      ),
    ]
      .filter(Boolean)
      .join(' · '),
  );
  return lines.length > 0
    ? lines.join('\n')
    : 'Nobody has an account yet. Start the server and open the link that it prints.';
}

const stateOf = ({ disabledAt, isAdmin, hasPassword, issuer }: Account): string =>
  [
    disabledAt === null ? '' : `disabled since ${disabledAt.slice(0, 10)}`,
    isAdmin ? 'runs the server' : '',
    hasPassword || issuer !== null ? '' : 'no password',
  ]
    .filter(Boolean)
    .join(', ');

export function disableUser(folder: Folder, who: string): string {
  const account = named(folder, who);
  disable(contextIn(folder), account.id);
  return `${account.name} can no longer come in. Sessions and tokens ended; what they did stays.`;
}

/** A link to a new password; with `admin`, they run the server from now on. */
export function resetUser(folder: Folder, who: string, { admin = false }: { admin?: boolean }): string {
  const account = named(folder, who);
  if (admin) letRunServer(contextIn(folder), account.id, true);
  return `${account.name} chooses a new password by this link, within a day: ${linkTo(`/resets/${resetPassword(contextIn(folder), account.id)}`)}`;
}

function named(folder: Folder, who: string): Account {
  const found =
    accountByLogin(folder.control, who.toLowerCase()) ??
    accountById(folder.control, who) ??
    allAccounts(folder.control).find(({ name }) => name === who);
  if (!found) throw new Invalid(`Nobody here is called “${who}”. See them all: hearsay user list`);
  return found;
}

function checkedRole(role = 'annotator'): MemberRole {
  const found = MEMBER_ROLES.find((one) => one === role);
  if (!found) throw new Invalid(`“${role}” is no role. Choose ${MEMBER_ROLES.join(', ')}.`);
  return found;
}

function idOf(folder: Folder, workspace: string): string {
  const db = folder.open(findWorkspace(folder, { data: folder.path, workspace }));
  return (db && workspaceOf(db)?.id) ?? '';
}

/** The address of the server is known from its environment alone. */
const linkTo = (path: string): string =>
  `${process.env.HEARSAY_URL?.replace(/\/$/, '') ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`}${path}`;
