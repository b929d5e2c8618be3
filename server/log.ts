import pino from 'pino';
import type { Log } from './http/faults.ts';

/** One line of JSON an event, on standard error; texts, names and tokens are never passed to it. */
export const createLog = (): Log =>
  pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }));
