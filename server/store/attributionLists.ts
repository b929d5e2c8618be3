import type { Annotation } from '../domain/annotation.ts';
import type { Stance } from '../domain/vocabulary.ts';
import { annotationsById } from './annotations.ts';
import { type Database, statement } from './database.ts';

const SHOWN = 'x.document_id NOT IN (SELECT id FROM document WHERE hidden_at IS NOT NULL)';
const LINKED = `EXISTS (SELECT 1 FROM attribution_mention m CROSS JOIN evidence e ON e.mention_id = m.mention_id
  WHERE m.annotation_id = x.annotation_id AND e.hidden_at IS NULL AND e.stance = @stance)`;

/** Of the visible attributions that name one of these sources: how many there are, and a page of them by document. */
export function attributionsNaming(
  db: Database,
  sourceIds: readonly string[],
  stance: Stance | null,
  limit: number,
  offset: number,
): { total: number; page: Annotation[] } {
  const where = `FROM json_each(@list) wanted CROSS JOIN attribution_source x ON x.source_id = wanted.value AND x.hidden = 0
    WHERE ${SHOWN}${stance === null ? '' : ` AND ${LINKED}`}`;
  const list = JSON.stringify(sourceIds);
  const bound = stance === null ? { list } : { list, stance };
  const total = statement(db, `SELECT count(DISTINCT x.annotation_id) ${where}`).pluck().get(bound) as number;
  const ids = statement(
    db,
    `SELECT DISTINCT x.document_id, x.annotation_id ${where} ORDER BY x.document_id, x.annotation_id LIMIT @limit OFFSET @offset`,
  )
    .raw()
    .all({ ...bound, limit, offset }) as [string, string][];
  return {
    total,
    page: inOrder(
      annotationsById(
        db,
        ids.map(([, id]) => id),
      ),
      ids.map(([, id]) => id),
    ),
  };
}

const STATED = `EXISTS (SELECT 1 FROM evidence e WHERE e.mention_id = a.id AND e.hidden_at IS NULL AND e.stance = @stance)`;

/** Of the visible mentions in the documents that these sources published: how many there are, and a page of them. */
export function mentionsPublished(
  db: Database,
  sourceIds: readonly string[],
  stance: Stance | null,
  limit: number,
  offset: number,
): { total: number; page: Annotation[] } {
  const where = `FROM json_each(@list) wanted CROSS JOIN document d ON d.outlet_id = wanted.value
    CROSS JOIN annotation a ON a.document_id = d.id AND a.kind = 'claim' AND a.hidden_at IS NULL
    WHERE d.hidden_at IS NULL${stance === null ? '' : ` AND ${STATED}`}`;
  const list = JSON.stringify(sourceIds);
  const bound = stance === null ? { list } : { list, stance };
  const total = statement(db, `SELECT count(*) ${where}`).pluck().get(bound) as number;
  const ids = statement(db, `SELECT a.id ${where} ORDER BY d.id, a.id LIMIT @limit OFFSET @offset`)
    .pluck()
    .all({ ...bound, limit, offset }) as string[];
  return { total, page: inOrder(annotationsById(db, ids), ids) };
}

function inOrder(annotations: readonly Annotation[], ids: readonly string[]): Annotation[] {
  const byId = new Map(annotations.map((one) => [one.id, one]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
