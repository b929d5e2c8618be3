import type { Annotation, AttributedSource, Attributes, Span } from '../domain/annotation.ts';
import type { AnnotationKind } from '../domain/vocabulary.ts';
import { type Database, statement } from './database.ts';

type AnnotationRow = Omit<Annotation, 'attributes' | 'spans' | 'sources' | 'mentionIds'> & { attributes: string };

const COLUMNS = `a.id, a.document_id AS documentId, a.number, a.kind, a.layer, a.annotator_id AS annotatorId,
  a.parent_id AS parentId, a.attributes, a.note, a.created_at AS createdAt, a.updated_at AS updatedAt,
  a.version, a.hidden_at AS hiddenAt`;
const SPAN = `s.annotation_id AS annotationId, s.role, s.start, s.end, s.start_code_point AS startCodePoint,
  s.end_code_point AS endCodePoint, s.quote, s.prefix, s.suffix`;
const ATTRIBUTED = `annotation_id AS annotationId, source_id AS sourceId, identification, access,
  stated_min AS statedMin, stated_max AS statedMax, stated_reason AS statedReason`;

/** Every visible annotation of a document, by number, whole. Four statements, whatever their number. */
export function annotationsInDocument(db: Database, documentId: string): Annotation[] {
  const rows = statement(
    db,
    `SELECT ${COLUMNS} FROM annotation a WHERE a.document_id = @documentId AND a.hidden_at IS NULL ORDER BY a.number`,
  ).all({ documentId });
  return assemble(
    rows as AnnotationRow[],
    statement(
      db,
      `SELECT ${SPAN} FROM span s WHERE s.document_id = @documentId ORDER BY s.annotation_id, s.position`,
    ).all({ documentId }) as Owned<Span>[],
    statement(
      db,
      `SELECT ${ATTRIBUTED} FROM attribution_source WHERE annotation_id IN (SELECT id FROM annotation WHERE document_id = @documentId) ORDER BY annotation_id, position`,
    ).all({ documentId }) as Owned<AttributedSource>[],
    statement(
      db,
      `SELECT annotation_id AS annotationId, mention_id AS mentionId FROM attribution_mention WHERE annotation_id IN (SELECT id FROM annotation WHERE document_id = @documentId) ORDER BY annotation_id, position`,
    ).all({ documentId }) as Owned<{ mentionId: string }>[],
  );
}

/** Where spans stand, with their own words and none of those around. */
export const SHOWN_SPAN = `s.annotation_id AS annotationId, s.role, s.start, s.end, 0 AS startCodePoint, 0 AS endCodePoint,
  s.quote, '' AS prefix, '' AS suffix`;

/** Where spans stand without their words: for what counts thousands and shows none. */
export const BARE_SPAN = `s.annotation_id AS annotationId, s.role, s.start, s.end, 0 AS startCodePoint, 0 AS endCodePoint,
  '' AS quote, '' AS prefix, '' AS suffix`;

/** These annotations, whole, hidden or not, in the order of their numbers. */
export function annotationsById(db: Database, ids: readonly string[], span = SPAN): Annotation[] {
  if (ids.length === 0) return [];
  const list = JSON.stringify(ids);
  const among = 'IN (SELECT value FROM json_each(@list))';
  return assemble(
    statement(db, `SELECT ${COLUMNS} FROM annotation a WHERE a.id ${among} ORDER BY a.document_id, a.number`).all({
      list,
    }) as AnnotationRow[],
    statement(db, `SELECT ${span} FROM span s WHERE s.annotation_id ${among} ORDER BY s.annotation_id, s.position`).all(
      { list },
    ) as Owned<Span>[],
    statement(
      db,
      `SELECT ${ATTRIBUTED} FROM attribution_source WHERE annotation_id ${among} ORDER BY annotation_id, position`,
    ).all({ list }) as Owned<AttributedSource>[],
    statement(
      db,
      `SELECT annotation_id AS annotationId, mention_id AS mentionId FROM attribution_mention WHERE annotation_id ${among} ORDER BY annotation_id, position`,
    ).all({ list }) as Owned<{ mentionId: string }>[],
  );
}

export const annotationById = (db: Database, id: string): Annotation | null => annotationsById(db, [id])[0] ?? null;

export function annotationByNumber(db: Database, documentId: string, number: number): Annotation | null {
  const id = statement(db, 'SELECT id FROM annotation WHERE document_id = @documentId AND number = @number')
    .pluck()
    .get({ documentId, number });
  return typeof id === 'string' ? annotationById(db, id) : null;
}

/** The visible annotations with a span that meets `[start, end)`; `longest` bounds how far to the left one may begin. */
export function annotationsMeeting(
  db: Database,
  documentId: string,
  start: number,
  end: number,
  longest: number,
): Annotation[] {
  const ids = statement(
    db,
    `SELECT DISTINCT s.annotation_id FROM span s JOIN annotation a ON a.id = s.annotation_id
     WHERE s.document_id = @documentId AND s.start > @start - @longest - 1 AND s.start < @end AND s.end > @start AND a.hidden_at IS NULL`,
  )
    .pluck()
    .all({ documentId, start, end, longest });
  return annotationsById(db, ids as string[]);
}

/** The attributions whose content bears one of these mentions, and those whose parent is one of these attributions. */
export function annotationsAround(db: Database, ids: readonly string[]): Annotation[] {
  const around = statement(
    db,
    `SELECT annotation_id FROM attribution_mention WHERE mention_id IN (SELECT value FROM json_each(@list))
     UNION SELECT id FROM annotation WHERE parent_id IN (SELECT value FROM json_each(@list))`,
  )
    .pluck()
    .all({ list: JSON.stringify(ids) });
  return annotationsById(db, around as string[]).filter((annotation) => annotation.hiddenAt === null);
}

