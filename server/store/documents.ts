import type { Block, Dating, Document, Format, PlacedBlock } from '../domain/document.ts';
import { codePointsIn } from '../domain/offsets.ts';
import type { ReadingState } from '../domain/vocabulary.ts';
import { type Database, statement } from './database.ts';

type DocumentRow = Omit<Document, 'date' | 'other' | 'held'> & {
  publishedFrom: string | null;
  publishedTo: string | null;
  publishedBasis: Dating['basis'] | null;
  other: string;
  held: 0 | 1;
};

const COLUMNS = `d.id, d.number, d.title, d.language, d.direction, d.outlet_id AS outletId, d.author_id AS authorId, d.address,
  d.published_from AS publishedFrom, d.published_to AS publishedTo, d.published_basis AS publishedBasis,
  d.paraphrase_of AS paraphraseOf, d.other, d.held, d.supersedes_id AS supersedesId, d.file_name AS fileName, d.encoding,
  d.byte_length AS byteLength, d.sha256, d.text_sha256 AS textSha256, d.text_length AS textLength,
  d.created_by AS createdBy, d.created_at AS createdAt, d.version, d.hidden_at AS hiddenAt`;

export function documentByNumber(db: Database, number: number): Document | null {
  const row = statement(db, `SELECT ${COLUMNS} FROM document d WHERE d.number = @number`).get({ number }) as
    | DocumentRow
    | undefined;
  return row ? toDocument(row) : null;
}

export function documentById(db: Database, id: string): Document | null {
  const row = statement(db, `SELECT ${COLUMNS} FROM document d WHERE d.id = @id`).get({ id }) as
    | DocumentRow
    | undefined;
  return row ? toDocument(row) : null;
}

export function documentsById(db: Database, ids: readonly string[]): Document[] {
  const rows = statement(
    db,
    `SELECT ${COLUMNS} FROM document d WHERE d.id IN (SELECT value FROM json_each(@list)) ORDER BY d.number`,
  ).all({ list: JSON.stringify(ids) });
  return (rows as DocumentRow[]).map(toDocument);
}

/** The document with these bytes, hidden or not. */
export function documentWithBytes(db: Database, sha256: string): Document | null {
  const row = statement(db, `SELECT ${COLUMNS} FROM document d WHERE d.sha256 = @sha256`).get({ sha256 }) as
    | DocumentRow
    | undefined;
  return row ? toDocument(row) : null;
}

export type ListedDocument = Document & {
  outletName: string | null;
  state: ReadingState;
  claims: number;
  attributions: number;
};
export type DocumentFilter = {
  state: ReadingState | null;
  language: string | null;
  outletId: string | null;
  ids: readonly string[] | null;
};

const STATE = `coalesce(r.state, 'new')`;
const FILTER = `d.hidden_at IS NULL AND (@state IS NULL OR ${STATE} = @state) AND (@language IS NULL OR d.language = @language)
  AND (@outletId IS NULL OR d.outlet_id = @outletId) AND (@ids IS NULL OR d.id IN (SELECT value FROM json_each(@ids)))`;

const bound = (filter: DocumentFilter): Record<string, string | null> => ({
  ...filter,
  ids: filter.ids ? JSON.stringify(filter.ids) : null,
});

/** One page of the list of documents, in order of publication (undated last), with what one person has read of them. */
export function documentsListed(
  db: Database,
  personId: string,
  filter: DocumentFilter,
  limit: number,
  offset: number,
): ListedDocument[] {
  const rows = statement(
    db,
    `SELECT ${COLUMNS}, o.name AS outletName, ${STATE} AS state,
       (SELECT count(*) FROM annotation a WHERE a.document_id = d.id AND a.kind = 'claim' AND a.hidden_at IS NULL) AS claims,
       (SELECT count(*) FROM annotation a WHERE a.document_id = d.id AND a.kind = 'attribution' AND a.hidden_at IS NULL) AS attributions
     FROM document d LEFT JOIN source o ON o.id = d.outlet_id
     LEFT JOIN reading r ON r.document_id = d.id AND r.person_id = @personId
     WHERE ${FILTER} ORDER BY d.published_from IS NULL, d.published_from, d.number LIMIT @limit OFFSET @offset`,
  ).all({ ...bound(filter), personId, limit, offset }) as (DocumentRow & Omit<ListedDocument, keyof Document>)[];
  return rows.map((row) => ({
    ...toDocument(row),
    outletName: row.outletName,
    state: row.state,
    claims: row.claims,
    attributions: row.attributions,
  }));
}

