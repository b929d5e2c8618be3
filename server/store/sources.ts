import { nameKey } from '../domain/fold.ts';
import type { Source, SourceName } from '../domain/source.ts';
import { type Database, statement } from './database.ts';
import { putSourceKeys } from './sourceKeys.ts';

type SourceRow = Omit<Source, 'aliases' | 'protected'> & { protected: 0 | 1 };

const COLUMNS = `s.id, s.number, s.kind, s.name, s.description, s.affiliation_id AS affiliationId, s.protected,
  s.merged_into AS mergedInto, s.created_by AS createdBy, s.created_at AS createdAt, s.version, s.hidden_at AS hiddenAt`;

export function sourcesById(db: Database, ids: readonly string[]): Source[] {
  if (ids.length === 0) return [];
  const list = JSON.stringify(ids);
  const rows = statement(
    db,
    `SELECT ${COLUMNS} FROM source s WHERE s.id IN (SELECT value FROM json_each(@list)) ORDER BY s.number`,
  ).all({ list }) as SourceRow[];
  return withNames(db, rows, list);
}

export const sourceById = (db: Database, id: string): Source | null => sourcesById(db, [id])[0] ?? null;

export function sourceByNumber(db: Database, number: number): Source | null {
  const id = statement(db, 'SELECT id FROM source WHERE number = @number').pluck().get({ number });
  return typeof id === 'string' ? sourceById(db, id) : null;
}

/**
 * The visible, named source of exactly this name or alias (folded), or what it was merged into; unnamed ones are never
 * found by name.
 */
export function sourceNamed(db: Database, name: string): Source | null {
  // A name that was erased has no letters left, and is nobody's.
  if (nameKey(name) === '') return null;
  const id = statement(
    db,
    `WITH RECURSIVE found (id, merged_into) AS (
       SELECT s.id, s.merged_into FROM source_name n CROSS JOIN source s ON s.id = n.source_id
       WHERE n.folded = @folded AND s.kind <> 'unnamed' AND s.hidden_at IS NULL
       UNION SELECT s.id, s.merged_into FROM found CROSS JOIN source s ON s.id = found.merged_into)
     SELECT s.id FROM found CROSS JOIN source s ON s.id = found.id
     WHERE s.merged_into IS NULL AND s.hidden_at IS NULL AND s.kind <> 'unnamed' ORDER BY s.number LIMIT 1`,
  )
    .pluck()
    .get({ folded: nameKey(name) });
  return typeof id === 'string' ? sourceById(db, id) : null;
}

export function sourcesHidden(db: Database, limit: number): Source[] {
  const ids = statement(db, 'SELECT id FROM source WHERE hidden_at IS NOT NULL ORDER BY hidden_at DESC LIMIT @limit')
    .pluck()
    .all({ limit });
  return sourcesById(db, ids as string[]);
}

export const sourceCount = (db: Database): number =>
  statement(db, 'SELECT count(*) FROM source WHERE hidden_at IS NULL AND merged_into IS NULL').pluck().get() as number;

/** Whether any source, even one in the trash, is to be protected. */
export const isAnyProtected = (db: Database): boolean =>
  statement(db, 'SELECT EXISTS (SELECT 1 FROM source WHERE protected = 1)').pluck().get() === 1;

export const nextSourceNumber = (db: Database): number =>
  statement(db, 'SELECT coalesce(max(number), 0) + 1 FROM source').pluck().get() as number;

/** Whether anything visible still refers to a source: an attribution, a document, a section, a claim or another source. */
export function isSourceUsed(db: Database, id: string): boolean {
  return (
    statement(
      db,
      `SELECT EXISTS (SELECT 1 FROM attribution_source WHERE source_id = @id AND hidden = 0)
       OR EXISTS (SELECT 1 FROM document WHERE outlet_id = @id AND hidden_at IS NULL)
       OR EXISTS (SELECT 1 FROM document WHERE author_id = @id AND hidden_at IS NULL)
       OR EXISTS (SELECT 1 FROM section WHERE source_id = @id AND hidden_at IS NULL)
       OR EXISTS (SELECT 1 FROM section WHERE author_id = @id AND hidden_at IS NULL)
       OR EXISTS (SELECT 1 FROM claim WHERE speaker_id = @id AND hidden_at IS NULL)
       OR EXISTS (SELECT 1 FROM source WHERE affiliation_id = @id AND hidden_at IS NULL)
       OR EXISTS (SELECT 1 FROM source WHERE merged_into = @id AND hidden_at IS NULL)`,
    )
      .pluck()
      .get({ id }) === 1
  );
}

