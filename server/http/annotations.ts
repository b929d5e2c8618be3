import type { RequestHandler } from 'express';
import { z } from 'zod';
import { shorten } from '../domain/quote.ts';
import { ANNOTATION_KINDS } from '../domain/vocabulary.ts';
import { addAnnotation, hideAnnotation, nameOf } from '../usecases/annotations.ts';
import { changeKind } from '../usecases/kinds.ts';
import { addContinuation, addRecipient, addSourcing } from '../usecases/sweeps.ts';
import { choice, integer, many, optionalChoice, parse, range, span, version } from './fields.ts';
import { contextOf, type Deps } from './here.ts';
import { annotationHere, annotationNumbered, type Place, placeOf, send } from './place.ts';
import { askAbout } from './sourceMatches.ts';

const idOf = (place: Place, number: number): string => annotationNumbered(place, number).id;

/** Marks that are made, turned into the other kind, or deleted. */
export function annotationRoutes(deps: Deps) {
  const create: RequestHandler = (request, response) => {
    const place = placeOf(deps, request);
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
      mentionIds: form.mention.map((number) => idOf(place, number)),
      ...(form.parent === undefined ? {} : { parentId: idOf(place, form.parent) }),
    });
    const ask = form.source.length > 0 ? null : askAbout(place.where, place.document, outcome);
    send(place, request, response, outcome, `${nameOf(outcome.value)} marked`, ask);
  };

  const setKind: RequestHandler = (request, response) => {
    const place = placeOf(deps, request);
    const annotation = annotationHere(place, request);
    const form = parse(z.object({ kind: z.enum(ANNOTATION_KINDS), version }), request.body);
    const outcome = changeKind(contextOf(place.where), place.document, annotation.id, form.version, form.kind);
    send(place, request, response, outcome, `Now ${nameOf(outcome.value).toLowerCase()}`);
  };

  const remove: RequestHandler = (request, response) => {
    const place = placeOf(deps, request);
    const annotation = annotationHere(place, request);
    const based = parse(z.object({ version }), request.body).version;
    const outcome = hideAnnotation(contextOf(place.where), place.document, annotation.id, based);
    send(place, request, response, outcome, `${nameOf(annotation)} deleted`);
  };

  const source: RequestHandler = (request, response) => {
    const place = placeOf(deps, request);
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
    const ask = form.source ? null : askAbout(place.where, place.document, outcome);
    send(place, request, response, outcome, 'Source marked', ask);
  };

  const receive: RequestHandler = (request, response) => {
    const place = placeOf(deps, request);
    const annotation = annotationHere(place, request);
    const form = parse(z.object(range), request.body);
    const outcome = addRecipient(contextOf(place.where), place.document, annotation.id, form.version, {
      start: form.start,
      end: form.end,
    });
    const { attribution, outer } = outcome.value;
    const message = outer
      ? `Recipient marked; attribution ${outer.number} made for the outer step`
      : 'Recipient marked';
    send(place, request, response, { ...outcome, value: attribution }, message);
  };

  const continue_: RequestHandler = (request, response) => {
    const place = placeOf(deps, request);
    const form = parse(z.object({ start: integer, end: integer, of: integer }), request.body);
    const outcome = addContinuation(contextOf(place.where), place.document, form, idOf(place, form.of));
    const words = outcome.value.spans.find((one) => one.role === 'content')?.quote ?? '';
    send(place, request, response, outcome, `Continues attribution ${form.of}: “${shorten(words, 50)}”`);
  };

  return { create, setKind, remove, source, receive, continue: continue_ };
}
