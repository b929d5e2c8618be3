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

/** The visible derivations that lead into these documents or from them, oldest first. */
export function derivationsAround(db: Database, documentIds: readonly string[]): Derivation[] {
  return statement(
    db,
    `SELECT ${derivations.columns} FROM derivation r WHERE r.id IN (
       SELECT d.id FROM json_each(@list) wanted CROSS JOIN derivation d ON d.document_id = wanted.value
       UNION SELECT d.id FROM json_each(@list) wanted CROSS JOIN derivation d ON d.from_document_id = wanted.value)
     AND r.hidden_at IS NULL ORDER BY r.created_at, r.id`,
  )
    .all({ list: JSON.stringify(documentIds) })
    .map(derivations.read);
}

/** The confirmed derivations that are met on the way from a document to whatever it was made from, and that from. */
export function derivationsBehind(db: Database, documentId: string): Derivation[] {
  const reached = statement(
    db,
    `WITH RECURSIVE behind (id) AS (
       SELECT @documentId
       UNION SELECT d.from_document_id FROM behind b CROSS JOIN derivation d ON d.document_id = b.id
         WHERE d.hidden_at IS NULL AND d.state = 'confirmed')
     SELECT id FROM behind`,
  )
    .pluck()
    .all({ documentId }) as string[];
  return derivationsOf(db, reached).filter((one) => one.state === 'confirmed');
}

/** One page of the visible derivations in a state whose documents are visible too: proposals by age, the rest newest first. */
export function derivationsInState(
  db: Database,
  state: Derivation['state'],
  limit: number,
  offset: number,
): Derivation[] {
  return statement(
    db,
    `SELECT ${derivations.columns} FROM derivation r ${BOTH_THERE}
     WHERE r.state = @state AND r.hidden_at IS NULL AND d.hidden_at IS NULL AND f.hidden_at IS NULL
     ORDER BY r.created_at ${state === 'proposed' ? '' : 'DESC'}, r.id LIMIT @limit OFFSET @offset`,
  )
    .all({ state, limit, offset })
    .map(derivations.read);
}

const BOTH_THERE = 'CROSS JOIN document d ON d.id = r.document_id CROSS JOIN document f ON f.id = r.from_document_id';

export const derivationCount = (db: Database, state: Derivation['state']): number =>
  statement(
    db,
    `SELECT count(*) FROM derivation r ${BOTH_THERE}
     WHERE r.state = @state AND r.hidden_at IS NULL AND d.hidden_at IS NULL AND f.hidden_at IS NULL`,
  )
    .pluck()
    .get({ state }) as number;

/** The visible citations of a document by visible attributions, by age. */
export function citationsOf(db: Database, documentId: string): Citation[] {
  return statement(
    db,
    `SELECT ${citations.columns} FROM citation r CROSS JOIN annotation a ON a.id = r.annotation_id
       CROSS JOIN document d ON d.id = a.document_id
     WHERE r.document_id = @documentId AND r.hidden_at IS NULL AND a.hidden_at IS NULL AND d.hidden_at IS NULL
     ORDER BY r.created_at, r.id`,
  )
    .all({ documentId })
    .map(citations.read);
}

/** Every visible citation of a document, by attributions in the trash too. */
export function citationsTo(db: Database, documentId: string): Citation[] {
  return statement(
    db,
    `SELECT ${citations.columns} FROM citation r WHERE r.document_id = @documentId AND r.hidden_at IS NULL ORDER BY r.id`,
  )
    .all({ documentId })
    .map(citations.read);
}