export type OutlineEntry = Pick<Document, 'id' | 'number' | 'title' | 'language' | 'direction'> & {
  from: string | null;
  outletName: string | null;
  state: ReadingState;
};

/** The documents around one in the list, for the outline beside it: no counts, no more than asked for. */
export function documentsOutlined(db: Database, personId: string, limit: number): OutlineEntry[] {
  return statement(
    db,
    `SELECT d.id, d.number, d.title, d.language, d.direction, d.published_from AS "from", o.name AS outletName, ${STATE} AS state
     FROM document d LEFT JOIN source o ON o.id = d.outlet_id
     LEFT JOIN reading r ON r.document_id = d.id AND r.person_id = @personId
     WHERE d.hidden_at IS NULL ORDER BY d.published_from IS NULL, d.published_from, d.number LIMIT @limit`,
  ).all({ personId, limit }) as OutlineEntry[];
}

/** How many visible documents a person has not read, begun and finished. */
export function readingCounts(db: Database, personId: string): Record<ReadingState, number> {
  const rows = statement(
    db,
    `SELECT ${STATE} AS state, count(*) AS count FROM document d
     LEFT JOIN reading r ON r.document_id = d.id AND r.person_id = @personId WHERE d.hidden_at IS NULL GROUP BY 1`,
  ).all({ personId }) as { state: ReadingState; count: number }[];
  return { new: 0, begun: 0, done: 0, ...Object.fromEntries(rows.map((row) => [row.state, row.count])) };
}

/** The documents whose title or text has all these words (as FTS5 phrases of a folded query), newest import first. */
export function documentsFound(db: Database, query: string, limit: number): string[] {
  return statement(
    db,
    `SELECT d.id FROM document_search f JOIN document d ON d.number = f.rowid
     WHERE document_search MATCH @query AND d.hidden_at IS NULL ORDER BY f.rowid DESC LIMIT @limit`,
  )
    .pluck()
    .all({ query, limit }) as string[];
}

/** The documents before and after one in the list, by number. */
export function neighbours(db: Database, number: number): { previous: number | null; next: number | null } {
  return statement(
    db,
    `SELECT (SELECT max(number) FROM document WHERE number < @number AND hidden_at IS NULL) AS previous,
            (SELECT min(number) FROM document WHERE number > @number AND hidden_at IS NULL) AS next`,
  ).get({ number }) as { previous: number | null; next: number | null };
}

export function documentsHidden(db: Database, limit: number): Document[] {
  const rows = statement(
    db,
    `SELECT ${COLUMNS} FROM document d WHERE d.hidden_at IS NOT NULL ORDER BY d.hidden_at DESC LIMIT @limit`,
  ).all({ limit });
  return (rows as DocumentRow[]).map(toDocument);
}

export const documentCount = (db: Database): number =>
  statement(db, 'SELECT count(*) FROM document WHERE hidden_at IS NULL').pluck().get() as number;
export const nextDocumentNumber = (db: Database): number =>
  statement(db, 'SELECT coalesce(max(number), 0) + 1 FROM document').pluck().get() as number;
export const languagesUsed = (db: Database): string[] =>
  statement(db, 'SELECT DISTINCT language FROM document WHERE hidden_at IS NULL ORDER BY 1').pluck().all() as string[];

