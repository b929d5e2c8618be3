import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Annotation } from '../domain/annotation.ts';
import { Invalid } from '../domain/errors.ts';
import { documentsCitable } from '../store/citable.ts';
import { documentsFound } from '../store/documentLists.ts';
import { documentByNumber } from '../store/documents.ts';
import { sourcesWithMerges } from '../store/sources.ts';
import { type CitationTarget, cite, uncite } from '../usecases/citations.ts';
import { citingModel } from '../viewmodels/citing.ts';
import { resolveMerged } from '../viewmodels/reading.ts';
import { dating, datingOf, optionalChoice, optionalInteger, optionalText, parse } from './fields.ts';
import { contextOf, type Deps, type Here } from './here.ts';
import { sendPage } from './page.ts';
import { annotationHere, type Place, placeOf, send } from './place.ts';
import { phrases } from './search.ts';

const SHOWN = 40;
const report = z.object({
  document: optionalInteger,
  section: optionalText(40),
  title: optionalText(500),
  outlet: optionalChoice,
  ...dating,
});

/** Which report an attribution cites: one that is here, or one that isn't in hand. */
export function citingRoutes(deps: Deps) {
  const page: RequestHandler = (request, response) => {
    const place = placeOf(deps, request);
    const attribution = attributionHere(place, request);
    const { q } = parse(z.object({ q: z.string().max(300).default('') }), request.query);
    const { where, document, base } = place;
    const ids = attribution.sources.map((source) => source.sourceId);
    const sources = sourcesWithMerges(where.db, ids);
    const resolved = ids.map((id) => resolveMerged(sources, id));
    const model = citingModel({
      base,
      workspaceBase: where.base,
      document,
      attribution,
      sources: resolved.map((id) => sources.get(id)?.name ?? ''),
      query: q,
      found: documentsCitable(where.db, document.id, resolved, found(where, q), SHOWN),
    });
    sendPage(deps, request, response, 'citation', { title: 'Cites a report', current: 'documents' }, model);
  };

  const save: RequestHandler = (request, response) => {
    const place = placeOf(deps, request);
    const attribution = annotationHere(place, request);
    const target = targetOf(parse(report, request.body));
    const outcome = cite(contextOf(place.where), place.document, attribution.id, target);
    send(place, request, response, { ...outcome, value: attribution }, 'Citation noted');
  };

  const remove: RequestHandler = (request, response) => {
    const place = placeOf(deps, request);
    const attribution = annotationHere(place, request);
    const outcome = uncite(contextOf(place.where), place.document, attribution.id);
    send(place, request, response, { ...outcome, value: attribution }, 'Cites no report any more');
  };

  return { page, save, remove };
}

function attributionHere(place: Place, request: Parameters<RequestHandler>[0]): Annotation {
  const attribution = annotationHere(place, request);
  if (attribution.kind !== 'attribution')
    throw new Invalid('A claim cites nothing. Select the attribution that names the report.', { annotation: 'kind' });
  return attribution;
}

/** The documents with these words, or this number; null where nothing was typed. */
function found({ db }: Here, query: string): string[] | null {
  if (query.trim() === '') return null;
  const numbered = /^\d{1,9}$/.test(query.trim()) ? documentByNumber(db, Number(query.trim())) : null;
  const words = phrases(query);
  return [...(numbered ? [numbered.id] : []), ...(words ? documentsFound(db, words, SHOWN) : [])];
}

function targetOf(form: z.infer<typeof report>): CitationTarget {
  if (form.document !== null) return { documentNumber: form.document, sectionId: form.section };
  return { newReport: { title: form.title ?? '', outlet: form.outlet, date: datingOf(form) } };
}
