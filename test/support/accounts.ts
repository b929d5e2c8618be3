import { MEMBER_ROLES, type MemberRole } from '../../server/domain/permissions.ts';
import { putMembership } from '../../server/store/memberships.ts';
import { workspaceOf } from '../../server/store/workspaces.ts';
import { makeSetupLink } from '../../server/usecases/accounts.ts';
import { hashPassword } from '../../server/usecases/passwords.ts';
import { formToken } from '../../server/usecases/secrets.ts';
import { anAccount } from './anAccount.ts';
import type { TestApp } from './app.ts';
import { post } from './requests.ts';

export const PASSWORD = 'the tide comes in at noon';
let hashed: Promise<string> | undefined;

/** Somebody who is signed in: what their browser sends with a request. */
export type Visitor = { id: string; name: string; headers: Record<string, string> };

/** Signs in with the password of all people of the tests. */
export async function signIn(app: TestApp, login: string, id: string, name: string): Promise<Visitor> {
  const proof = { 'x-form-token': formToken(app.site.secret, '') };
  const { status, headers } = await post(app, '/sessions', { login, password: PASSWORD }, proof);
  if (status !== 303) throw new Error(`${login} could not sign in: ${status}`);
  const cookie = (headers['set-cookie'] ?? '').split(';')[0] ?? '';
  return { id, name, headers: { cookie, 'x-form-token': formToken(app.site.secret, id) } };
}

/** Where the first account of a new server is made. */
export const firstPath = (app: TestApp): string =>
  `/start/${makeSetupLink(app.folder.control, new Date().toISOString())}`;

/** A person with an account, in a workspace if a role is given, and signed in. */
export async function aPerson(
  app: TestApp,
  name: string,
  { role = null, slug = 'case', isAdmin = false }: { role?: MemberRole | null; slug?: string; isAdmin?: boolean } = {},
): Promise<Visitor> {
  const context = app.context(slug);
  const id = context.newId();
  const login = name.toLowerCase();
  hashed ??= hashPassword(PASSWORD);
  anAccount(app.folder.control, { id, name }, context.now(), { login, passwordHash: await hashed, isAdmin });
  const workspaceId = workspaceOf(app.db(slug))?.id ?? '';
  if (role) putMembership(app.folder.control, { accountId: id, workspaceId, role, since: context.now() });
  return signIn(app, login, id, name);
}

/** One member of each role, and somebody of the server who is no member. */
export async function everyRole(app: TestApp, slug = 'case'): Promise<Record<MemberRole | 'stranger', Visitor>> {
  const people: Partial<Record<MemberRole | 'stranger', Visitor>> = {
    stranger: await aPerson(app, 'Stranger', { slug }),
  };
  for (const role of MEMBER_ROLES) people[role] = await aPerson(app, role, { role, slug });
  return people as Record<MemberRole | 'stranger', Visitor>;
}
