import type { Request, RequestHandler } from 'express';
import { Forbidden, NotFound } from '../domain/errors.ts';
import { type Moment, PAST_NAME } from '../usecases/moments.ts';
import { dateWords } from '../viewmodels/dates.ts';
import type { PastModel } from '../viewmodels/frame.ts';
import type { Deps } from './here.ts';
import { roleAt } from './role.ts';

/**
 * Stands before the pages of a workspace as it was, `/w/harbour@412/…` or `/w/harbour@2026-11-20/…`: has the copy made for
 * those who may read the workspace, and lets nothing be changed in it.
 */
export const pastPages =
  (deps: Deps): RequestHandler =>
  async (request, response, next) => {
    const name = pastNameIn(request.path);
    const slug = name === null ? undefined : PAST_NAME.exec(name)?.groups?.slug;
    if (name === null || slug === undefined || roleAt(deps, request, slug) === null) return next();
    if (request.path.endsWith('/events-stream')) throw new NotFound('Nothing happens in the past any more.');
    const release = await deps.past.hold(name);
    response.once('close', release);
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    const moment = deps.past.momentOf(name);
    throw new Forbidden(
      `This is the workspace ${moment ? momentWords(moment) : 'as it was'}, and nothing can be changed in it. Go back to now, and change it there.`,
    );
  };

function pastNameIn(path: string): string | null {
  const name = /^\/w\/([^/]+)/.exec(path)?.[1];
  return name === undefined ? null : decoded(name);
}

function decoded(name: string): string | null {
  try {
    return decodeURIComponent(name);
  } catch {
    return null;
  }
}

/** What stands over every page of the past; null over those of now. */
export function pastModel(deps: Deps, request: Request): PastModel | null {
  const { workspace } = request.params;
  const moment = typeof workspace === 'string' ? deps.past.momentOf(workspace) : null;
  if (!moment) return null;
  const now = `/w/${moment.slug}`;
  return {
    words: `${momentWords(moment).replace(/^a/, 'A')}, after entry ${moment.seq}`,
    now: request.originalUrl.replace(/^\/w\/[^/?]+/, now),
    log: `${now}/log/${moment.seq}`,
  };
}

const momentWords = ({ day }: Moment): string => `as it was on ${dateWords({ from: day, to: day })}`;
