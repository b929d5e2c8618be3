import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { accessOf } from './access.ts';
import type { Deps } from './here.ts';

const WINDOW = 15 * 60_000;
const TRIES_PER_NAME = 10;
const TRIES_PER_PLACE = 100;

const tooMany = (whose: (request: Request) => string, limit: number): RequestHandler =>
  rateLimit({
    windowMs: WINDOW,
    limit,
    keyGenerator: whose,
    skipSuccessfulRequests: true,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    message: { error: 'Too many tries with a wrong password. Wait a quarter of an hour, then try again.' },
  });

const placeOf = (request: Request): string => ipKeyGenerator(request.ip ?? '');
const loginOf = ({ body }: Request): string => String((body as { login?: unknown } | undefined)?.login).toLowerCase();

/** Passwords can be guessed ten times in a quarter of an hour for one name, and a hundred times from one place. */
export const guessLimits = (): RequestHandler[] => [
  tooMany((request) => `${placeOf(request)}\n${loginOf(request)}`, TRIES_PER_NAME),
  tooMany(placeOf, TRIES_PER_PLACE),
];

const MINUTE = 60_000;
const TEXTS_A_MINUTE = 600;
const DATASETS_A_MINUTE = 20;

/** So much can one person bring in a minute: more than a folder of files dropped at once. Whoever works alone isn’t counted. */
export function importLimits({ site }: Pick<Deps, 'site'>): { texts: RequestHandler; datasets: RequestHandler } {
  const most = (limit: number): RequestHandler =>
    rateLimit({
      windowMs: MINUTE,
      limit,
      keyGenerator: (request) => accessOf(request).account?.id ?? placeOf(request),
      skip: () => site.isPrivate,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      message: { error: 'That is too much at once. Wait a minute, then bring the rest.' },
    });
  return { texts: most(TEXTS_A_MINUTE), datasets: most(DATASETS_A_MINUTE) };
}
