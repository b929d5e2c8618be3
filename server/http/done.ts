import type { Request, Response } from 'express';
import { changeBySeq, lastUndoable } from '../store/changes.ts';
import { claims } from '../store/claims.ts';
import type { Database } from '../store/database.ts';
import { documentById } from '../store/documents.ts';
import { sourceById } from '../store/sources.ts';
import type { Outcome } from '../usecases/change.ts';
import { deedWords, type Names } from '../viewmodels/deeds.ts';
import type { DoneModel } from '../viewmodels/frame.ts';
import { type Deps, here } from './here.ts';

/**
 * Answers a change to the workspace at large: back to a page, which then says what was done and offers to undo it.
 * What the address said of an earlier change gives way.
 */
export function doneAt(response: Response, href: string, { seq }: Pick<Outcome<unknown>, 'seq'>): void {
  const { pathname, searchParams, hash } = new URL(href, 'http://here');
  searchParams.delete('done');
  if (seq !== null) searchParams.set('done', String(seq));
  response.redirect(303, addressOf(pathname, searchParams) + hash);
}

/** The change that a page was sent to tell of, while it is still the last one that this person can undo. */
export function doneOf(deps: Deps, request: Request): DoneModel | null {
  const seq = Number(request.query.done);
  if (!Number.isInteger(seq) || seq <= 0 || typeof request.params.workspace !== 'string') return null;
  const { db, person, base } = here(deps, request);
  const done = changeBySeq(db, seq);
  const { document } = request.params;
  const isHere = done?.documentId === null || (typeof document === 'string' && isOf(db, done?.documentId, document));
  if (!done || !isHere) return null;
  const canUndo = done.undoes === null && person !== null && lastUndoable(db, person.id, done.documentId) === seq;
  const place = done.documentId === null ? base : `${base}/documents/${document}`;
  return {
    message: deedWords(done, namesIn(db)),
    undo: `${place}/undos`,
    canUndo,
    next: withoutDone(request.originalUrl),
  };
}

/** A change to a document is told on its own page. */
const isOf = (db: Database, id: string | undefined, number: string): boolean =>
  id !== undefined && documentById(db, id)?.number === Number(number);

/** What claims and sources are called where it is told what was done to them. */
export const namesIn = (db: Database): Names => ({
  claim: (id) => {
    const number = claims.get(db, id)?.number;
    return number === undefined ? null : `claim ${number}`;
  },
  source: (id) => {
    const name = sourceById(db, id)?.name;
    return name === undefined ? null : `“${name}”`;
  },
});

/** The address of the page that is shown, without the note about what was done. */
function withoutDone(url: string): string {
  const { pathname, searchParams } = new URL(url, 'http://here');
  searchParams.delete('done');
  return addressOf(pathname, searchParams);
}

const addressOf = (path: string, query: URLSearchParams): string => path + (query.size > 0 ? `?${query}` : '');
