import type { RequestHandler } from 'express';
import { z } from 'zod';
import { annotationsHidden } from '../store/annotations.ts';
import { documentsById, documentsHidden } from '../store/documents.ts';
import { sectionsHidden } from '../store/sections.ts';
import { sourcesHidden } from '../store/sources.ts';
import { restore } from '../usecases/trash.ts';
import { trashModel } from '../viewmodels/trash.ts';
import { parse } from './fields.ts';
import { contextOf, type Deps, here } from './here.ts';
import { framed } from './page.ts';

const SHOWN = 200;

/** Whatever was deleted, and the way back. */
export function trashRoutes(deps: Deps) {
  const page: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const annotations = annotationsHidden(where.db, SHOWN);
    const sections = sectionsHidden(where.db, SHOWN);
    const documents = documentsById(where.db, [...new Set([...annotations, ...sections].map((one) => one.documentId))]);
    const model = trashModel({
      base: where.base,
      annotations,
      sections,
      documents,
      hiddenDocuments: documentsHidden(where.db, SHOWN),
      sources: sourcesHidden(where.db, SHOWN),
      now: deps.now(),
    });
    response.set('cache-control', 'no-store').send(framed(deps, request, 'trash', { title: 'Trash' }, model));
  };

  const restoreOne: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const { noun, id } = parse(
      z.object({ noun: z.enum(['annotation', 'section', 'document', 'source']), id: z.uuid() }),
      request.body,
    );
    restore(contextOf(where), noun, id);
    response.redirect(303, `${where.base}/trash`);
  };

  return { page, restore: restoreOne };
}