const TEXTS_KEPT = 32_000_000;
const texts = new WeakMap<Database, Map<string, string>>();

/** A document's text. Texts never change, so the last ones read are kept, up to a few dozen megabytes. */
export function textOf(db: Database, documentId: string): string {
  const kept = texts.get(db) ?? new Map<string, string>();
  texts.set(db, kept);
  const text =
    kept.get(documentId) ??
    (statement(db, 'SELECT text FROM document_text WHERE document_id = @documentId')
      .pluck()
      .get({ documentId }) as string);
  kept.delete(documentId);
  kept.set(documentId, text);
  let size = [...kept.values()].reduce((sum, one) => sum + one.length, 0);
  for (const [id, one] of kept) {
    if (size <= TEXTS_KEPT || id === documentId) break;
    size -= one.length;
    kept.delete(id);
  }
  return text;
}

export const originalOf = (db: Database, documentId: string): Buffer | null =>
  (statement(db, 'SELECT bytes FROM original WHERE document_id = @documentId').pluck().get({ documentId }) as
    | Buffer
    | undefined) ?? null;

const BLOCK = 'position, start, end, start_code_point AS startCodePoint, kind, level, direction';

export const blocksOf = (db: Database, documentId: string): PlacedBlock[] =>
  statement(db, `SELECT ${BLOCK} FROM block WHERE document_id = @documentId ORDER BY position`).all({
    documentId,
  }) as PlacedBlock[];

/** The blocks that `[start, end)` meets. */
export const blocksMeeting = (db: Database, documentId: string, start: number, end: number): PlacedBlock[] =>
  statement(
    db,
    `SELECT ${BLOCK} FROM block WHERE document_id = @documentId AND start < @end AND start >= coalesce(
       (SELECT start FROM block WHERE document_id = @documentId AND start <= @start ORDER BY start DESC LIMIT 1), 0)
     AND end > @start ORDER BY position`,
  ).all({ documentId, start, end }) as PlacedBlock[];

export const formatsMeeting = (db: Database, documentId: string, start: number, end: number): Format[] =>
  statement(
    db,
    'SELECT start, end, kind, href FROM format WHERE document_id = @documentId AND start < @end AND end > @start ORDER BY position',
  ).all({ documentId, start, end }) as Format[];

export type Bookkeeping = { revision: number; longestSpan: number; lastNumber: number };
export const bookkeepingOf = (db: Database, id: string): Bookkeeping =>
  statement(
    db,
    'SELECT revision, longest_span AS longestSpan, last_number AS lastNumber FROM document WHERE id = @id',
  ).get({ id }) as Bookkeeping;

/** Says that what a document's page shows has changed, and remembers how long its longest span is. */
export function touchDocument(db: Database, id: string, longestSpan = 0): void {
  statement(
    db,
    'UPDATE document SET revision = revision + 1, longest_span = max(longest_span, @longestSpan) WHERE id = @id',
  ).run({ id, longestSpan });
}

/** A number for a new annotation; numbers are never given twice. */
export const nextAnnotationNumber = (db: Database, id: string): number =>
  statement(db, 'UPDATE document SET last_number = last_number + 1 WHERE id = @id RETURNING last_number')
    .pluck()
    .get({ id }) as number;

/** Keeps the counter past a number that came from elsewhere. */
export const reserveNumber = (db: Database, id: string, number: number): void => {
  statement(db, 'UPDATE document SET last_number = max(last_number, @number) WHERE id = @id').run({ id, number });
};

