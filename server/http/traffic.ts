import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { accessOf } from './access.ts';

/**
 * What is told of a request once it is over: nothing that anybody wrote. `route` is the address as the route table has it,
 * with names for its parts; `ms` from the first byte of the request's body to the end of the answer; `isCutOff`: whoever
 * asked, or the server's end, didn't wait for the whole answer.
 */
export type Answered = {
  id: string;
  method: string;
  route: string;
  status: number;
  ms: number;
  account: string | null;
  isCutOff: boolean;
};

/** The requests that are being answered. */
export type Traffic = {
  open: Set<Response>;
  isEnding: boolean;
  /** Told of each request that is over. */
  listeners: ((answered: Answered) => void)[];
};

export const createTraffic = (): Traffic => ({ open: new Set(), isEnding: false, listeners: [] });

const ids = new WeakMap<Request, string>();

/** Names a request in the log, in its answer, and on the page of a fault. */
export const requestId = (request: Request): string => ids.get(request) ?? '';

/** The address as the route table has it. */
export const routeOf = (request: Request): string => (request.route as { path: string } | undefined)?.path ?? 'none';

/** Stands before everything else: gives each request its name, and tells how it ended. */
export const watch =
  ({ traffic }: { traffic: Traffic }): RequestHandler =>
  (request, response, next) => {
    const begun = performance.now();
    const id = randomUUID();
    ids.set(request, id);
    response.setHeader('x-request-id', id);
    if (traffic.isEnding) response.setHeader('connection', 'close');
    traffic.open.add(response);
    response.once('close', () => {
      traffic.open.delete(response);
      const answered = {
        id,
        method: METHODS.has(request.method) ? request.method : 'other',
        route: routeOf(request),
        status: response.statusCode,
        ms: Math.round((performance.now() - begun) * 100) / 100,
        account: accessOf(request).account?.id ?? null,
        isCutOff: !response.writableFinished,
      };
      for (const tell of traffic.listeners) tell(answered);
    });
    next();
  };

const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

/** Answers without an end, by which a page learns of others' changes. */
export const liveStreams = ({ open }: Traffic): Response[] =>
  [...open].filter((response) => String(response.getHeader('content-type') ?? '').startsWith('text/event-stream'));

/** From now on every answer is the last one of its connection, and streams without an end are ended. */
export function endTraffic(traffic: Traffic): void {
  traffic.isEnding = true;
  for (const response of traffic.open) if (!response.headersSent) response.setHeader('connection', 'close');
  // Whoever writes to it may not know yet; that is no reason to fall.
  for (const stream of liveStreams(traffic)) stream.on('error', () => {}).end();
}
