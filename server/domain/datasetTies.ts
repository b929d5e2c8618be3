import { z } from 'zod';
import { id, known, offset, said, words } from './datasetBasics.ts';
import { DERIVATION_KINDS, DERIVATION_METHODS } from './vocabulary.ts';

const ranges = z.array(z.strictObject({ start: offset, end: offset }));

export const derivationSchema = z
  .strictObject({
    id,
    documentId: id,
    sectionId: id.nullable(),
    fromDocumentId: id,
    fromSectionId: id.nullable(),
    kind: z.enum(DERIVATION_KINDS),
    method: z.enum(DERIVATION_METHODS).meta(said('By which it is known.')),
    state: z
      .enum(['confirmed', 'dismissed'])
      .meta(said('Only a confirmed one counts. Mere proposals are not in a dataset.')),
    passages: z
      .strictObject({ containment: z.number().min(0).max(1).nullable(), here: ranges, there: ranges })
      .meta(said('What shows it: the share of the shorter text found in the other, and where, in both texts.')),
    note: words,
    ...known,
  })
  .meta({ id: 'Derivation', ...said('A text, or one section of it, was made from another.') });

export const citationSchema = z
  .strictObject({ id, annotationId: id, documentId: id, sectionId: id.nullable(), ...known })
  .meta({ id: 'Citation', ...said('An attribution names a document that is known here, in hand or not.') });
