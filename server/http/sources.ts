import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { NotFound } from '../domain/errors.ts';
import { nameKey } from '../domain/fold.ts';
import type { Source } from '../domain/source.ts';
import { RELIABILITIES, SOURCE_KINDS } from '../domain/vocabulary.ts';
import { countsOf, type SourceFilter, sourcesListed } from '../store/sourceLists.ts';
import { resolvedSource } from '../store/sourceMerges.ts';
import { sourceByNumber } from '../store/sources.ts';
import { unnamedCount } from '../store/unnamed.ts';
import { lettersOf } from '../usecases/grades.ts';
import { sourcesMatching } from '../usecases/sourceSearch.ts';
import { addSource, editSource, hideSource, type SourceFields } from '../usecases/sources.ts';
import { sourceSubject } from '../viewmodels/conflictSubjects.ts';
import { sourcesModel } from '../viewmodels/sources.ts';
import { choosable, type Edited, formBook } from './conflicts.ts';
import { doneAt } from './done.ts';
import { many, optionalChoice, optionalOf, parse, version } from './fields.ts';
import { contextOf, type Deps, type Here, here, numberIn } from './here.ts';
import { sendPage } from './page.ts';
import { sourcePageOf } from './sourcePage.ts';

const PAGE_LENGTH = 100;
const FOUND_AT_MOST = 500;
const WHOEVER = { withUnnamed: true };
const LIST_STRIP = ['rowNext', 'rowSelect', 'rowsMerge', 'rowNew', 'rowOpen', 'find', 'help'];
const STRIP = ['rowNext', 'rowPrevious', 'rowOpen', 'rowEdit', 'rate', 'help'];
const LETTERS = [...RELIABILITIES, 'none'] as const;

/** What makes a source, as forms send it: other names one a line, or in fields of their own with their languages. */
export const sourceForm = z.object({
  kind: z.enum(SOURCE_KINDS),
  name: z.string().max(300),
  description: z.string().max(2000).default(''),
  affiliation: optionalChoice,
  aliases: z.string().max(10_000).default(''),
  alias: many(z.string().max(300)),
  aliasLanguage: many(z.string().regex(/^(?:[a-z]{2,3})?$/, 'a code of two or three letters')),
  protected: z.literal('yes').optional(),
});
const listed = z.object({
  q: z.string().max(300).default(''),
  kind: optionalOf(SOURCE_KINDS),
  letter: optionalOf(LETTERS),
  protected: optionalOf(['yes', 'no']),
  after: z.string().max(400).default(''),
  id: z.string().max(40).default(''),
});

/** The registry of sources, and the page of one. */
export function sourceRoutes(deps: Deps) {
  const list: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const query = parse(listed, request.query);
    const from = query.after === '' ? null : { folded: query.after, id: query.id };
    const found = sourcesListed(where.db, filterOf(where, query), from, PAGE_LENGTH + 1);
    const page = found.slice(0, PAGE_LENGTH);
    const ids = page.map((source) => source.id);
    sendPage(
      deps,
      request,
      response,
      'sources',
      { title: 'Sources', where: 'lists', current: 'sources', strip: LIST_STRIP },
      sourcesModel({
        base: where.base,
        query,
        sources: page,
        counts: countsOf(where.db, ids),
        letters: lettersOf(where.db, ids),
        last: found.length > PAGE_LENGTH ? lastOf(page) : null,
        unnamed: unnamedCount(where.db),
        here: request.originalUrl,
      }),
    );
  };

  const page: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const source = sourceByNumber(where.db, numberIn(request, 'source'));
    const into = source?.mergedInto && resolvedSource(where.db, source.id);
    if (into) return response.redirect(303, `${where.base}/sources/${into.number}`);
    const shown = sourceHere(where, request);
    sendPage(
      deps,
      request,
      response,
      'source',
      { title: shown.name, where: 'lists', current: 'sources', strip: STRIP },
      sourcePageOf(where, request, shown),
    );
  };

  const create: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const outcome = addSource(contextOf(where), sourceFields(parse(sourceForm, request.body)));
    doneAt(response, `${where.base}/sources/${outcome.value.number}`, outcome);
  };

  const save: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const source = sourceHere(where, request);
    const form = parse(sourceForm.extend({ version }), request.body);
    const outcome = editSource(contextOf(where), source.id, form.version, sourceFields(form));
    doneAt(response, `${where.base}/sources/${source.number}`, outcome);
  };

  const remove: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const based = parse(z.object({ version }), request.body).version;
    doneAt(response, `${where.base}/sources`, hideSource(contextOf(where), sourceHere(where, request).id, based));
  };

  const edited = (where: Here, request: Request): Edited => {
    const source = sourceHere(where, request);
    return { ...sourceSubject(where.base, source, formBook(where)), row: { noun: 'source', id: source.id } };
  };

  return { list, page, create, save: choosable(deps, edited, save), remove };
}

/** The visible source that the address names. */
export function sourceHere(where: Here, request: Request): Source {
  const source = sourceByNumber(where.db, numberIn(request, 'source'));
  if (!source) throw new NotFound('There is no such source in this workspace.');
  if (source.hiddenAt !== null) throw new NotFound(`“${source.name}” was deleted. It can be restored from the trash.`);
  return source;
}

/** The form's words as fields. */
export function sourceFields(form: z.infer<typeof sourceForm>): SourceFields {
  const { aliases, alias, aliasLanguage, protected: isProtected, ...fields } = form;
  const lines = aliases.split(/\r?\n/).map((name) => ({ name: name.trim(), language: null }));
  const own = alias.map((name, i) => ({ name: name.trim(), language: aliasLanguage[i] || null }));
  return {
    ...fields,
    aliases: [...own, ...lines].filter((one) => one.name !== ''),
    protected: isProtected === 'yes',
  };
}

const lastOf = (page: readonly Source[]): { folded: string; id: string } | null => {
  const last = page.at(-1);
  return last ? { folded: nameKey(last.name), id: last.id } : null;
};

function filterOf({ db }: Here, query: z.infer<typeof listed>): SourceFilter {
  const words = query.q.trim();
  return {
    kind: query.kind,
    letter: query.letter === 'none' ? '' : query.letter,
    protected: query.protected === null ? null : query.protected === 'yes',
    ids: words === '' ? null : sourcesMatching(db, words, FOUND_AT_MOST, WHOEVER).map(({ source }) => source.id),
  };
}
