import { isIP } from 'node:net';
import { resolve } from 'node:path';

export type Config = { host: string; port: number; data: string };

/** Something in the environment that can't be used; the message is the whole line for the user. */
class BadConfig extends Error {}

/** HOST, PORT and HEARSAY_DATA. @throws BadConfig */
export function readConfig(env: Record<string, string | undefined>): Config {
  const host = env.HOST ?? '127.0.0.1';
  const port = Number(env.PORT ?? 3000);
  if (!isLoopback(host)) {
    throw new BadConfig(
      `Hearsay has no accounts yet, so it listens on this machine only. HOST is ${host}; leave it out, or set 127.0.0.1 or ::1.`,
    );
  }
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new BadConfig(`PORT is ${env.PORT}; it has to be a number from 0 to 65535.`);
  return { host, port, data: resolve(env.HEARSAY_DATA ?? 'data') };
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
