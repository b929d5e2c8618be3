import pino from 'pino';
import type { Log } from './http/faults.ts';
import type { Answered } from './http/traffic.ts';

/** From which level on something is written, and to which file; null: to standard error. */
export type LogPlan = { level: LogLevel; file: string | null };

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export type WholeLog = Record<'debug' | 'info' | 'warn' | 'error', Log['error']>;

/** One line of JSON an event; texts, names and tokens are never passed to it. */
export const createLog = ({ level, file }: LogPlan): WholeLog =>
  pino(
    {
      base: null,
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: harmless },
    },
    // Written at once: what happened last before a crash is in it.
    pino.destination(file === null ? { fd: 2, sync: true } : { dest: file, append: true, mode: 0o600, sync: true }),
  );

/** What asks for these asks all day long. */
const PROBES = new Set(['/healthz', '/readyz', '/metrics']);

/** One line a request; of a probe that went well only where one looks closely. */
export const logRequests =
  (log: WholeLog) =>
  ({ isCutOff, ...answered }: Answered): void => {
    const isProbe = PROBES.has(answered.route) && answered.status < 400;
    const level = answered.status >= 500 ? 'warn' : isProbe ? 'debug' : 'info';
    log[level](isCutOff ? { ...answered, isCutOff } : answered, 'request');
  };

/** Errors without the words that they quote, and nothing in any text that a terminal obeys. */
const harmless = (details: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, name === 'error' ? ofError(value) : harmlessValue(value)]),
  );

const ofError = (error: unknown): unknown =>
  error instanceof Error ? { message: unquoted(error.message), stack: framesOf(error) } : unquoted(String(error));

const harmlessValue = (value: unknown): unknown => (typeof value === 'string' ? plain(value) : value);

const framesOf = ({ name, message, stack = '' }: Error): string[] => [
  plain(name),
  ...stack
    .replace(message, '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => plain(line.trim())),
];

/** Databases and parsers quote what they couldn't take: somebody's words, as likely as not. */
const unquoted = (message: string): string => plain(message.replace(/(["'`“‘]).*["'`”’]/gs, '…').slice(0, 300));

const plain = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' ');
