import { annotated, known, object, plain, type Rows } from './datasetSql.ts';

const LEAVES = `+r.hidden_at IS NULL AND iif(r.claim_id IS NULL, ${annotated('r.annotation_id')}, r.claim_id IN kept)`;

export const COMMENTS: Rows = {
  table: 'comment',
  where: LEAVES,
  order: 'id',
  people: ['created_by', 'resolved_by'],
  json: object({
    ...plain({
      id: 'r.id',
      annotationId: 'r.annotation_id',
      claimId: 'r.claim_id',
      parentId: '(SELECT p.id FROM comment p WHERE p.id = r.parent_id AND p.hidden_at IS NULL)',
      text: 'r.text',
      editedAt: 'r.edited_at',
      resolvedAt: 'r.resolved_at',
      resolvedBy: 'r.resolved_by',
    }),
    ...known('r'),
  }),
};

/** SQL for the ids of those whom such a comment names. */
export const PEOPLE_NAMED = `SELECT n.person_id FROM comment r CROSS JOIN comment_person n ON n.comment_id = r.id WHERE ${LEAVES}`;
