import type { Account } from '../domain/account.ts';
import type { TokenScope } from '../domain/permissions.ts';

type Listed = { idHash: string; agent: string; createdAt: string; seenAt: string };
type Token = {
  id: string;
  name: string;
  scope: TokenScope;
  createdAt: string;
  expiresAt: string;
  usedAt: string | null;
};

export type AccountModel = {
  name: string;
  login: string;
  /** Whether somebody signs in here: alone on one's own machine nobody does. */
  signsIn: boolean;
  hasPassword: boolean;
  isVouchedFor: boolean;
  /** Who could vouch for them. */
  voucher: string | null;
  sessions: { agent: string; began: string; seen: string; isThis: boolean }[];
  hasOthers: boolean;
  tokens: { id: string; name: string; scope: string; until: string; used: string; isOver: boolean }[];
  secret: string | null;
};

const SCOPES: Record<TokenScope, string> = { read: 'read', write: 'read and write' };

export const accountModel = (shown: {
  account: Account;
  sessions: Listed[];
  current: string;
  tokens: Token[];
  secret: string | null;
  voucher: string | null;
  now: string;
}): AccountModel => ({
  name: shown.account.name,
  login: shown.account.login ?? '',
  signsIn: shown.current !== '',
  hasPassword: shown.account.hasPassword,
  isVouchedFor: shown.account.issuer !== null,
  voucher: shown.current === '' ? null : shown.voucher,
  sessions: shown.sessions.map(({ idHash, agent, createdAt, seenAt }) => ({
    agent: browserOf(agent),
    began: minute(createdAt),
    seen: minute(seenAt),
    isThis: idHash === shown.current,
  })),
  hasOthers: shown.sessions.length > 1,
  tokens: shown.tokens.map(({ id, name, scope, expiresAt, usedAt }) => ({
    id,
    name,
    scope: SCOPES[scope],
    until: expiresAt.slice(0, 10),
    used: usedAt === null ? 'not yet' : minute(usedAt),
    isOver: expiresAt <= shown.now,
  })),
  secret: shown.secret,
});

const minute = (at: string): string => `${at.slice(0, 16).replace('T', ' ')} UTC`;

const BROWSERS = ['Edg', 'Firefox', 'Chrome', 'Safari'];
const SYSTEMS = ['Windows', 'Android', 'iPhone', 'iPad', 'Mac OS', 'Linux'];

/** “Firefox on Linux”, as far as a browser says. */
function browserOf(agent: string): string {
  const browser = BROWSERS.find((name) => agent.includes(name));
  const system = SYSTEMS.find((name) => agent.includes(name));
  if (!browser) return 'Some program';
  return `${browser === 'Edg' ? 'Edge' : browser}${system ? ` on ${system}` : ''}`;
}
