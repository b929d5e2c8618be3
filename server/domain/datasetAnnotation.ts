import { z } from 'zod';
import { codePoint, count, id, instant, number, offset, said, version, words } from './datasetBasics.ts';
import {
  ACCESSES,
  ANNOTATION_KINDS,
  ATTRIBUTION_TYPES,
  BASES,
  DETERMINACIES,
  FACTUALITIES,
  IDENTIFICATIONS,
  POLARITIES,
  QUOTE_MODES,
  RESPONSES,
  ROLES,
  TRANSLATORS,
} from './vocabulary.ts';

const attributesSchema = z
  .strictObject({
    quoteMode: z.enum(QUOTE_MODES),
    type: z.enum(ATTRIBUTION_TYPES),
    determinacy: z.enum(DETERMINACIES),
    basis: z.enum(BASES),
    response: z.enum(RESPONSES),
    factuality: z.enum(FACTUALITIES),
    polarity: z.enum(POLARITIES),
    condition: words,
    translation: words,
    translator: z.enum(TRANSLATORS),
    presumedOriginal: words,
    suspect: z.literal(true),
  })
  .partial()
  .meta({ id: 'Attributes', ...said('Absent where nobody said it.') });

/** The keys of `attributes`, in the order in which they are written. */
export const ATTRIBUTE_KEYS = attributesSchema.keyof().options;

const spanSchema = z
  .strictObject({
    role: z.enum(ROLES),
    start: offset,
    end: offset,
    startCodePoint: codePoint,
    endCodePoint: codePoint,
    quote: words,
    prefix: words,
    suffix: words,
  })
  .meta({
    id: 'Span',
    ...said('The words from `start` up to `end`, what stands before and after them, and their part in the annotation.'),
  });

const attributedSchema = z
  .strictObject({
    sourceId: id,
    identification: z.enum(IDENTIFICATIONS).nullable(),
    access: z.enum(ACCESSES).nullable(),
    statedMin: count.nullable(),
    statedMax: count.nullable(),
    statedReason: words.nullable(),
  })
  .meta({ id: 'AttributedSource', ...said('A source as this text identifies it.') });

export const annotationSchema = z
  .strictObject({
    id,
    number,
    documentId: id,
    kind: z.enum(ANNOTATION_KINDS),
    layer: z.enum(['shared']),
    annotatorId: id,
    parentId: id.nullable().meta(said('The attribution that reports this one.')),
    attributes: attributesSchema,
    note: words,
    spans: z.array(spanSchema).min(1),
    sources: z.array(attributedSchema),
    mentionIds: z.array(id).meta(said('The claims that stand in the content of this attribution.')),
    createdAt: instant,
    updatedAt: instant,
    version,
  })
  .meta({ id: 'Annotation' });
