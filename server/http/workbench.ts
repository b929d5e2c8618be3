import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { Document } from '../domain/document.ts';
import type { Section } from '../domain/section.ts';
import { annotationCounts, sourcesBefore } from '../store/annotations.ts';
import { documentCount, documentsOutlined, neighbours } from '../store/documentLists.ts';
import { blocksOf, textOf } from '../store/documentTexts.ts';
import { readingOf } from '../store/reading.ts';
import { sectionsOf } from '../store/sections.ts';
import { sourcesById, sourcesWithMerges, unnamedInDocument } from '../store/sources.ts';
import { beginReading, noteReading } from '../usecases/documents.ts';
import { proposalFor } from '../usecases/proposals.ts';
import { refreshStandings } from '../usecases/standings.ts';
import { addSweep } from '../usecases/sweeps.ts';
import { redo, undo } from '../usecases/undo.ts';
import { articleHtml, blocksHtml } from '../viewmodels/article.ts';
import { cardModel } from '../viewmodels/card.ts';
import { deedWords } from '../viewmodels/deeds.ts';
import { proposalModel } from '../viewmodels/proposal.ts';
import { workbenchModel } from '../viewmodels/workbench.ts';
import { activityIn } from './activity.ts';
import { selectedIn } from './affected.ts';
import { closeUp, inspectorOf } from './closeUps.ts';
import { namesIn } from './done.ts';
import { integer, parse } from './fields.ts';
import { contextOf, type Deps, type Here, readerId, wantsJson } from './here.ts';
import { fragment, sendPage } from './page.ts';
import { annotationHere, placeOf } from './place.ts';
import { createArticleCache, partialReading, wholeReading } from './readings.ts';
import { sendReport } from './reports.ts';
import { sendSaved } from './saved.ts';
import { sweepFields, sweepOf } from './sweepForm.ts';

/** The page on which one document is read and marked, and the fragments that keep it fresh. */
export function workbenchRoutes(deps: Deps) {
  const cachedArticle = createArticleCache();
  const at = (request: Request) => placeOf(deps, request);

  const page: RequestHandler = (request, response) => {
    const { where, document, base } = at(request);
    if (!document.held) {
      sendReport(deps, request, response, where, document);
      return;
    }
    const selected =
      request.params.annotation === undefined ? null : annotationHere({ where, document, base }, request);
    const notesOf = parse(z.object({ notes: integer.optional() }), request.query).notes;
    if (where.person) beginReading(contextOf(where), document.id);
    const { db } = where;
    refreshStandings(db);
    const article =
      notesOf === undefined
        ? cachedArticle(db, document, base)
        : articleHtml(wholeReading(db, document, base), notesOf - 1);
    const sections = sectionsOf(db, document.id);
    const model = workbenchModel({
      base,
      document,
      article,
      text: textOf(db, document.id),
      blocks: blocksOf(db, document.id),
      sections,
      counts: annotationCounts(db, document.id),
      activity: activityIn(where, [document.id]).get(document.id) ?? '',
      sources: sourcesOfDocument(where, document, sections),
      reading: readingOf(db, readerId(where), document.id),
      neighbours: neighbours(db, document.number),
      documents: documentsOutlined(db, readerId(where), 200),
      documentCount: documentCount(db),
      workspaceBase: where.base,
    });
    const inspector = selected && inspectorOf(where, document, base, selected);
    const data = {
      base,
      workspace: where.base,
      language: document.language,
      selected: selected ? String(selected.number) : '',
    };
    sendPage(
      deps,
      request,
      response,
      'document',
      { title: document.title, where: 'document', current: 'documents', data },
      { ...model, inspector },
    );
  };

  const inspector: RequestHandler = (request, response) => {
    const { where, document, base } = at(request);
    refreshStandings(where.db);
    response
      .set('cache-control', 'no-store')
      .send(
        fragment(
          deps,
          request,
          'inspector',
          inspectorOf(where, document, base, annotationHere({ where, document, base }, request)),
        ),
      );
  };

  const card: RequestHandler = (request, response) => {
    const { where, document, base } = at(request);
    refreshStandings(where.db);
    const { reading, annotation } = closeUp(where, document, base, annotationHere({ where, document, base }, request));
    response.set('cache-control', 'no-store').send(deps.render('card', cardModel(annotation, reading)));
  };

  const blocks: RequestHandler = (request, response) => {
    const { where, document, base } = at(request);
    refreshStandings(where.db);
    const asked = z.object({ from: integer, to: integer, notes: z.literal('all').optional() });
    const { from, to, notes } = parse(asked, request.query);
    const wanted = blocksOf(where.db, document.id).slice(Math.max(0, from - 1), Math.min(to, from + 50));
    response.set('cache-control', 'no-store').json({
      blocks: wanted.flatMap((block) =>
        blocksHtml(partialReading(where.db, document, base, [block]), notes === 'all' ? block.position : null),
      ),
      counts: annotationCounts(where.db, document.id),
      activity: activityIn(where, [document.id]).get(document.id) ?? '',
    });
  };

  const proposals: RequestHandler = (request, response) => {
    const { where, document, base } = at(request);
    const { start, end } = parse(z.object({ start: integer, end: integer }), request.query);
    const { text, proposed, isMarked } = proposalFor(where.db, document, { start, end });
    const model = proposalModel({
      base,
      document,
      text,
      proposed,
      isMarked,
      range: { start, end },
      unnamed: unnamedInDocument(where.db, document.id),
      previous: sourcesById(where.db, sourcesBefore(where.db, document.id, start)),
    });
    response.set('cache-control', 'no-store').send(fragment(deps, request, 'proposal', model));
  };

  const sweep: RequestHandler = (request, response) => {
    const { where, document, base } = at(request);
    const { value, entries } = addSweep(contextOf(where), document, sweepOf(parse(sweepFields, request.body)));
    sendSaved(where, request, response, { document, base, entries, selected: value, message: 'Sentence marked' });
  };

  const step =
    (way: typeof undo, done: 'undo' | 'redo'): RequestHandler =>
    (request, response) => {
      const { where, document, base } = at(request);
      const { value, entries } = way(contextOf(where), document.id);
      const selected = selectedIn(where.db, document, entries);
      const message = deedWords({ ...value, action: `${done}: ${value.action}` }, namesIn(where.db));
      sendSaved(where, request, response, { document, base, entries, selected, message });
    };

  const read: RequestHandler = (request, response) => {
    const { where, document, base } = at(request);
    const { state, block } = parse(
      z.object({ state: z.enum(['new', 'begun', 'done']), block: integer.default(0) }),
      request.body,
    );
    noteReading(contextOf(where), document.id, state, block);
    if (wantsJson(request)) response.json({ state, block });
    else response.redirect(303, base);
  };

  return {
    page,
    inspector,
    card,
    blocks,
    proposals,
    sweep,
    undo: step(undo, 'undo'),
    redo: step(redo, 'redo'),
    read,
  };
}

function sourcesOfDocument({ db }: Here, document: Document, sections: readonly Section[]) {
  const ids = [
    document.outletId,
    document.authorId,
    ...sections.flatMap((section) => [section.sourceId, section.authorId]),
  ];
  return sourcesWithMerges(
    db,
    ids.filter((id): id is string => id !== null),
  );
}
