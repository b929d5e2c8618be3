import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { NotFound } from '../domain/errors.ts';
import { annotationByNumber } from '../store/annotations.ts';
import { type Change, changeBySeq } from '../store/changes.ts';
import { claimByNumber, eventByNumber } from '../store/claims.ts';
import { documentByNumber } from '../store/documents.ts';
import { erasedAmong } from '../store/erasures.ts';
import { changesLogged, changesOfDocument, changesOfRow, nounsLogged, stepsOn } from '../store/history.ts';
import { peopleOf } from '../store/people.ts';
import { sourceByNumber } from '../store/sources.ts';
import { hasOtherVersion, restoreVersion } from '../usecases/versions.ts';
import { type ChangeModel, changeModels, type HistoryHead, historyModel } from '../viewmodels/historyPage.ts';
import { annotationHead, claimHead, documentHead, eventHead, sourceHead } from '../viewmodels/historyRows.ts';
import { logModel } from '../viewmodels/logPage.ts';
import { doneAt } from './done.ts';
import { optionalText, parse } from './fields.ts';
import { contextOf, type Deps, type Here, here, numberIn } from './here.ts';
import { bookOf } from './historyBook.ts';
import { next, nextIn } from './next.ts';
import { sendPage } from './page.ts';

const PAGE_LENGTH = 30;
const ROWS_SHOWN = 4;
const ROWS_AT_MOST = 500;
const NEWEST = Number.MAX_SAFE_INTEGER;
const paged = { below: z.coerce.number().int().min(1).catch(NEWEST) };
const day = z.preprocess((value) => value || null, z.iso.date().nullable().catch(null));
const filters = z.object({ ...paged, person: optionalText(64), kind: optionalText(40), day });

/** What a row of the log is shown under, and where its entries are found. */
type Subject = {
  id: string;
  hiddenAt: string | null;
  head: HistoryHead;
  changes: (below: number, limit: number) => Change[];
};

/** Who did what, when: the history of one thing on its page, the log of the whole workspace, and the way back to a version. */
export function historyRoutes(deps: Deps) {
  const historyOf =
    (find: (where: Here, request: Request) => Subject): RequestHandler =>
    (request, response) => {
      const where = here(deps, request);
      const { below } = parse(z.object(paged), request.query);
      const { id, hiddenAt, head, changes } = find(where, request);
      const found = changes(below, PAGE_LENGTH + 1);
      const shown = changeModelsOf(where, found.slice(0, PAGE_LENGTH), id, ROWS_SHOWN);
      const page = { below: below === NEWEST ? null : below, hasOlder: found.length > PAGE_LENGTH };
      const model = historyModel(where.base, head, hiddenAt !== null, shown, page, request.originalUrl);
      sendPage(deps, request, response, 'history', { title: `History: ${head.title}`, where: 'lists' }, model);
    };

  const log: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const query = parse(filters, request.query);
    const { person, kind, below } = query;
    const filter = { actorId: person, noun: kind, ...boundsOf(query.day) };
    const found = changesLogged(where.db, filter, below, PAGE_LENGTH + 1);
    const shown = changeModelsOf(where, found.slice(0, PAGE_LENGTH), null, ROWS_SHOWN);
    const page = { below: below === NEWEST ? null : below, hasOlder: found.length > PAGE_LENGTH };
    const model = logModel({
      base: where.base,
      changes: shown,
      page,
      filter: { person, kind, day: query.day },
      people: peopleOf(where.db),
      nouns: nounsLogged(where.db),
      next: request.originalUrl,
    });
    sendPage(deps, request, response, 'log', { title: 'Log', where: 'lists' }, model);
  };

  const entry: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const change = changeBySeq(where.db, numberIn(request, 'change'));
    if (!change) throw new NotFound('There is no such entry in the log of this workspace.');
    const shown = changeModelsOf(where, [change], null, ROWS_AT_MOST);
    const head = {
      title: `Entry ${change.seq}`,
      name: '',
      href: '',
      crumbs: [{ href: `${where.base}/log`, label: 'Log' }],
    };
    const page = { below: null, hasOlder: false };
    const model = historyModel(where.base, head, false, shown, page, request.originalUrl);
    sendPage(deps, request, response, 'history', { title: `Entry ${change.seq} of the log`, where: 'lists' }, model);
  };

  const restore: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const form = parse(
      z.object({ noun: z.string().max(40), id: z.string().max(64), change: z.coerce.number().int(), next }),
      request.body,
    );
    const outcome = restoreVersion(contextOf(where), form.change, form.noun, form.id);
    doneAt(response, nextIn(where, form.next, `${where.base}/log`), outcome);
  };

  /** To the workspace as it was at the end of a day. */
  const then: RequestHandler = (request, response) => {
    const { slug } = here(deps, request);
    const form = parse(z.object({ day: z.iso.date('has to be a day like 2026-11-20') }), request.query);
    response.redirect(303, `/w/${slug.replace(/@.*$/, '')}@${form.day}/documents`);
  };

  return {
    log,
    entry,
    then,
    restore,
    document: historyOf(documentSubject),
    annotation: historyOf(annotationSubject),
    claim: historyOf(claimSubject),
    source: historyOf(sourceSubject),
    event: historyOf(eventSubject),
  };
}

