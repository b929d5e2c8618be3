import type { Request, Response } from 'express';
import type { Annotation } from '../domain/annotation.ts';
import type { Document } from '../domain/document.ts';
import { NotFound } from '../domain/errors.ts';
import { annotationByNumber } from '../store/annotations.ts';
import { nameOf } from '../usecases/annotations.ts';
import type { Outcome } from '../usecases/change.ts';
import { type Deps, documentHere, type Here, here, numberIn } from './here.ts';
import { type Ask, sendSaved } from './saved.ts';

/** Where a request for something in a document is. */
export type Place = { where: Here; document: Document; base: string };

export function placeOf(deps: Deps, request: Request): Place {
  const where = here(deps, request);
  const document = documentHere(where, request);
  return { where, document, base: `${where.base}/documents/${document.number}` };
}

/** The annotation that the address names. */
export const annotationHere = (place: Place, request: Request): Annotation =>
  annotationNumbered(place, numberIn(request, 'annotation'));

/** The visible annotation of this document with a number. */
export function annotationNumbered({ where, document }: Place, number: number): Annotation {
  const annotation = annotationByNumber(where.db, document.id, number);
  if (!annotation) throw new NotFound('There is no such annotation in this document.');
  if (annotation.hiddenAt !== null)
    throw new NotFound(`${nameOf(annotation)} was deleted. It can be restored from the trash.`);
  return annotation;
}

/** Answers a save that made or changed one annotation; one that it deleted is not selected. */
export const send = (
  place: Place,
  request: Request,
  response: Response,
  outcome: Outcome<Annotation>,
  message: string,
  ask: Ask = null,
): void =>
  sendSaved(place.where, request, response, {
    ...place,
    entries: outcome.entries,
    selected: outcome.value,
    message,
    ask,
  });
