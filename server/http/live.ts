import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { SESSION_IDLE, SESSION_LIFE } from '../domain/account.ts';
import { Forbidden } from '../domain/errors.ts';
import { accountById } from '../store/accounts.ts';
import { lastSeq } from '../store/changes.ts';
import { sessionByHash } from '../store/sessions.ts';
import { accessOf } from './access.ts';
import { parse } from './fields.ts';
import { type Deps, here } from './here.ts';
import { toldOf } from './liveEvents.ts';
import type { Listener } from './liveRoom.ts';
import { createRooms } from './liveRooms.ts';
import { roleHere } from './role.ts';

/** Bytes that may wait for a reader; whoever is further behind is dropped, and comes back to what they missed. */
const WAITING = 256 * 1024;

/** What others change, as it happens, and who is on which page. */
export function liveRoutes(deps: Deps & { log: { error: (details: object, message: string) => void } }) {
  const rooms = createRooms(
    (slug) => {
      const db = () => {
        const found = deps.folder.open(slug);
        if (!found) throw new Error('The workspace is gone.');
        return found;
      };
      return { newest: () => lastSeq(db()), tell: (after, upTo) => toldOf(db(), after, upTo) };
    },
    (error) => deps.log.error({ error: String(error) }, 'watching the log of a workspace failed'),
  );

  const stream: RequestHandler = (request, response) => {
    const where = here(deps, request);
    if (!where.person) throw new Forbidden('Say who you are first.');
    const since = sinceOf(request);
    response.set({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    if (!request.accepts('text/event-stream')) return refuse(response, 406, 'This is a stream of events.');
    if (request.method === 'HEAD') return void response.type('text/event-stream').end();
    const listener = listenerFor(deps, request, response, where.person.id);
    const begin = (): void => {
      response.status(200).set('content-type', 'text/event-stream; charset=utf-8');
      response.flushHeaders();
      response.write('retry: 2000\n\n');
    };
    const leave = rooms.join(where.slug, { ...listener, send: once(begin, listener.send) }, since);
    if (leave) response.once('close', leave);
    else refuse(response.set('retry-after', '30'), 429, 'Too many pages listen at once.');
  };

  const present: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const { tab, page } = parse(sitting, request.body);
    const people = where.person ? rooms.sit(where.slug, where.person.id, tab, page === '' ? null : page) : [];
    response.set('cache-control', 'no-store').json({ people });
  };

  return { stream, present };
}

/** A page by its address within the workspace: `documents/3`; empty where it is left. */
const sitting = z.object({
  tab: z.string().regex(/^[\w-]{8,40}$/),
  page: z
    .string()
    .max(80)
    .regex(/^(?:[a-z]+(?:\/[a-z0-9]+){0,4})?$/),
});

/** After which entry of the log: where a connection was lost, or the page is from. */
function sinceOf(request: Request): number | null {
  const said = request.get('last-event-id') ?? request.query.since;
  return typeof said === 'string' && /^\d{1,15}$/.test(said) ? Number(said) : null;
}

const listenerFor = (deps: Deps, request: Request, response: Response, personId: string): Listener => ({
  personId,
  mayStay: () => mayStay(deps, request),
  send: (text) => {
    response.write(text);
    return !response.destroyed && response.writableLength <= WAITING;
  },
  end: () => response.destroy(),
});

/** Does something before the first time. */
function once(first: () => void, then: Listener['send']): Listener['send'] {
  let isDone = false;
  return (text) => {
    if (!isDone) first();
    isDone = true;
    return then(text);
  };
}

/** Rights that end, end here too: an account, a session, a role. */
function mayStay(deps: Deps, request: Request): boolean {
  const { account, sessionHash } = accessOf(request);
  const now = account && accountById(deps.folder.control, account.id);
  if (!now || now.disabledAt !== null || roleHere(deps, request) === null) return false;
  if (sessionHash === '') return true;
  const session = sessionByHash(deps.folder.control, sessionHash);
  const age = (at: string): number => Date.parse(deps.now()) - Date.parse(at);
  return session !== null && age(session.seenAt) <= SESSION_IDLE && age(session.createdAt) <= SESSION_LIFE;
}

const refuse = (response: Response, status: number, why: string): void =>
  void response.status(status).type('text/plain').send(why);