const boundsOf = (asked: string | null): { from: string | null; to: string | null } =>
  asked === null ? { from: null, to: null } : { from: asked, to: `${asked}~` };

function changeModelsOf(where: Here, changes: readonly Change[], rowId: string | null, shown: number): ChangeModel[] {
  const { db, base } = where;
  const seqs = changes.map(({ seq }) => seq);
  const versions = changes.flatMap(({ seq, entries }) =>
    entries
      .slice(0, ROWS_AT_MOST)
      .filter((one) => hasOtherVersion({ db }, one))
      .map(({ noun, id }) => `${seq} ${noun} ${id}`),
  );
  return changeModels({
    book: bookOf(where, changes),
    changes,
    steps: stepsOn(db, seqs),
    versions: new Set(versions),
    erased: new Set(erasedAmong(db, seqs)),
    rowId,
    shown,
    base,
  });
}

function documentSubject({ db, base }: Here, request: Request): Subject {
  const document = expected(documentByNumber(db, numberIn(request, 'document')), 'document');
  return {
    ...document,
    head: documentHead(base, document),
    changes: (below, limit) => changesOfDocument(db, document.id, below, limit),
  };
}

function annotationSubject({ db, base }: Here, request: Request): Subject {
  const document = expected(documentByNumber(db, numberIn(request, 'document')), 'document');
  const annotation = expected(annotationByNumber(db, document.id, numberIn(request, 'annotation')), 'annotation');
  return { ...annotation, head: annotationHead(base, document, annotation), changes: rowChanges(db, annotation.id) };
}

function claimSubject({ db, base }: Here, request: Request): Subject {
  const claim = expected(claimByNumber(db, numberIn(request, 'claim')), 'claim');
  return { ...claim, head: claimHead(base, claim), changes: rowChanges(db, claim.id) };
}

function sourceSubject({ db, base }: Here, request: Request): Subject {
  const source = expected(sourceByNumber(db, numberIn(request, 'source')), 'source');
  return { ...source, head: sourceHead(base, source), changes: rowChanges(db, source.id) };
}

function eventSubject({ db, base }: Here, request: Request): Subject {
  const event = expected(eventByNumber(db, numberIn(request, 'event')), 'event');
  return { ...event, head: eventHead(base, event), changes: rowChanges(db, event.id) };
}

const rowChanges =
  (db: Here['db'], id: string): Subject['changes'] =>
  (below, limit) =>
    changesOfRow(db, id, below, limit);

/** In the trash or not: what was done to it can be read. */
function expected<T>(row: T | null, what: string): T {
  if (row === null) throw new NotFound(`There is no such ${what} in this workspace.`);
  return row;
}
