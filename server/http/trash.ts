import type { RequestHandler } from 'express';
import { z } from 'zod';
import { annotationsById, annotationsHidden } from '../store/annotations.ts';
import { claims, events, relations } from '../store/claims.ts';
import { comments } from '../store/comments.ts';
import type { Database } from '../store/database.ts';
import { citations, derivations } from '../store/derivations.ts';
import { documentsById, documentsHidden } from '../store/documents.ts';
import { evidence, questions } from '../store/evidence.ts';
import { peopleOf } from '../store/people.ts';
import { identities } from '../store/ratings.ts';
import { sectionsHidden } from '../store/sections.ts';
import { sourcesById, sourcesHidden } from '../store/sources.ts';
import { RESTORABLE, restore } from '../usecases/trash.ts';
import { type TrashContext, trashModel } from '../viewmodels/trash.ts';
import { doneAt } from './done.ts';
import { parse } from './fields.ts';
import { contextOf, type Deps, here } from './here.ts';
import { sendPage } from './page.ts';

const SHOWN = 200;

/** Whatever was deleted, and the way back. */
export function trashRoutes(deps: Deps) {
  const page: RequestHandler = (request, response) => {
    const { db, base } = here(deps, request);
    const hidden = hiddenIn(db);
    const model = trashModel({ base, hidden, ...namedBy(db, hidden), now: deps.now() });
    sendPage(deps, request, response, 'trash', { title: 'Trash' }, model);
  };

  const restoreOne: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const { noun, id } = parse(z.object({ noun: z.enum(RESTORABLE), id: z.uuid() }), request.body);
    doneAt(response, `${where.base}/trash`, restore(contextOf(where), noun, id));
  };

  return { page, restore: restoreOne };
}

const hiddenIn = (db: Database): TrashContext['hidden'] => ({
  annotations: annotationsHidden(db, SHOWN),
  sections: sectionsHidden(db, SHOWN),
  documents: documentsHidden(db, SHOWN),
  sources: sourcesHidden(db, SHOWN),
  events: events.hidden(db, SHOWN),
  claims: claims.hidden(db, SHOWN),
  evidence: evidence.hidden(db, SHOWN),
  questions: questions.hidden(db, SHOWN),
  relations: relations.hidden(db, SHOWN),
  derivations: derivations.hidden(db, SHOWN),
  citations: citations.hidden(db, SHOWN),
  comments: comments.hidden(db, SHOWN),
  identities: identities.hidden(db, SHOWN),
});

/** The rows by which what was deleted is named, in the trash themselves or not. */
function namedBy(
  db: Database,
  hidden: TrashContext['hidden'],
): Pick<TrashContext, 'annotations' | 'documents' | 'claims' | 'sources' | 'people'> {
  const { evidence: links, citations: cited, derivations: derived, questions: asked, relations: related } = hidden;
  const said = hidden.comments;
  const annotations = annotationsById(db, [
    ...links.map((one) => one.mentionId),
    ...cited.map((one) => one.annotationId),
    ...said.flatMap((one) => one.annotationId ?? []),
  ]);
  const standing = [...hidden.annotations, ...hidden.sections, ...annotations, ...cited, ...derived];
  const documents = documentsById(db, [
    ...standing.map((one) => one.documentId),
    ...derived.map((one) => one.fromDocumentId),
  ]);
  const claimIds = [
    ...[...links, ...asked, ...related].map((one) => one.claimId),
    ...related.map((one) => one.otherId),
    ...said.flatMap((one) => one.claimId ?? []),
  ];
  return {
    annotations: byId(annotations),
    documents: byId(documents),
    claims: byId(claims.byId(db, claimIds)),
    sources: byId(
      sourcesById(
        db,
        hidden.identities.flatMap((one) => [one.firstId, one.secondId]),
      ),
    ),
    people: peopleOf(db),
  };
}

const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]));
