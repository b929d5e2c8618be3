import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import { NotFound } from '../domain/errors.ts';
import { nameKey } from '../domain/fold.ts';
import type { Source } from '../domain/source.ts';
import { SOURCE_KINDS } from '../domain/vocabulary.ts';
import { attributionsToSource } from '../store/annotations.ts';
import { changesOf } from '../store/changes.ts';
import { documentsById } from '../store/documents.ts';
import { peopleOf } from '../store/people.ts';
import { isSourceUsed, sourceById, sourceByNumber, sourcesListed } from '../store/sources.ts';
import { addSource, editSource, hideSource, type SourceFields } from '../usecases/sources.ts';
import { historyModel } from '../viewmodels/history.ts';
import { sourceModel, sourcesModel } from '../viewmodels/sources.ts';
import { optionalChoice, parse, version } from './fields.ts';
import { contextOf, type Deps, type Here, here, numberIn } from './here.ts';
import { framed } from './page.ts';

const PAGE_LENGTH = 200;
const SHOWN = 200;
const fields = z.object({
  kind: z.enum(SOURCE_KINDS),
  name: z.string().max(300),
  description: z.string().max(2000).default(''),
  affiliation: optionalChoice,
  aliases: z.string().max(10_000).default(''),
});

/** The registry of sources, and the page of one with every attribution in context. */
export function sourceRoutes(deps: Deps) {
  const sourceHere = (where: Here, request: Request): Source => {
    const source = sourceByNumber(where.db, numberIn(request, 'source'));
    if (!source) throw new NotFound('There is no such source in this workspace.');
    if (source.hiddenAt !== null)
      throw new NotFound(`“${source.name}” was deleted. It can be restored from the trash.`);
    return source;
  };

  const list: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const { after, id } = parse(
      z.object({ after: z.string().max(400).default(''), id: z.string().max(40).default('') }),
      request.query,
    );
    const listed = sourcesListed(where.db, after === '' ? null : { folded: after, id }, PAGE_LENGTH + 1);
    const last = listed.length > PAGE_LENGTH ? listed[PAGE_LENGTH - 1] : undefined;
    const next = last ? `${where.base}/sources?${new URLSearchParams({ after: nameKey(last.name), id: last.id })}` : '';
    response
      .set('cache-control', 'no-store')
      .send(
        framed(
          deps,
          request,
          'sources',
          { title: 'Sources', where: 'lists', current: 'sources', data: { workspace: where.base } },
          sourcesModel(where.base, listed.slice(0, PAGE_LENGTH), next),
        ),
      );
  };

  const page: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const source = sourceHere(where, request);
    const attributions = attributionsToSource(where.db, source.id, SHOWN);
    const documents = documentsById(where.db, [...new Set(attributions.map((one) => one.documentId))]);
    const people = new Map(peopleOf(where.db).map((person) => [person.id, person.name]));
    const model = sourceModel({
      base: where.base,
      source,
      attributions,
      documents,
      affiliation: source.affiliationId ? sourceById(where.db, source.affiliationId) : null,
      history: historyModel(changesOf(where.db, source.id, 20), source.id, people, deps.now()),
      canDelete: !isSourceUsed(where.db, source.id),
    });
    response
      .set('cache-control', 'no-store')
      .send(
        framed(
          deps,
          request,
          'source',
          { title: source.name, current: 'sources', data: { workspace: where.base } },
          model,
        ),
      );
  };

  const create: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const { value } = addSource(contextOf(where), fieldsOf(parse(fields, request.body)));
    response.redirect(303, `${where.base}/sources/${value.number}`);
  };

  const save: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const source = sourceHere(where, request);
    const form = parse(fields.extend({ version }), request.body);
    editSource(contextOf(where), source.id, form.version, fieldsOf(form));
    response.redirect(303, `${where.base}/sources/${source.number}`);
  };

  const remove: RequestHandler = (request, response) => {
    const where = here(deps, request);
    hideSource(contextOf(where), sourceHere(where, request).id, parse(z.object({ version }), request.body).version);
    response.redirect(303, `${where.base}/sources`);
  };

  return { list, page, create, save, remove };
}

/** The form's words as fields: one alias a line. */
function fieldsOf({ aliases, ...form }: z.infer<typeof fields>): SourceFields {
  const names = aliases.split(/\r?\n/).map((name) => ({ name: name.trim(), language: null }));
  return { ...form, aliases: names.filter((alias) => alias.name !== '') };
}
