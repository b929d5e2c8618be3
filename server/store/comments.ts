import { type Comment, namedIn } from '../domain/comment.ts';
import { type Database, statement } from './database.ts';
import { rowsOf } from './rows.ts';

const rows = rowsOf<Comment>('comment', {
  id: 'id',
  annotationId: 'annotation_id',
  documentId: 'document_id',
  claimId: 'claim_id',
  parentId: 'parent_id',
  text: 'text',
  editedAt: 'edited_at',
  resolvedAt: 'resolved_at',
  resolvedBy: 'resolved_by',
  createdBy: 'created_by',
  createdAt: 'created_at',
  version: 'version',
  hiddenAt: 'hidden_at',
});

/** Comments, and with each the people that it names: those whom this file doesn't know are left out. */
export const comments = { ...rows, put: putComment };

function putComment(db: Database, comment: Comment): void {
  rows.put(db, comment);
  statement(db, 'DELETE FROM comment_person WHERE comment_id = @id').run({ id: comment.id });
  for (const personId of namedIn(comment.text))
    statement(db, 'INSERT INTO comment_person SELECT @id, p.id FROM person p WHERE p.id = @personId').run({
      id: comment.id,
      personId,
    });
}

const LISTED = (subject: string): string =>
  `SELECT ${rows.columns} FROM json_each(@list) w CROSS JOIN comment r ON r.${subject} = w.value
   ORDER BY r.created_at, r.id`;

/** What was said about these annotations, the oldest first; deleted ones too, since answers may hang on them. */
export const commentsOfAnnotations = (db: Database, annotationIds: readonly string[]): Comment[] =>
  statement(db, LISTED('annotation_id'))
    .all({ list: JSON.stringify(annotationIds) })
    .map(rows.read);

/** The same of a claim and of those that were merged into it. */
export const commentsOfClaims = (db: Database, claimIds: readonly string[]): Comment[] =>
  statement(db, LISTED('claim_id'))
    .all({ list: JSON.stringify(claimIds) })
    .map(rows.read);

// A thread counts while nobody has resolved it.
const OPEN = `r.hidden_at IS NULL AND r.resolved_at IS NULL
  AND NOT EXISTS (SELECT 1 FROM comment p WHERE p.id = r.parent_id AND p.resolved_at IS NOT NULL)`;

/** How many comments of open threads the annotations of a document have; only those that have any. */
export function openComments(db: Database, documentId: string): Map<string, number> {
  const found = statement(
    db,
    `SELECT r.annotation_id, count(*) FROM comment r WHERE r.document_id = @documentId AND ${OPEN} GROUP BY r.annotation_id`,
  )
    .raw()
    .all({ documentId }) as [string, number][];
  return new Map(found);
}

/** The newest comments that name a person and that somebody else wrote. */
export const commentsNaming = (db: Database, personId: string, limit: number): Comment[] =>
  statement(
    db,
    `SELECT ${rows.columns} FROM comment_person n CROSS JOIN comment r ON r.id = n.comment_id
     WHERE n.person_id = @personId AND r.hidden_at IS NULL AND r.created_by <> @personId
     ORDER BY r.created_at DESC, r.id DESC LIMIT @limit`,
  )
    .all({ personId, limit })
    .map(rows.read);
