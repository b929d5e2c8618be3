import type { RequestHandler, Response } from 'express';
import { z } from 'zod';
import { redo, undo } from '../usecases/undo.ts';
import { doneAt } from './done.ts';
import { parse } from './fields.ts';
import { contextOf, type Deps, here, wantsJson } from './here.ts';

/** Undo and redo of what somebody changed in the workspace at large: claims, sources, derivations, ratings. */
export function undoRoutes(deps: Deps) {
  const step =
    (way: typeof undo): RequestHandler =>
    (request, response) => {
      const where = here(deps, request);
      const { next } = parse(z.object({ next: z.string().max(2000).optional() }), request.body);
      const outcome = way(contextOf(where), null);
      if (wantsJson(request)) response.json({ message: outcome.value.action, seq: outcome.seq });
      else back(response, where.base, next, outcome);
    };

  return { undo: step(undo), redo: step(redo) };
}

/** To the page that was shown, if it is one of this workspace and still there; what was undone may be the page itself. */
function back(response: Response, base: string, next: string | undefined, outcome: { seq: number | null }): void {
  const isOurs = next?.startsWith(`${base}/`) && !/[\\\r\n]/.test(next) && !next.startsWith(`${base}//`);
  doneAt(response, (isOurs && next) || `${base}/claims`, outcome);
}