export function putDocument(db: Database, document: Document): void {
  statement(
    db,
    `INSERT INTO document (id, number, title, language, direction, outlet_id, author_id, address, published_from, published_to,
       published_basis, paraphrase_of, other, held, supersedes_id, file_name, encoding, byte_length, sha256, text_sha256, text_length,
       last_number, longest_span, revision, created_by, created_at, version, hidden_at)
     VALUES (@id, @number, @title, @language, @direction, @outletId, @authorId, @address, @publishedFrom, @publishedTo,
       @publishedBasis, @paraphraseOf, @other, @held, @supersedesId, @fileName, @encoding, @byteLength, @sha256, @textSha256, @textLength,
       0, 0, 0, @createdBy, @createdAt, @version, @hiddenAt)
     ON CONFLICT (id) DO UPDATE SET title = @title, language = @language, direction = @direction, outlet_id = @outletId, author_id = @authorId,
       address = @address, published_from = @publishedFrom, published_to = @publishedTo, published_basis = @publishedBasis,
       paraphrase_of = @paraphraseOf, revision = revision + 1, version = @version, hidden_at = @hiddenAt`,
  ).run({
    ...document,
    date: null,
    publishedFrom: document.date?.from ?? null,
    publishedTo: document.date?.to ?? null,
    publishedBasis: document.date?.basis ?? null,
    other: JSON.stringify(document.other),
    held: document.held ? 1 : 0,
  });
}

/** Stores what never changes of a document: text, blocks, inline formats and the original bytes. */
export function putText(
  db: Database,
  documentId: string,
  text: string,
  blocks: readonly Block[],
  formats: readonly Format[],
  bytes: Uint8Array | null,
): void {
  statement(db, 'INSERT INTO document_text VALUES (@documentId, @text)').run({ documentId, text });
  if (bytes) putOriginal(db, documentId, bytes);
  const insertBlock = statement(
    db,
    'INSERT INTO block VALUES (@documentId, @position, @start, @end, @startCodePoint, @kind, @level, @direction)',
  );
  let offset = 0;
  let startCodePoint = 0;
  blocks.forEach((block, position) => {
    startCodePoint += codePointsIn(text, offset, block.start);
    offset = block.start;
    insertBlock.run({ ...block, documentId, position, startCodePoint });
  });
  const insertFormat = statement(db, 'INSERT INTO format VALUES (@documentId, @position, @start, @end, @kind, @href)');
  formats.forEach((format, position) => {
    insertFormat.run({ ...format, documentId, position });
  });
}

/** Keeps the evidentiary copy. */
export function putOriginal(db: Database, documentId: string, bytes: Uint8Array): void {
  statement(db, 'INSERT INTO original VALUES (@documentId, @bytes)').run({ documentId, bytes });
}

/** Puts folded words where search finds them. */
export function indexDocument(db: Database, number: number, title: string, text: string): void {
  statement(db, 'INSERT INTO document_search (rowid, title, text) VALUES (@number, @title, @text)').run({
    number,
    title,
    text,
  });
}

/** The title changed: a contentless index wants the row anew. */
export function reindexDocument(db: Database, number: number, title: string, text: string): void {
  statement(db, 'DELETE FROM document_search WHERE rowid = @number').run({ number });
  indexDocument(db, number, title, text);
}

function toDocument(row: DocumentRow): Document {
  const { publishedFrom, publishedTo, publishedBasis, ...rest } = row;
  return {
    id: rest.id,
    number: rest.number,
    title: rest.title,
    language: rest.language,
    direction: rest.direction,
    outletId: rest.outletId,
    authorId: rest.authorId,
    address: rest.address,
    date:
      publishedFrom && publishedTo && publishedBasis
        ? { from: publishedFrom, to: publishedTo, basis: publishedBasis }
        : null,
    paraphraseOf: rest.paraphraseOf,
    other: JSON.parse(rest.other) as Record<string, string>,
    held: rest.held === 1,
    supersedesId: rest.supersedesId,
    fileName: rest.fileName,
    encoding: rest.encoding,
    byteLength: rest.byteLength,
    sha256: rest.sha256,
    textSha256: rest.textSha256,
    textLength: rest.textLength,
    createdBy: rest.createdBy,
    createdAt: rest.createdAt,
    version: rest.version,
    hiddenAt: rest.hiddenAt,
  };
}
