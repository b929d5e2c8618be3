import type { RequestHandler } from 'express';
import { changeByKey } from '../store/changes.ts';
import { selectedIn } from './affected.ts';
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
    const selected = selectedIn(where.db, document, made.entries);
    const base = `${where.base}/documents/${document.number}`;
    sendSaved(where, request, response, { document, base, entries: made.entries, selected, message: 'Saved' });
  };
