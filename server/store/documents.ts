import type { Dating, Document } from '../domain/document.ts';
import { type Database, statement } from './database.ts';

export type DocumentRow = Omit<Document, 'date' | 'other' | 'held'> & {
  publishedFrom: string | null;
  publishedTo: string | null;
  publishedBasis: Dating['basis'] | null;
  other: string;
  held: 0 | 1;
};

/** Columns of a document row `d`, under the names of `DocumentRow`. */
export const DOCUMENT_COLUMNS = `d.id, d.number, d.title, d.language, d.direction, d.outlet_id AS outletId, d.author_id AS authorId, d.address,
  d.published_from AS publishedFrom, d.published_to AS publishedTo, d.published_basis AS publishedBasis,
  d.paraphrase_of AS paraphraseOf, d.other, d.held, d.supersedes_id AS supersedesId, d.file_name AS fileName, d.encoding,
  d.byte_length AS byteLength, d.sha256, d.text_sha256 AS textSha256, d.text_length AS textLength,
  d.created_by AS createdBy, d.created_at AS createdAt, d.version, d.hidden_at AS hiddenAt`;

export function documentByNumber(db: Database, number: number): Document | null {
  const row = statement(db, `SELECT ${DOCUMENT_COLUMNS} FROM document d WHERE d.number = @number`).get({ number }) as
    | DocumentRow
    | undefined;
  return row ? toDocument(row) : null;
}

export function documentById(db: Database, id: string): Document | null {
  const row = statement(db, `SELECT ${DOCUMENT_COLUMNS} FROM document d WHERE d.id = @id`).get({ id }) as
    | DocumentRow
    | undefined;
  return row ? toDocument(row) : null;
}

export function documentsById(db: Database, ids: readonly string[]): Document[] {
  const rows = statement(
    db,
    `SELECT ${DOCUMENT_COLUMNS} FROM document d WHERE d.id IN (SELECT value FROM json_each(@list)) ORDER BY d.number`,
  ).all({ list: JSON.stringify(ids) });
  return (rows as DocumentRow[]).map(toDocument);
}

/** The document with these bytes, hidden or not. */
export function documentWithBytes(db: Database, sha256: string): Document | null {
  const row = statement(db, `SELECT ${DOCUMENT_COLUMNS} FROM document d WHERE d.sha256 = @sha256`).get({ sha256 }) as
    | DocumentRow
    | undefined;
  return row ? toDocument(row) : null;
}

export function documentsHidden(db: Database, limit: number): Document[] {
  const rows = statement(
    db,
    `SELECT ${DOCUMENT_COLUMNS} FROM document d WHERE d.hidden_at IS NOT NULL ORDER BY d.hidden_at DESC LIMIT @limit`,
  ).all({ limit });
  return (rows as DocumentRow[]).map(toDocument);
}

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

export function toDocument(row: DocumentRow): Document {
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

export const nextDocumentNumber = (db: Database): number =>
  statement(db, 'SELECT coalesce(max(number), 0) + 1 FROM document').pluck().get() as number;
