import type { RequestHandler } from 'express';
import { annotationsById } from '../store/annotations.ts';
import { changeByKey } from '../store/changes.ts';
import { type Deps, documentHere, here } from './here.ts';
import { sendSaved } from './saved.ts';

/** A save whose answer was lost is sent again: it is answered as it was, not made a second time. */
export const onceOnly =
  (deps: Deps): RequestHandler =>
  (request, response, next) => {
    const where = here(deps, request);
    const made = where.saveKey && changeByKey(where.db, where.saveKey);
    if (!made) return next();
    const document = documentHere(where, request);
    const last = made.entries.findLast((entry) => entry.noun === 'annotation');
    const selected = last ? (annotationsById(where.db, [last.id])[0] ?? null) : null;
    const base = `${where.base}/documents/${document.number}`;
    sendSaved(where, request, response, { document, base, entries: made.entries, selected, message: 'Saved' });
  };
