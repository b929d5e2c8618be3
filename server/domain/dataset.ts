import { z } from 'zod';
import { isoDating } from './isoDate.ts';
import {
  ACCESSES,
  ANNOTATION_KINDS,
  ATTRIBUTION_TYPES,
  BASES,
  BLOCK_KINDS,
  DATE_BASES,
  DETERMINACIES,
  DIRECTIONS,
  FACTUALITIES,
  FORMAT_KINDS,
  IDENTIFICATIONS,
  POLARITIES,
  QUOTE_MODES,
  RESPONSES,
  ROLES,
  SCRIPTS,
  SECTION_KINDS,
  SOURCE_KINDS,
  TRANSLATORS,
} from './vocabulary.ts';

/** What the first key of a dataset says, and the version that this program writes and reads. */
export const DATASET_FORMAT = 'hearsay-dataset';
export const DATASET_VERSION = 1;

const said = (description: string): { description: string } => ({ description });

// Half a surrogate pair has no UTF-8 form: it would come back as another character.
const words = z.string().refine((value) => value.isWellFormed(), 'holds half a character (an unpaired surrogate)');
const id = z
  .string()
  .regex(/^[\w.:-]{1,64}$/, 'is no id')
  .meta({ id: 'Id', ...said('A UUIDv7; opaque. Refers to one row of the array that the key names.') });
const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/, 'is no time like 2020-11-30T12:00:00.000Z')
  .meta({ id: 'Instant', ...said('A time in UTC: 2020-11-30T12:00:00.000Z.') });
const day = z
  .string()
  .regex(
    /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/,
    'is no date like 2020-11-30 or 2020-11-30T12:00',
  )
  .refine((text) => isoDating(text.slice(0, 10)) !== null, 'is a day that the calendar does not have')
  .meta({ id: 'Date', ...said('2020-11-30 or 2020-11-30T12:00.') });
const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'is no SHA-256 in hexadecimal')
  .meta({ id: 'Sha256' });
const count = z.int().min(0);
const number = z.int().min(1).meta(said('Said aloud: “document 3”. Unique among its like.'));
const version = z.int().min(1).meta(said('How often the row was written.'));
const offset = count.meta({ id: 'Offset', ...said('In the text, in UTF-16 code units.') });
const codePoint = count.meta({ id: 'CodePointOffset', ...said('In the text, in Unicode code points.') });
const known = { createdBy: id, createdAt: instant, version };

const dating = z
  .strictObject({ from: day, to: day, basis: z.enum(DATE_BASES) })
  .meta({ id: 'Dating', ...said('An interval, both ends in it, and how it is known.') });

const workspaceSchema = z
  .strictObject({ id, name: words, description: words, guidelines: words, createdAt: instant, version })
  .meta({ id: 'Workspace' });

const personSchema = z
  .strictObject({ id, name: words })
  .meta({ id: 'Person', ...said('Someone who made something in this dataset.') });

const sourceSchema = z
  .strictObject({
    id,
    number,
    kind: z.enum(SOURCE_KINDS),
    name: words,
    description: words,
    affiliationId: id.nullable(),
    protected: z.boolean(),
    mergedInto: id.nullable(),
    aliases: z.array(z.strictObject({ name: words, script: z.enum(SCRIPTS), language: words.nullable() })),
    ...known,
  })
  .meta({ id: 'Source', ...said('Anyone or anything to whom information is attributed.') });

const blockSchema = z
  .strictObject({
    start: offset,
    end: offset,
    startCodePoint: codePoint,
    kind: z.enum(BLOCK_KINDS),
    level: count,
    direction: z.enum(DIRECTIONS),
  })
  .meta({ id: 'Block', ...said('A paragraph-level stretch of the text. In order, without overlap.') });

const formatSchema = z
  .strictObject({ start: offset, end: offset, kind: z.enum(FORMAT_KINDS), href: words.nullable() })
  .meta({ id: 'Format', ...said('Inline emphasis, a link and the like.') });

const sectionSchema = z
  .strictObject({
    id,
    parentId: id.nullable(),
    kind: z.enum(SECTION_KINDS),
    start: offset,
    end: offset,
    startBlock: count.meta(said('Index into `blocks`.')),
    endBlock: count.meta(said('Index of the block after the last.')),
    sourceId: id.nullable(),
    authorId: id.nullable(),
    date: dating.nullable(),
    label: words.nullable(),
    ...known,
  })
  .meta({ id: 'Section', ...said('A stretch of blocks with a provenance of its own.') });

const documentSchema = z
  .strictObject({
    id,
    number,
    title: words,
    language: words,
    direction: z.enum(DIRECTIONS),
    outletId: id.nullable(),
    authorId: id.nullable(),
    address: words.nullable(),
    publishedAt: day.nullable().meta(said('The start of `published`.')),
    published: dating.nullable(),
    paraphraseOf: words.nullable(),
    other: z.record(z.string(), words).meta(said('Further front matter, as it was written.')),
    held: z.boolean().meta(said('False for a report that is cited but not in hand.')),
    supersedesId: id.nullable(),
    fileName: words.nullable(),
    encoding: words.nullable(),
    byteLength: count,
    sha256: hash.nullable().meta(said('Of the original bytes, which are not in the dataset.')),
    textSha256: hash.meta(said('Of `text` in UTF-8.')),
    text: words,
    blocks: z.array(blockSchema),
    formats: z.array(formatSchema),
    sections: z.array(sectionSchema),
    ...known,
  })
  .meta({ id: 'Document' });

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

const annotationSchema = z
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

/**
 * A whole workspace as one JSON value: what `dataset.json` holds and what an import takes. Keys are camelCase and stand
 * in this order; unknown keys are refused. Names stay; what is added raises the version.
 */
export const datasetSchema = z.strictObject({
  format: z.literal(DATASET_FORMAT),
  version: z.literal(DATASET_VERSION),
  workspace: workspaceSchema,
  people: z.array(personSchema),
  sources: z.array(sourceSchema),
  documents: z.array(documentSchema),
  annotations: z.array(annotationSchema),
});

export type Dataset = z.infer<typeof datasetSchema>;
export type DatasetDocument = z.infer<typeof documentSchema>;
export type DatasetAnnotation = z.infer<typeof annotationSchema>;
export type DatasetSource = z.infer<typeof sourceSchema>;
export type DatasetSection = z.infer<typeof sectionSchema>;
