import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { LOG_LEVELS, type LogPlan } from './log.ts';

export type OidcConfig = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  name: string;
  makesAccounts: boolean;
};

export type Config = {
  host: string;
  port: number;
  data: string;
  /** Where people reach the server, as `https://hearsay.example.org`; null: on this machine only. */
  origin: string | null;
  /** The server that vouches for people by OpenID Connect; null: none does. */
  oidc: OidcConfig | null;
  /** Which proxies are believed about who asks: how many, or which addresses; none where there is no public address. */
  proxies: string | number | false;
  /** Where backups are kept, how many hours apart, and how many; null: nobody asked for any. */
  backups?: { folder: string; everyHours: number; keep: number } | null;
  /** What is written of requests and failures, and where to. */
  log?: LogPlan;
  /** What one has to know to read the metrics; null: to be on this machine. */
  metricsToken?: string | null;
  /** How many seconds open requests have to end when the server is told to end. */
  patience?: number;
};

/** Something in the environment that can't be used; the message is the whole line for the user. */
class BadConfig extends Error {}

/** HOST, PORT, HEARSAY_DATA and HEARSAY_URL. @throws BadConfig */
export function readConfig(env: Record<string, string | undefined>): Config {
  const host = env.HOST ?? '127.0.0.1';
  const port = Number(env.PORT ?? 3000);
  const origin = originOf(env.HEARSAY_URL);
  if (!isLoopback(host) && origin === null)
    throw new BadConfig(
      `HOST is ${host}, which others can reach. Say under which address, as HEARSAY_URL=https://hearsay.example.org, and let a proxy in front do TLS; or leave HOST out.`,
    );
  const proxies = origin === null ? false : proxiesOf(env.HEARSAY_TRUST_PROXY);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new BadConfig(`PORT is ${env.PORT}; it has to be a number from 0 to 65535.`);
  return {
    host,
    port,
    data: resolve(env.HEARSAY_DATA ?? 'data'),
    origin,
    proxies,
    oidc: oidcOf(env),
    backups: backupsOf(env),
    log: logOf(env, origin),
    metricsToken: metricsTokenOf(env.HEARSAY_METRICS_TOKEN),
    patience: patienceOf(env.HEARSAY_SHUTDOWN_SECONDS),
  };
}

/** HEARSAY_BACKUPS, HEARSAY_BACKUP_EVERY (hours) and HEARSAY_BACKUP_KEEP. */
function backupsOf(env: Record<string, string | undefined>): NonNullable<Config['backups']> | null {
  const everyHours = Number(env.HEARSAY_BACKUP_EVERY ?? 24);
  const keep = Number(env.HEARSAY_BACKUP_KEEP ?? 14);
  if (!(everyHours >= 0.1 && everyHours <= 8760))
    throw new BadConfig(
      `HEARSAY_BACKUP_EVERY is ${env.HEARSAY_BACKUP_EVERY}; it has to be a number of hours, from 0.1.`,
    );
  if (!Number.isInteger(keep) || keep < 1)
    throw new BadConfig(`HEARSAY_BACKUP_KEEP is ${env.HEARSAY_BACKUP_KEEP}; it has to be a whole number from 1.`);
  return env.HEARSAY_BACKUPS ? { folder: resolve(env.HEARSAY_BACKUPS), everyHours, keep } : null;
}

/** LOG_LEVEL and LOG_FILE. Whoever works alone, with the server in a terminal, is told of failures only. */
function logOf(env: Record<string, string | undefined>, origin: string | null): LogPlan {
  const wanted = env.LOG_LEVEL || (origin === null ? 'warn' : 'info');
  const level = LOG_LEVELS.find((one) => one === wanted);
  if (!level) throw new BadConfig(`LOG_LEVEL is ${wanted}; it has to be one of ${LOG_LEVELS.join(', ')}.`);
  return { level, file: env.LOG_FILE ? resolve(env.LOG_FILE) : null };
}

/** HEARSAY_METRICS_TOKEN: not one that could be guessed. */
function metricsTokenOf(token: string | undefined): string | null {
  if (!token) return null;
  if (token.length < 16) throw new BadConfig('HEARSAY_METRICS_TOKEN has to have 16 characters or more.');
  return token;
}

/** HEARSAY_SHUTDOWN_SECONDS. */
function patienceOf(seconds = '10'): number {
  const patience = Number(seconds);
  if (!(patience >= 0 && patience <= 3600) || seconds.trim() === '')
    throw new BadConfig(`HEARSAY_SHUTDOWN_SECONDS is ${seconds}; it has to be a number of seconds, up to 3600.`);
  return patience;
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

function originOf(url: string | undefined): string | null {
  if (url === undefined || url === '') return null;
  const { protocol, origin, pathname } = URL.canParse(url) ? new URL(url) : { protocol: '', origin: '', pathname: '' };
  if (protocol !== 'https:' || pathname !== '/')
    throw new BadConfig(
      `HEARSAY_URL is ${url}; it has to be an https address without a path: passwords must not cross a network readable.`,
    );
  return origin;
}

/** HEARSAY_TRUST_PROXY: how many proxies stand in front, or their addresses. */
const proxiesOf = (trusted = 'loopback'): string | number => (/^\d+$/.test(trusted) ? Number(trusted) : trusted);

/** HEARSAY_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET, _NAME (on the button) and _JOIN (yes: it makes accounts as well). */
function oidcOf(env: Record<string, string | undefined>): OidcConfig | null {
  const issuer = env.HEARSAY_OIDC_ISSUER;
  if (!issuer) return null;
  const { protocol, hostname } = URL.canParse(issuer) ? new URL(issuer) : { protocol: '', hostname: '' };
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(hostname)))
    throw new BadConfig(`HEARSAY_OIDC_ISSUER is ${issuer}; it has to be an https address.`);
  const { HEARSAY_OIDC_CLIENT_ID: clientId, HEARSAY_OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!clientId || !clientSecret)
    throw new BadConfig('HEARSAY_OIDC_ISSUER needs HEARSAY_OIDC_CLIENT_ID and HEARSAY_OIDC_CLIENT_SECRET beside it.');
  const makesAccounts = env.HEARSAY_OIDC_JOIN === 'yes';
  return { issuer, clientId, clientSecret, name: env.HEARSAY_OIDC_NAME ?? 'your organisation', makesAccounts };
}
