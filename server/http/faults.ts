import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import {
  Asks,
  Conflict,
  Damaged,
  DiskRefuses,
  Duplicate,
  Forbidden,
  Invalid,
  NotFound,
  SignInFirst,
} from '../domain/errors.ts';
import { STORAGE_WORDS, storageFault } from '../domain/storageFaults.ts';
import { conflictModel } from '../viewmodels/conflict.ts';
import { type Deps, veilHere, wantsJson } from './here.ts';
import { historyPathOf } from './historyPaths.ts';
import { framed } from './page.ts';
import { requestId, routeOf } from './traffic.ts';

export type Log = { error: (details: object, message: string) => void };

type AskModel = { action: string; answer: string; fields: { name: string; value: string }[] };
type Fault = {
  status: number;
  title: string;
  message: string;
  body: Record<string, unknown>;
  /** In whose history it stands what came between. */
  row?: Conflict['row'];
};

/** The one place where errors become answers. What isn't known is logged under an id and never shown. */
export const faults =
  (deps: Deps, log: Log): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    answer(deps, request, response, faultOf(storageFaultOf(deps, request, log, error), request, log));
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
  if (error instanceof SignInFirst) return { status: 401, title: 'Sign in first', message: error.message, body: {} };
  if (error instanceof Forbidden) return { status: 403, title: 'Not allowed', message: error.message, body: {} };
  if (error instanceof Duplicate)
    return { status: 409, title: 'Already here', message: error.message, body: { existing: error.existing } };
  if (error instanceof Conflict)
    return {
      status: 409,
      title: 'Changed in the meantime',
      message: error.message,
      body: conflictModel(error.theirs, error.yours),
      row: error.row,
    };
  if (error instanceof Asks)
    return { status: 409, title: 'Is that meant?', message: error.message, body: { ask: askModel(error, request) } };
  if (error instanceof DiskRefuses)
    return { status: 507, title: 'Nothing could be kept', message: error.message, body: {} };
  if (error instanceof Damaged) return { status: 503, title: 'A damaged file', message: error.message, body: {} };
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
  const id = requestId(request);
  log.error({ id, error, method: request.method, route: routeOf(request) }, 'request failed');
  return {
    status: 500,
    title: 'Something went wrong',
    message: `Nothing was changed. The details are in the server’s log under ${id}.`,
    body: { id },
  };
}

/** What a disk or a file that fails means for whoever asked. A workspace found damaged takes no writes from then on. */
function storageFaultOf(deps: Deps, request: Request, log: Log, error: unknown): unknown {
  const fault = storageFault(error);
  if (fault === null || error instanceof Damaged) return error;
  log.error(
    { id: requestId(request), fault, method: request.method, route: routeOf(request) },
    'the disk or a file fails',
  );
  const slug = /^\/w\/([^/]+)/.exec(request.path)?.[1] ?? '';
  const known = fault === 'full' ? null : deps.folder.damageOf(slug);
  if (known) return known;
  if (fault !== 'damaged')
    return error instanceof DiskRefuses ? error : new DiskRefuses(STORAGE_WORDS[fault], { cause: error });
  if (!deps.folder.slugs().includes(slug)) return error;
  deps.folder.markDamaged(slug, 'a part of it can’t be read');
  return deps.folder.damageOf(slug) ?? error;
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

/** What is wrong is found out with everything in sight; whoever may not see all of it is told without names. */
function withoutNames(deps: Deps, request: Request, fault: Fault): Fault {
  const slug = /^\/w\/([^/]+)/.exec(request.path)?.[1];
  const veil = slug === undefined ? null : veilHere(deps, request, slug);
  if (!veil) return fault;
  const veiled = (_key: string, value: unknown): unknown => (typeof value === 'string' ? veil.words(value) : value);
  return { ...fault, message: veil.words(fault.message), body: JSON.parse(JSON.stringify(fault.body, veiled)) };
}

function answer(deps: Deps, request: Request, response: Response, found: Fault): void {
  const { status, title, message, body } = withoutNames(deps, request, found);
  const history = found.row ? historyOf(deps, request, found.row) : null;
  response.status(status).set('cache-control', 'no-store');
  if (wantsJson(request)) response.json({ error: message, ...body, ...(history && { history }) });
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
          history,
        },
      ),
    );
}

function historyOf(deps: Deps, request: Request, { noun, id }: NonNullable<Conflict['row']>): string | null {
  const slug = /^\/w\/([^/]+)/.exec(request.path)?.[1] ?? '';
  const db = deps.folder.open(slug);
  return db && historyPathOf(db, `/w/${slug}`, noun, id);
}

/** The page that the form stood on, if it is one of ours. */
function backTo(request: Request): string {
  const referrer = request.get('referer');
  if (!referrer || !URL.canParse(referrer)) return '/';
  const { host, pathname } = new URL(referrer);
  return host === request.get('host') ? pathname : '/';
}
