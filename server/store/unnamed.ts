import type { Source } from '../domain/source.ts';
import { type Database, statement } from './database.ts';
import { sourceFamilies } from './sourceMerges.ts';
import { sourcesById } from './sources.ts';

/** How many visible sources are unnamed. */
export const unnamedCount = (db: Database): number =>
  statement(
    db,
    `SELECT count(*) FROM source s INDEXED BY source_unnamed WHERE s.kind = 'unnamed' AND s.hidden_at IS NULL AND s.merged_into IS NULL`,
  )
    .pluck()
    .get() as number;

/** An unnamed source, and where it is first heard: its report, and the words that describe it there. */
export type Unnamed = {
  source: Source;
  attributions: number;
  /** Null where nothing visible names it. */
  first: { documentId: string; annotationId: string } | null;
};

/** Visible unnamed sources by number, from after one on; `ids`: only these. */
export function unnamedListed(db: Database, ids: readonly string[] | null, after: number, limit: number): Unnamed[] {
  const rows = statement(
    db,
    `SELECT s.id FROM source s INDEXED BY source_unnamed WHERE s.kind = 'unnamed' AND s.number > @after
       AND s.hidden_at IS NULL AND s.merged_into IS NULL AND (@ids IS NULL OR s.id IN (SELECT value FROM json_each(@ids)))
     ORDER BY s.number LIMIT @limit`,
  )
    .pluck()
    .all({ ids: ids && JSON.stringify(ids), after, limit }) as string[];
  return heardFirst(db, rows);
}

/** These sources by number, each with where it is first heard. */
export function heardFirst(db: Database, ids: readonly string[]): Unnamed[] {
  const firsts = firstHeard(db, ids);
  return sourcesById(db, ids).map((source) => {
    const found = firsts.get(source.id);
    return {
      source,
      attributions: found?.attributions ?? 0,
      first: found ? { documentId: found.documentId, annotationId: found.annotationId } : null,
    };
  });
}

function firstHeard(
  db: Database,
  ids: readonly string[],
): Map<string, { documentId: string; annotationId: string; attributions: number }> {
  const families = [...sourceFamilies(db, ids)].flatMap(([root, family]) => family.map((id) => [root, id]));
  const rows = statement(
    db,
    `SELECT wanted.value ->> 0 AS id, x.document_id AS documentId, min(x.annotation_id) AS annotationId, count(*) AS attributions
     FROM json_each(@list) wanted CROSS JOIN attribution_source x ON x.source_id = wanted.value ->> 1 AND x.hidden = 0
     WHERE x.document_id NOT IN (SELECT id FROM document WHERE hidden_at IS NOT NULL) GROUP BY wanted.value ->> 0`,
  ).all({ list: JSON.stringify(families) }) as {
    id: string;
    documentId: string;
    annotationId: string;
    attributions: number;
  }[];
  return new Map(rows.map(({ id, ...first }) => [id, first]));
}
