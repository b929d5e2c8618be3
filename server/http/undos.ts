import type { RequestHandler } from 'express';
import { z } from 'zod';
import { redo, undo } from '../usecases/undo.ts';
import { deedWords } from '../viewmodels/deeds.ts';
import { doneAt, namesIn } from './done.ts';
import { parse } from './fields.ts';
import { contextOf, type Deps, here, wantsJson } from './here.ts';
import { next, nextIn } from './next.ts';

/** Undo and redo of what somebody changed in the workspace at large: claims, sources, derivations, ratings. */
export function undoRoutes(deps: Deps) {
  const step =
    (way: typeof undo, done: 'undo' | 'redo'): RequestHandler =>
    (request, response) => {
      const where = here(deps, request);
      const form = parse(z.object({ next }), request.body);
      const outcome = way(contextOf(where), null);
      const { value } = outcome;
      const message = deedWords({ ...value, action: `${done}: ${value.action}` }, namesIn(where.db));
      if (wantsJson(request)) response.json({ message, seq: outcome.seq });
      // What was undone may be the page itself: then the claims are shown.
      else doneAt(response, nextIn(where, form.next, `${where.base}/claims`), outcome);
    };

  return { undo: step(undo, 'undo'), redo: step(redo, 'redo') };
}
