import type { Source } from '../domain/source.ts';
import { type Database, statement } from './database.ts';
import { sourceById } from './sources.ts';

/** In SQL: the ids of a source and of all that were merged into it, by the expression that gives its id. */
export const FAMILY_OF = (id: string): string => `WITH RECURSIVE family (id) AS (
    SELECT ${id} UNION SELECT s.id FROM family CROSS JOIN source s ON s.merged_into = family.id) SELECT id FROM family`;

/** In SQL: the name that a source goes by, that of what it was merged into. */
export const NAME_OF = (id: string): string => `(WITH RECURSIVE into_ (name, merged_into) AS (
    SELECT s.name, s.merged_into FROM source s WHERE s.id = ${id}
    UNION ALL SELECT s.name, s.merged_into FROM into_ CROSS JOIN source s ON s.id = into_.merged_into)
  SELECT name FROM into_ WHERE merged_into IS NULL)`;

/** The source that a merged one became; the source itself where it wasn't merged. */
export function resolvedSource(db: Database, id: string): Source | null {
  const root = statement(
    db,
    `WITH RECURSIVE into_ (id) AS (
       SELECT @id UNION SELECT s.merged_into FROM into_ CROSS JOIN source s ON s.id = into_.id WHERE s.merged_into IS NOT NULL)
     SELECT s.id FROM into_ CROSS JOIN source s ON s.id = into_.id WHERE s.merged_into IS NULL`,
  )
    .pluck()
    .get({ id });
  return typeof root === 'string' ? sourceById(db, root) : null;
}

/** These sources and all that were merged into them, however often: by the id that was asked for. */
export function sourceFamilies(db: Database, ids: readonly string[]): Map<string, string[]> {
  const families = new Map<string, string[]>();
  const rows = statement(
    db,
    `WITH RECURSIVE family (root, id) AS (
       SELECT value, value FROM json_each(@list)
       UNION SELECT f.root, s.id FROM family f CROSS JOIN source s ON s.merged_into = f.id)
     SELECT root, id FROM family`,
  )
    .raw()
    .all({ list: JSON.stringify(ids) }) as [string, string][];
  for (const [root, id] of rows) {
    const family = families.get(root);
    if (family) family.push(id);
    else families.set(root, [id]);
  }
  return families;
}

export const sourceFamily = (db: Database, id: string): string[] => sourceFamilies(db, [id]).get(id) ?? [id];

/** Every source that was merged into another one, with that one; few, however many sources there are. */
export const sourcesMerged = (db: Database): [id: string, into: string][] =>
  statement(db, 'SELECT id, merged_into FROM source INDEXED BY source_merged WHERE merged_into IS NOT NULL')
    .raw()
    .all() as [string, string][];
