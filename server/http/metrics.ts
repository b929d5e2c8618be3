import type { Request, RequestHandler } from 'express';
import { isSame } from '../usecases/secrets.ts';

/** What was measured, as Prometheus reads it. `token`: what one has to know to read it; null: to be on this machine. */
export type Metrics = { contentType: string; text: () => Promise<string>; token: string | null };

/** For whoever may not read it there is nothing at this address. */
export const metricsPage =
  ({ metrics }: { metrics: Metrics }): RequestHandler =>
  async (request, response, next) => {
    if (!mayRead(request, metrics.token)) return next();
    response.set({ 'cache-control': 'no-store', 'content-type': metrics.contentType }).end(await metrics.text());
  };

const mayRead = (request: Request, token: string | null): boolean =>
  token === null ? isFromHere(request) : isSame(request.get('authorization') ?? '', `Bearer ${token}`);

const LOOPBACK_ADDRESS = /^(?:127\.|::1$|::ffff:127\.)/;
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/i;

/**
 * Asked on this machine and of it. What a proxy here passes on comes from a loopback address too, but was sent to another
 * name or says that it was passed on.
 */
const isFromHere = (request: Request): boolean =>
  LOOPBACK_ADDRESS.test(request.socket.remoteAddress ?? '') &&
  LOOPBACK_HOST.test(request.get('host') ?? '') &&
  !['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'].some((name) => request.get(name));
