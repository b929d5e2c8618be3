import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';

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
