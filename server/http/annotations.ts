import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Annotation } from '../domain/annotation.ts';
import type { Document } from '../domain/document.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import { shorten } from '../domain/quote.ts';
import { ANNOTATION_KINDS, ROLES } from '../domain/vocabulary.ts';
import { annotationByNumber } from '../store/annotations.ts';
import {
  type AnnotationPatch,
  addAnnotation,
  editAnnotation,
  hideAnnotation,
  nameOf,
} from '../usecases/annotations.ts';
import type { Outcome } from '../usecases/change.ts';
import { changeKind } from '../usecases/kinds.ts';
import { addContinuation, addRecipient, addSourcing } from '../usecases/sweeps.ts';
import { attributesFields } from './attributes.ts';
import { choice, integer, many, optionalChoice, parse, range, span, version } from './fields.ts';
import { contextOf, type Deps, documentHere, type Here, here, numberIn } from './here.ts';
import { type Ask, sendSaved } from './saved.ts';
import { askAbout } from './sourceMatches.ts';

type At = { where: Here; document: Document; base: string };

export function annotationHere(
  { where, document }: Pick<At, 'where' | 'document'>,
  request: Request,
  name = 'annotation',
): Annotation {
  return visible(annotationByNumber(where.db, document.id, numberIn(request, name)));
}

function visible(annotation: Annotation | null): Annotation {
  if (!annotation) throw new NotFound('There is no such annotation in this document.');
  if (annotation.hiddenAt !== null)
    throw new NotFound(`${nameOf(annotation)} was deleted. It can be restored from the trash.`);
  return annotation;
}

