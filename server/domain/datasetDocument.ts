import { z } from 'zod';
import { codePoint, count, dating, day, hash, id, known, number, offset, said, words } from './datasetBasics.ts';
import { BLOCK_KINDS, DIRECTIONS, FORMAT_KINDS, SECTION_KINDS } from './vocabulary.ts';

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

export const documentSchema = z
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
