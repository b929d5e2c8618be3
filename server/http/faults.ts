import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { Asks, Conflict, Duplicate, Forbidden, Invalid, NotFound } from '../domain/errors.ts';
import { conflictModel } from '../viewmodels/conflict.ts';
import { type Deps, wantsJson } from './here.ts';
import { framed } from './page.ts';

export type Log = { error: (details: object, message: string) => void };

type AskModel = { action: string; answer: string; fields: { name: string; value: string }[] };
type Fault = { status: number; title: string; message: string; body: Record<string, unknown> };

/** The one place where errors become answers. What isn't known is logged under an id and never shown. */
export const faults =
  (deps: Deps, log: Log): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    answer(deps, request, response, faultOf(error, request, log));
  };

export const nothingHere =
  (deps: Deps): RequestHandler =>
  (request, response) =>
    answer(deps, request, response, {
      status: 404,
      title: 'Nothing at this address',
      message: 'There is nothing at this address. It may have been mistyped.',
      body: {},
    });

function faultOf(error: unknown, request: Request, log: Log): Fault {
  if (error instanceof Invalid)
    return {
      status: 422,
      title: 'That can’t be saved as it is',
      message: error.message,
      body: { fields: error.fields },
    };
  if (error instanceof NotFound) return { status: 404, title: 'Not here', message: error.message, body: {} };
  if (error instanceof Forbidden) return { status: 403, title: 'Not allowed', message: error.message, body: {} };
  if (error instanceof Duplicate)
    return { status: 409, title: 'Already here', message: error.message, body: { existing: error.existing } };
  if (error instanceof Conflict)
    return {
      status: 409,
      title: 'Changed in the meantime',
      message: error.message,
      body: conflictModel(error.theirs, error.yours),
    };
  if (error instanceof Asks)
    return { status: 409, title: 'Is that meant?', message: error.message, body: { ask: askModel(error, request) } };
  const status = clientFault(error);
  if (status)
    return {
      status,
      title: 'The request can’t be read',
      message:
        status === 413
          ? 'That is too much for one form. Send less at once.'
          : 'The request can’t be read as it was sent.',
      body: {},
    };
  const id = randomUUID();
  log.error(
    {
      id,
      error: error instanceof Error ? { message: error.message, stack: error.stack } : String(error),
      method: request.method,
      route: request.path,
    },
    'request failed',
  );
  return {
    status: 500,
    title: 'Something went wrong',
    message: `Nothing was changed. The details are in the server’s log under ${id}.`,
    body: { id },
  };
}

/** What was sent, to be sent again with the answer to the question. */
function askModel({ answer }: Asks, request: Request): AskModel {
  const sent = Object.entries((request.body ?? {}) as Record<string, string | string[]>).filter(
    ([name]) => name !== 'acrossEvents',
  );
  const fields = sent.flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: String(one) })));
  return { action: request.originalUrl, answer, fields: [...fields, { name: 'acrossEvents', value: 'yes' }] };
}

/** Express and its parsers put a status on what the client did wrong. */
function clientFault(error: unknown): number | null {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : Number.NaN;
  return status >= 400 && status < 500 ? status : null;
}

function answer(deps: Deps, request: Request, response: Response, { status, title, message, body }: Fault): void {
  response.status(status).set('cache-control', 'no-store');
  if (wantsJson(request)) response.json({ error: message, ...body });
  else
    response.send(
      framed(
        deps,
        request,
        'fault',
        { title },
        {
          title,
          message,
          back: backTo(request),
          theirs: body.theirs ?? [],
          yours: body.yours ?? [],
          ask: body.ask ?? null,
        },
      ),
    );
}

/** The page that the form stood on, if it is one of ours. */
function backTo(request: Request): string {
  const referrer = request.get('referer');
  if (!referrer || !URL.canParse(referrer)) return '/';
  const { host, pathname } = new URL(referrer);
  return host === request.get('host') ? pathname : '/';
}