export function annotationRoutes(deps: Deps) {
  const at = (request: Request): At => {
    const where = here(deps, request);
    const document = documentHere(where, request);
    return { where, document, base: `${where.base}/documents/${document.number}` };
  };
  const numbered = (place: At, number: number): string =>
    visible(annotationByNumber(place.where.db, place.document.id, number)).id;
  const send = (
    place: At,
    request: Request,
    response: Response,
    outcome: Outcome<unknown>,
    selected: Annotation | null,
    message: string,
    ask: Ask = null,
  ): void => sendSaved(place.where, request, response, { ...place, entries: outcome.entries, selected, message, ask });

  /** Applies a patch to the annotation in the address, against the version that the form was based on. */
  const patched =
    (
      action: string,
      patchOf: (annotation: Annotation, request: Request, place: At) => AnnotationPatch,
    ): RequestHandler =>
    (request, response) => {
      const place = at(request);
      const annotation = annotationHere(place, request);
      const based = parse(z.object({ version }), request.body).version;
      const outcome = editAnnotation(
        contextOf(place.where),
        place.document,
        annotation.id,
        based,
        patchOf(annotation, request, place),
        action,
      );
      send(place, request, response, outcome, outcome.value, `${nameOf(outcome.value)} saved`);
    };

  const create: RequestHandler = (request, response) => {
    const place = at(request);
    const form = parse(
      z.object({
        kind: z.enum(ANNOTATION_KINDS),
        span: many(span),
        quote: many(z.string()),
        source: many(choice),
        parent: integer.optional(),
        mention: many(integer),
      }),
      request.body,
    );
    const outcome = addAnnotation(contextOf(place.where), place.document, {
      kind: form.kind,
      spans: form.span.map((one, i) => ({ ...one, quote: form.quote[i] ?? null })),
      sources: form.source.map((one) => ({ choice: one })),
      mentionIds: form.mention.map((number) => numbered(place, number)),
      ...(form.parent === undefined ? {} : { parentId: numbered(place, form.parent) }),
    });
    send(place, request, response, outcome, outcome.value, `${form.kind === 'claim' ? 'Claim' : 'Attribution'} marked`);
  };

  const addSpan = patched('mark a part', (annotation, request) => {
    const { role, start, end, quote } = parse(z.object({ role: z.enum(ROLES), ...range }), request.body);
    const isOnly = role === 'cue' || role === 'recipient';
    return {
      spans: [
        ...annotation.spans.filter((one) => !isOnly || one.role !== role),
        { role, start, end, quote: quote ?? null },
      ],
    };
  });

  const indexIn = (annotation: Annotation, request: Request, list: readonly unknown[]): number => {
    const index = numberIn(request, 'index');
    if (index >= list.length) throw new NotFound(`${nameOf(annotation)} has no such part any more.`);
    return index;
  };

  const moveSpan = patched('move a part', (annotation, request) => {
    const index = indexIn(annotation, request, annotation.spans);
    const form = parse(z.object({ ...range, role: z.enum(ROLES).optional() }), request.body);
    return {
      spans: annotation.spans.map((one, i) =>
        i === index
          ? { role: form.role ?? one.role, start: form.start, end: form.end, quote: form.quote ?? null }
          : one,
      ),
    };
  });

  const removeSpan = patched('delete a part', (annotation, request) => {
    const index = indexIn(annotation, request, annotation.spans);
    if (annotation.spans.length === 1)
      throw new Invalid('This is its only piece. Delete the whole mark instead.', { spans: 'last' });
    return { spans: annotation.spans.filter((_, i) => i !== index) };
  });

  const kept = (annotation: Annotation) =>
    annotation.sources.map(({ sourceId, ...rest }) => ({ choice: { id: sourceId }, ...rest }));

  const addSource = patched('add a source', (annotation, request) => ({
    sources: [...kept(annotation), { choice: parse(z.object({ source: choice }), request.body).source }],
  }));

  const editSource = patched('edit a source of an attribution', (annotation, request) => {
    const index = indexIn(annotation, request, annotation.sources);
    const fields = parse(attributesFields.source, request.body);
    return {
      sources: kept(annotation).map((one, i) =>
        i === index ? { ...one, ...fields.details, choice: fields.source ?? one.choice } : one,
      ),
    };
  });

  const removeSource = patched('unlink a source', (annotation, request) => {
    const index = indexIn(annotation, request, annotation.sources);
    return { sources: kept(annotation).filter((_, i) => i !== index) };
  });

  const linkMention = patched('link a claim', (annotation, request, place) => {
    const { mention } = parse(z.object({ mention: integer }), request.body);
    return { mentionIds: [...annotation.mentionIds, numbered(place, mention)] };
  });

  const unlinkMention = patched('unlink a claim', (annotation, request, place) => {
    const id = numbered(place, numberIn(request, 'mention'));
    return { mentionIds: annotation.mentionIds.filter((one) => one !== id) };
  });

  const setParent = patched('set who reports it', (_annotation, request, place) => {
    const { parent } = parse(z.object({ parent: z.union([z.literal(''), integer]) }), request.body);
    return { parentId: parent === '' ? null : numbered(place, parent) };
  });

  const setAttributes = patched('describe an annotation', (annotation, request) => ({
    attributes: parse(attributesFields[annotation.kind], request.body),
  }));
  const setNote = patched('write a note', (_annotation, request) => ({
    note: parse(z.object({ note: z.string().max(20_000, 'at most 20,000 characters') }), request.body).note.replaceAll(
      '\r\n',
      '\n',
    ),
  }));
  const setKind: RequestHandler = (request, response) => {
    const place = at(request);
    const annotation = annotationHere(place, request);
    const form = parse(z.object({ kind: z.enum(ANNOTATION_KINDS), version }), request.body);
    const outcome = changeKind(contextOf(place.where), place.document, annotation.id, form.version, form.kind);
    send(place, request, response, outcome, outcome.value, `Now ${nameOf(outcome.value).toLowerCase()}`);
  };

  const remove: RequestHandler = (request, response) => {
    const place = at(request);
    const annotation = annotationHere(place, request);
    const outcome = hideAnnotation(
      contextOf(place.where),
      place.document,
      annotation.id,
      parse(z.object({ version }), request.body).version,
    );
    send(place, request, response, outcome, null, `${nameOf(annotation)} deleted`);
  };

  const source: RequestHandler = (request, response) => {
    const place = at(request);
    const annotation = annotationHere(place, request);
    const form = parse(z.object({ ...range, source: optionalChoice }), request.body);
    const outcome = addSourcing(
      contextOf(place.where),
      place.document,
      annotation.id,
      form.version,
      { start: form.start, end: form.end },
      form.source,
    );
    send(
      place,
      request,
      response,
      outcome,
      outcome.value,
      'Source marked',
      form.source ? null : askAbout(place.where, place.document, outcome),
    );
  };

  const receive: RequestHandler = (request, response) => {
    const place = at(request);
    const annotation = annotationHere(place, request);
    const form = parse(z.object(range), request.body);
    const outcome = addRecipient(contextOf(place.where), place.document, annotation.id, form.version, {
      start: form.start,
      end: form.end,
    });
    const { attribution, outer } = outcome.value;
    send(
      place,
      request,
      response,
      outcome,
      attribution,
      outer ? `Recipient marked; attribution ${outer.number} made for the outer step` : 'Recipient marked',
    );
  };

  const continue_: RequestHandler = (request, response) => {
    const place = at(request);
    const form = parse(z.object({ start: integer, end: integer, of: integer }), request.body);
    const outcome = addContinuation(contextOf(place.where), place.document, form, numbered(place, form.of));
    const words = outcome.value.spans.find((one) => one.role === 'content')?.quote ?? '';
    send(place, request, response, outcome, outcome.value, `Continues attribution ${form.of}: “${shorten(words, 50)}”`);
  };

  return {
    create,
    addSpan,
    moveSpan,
    removeSpan,
    addSource,
    editSource,
    removeSource,
    linkMention,
    unlinkMention,
    setParent,
    setAttributes,
    setNote,
    setKind,
    remove,
    source,
    receive,
    continue: continue_,
  };
}
