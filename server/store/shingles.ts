import type { Document } from '../domain/document.ts';
import { type Database, statement } from './database.ts';
import { DOCUMENT_COLUMNS, type DocumentRow, toDocument } from './documents.ts';

/** A document whose words are not in the index of copied passages yet; those not in hand have none. */
export function nextUnshingled(db: Database): Document | null {
  const row = statement(
    db,
    `SELECT ${DOCUMENT_COLUMNS} FROM document d WHERE d.hidden_at IS NULL AND d.held = 1
       AND NOT EXISTS (SELECT 1 FROM shingled s WHERE s.document_id = d.id) ORDER BY d.number LIMIT 1`,
  ).get() as DocumentRow | undefined;
  return row ? toDocument(row) : null;
}

export const isShingled = (db: Database, documentId: string): boolean =>
  statement(db, 'SELECT 1 FROM shingled WHERE document_id = @documentId').get({ documentId }) !== undefined;

export const shingledCount = (db: Database): number =>
  statement(db, 'SELECT count(*) FROM shingled').pluck().get() as number;

/** In how many documents each of these hashes stands, counted up to `most`. */
export function frequencies(db: Database, hashes: readonly number[], most: number): Map<number, number> {
  const rows = statement(
    db,
    `SELECT h.value AS hash, (SELECT count(*) FROM (SELECT 1 FROM shingle s WHERE s.hash = h.value LIMIT @most)) AS count
     FROM json_each(@hashes) h`,
  ).all({ hashes: JSON.stringify(hashes), most }) as { hash: number; count: number }[];
  return new Map(rows.map(({ hash, count }) => [hash, count]));
}

/** The numbers of the documents with this hash, smallest first. */
export const documentsWith = (db: Database, hash: number, most: number): number[] =>
  statement(db, 'SELECT document FROM shingle WHERE hash = @hash ORDER BY document LIMIT @most')
    .pluck()
    .all({ hash, most }) as number[];

/** Puts a document into the index, once. */
export function putShingles(db: Database, document: Pick<Document, 'id' | 'number'>, hashes: readonly number[]): void {
  const insert = statement(db, 'INSERT OR IGNORE INTO shingle VALUES (@hash, @number)');
  for (const hash of hashes) insert.run({ hash, number: document.number });
  statement(db, 'INSERT OR REPLACE INTO shingled VALUES (@id, @count)').run({ id: document.id, count: hashes.length });
}
