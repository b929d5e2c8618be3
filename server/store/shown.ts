import { type Database, statement } from './database.ts';

const list = (ids: readonly string[]) => ({ list: JSON.stringify(ids) });

/** The documents in which these mentions stand. */
export const documentsOfMentions = (db: Database, mentionIds: readonly string[]): string[] =>
  statement(
    db,
    'SELECT DISTINCT a.document_id FROM json_each(@list) wanted CROSS JOIN annotation a ON a.id = wanted.value',
  )
    .pluck()
    .all(list(mentionIds)) as string[];

/** The documents beside whose text these sources, or those that were merged into them, are named. */
export const documentsNaming = (db: Database, sourceIds: readonly string[]): string[] =>
  statement(
    db,
    `WITH RECURSIVE family (id) AS (
       SELECT value FROM json_each(@list)
       UNION SELECT s.id FROM family CROSS JOIN source s ON s.merged_into = family.id)
     SELECT x.document_id FROM family CROSS JOIN attribution_source x ON x.source_id = family.id
     UNION SELECT d.id FROM family CROSS JOIN document d ON d.outlet_id = family.id
     UNION SELECT d.id FROM family CROSS JOIN document d ON d.author_id = family.id
     UNION SELECT x.document_id FROM family CROSS JOIN section x ON x.source_id = family.id
     UNION SELECT x.document_id FROM family CROSS JOIN section x ON x.author_id = family.id`,
  )
    .pluck()
    .all(list(sourceIds)) as string[];
