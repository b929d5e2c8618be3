import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { Invalid } from '../domain/errors.ts';
import { RELIABILITIES } from '../domain/vocabulary.ts';
import { countsOf } from '../store/sourceLists.ts';
import { sourceById, sourceNamed, sourcesById } from '../store/sources.ts';
import { dismissPair } from '../usecases/dismissals.ts';
import { rateSource } from '../usecases/ratings.ts';
import { candidatePairs } from '../usecases/sourceCandidates.ts';
import { mergeSources, separateSource, splitSource } from '../usecases/sourceMerges.ts';
import { mergingModel, sourceDuplicatesModel } from '../viewmodels/merging.ts';
import { doneAt } from './done.ts';
import { choice, many, optionalText, parse } from './fields.ts';
import { contextOf, type Deps, type Here, here, numberIn } from './here.ts';
import { next, nextIn } from './next.ts';
import { sendPage } from './page.ts';
import { sourceFields, sourceForm, sourceHere } from './sources.ts';

const PAIRS_SHOWN = 60;
const STRIP = ['rowNext', 'rowPrevious', 'rowAccept', 'rowReject', 'rowOpen', 'help'];
const rating = z.object({
  letter: z.enum(RELIABILITIES, 'choose a letter from A to F'),
  topic: optionalText(120),
  rationale: z.string().max(4000),
});
const id = z.string().regex(/^[0-9a-f-]{36}$/, 'is no source');
const merging = z.object({
  into: z.string().max(400).default(''),
  source: many(choice),
  next,
});

/** What is decided about sources: ratings, merges, splits, and which of them are not the same. */
export function sourceActionRoutes(deps: Deps) {
  const rate: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const source = sourceHere(where, request);
    const outcome = rateSource(contextOf(where), source.id, parse(rating, request.body));
    doneAt(response, `${where.base}/sources/${source.number}#reliability`, outcome);
  };

  /** Which of several sources is to stay is asked on a page of its own, where the form doesn't say. */
  const merge: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const form = parse(merging, request.body);
    const ids = form.source.map((one) => knownId(where, one));
    if (form.into === '') return askWhichStays(where, response, ids);
    const outcome = mergeSources(
      contextOf(where),
      form.into,
      ids.filter((one) => ids.length === 1 || one !== form.into),
    );
    doneAt(response, nextIn(where, form.next, `${where.base}/sources/${outcome.value.number}`), outcome);
  };

  const which: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const ids = parse(z.object({ source: many(id) }), request.query).source;
    const sources = sourcesById(where.db, ids).filter((one) => one.hiddenAt === null && one.mergedInto === null);
    show(
      request,
      response,
      'source-merge',
      'Merge sources',
      mergingModel(where.base, sources, countsOf(where.db, ids)),
    );
  };

  const duplicates: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const pairs = candidatePairs(where.db, PAIRS_SHOWN);
    const ids = [...new Set(pairs.flatMap(({ source, other }) => [source.id, other.id]))];
    const model = sourceDuplicatesModel(where.base, pairs, countsOf(where.db, ids), `${where.base}/sources/duplicates`);
    show(request, response, 'source-duplicates', 'Possibly the same', model);
  };

  const separate: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const number = numberIn(request, 'source');
    const outcome = separateSource(contextOf(where), sourceHere(where, request).id);
    doneAt(response, `${where.base}/sources/${number}`, outcome);
  };

  const split: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const source = sourceHere(where, request);
    const form = parse(sourceForm.extend({ attribution: many(id) }), request.body);
    const { attribution, ...fields } = form;
    const outcome = splitSource(contextOf(where), source.id, [...new Set(attribution)], sourceFields(fields));
    doneAt(response, `${where.base}/sources/${outcome.value.number}`, outcome);
  };

  const dismiss: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const form = parse(z.object({ first: id, second: id, next }), request.body);
    const outcome = dismissPair(contextOf(where), 'source', form.first, form.second);
    doneAt(response, nextIn(where, form.next, `${where.base}/sources/duplicates`), outcome);
  };

  const show = (request: Request, response: Response, template: string, title: string, model: object): void => {
    const options = { title, where: 'lists' as const, current: 'sources' as const, strip: STRIP };
    sendPage(deps, request, response, template, options, model);
  };

  return { rate, merge, which, duplicates, separate, split, dismiss };
}

/** A source that is there, by id or by the name that somebody typed. */
function knownId({ db }: Here, chosen: z.infer<typeof choice>): string {
  if ('id' in chosen) return sourceById(db, chosen.id)?.id ?? chosen.id;
  const known = sourceNamed(db, chosen.name);
  if (!known)
    throw new Invalid(`There is no source named “${chosen.name}”. Choose one from the registry.`, {
      source: 'unknown',
    });
  return known.id;
}

function askWhichStays({ base }: Here, response: Response, ids: readonly string[]): void {
  if (new Set(ids).size < 2) throw new Invalid('Choose at least two sources to merge.', { source: 'empty' });
  response.redirect(
    303,
    `${base}/sources/merging?${new URLSearchParams(ids.map((one): [string, string] => ['source', one]))}`,
  );
}
