import type { ReadingState } from '../domain/vocabulary.ts';
import { type Database, statement } from './database.ts';

/** How far one person has read one document: the state, and the block they were at. */
export type Reading = { state: ReadingState; block: number };

export const readingOf = (db: Database, personId: string, documentId: string): Reading =>
  (statement(db, 'SELECT state, block FROM reading WHERE person_id = @personId AND document_id = @documentId').get({
    personId,
    documentId,
  }) as Reading | undefined) ?? { state: 'new', block: 0 };

export function putReading(db: Database, personId: string, documentId: string, reading: Reading, at: string): void {
  statement(
    db,
    `INSERT INTO reading VALUES (@personId, @documentId, @state, @block, @at)
     ON CONFLICT (person_id, document_id) DO UPDATE SET state = @state, block = @block, updated_at = @at`,
  ).run({ ...reading, personId, documentId, at });
}
