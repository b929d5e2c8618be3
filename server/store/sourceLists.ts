import type { Source } from '../domain/source.ts';
import type { Letter, SourceKind } from '../domain/vocabulary.ts';
import { type Database, statement } from './database.ts';
import { sourceFamilies } from './sourceMerges.ts';
import { sourcesById } from './sources.ts';

/** What the registry shows of; null: whatever it is. `letter`: '' are those that nobody has rated. */
export type SourceFilter = {
  kind: SourceKind | null;
  letter: Letter | '' | null;
  protected: boolean | null;
  ids: readonly string[] | null;
};

/** How many visible attributions in how many documents name a source, those merged into it included. */
export type SourceCounts = { attributions: number; documents: number };

// The letter that stands for each source (see domain/grade.ts), through whatever was merged into it.
const LETTERED = `WITH RECURSIVE root (id, root) AS (
    SELECT id, id FROM source WHERE merged_into IS NULL AND hidden_at IS NULL
    UNION ALL SELECT s.id, root.root FROM root CROSS JOIN source s INDEXED BY source_merged ON s.merged_into = root.id),
  rated (source_id, letter, rank) AS (
    SELECT root.root, r.letter, row_number() OVER (PARTITION BY root.root ORDER BY r.topic IS NOT NULL, r.created_at DESC, r.id DESC)
    FROM root CROSS JOIN reliability r ON r.source_id = root.id WHERE r.hidden_at IS NULL)`;
const FILTER = `n.position = 0 AND s.hidden_at IS NULL AND s.merged_into IS NULL
  AND (@kind IS NULL OR s.kind = @kind) AND (@protected IS NULL OR s.protected = @protected)
  AND (@ids IS NULL OR s.id IN (SELECT value FROM json_each(@ids)))`;
const OF_LETTER = `AND iif(@letter = '', s.id NOT IN (SELECT source_id FROM rated),
  s.id IN (SELECT source_id FROM rated WHERE rank = 1 AND letter = @letter))`;

/** Visible sources by name, from after one on. */
export function sourcesListed(
  db: Database,
  filter: SourceFilter,
  after: { folded: string; id: string } | null,
  limit: number,
): Source[] {
  const { letter } = filter;
  const ids = statement(
    db,
    `${letter === null ? '' : LETTERED} SELECT s.id FROM source_name n CROSS JOIN source s ON s.id = n.source_id
     WHERE ${FILTER} ${letter === null ? '' : OF_LETTER} AND (n.folded, s.id) > (@folded, @id)
     ORDER BY n.folded, s.id LIMIT @limit`,
  )
    .pluck()
    .all({ ...bound(filter), folded: after?.folded ?? '', id: after?.id ?? '', limit }) as string[];
  const byId = new Map(sourcesById(db, ids).map((source) => [source.id, source]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const bound = ({
  kind,
  letter,
  protected: isProtected,
  ids,
}: SourceFilter): Record<string, string | number | null> => ({
  kind,
  protected: isProtected === null ? null : isProtected ? 1 : 0,
  ids: ids && JSON.stringify(ids),
  ...(letter === null ? {} : { letter }),
});

/** By source; those that nothing is attributed to are left out. Documents in the trash don't count. */
export function countsOf(db: Database, ids: readonly string[]): Map<string, SourceCounts> {
  const families = [...sourceFamilies(db, ids)].flatMap(([root, family]) => family.map((id) => [root, id]));
  const rows = statement(
    db,
    `SELECT wanted.value ->> 0 AS id, count(*) AS attributions, count(DISTINCT x.document_id) AS documents
     FROM json_each(@list) wanted CROSS JOIN attribution_source x ON x.source_id = wanted.value ->> 1 AND x.hidden = 0
     WHERE x.document_id NOT IN (SELECT id FROM document WHERE hidden_at IS NOT NULL)
     GROUP BY wanted.value ->> 0`,
  ).all({ list: JSON.stringify(families) }) as (SourceCounts & { id: string })[];
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** How many visible documents these sources published. */
export const documentsBy = (db: Database, sourceIds: readonly string[]): number =>
  statement(
    db,
    `SELECT count(*) FROM json_each(@list) wanted CROSS JOIN document d ON d.outlet_id = wanted.value WHERE d.hidden_at IS NULL`,
  )
    .pluck()
    .get({ list: JSON.stringify(sourceIds) }) as number;

/** The first named sources that were made. */
export function firstNamed(db: Database, limit: number): Source[] {
  const ids = statement(
    db,
    `SELECT s.id FROM source s WHERE s.kind <> 'unnamed' AND s.hidden_at IS NULL AND s.merged_into IS NULL ORDER BY s.number LIMIT @limit`,
  )
    .pluck()
    .all({ limit });
  return sourcesById(db, ids as string[]);
}
