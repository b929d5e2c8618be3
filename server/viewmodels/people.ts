import type { Account } from '../domain/account.ts';
import { MEMBER_ROLES, type MemberRole } from '../domain/permissions.ts';

type Link = { href: string; says: string };
type Event = { at: string; actorId: string | null; action: string; accountId: string | null; detail: string };

export type PeopleModel = {
  people: {
    id: string;
    name: string;
    login: string;
    runsServer: boolean;
    isDisabled: boolean;
    since: string;
    says: string;
  }[];
  events: { at: string; who: string; what: string }[];
  link: Link | null;
};

export function peopleModel(shown: {
  accounts: Account[];
  events: Event[];
  me: string;
  link: Link | null;
  /** The names of workspaces by their ids. */
  workspaces: ReadonlyMap<string, string>;
}): PeopleModel {
  const names = new Map(shown.accounts.map(({ id, name }) => [id, name]));
  return {
    people: shown.accounts.map((account) => ({
      id: account.id,
      name: account.name,
      login: account.login ?? '',
      runsServer: account.isAdmin,
      isDisabled: account.disabledAt !== null,
      since: account.createdAt.slice(0, 10),
      says: [account.id === shown.me ? 'you' : '', saysOf(account)].filter(Boolean).join(', '),
    })),
    events: shown.events.map(({ at, actorId, action, accountId, detail }) => ({
      at: at.slice(0, 16).replace('T', ' '),
      who: (actorId && names.get(actorId)) || 'By link or command line',
      what: [action, accountId && accountId !== actorId ? names.get(accountId) : '', namedIn(detail, shown.workspaces)]
        .filter(Boolean)
        .join(' · '),
    })),
    link: shown.link,
  };
}

/** What the log of accounts keeps are ids: names change. */
const namedIn = (detail: string, workspaces: ReadonlyMap<string, string>): string =>
  detail.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => workspaces.get(id) ?? 'a workspace that isn’t here');

function saysOf({ disabledAt, isAdmin, hasPassword, issuer }: Account): string {
  if (disabledAt !== null) return `disabled since ${disabledAt.slice(0, 10)}`;
  if (!hasPassword && issuer === null) return isAdmin ? 'runs the server, has no password' : 'has no password yet';
  return isAdmin ? 'runs the server' : '';
}

export type MembersModel = {
  base: string;
  members: { id: string; name: string; isMe: boolean; since: string; roles: RoleOption[] }[];
  others: { id: string; name: string }[];
  roles: RoleOption[];
  link: Link | null;
};
type RoleOption = { value: MemberRole; label: string; isChosen: boolean };

const ROLES: Record<MemberRole, string> = {
  reader: 'Reader: reads',
  annotator: 'Annotator: marks and links',
  reviewer: 'Reviewer: verdicts, ratings, merges',
  admin: 'Admin: people, datasets',
};

const roleOptions = (chosen: MemberRole): RoleOption[] =>
  MEMBER_ROLES.map((value) => ({ value, label: ROLES[value], isChosen: value === chosen }));

export function membersModel(shown: {
  base: string;
  accounts: Account[];
  members: { accountId: string; role: MemberRole; since: string }[];
  me: string;
  link: Link | null;
}): MembersModel {
  const names = new Map(shown.accounts.map(({ id, name }) => [id, name]));
  const inside = new Set(shown.members.map(({ accountId }) => accountId));
  return {
    base: shown.base,
    members: shown.members.map(({ accountId, role, since }) => ({
      id: accountId,
      name: names.get(accountId) ?? '',
      isMe: accountId === shown.me,
      since: since.slice(0, 10),
      roles: roleOptions(role),
    })),
    others: shown.accounts
      .filter(({ id, disabledAt }) => !inside.has(id) && disabledAt === null)
      .map(({ id, name }) => ({ id, name })),
    roles: roleOptions('annotator'),
    link: shown.link,
  };
}
