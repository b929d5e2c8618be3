import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { Annotation } from '../domain/annotation.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import { ROLES } from '../domain/vocabulary.ts';
import { type AnnotationPatch, editAnnotation, nameOf } from '../usecases/annotations.ts';
import { noteSubject } from '../viewmodels/conflictSubjects.ts';
import { attributesFields } from './attributes.ts';
import { choosable, type Edited } from './conflicts.ts';
import { choice, integer, parse, range, version } from './fields.ts';
import { contextOf, type Deps, type Here, numberIn } from './here.ts';
import { annotationHere, annotationNumbered, type Place, placeOf, send } from './place.ts';

const idOf = (place: Place, number: number): string => annotationNumbered(place, number).id;

/** The forms that change one part of an annotation: its pieces, sources, links, details and note. */
export function annotationPartRoutes(deps: Deps) {
  /** Applies a patch to the annotation in the address, against the version that the form was based on. */
  const patched =
    (
      action: string,
      patchOf: (annotation: Annotation, request: Request, place: Place) => AnnotationPatch,
    ): RequestHandler =>
    (request, response) => {
      const place = placeOf(deps, request);
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
      send(place, request, response, outcome, `${nameOf(outcome.value)} saved`);
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
    return { mentionIds: [...annotation.mentionIds, idOf(place, mention)] };
  });

  const unlinkMention = patched('unlink a claim', (annotation, request, place) => {
    const id = idOf(place, numberIn(request, 'mention'));
    return { mentionIds: annotation.mentionIds.filter((one) => one !== id) };
  });

  const setParent = patched('set who reports it', (_annotation, request, place) => {
    const { parent } = parse(z.object({ parent: z.union([z.literal(''), integer]) }), request.body);
    return { parentId: parent === '' ? null : idOf(place, parent) };
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

  const edited = (_where: Here, request: Request): Edited => {
    const place = placeOf(deps, request);
    const annotation = annotationHere(place, request);
    return { ...noteSubject(place.base, annotation), row: { noun: 'annotation', id: annotation.id } };
  };

  return {
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
    setNote: choosable(deps, edited, setNote),
  };
}