/** These annotations' parents, and their parents, up to the outermost. */
export function ancestorsOf(db: Database, ids: readonly string[], span = SPAN): Annotation[] {
  const above = statement(
    db,
    `WITH RECURSIVE above (id) AS (
       SELECT parent_id FROM annotation WHERE id IN (SELECT value FROM json_each(@list)) AND parent_id IS NOT NULL
       UNION SELECT a.parent_id FROM annotation a JOIN above ON a.id = above.id WHERE a.parent_id IS NOT NULL)
     SELECT id FROM above`,
  )
    .pluck()
    .all({ list: JSON.stringify(ids) });
  return annotationsById(db, above as string[], span).filter((annotation) => annotation.hiddenAt === null);
}

/** The sources of the last attribution that begins before an offset, the nearest first among a few. */
export function sourcesBefore(db: Database, documentId: string, start: number): string[] {
  const id = statement(
    db,
    `SELECT a.id FROM span s JOIN annotation a ON a.id = s.annotation_id
     WHERE s.document_id = @documentId AND s.start < @start AND a.kind = 'attribution' AND a.hidden_at IS NULL
       AND EXISTS (SELECT 1 FROM attribution_source x WHERE x.annotation_id = a.id)
     ORDER BY s.start DESC LIMIT 1`,
  )
    .pluck()
    .get({ documentId, start });
  return statement(db, 'SELECT source_id FROM attribution_source WHERE annotation_id = @id ORDER BY position')
    .pluck()
    .all({ id: id ?? '' }) as string[];
}

/** Deleted annotations, newest first. */
export function annotationsHidden(db: Database, limit: number): Annotation[] {
  const ids = statement(
    db,
    'SELECT id FROM annotation WHERE hidden_at IS NOT NULL ORDER BY hidden_at DESC LIMIT @limit',
  )
    .pluck()
    .all({ limit });
  const order = new Map((ids as string[]).map((id, i) => [id, i]));
  return annotationsById(db, ids as string[]).sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
}

/** How many visible claims and attributions a document has. */
export function annotationCounts(db: Database, documentId: string): Record<AnnotationKind, number> {
  const rows = statement(
    db,
    'SELECT kind, count(*) AS count FROM annotation WHERE document_id = @documentId AND hidden_at IS NULL GROUP BY kind',
  ).all({ documentId }) as { kind: AnnotationKind; count: number }[];
  return { claim: 0, attribution: 0, ...Object.fromEntries(rows.map((row) => [row.kind, row.count])) };
}

/** Writes an annotation as it stands here, with all its pieces, over whatever was stored under its id. */
export function putAnnotation(db: Database, annotation: Annotation): void {
  const { id, documentId } = annotation;
  statement(
    db,
    `INSERT INTO annotation (id, document_id, number, kind, layer, annotator_id, parent_id, attributes, note, created_at, updated_at, version, hidden_at)
     VALUES (@id, @documentId, @number, @kind, @layer, @annotatorId, @parentId, @attributes, @note, @createdAt, @updatedAt, @version, @hiddenAt)
     ON CONFLICT (id) DO UPDATE SET kind = @kind, parent_id = @parentId, attributes = @attributes, note = @note,
       updated_at = @updatedAt, version = @version, hidden_at = @hiddenAt`,
  ).run({
    ...annotation,
    attributes: JSON.stringify(annotation.attributes),
    spans: null,
    sources: null,
    mentionIds: null,
  });
  for (const table of ['span', 'attribution_source', 'attribution_mention']) {
    statement(db, `DELETE FROM ${table} WHERE annotation_id = @id`).run({ id });
  }
  annotation.spans.forEach((span, position) => {
    statement(
      db,
      'INSERT INTO span VALUES (@id, @position, @documentId, @role, @start, @end, @startCodePoint, @endCodePoint, @quote, @prefix, @suffix)',
    ).run({ ...span, id, documentId, position });
  });
  annotation.sources.forEach((source, position) => {
    statement(
      db,
      'INSERT INTO attribution_source VALUES (@id, @position, @sourceId, @documentId, @hidden, @identification, @access, @statedMin, @statedMax, @statedReason)',
    ).run({ ...source, id, position, documentId, hidden: annotation.hiddenAt === null ? 0 : 1 });
  });
  annotation.mentionIds.forEach((mentionId, position) => {
    statement(db, 'INSERT INTO attribution_mention VALUES (@id, @position, @mentionId)').run({
      id,
      position,
      mentionId,
    });
  });
}

type Owned<T> = T & { annotationId: string };

function grouped<T>(rows: readonly Owned<T>[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const { annotationId, ...rest } of rows) {
    const group = groups.get(annotationId);
    if (group) group.push(rest as T);
    else groups.set(annotationId, [rest as T]);
  }
  return groups;
}

function assemble(
  rows: AnnotationRow[],
  spans: Owned<Span>[],
  sources: Owned<AttributedSource>[],
  links: Owned<{ mentionId: string }>[],
): Annotation[] {
  const spansOf = grouped<Span>(spans);
  const sourcesOf = grouped<AttributedSource>(sources);
  const mentionsOf = grouped<{ mentionId: string }>(links);
  return rows.map((row) => ({
    ...row,
    attributes: row.attributes === '{}' ? {} : (JSON.parse(row.attributes) as Attributes),
    spans: spansOf.get(row.id) ?? [],
    sources: sourcesOf.get(row.id) ?? [],
    mentionIds: (mentionsOf.get(row.id) ?? []).map((link) => link.mentionId),
  }));
}
