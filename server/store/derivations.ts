import type { Citation, Derivation } from '../domain/derivation.ts';
import { type Database, statement } from './database.ts';
import { KEPT, rowsOf } from './rows.ts';

export const derivations = rowsOf<Derivation>('derivation', {
  id: 'id',
  documentId: 'document_id',
  sectionId: 'section_id',
  fromDocumentId: 'from_document_id',
  fromSectionId: 'from_section_id',
  kind: 'kind',
  method: 'method',
  state: 'state',
  passages: { json: 'passages' },
  note: 'note',
  ...KEPT,
});

export const citations = rowsOf<Citation>('citation', {
  id: 'id',
  annotationId: 'annotation_id',
  documentId: 'document_id',
  sectionId: 'section_id',
  ...KEPT,
});

/** The visible derivations of these documents: what each was made from. */
export function derivationsOf(db: Database, documentIds: readonly string[]): Derivation[] {
  return statement(
    db,
    `SELECT ${derivations.columns} FROM json_each(@list) wanted CROSS JOIN derivation r ON r.document_id = wanted.value
     WHERE r.hidden_at IS NULL ORDER BY r.created_at, r.id`,
  )
    .all({ list: JSON.stringify(documentIds) })
    .map(derivations.read);
}

/** The visible citations by these attributions. */
export function citationsBy(db: Database, annotationIds: readonly string[]): Citation[] {
  return statement(
    db,
    `SELECT ${citations.columns} FROM json_each(@list) wanted CROSS JOIN citation r ON r.annotation_id = wanted.value
     WHERE r.hidden_at IS NULL ORDER BY r.created_at, r.id`,
  )
    .all({ list: JSON.stringify(annotationIds) })
    .map(citations.read);
}
