import type { RequestHandler } from 'express';
import { z } from 'zod';
import { Invalid } from '../domain/errors.ts';
import { IDENTITY_MARKS } from '../domain/vocabulary.ts';
import { annotationsById } from '../store/annotations.ts';
import type { Database } from '../store/database.ts';
import { documentsById } from '../store/documents.ts';
import { peopleOf } from '../store/people.ts';
import { identitiesListed } from '../store/ratings.ts';
import { sourcesWithMerges } from '../store/sources.ts';
import { heardFirst, unnamedListed } from '../store/unnamed.ts';
import { markSources, removeMark } from '../usecases/identities.ts';
import { sourcesMatching } from '../usecases/sourceSearch.ts';
import { resolveMerged } from '../viewmodels/reading.ts';
import { type Heard, unnamedModel } from '../viewmodels/unnamed.ts';
import { doneAt } from './done.ts';
import { integer, many, parse } from './fields.ts';
import { contextOf, type Deps, here } from './here.ts';
import { next, nextIn } from './next.ts';
import { sendPage } from './page.ts';

const PAGE_LENGTH = 100;
const MARKS_SHOWN = 100;
const FOUND_AT_MOST = 500;
const id = z.string().regex(/^[0-9a-f-]{36}$/, 'is no source');

/** The page of all unnamed sources, and what is held of two of them. */
export function unnamedRoutes(deps: Deps) {
  const page: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const { db, base } = where;
    const { q, after } = parse(
      z.object({ q: z.string().max(300).default(''), after: integer.default(0) }),
      request.query,
    );
    const words = q.trim();
    const ids =
      words === ''
        ? null
        : sourcesMatching(db, words, FOUND_AT_MOST, { withUnnamed: true }).map(({ source }) => source.id);
    const found = unnamedListed(db, ids, after, PAGE_LENGTH + 1);
    const listed = found.slice(0, PAGE_LENGTH);
    const { marks, total } = identitiesListed(db, MARKS_SHOWN);
    const last = listed.at(-1)?.source.number ?? 0;
    const model = unnamedModel({
      base,
      here: request.originalUrl,
      query: words,
      listed,
      next:
        found.length > PAGE_LENGTH ? `${base}/sources/unnamed?${new URLSearchParams({ q, after: String(last) })}` : '',
      marks,
      markCount: total,
      ...surroundings(
        db,
        listed,
        marks.flatMap((mark) => [mark.firstId, mark.secondId]),
      ),
      people: new Map(peopleOf(db).map((person) => [person.id, person.name])),
      now: deps.now(),
    });
    const options = { title: 'Unnamed sources', where: 'lists' as const, current: 'sources' as const, strip: STRIP };
    sendPage(deps, request, response, 'sources-unnamed', options, model);
  };

  const mark: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const form = parse(
      z.object({
        source: many(id),
        mark: z.enum(IDENTITY_MARKS, 'say what the two are to each other'),
        rationale: z.string().max(2000).default(''),
        next,
      }),
      request.body,
    );
    const [one, other, ...more] = new Set(form.source);
    if (!one || !other || more.length > 0)
      throw new Invalid('Select exactly two sources, then say what they are to each other.', { source: 'two' });
    const outcome = markSources(contextOf(where), one, other, form.mark, form.rationale);
    doneAt(response, nextIn(where, form.next, `${where.base}/sources/unnamed`), outcome);
  };

  const unmark: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const form = parse(z.object({ next }), request.body);
    const outcome = removeMark(contextOf(where), String(request.params.identity));
    doneAt(response, nextIn(where, form.next, `${where.base}/sources/unnamed`), outcome);
  };

  return { page, mark, unmark };
}

const STRIP = ['rowNext', 'rowSelect', 'markMaybe', 'markSame', 'markDifferent', 'rowOpen', 'help'];

/** What the rows and the marks are told apart by: where each is first heard. */
function surroundings(db: Database, listed: readonly Heard[], markedIds: readonly string[]) {
  const marked = sourcesWithMerges(db, markedIds);
  const roots = [...new Set(markedIds.map((one) => resolveMerged(marked, one)))];
  const heard = new Map(heardFirst(db, roots).map((one) => [one.source.id, one]));
  const firsts = [...listed, ...heard.values()].flatMap((one) => one.first ?? []);
  const documents = documentsById(db, [...new Set(firsts.map((one) => one.documentId))]);
  const outlets = sourcesWithMerges(
    db,
    documents.flatMap((one) => one.outletId ?? []),
  );
  const annotations = annotationsById(
    db,
    listed.flatMap((one) => one.first?.annotationId ?? []),
  );
  return {
    heard,
    documents: new Map(documents.map((one) => [one.id, one])),
    annotations: new Map(annotations.map((one) => [one.id, one])),
    sources: new Map([...marked, ...outlets]),
  };
}