export function putSource(db: Database, source: Source): void {
  statement(
    db,
    `INSERT INTO source (id, number, kind, name, description, affiliation_id, protected, merged_into, created_by, created_at, version, hidden_at)
     VALUES (@id, @number, @kind, @name, @description, @affiliationId, @protected, @mergedInto, @createdBy, @createdAt, @version, @hiddenAt)
     ON CONFLICT (id) DO UPDATE SET kind = @kind, name = @name, description = @description, affiliation_id = @affiliationId,
       protected = @protected, merged_into = @mergedInto, version = @version, hidden_at = @hiddenAt`,
  ).run({ ...source, protected: source.protected ? 1 : 0, aliases: null });
  statement(db, 'DELETE FROM source_name WHERE source_id = @id').run({ id: source.id });
  const names = [{ name: source.name, script: '', language: null }, ...source.aliases];
  names.forEach((entry, position) => {
    statement(db, 'INSERT INTO source_name VALUES (@id, @position, @name, @script, @language, @folded)').run({
      id: source.id,
      position,
      ...entry,
      folded: nameKey(entry.name),
    });
  });
  putSourceKeys(db, source);
}

function withNames(db: Database, rows: readonly SourceRow[], list: string): Source[] {
  const names = statement(
    db,
    `SELECT source_id AS sourceId, name, script, language FROM source_name
     WHERE position > 0 AND source_id IN (SELECT value FROM json_each(@list)) ORDER BY source_id, position`,
  ).all({ list }) as (SourceName & { sourceId: string })[];
  const namesOf = Map.groupBy(names, (entry) => entry.sourceId);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    kind: row.kind,
    name: row.name,
    description: row.description,
    affiliationId: row.affiliationId,
    protected: row.protected === 1,
    mergedInto: row.mergedInto,
    aliases: (namesOf.get(row.id) ?? []).map(({ name, script, language }) => ({ name, script, language })),
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    version: row.version,
    hiddenAt: row.hiddenAt,
  }));
}

/** The unnamed sources that a document's visible attributions name, the last made first. */
export function unnamedInDocument(db: Database, documentId: string): Source[] {
  const ids = statement(
    db,
    `SELECT DISTINCT x.source_id FROM annotation a JOIN attribution_source x ON x.annotation_id = a.id JOIN source s ON s.id = x.source_id
     WHERE a.document_id = @documentId AND a.kind = 'attribution' AND a.hidden_at IS NULL AND s.kind = 'unnamed' AND s.hidden_at IS NULL`,
  )
    .pluck()
    .all({ documentId });
  return sourcesById(db, ids as string[]).reverse();
}

/** These sources and whatever they were merged into, by id. */
export function sourcesWithMerges(db: Database, ids: readonly string[]): Map<string, Source> {
  const all = statement(
    db,
    `WITH RECURSIVE into_ (id) AS (
       SELECT value FROM json_each(@list)
       UNION SELECT s.merged_into FROM source s JOIN into_ ON s.id = into_.id WHERE s.merged_into IS NOT NULL)
     SELECT id FROM into_`,
  )
    .pluck()
    .all({ list: JSON.stringify(ids) });
  return new Map(sourcesById(db, all as string[]).map((source) => [source.id, source]));
}

/** The sources that stand as outlet over some visible document, merges resolved, by name. */
export const outletsUsed = (db: Database): { id: string; name: string }[] =>
  statement(
    db,
    `WITH RECURSIVE into_ (id) AS (
       SELECT d.outlet_id FROM document d WHERE d.hidden_at IS NULL AND d.outlet_id IS NOT NULL
       UNION SELECT s.merged_into FROM into_ CROSS JOIN source s ON s.id = into_.id WHERE s.merged_into IS NOT NULL)
     SELECT s.id, s.name FROM into_ CROSS JOIN source s ON s.id = into_.id WHERE s.merged_into IS NULL ORDER BY s.name`,
  ).all() as { id: string; name: string }[];
