import { type Database, statement } from './database.ts';

/** The words of one mention: as the text has them, and the translation that somebody noted. */
export type MentionWords = { id: string; documentId: string; language: string; quotes: string; translation: string };

const WORDS = `a.id, a.document_id AS documentId, d.language, (SELECT group_concat(s.quote, ' ' ORDER BY s.position) FROM span s WHERE s.annotation_id = a.id AND s.role = 'claim') AS quotes,
  coalesce(a.attributes ->> 'translation', '') AS translation`;

/** The words of these mentions, of those that are visible and of a claim. */
export const wordsOfMentions = (db: Database, ids: readonly string[]): MentionWords[] =>
  statement(
    db,
    `SELECT ${WORDS} FROM json_each(@list) wanted CROSS JOIN annotation a ON a.id = wanted.value
     JOIN document d ON d.id = a.document_id WHERE a.hidden_at IS NULL AND a.kind = 'claim' ORDER BY a.id`,
  ).all({ list: JSON.stringify(ids) }) as MentionWords[];

/** The words of the visible mentions of these claims, the first linked first. */
export const wordsOfClaims = (db: Database, claimIds: readonly string[], limit: number): MentionWords[] =>
  statement(
    db,
    `SELECT ${WORDS} FROM json_each(@list) wanted CROSS JOIN evidence e ON e.claim_id = wanted.value
     JOIN annotation a ON a.id = e.mention_id JOIN document d ON d.id = a.document_id
     WHERE e.hidden_at IS NULL AND a.hidden_at IS NULL AND a.kind = 'claim' AND d.hidden_at IS NULL ORDER BY e.id LIMIT @limit`,
  ).all({ list: JSON.stringify(claimIds), limit }) as MentionWords[];

/** Puts a claim where search finds it, in place of what was there; null takes it out. */
export function putClaimWords(
  db: Database,
  number: number,
  found: { statement: string; words: string; keys: string } | null,
): void {
  statement(db, 'DELETE FROM claim_search WHERE rowid = @number').run({ number });
  if (found)
    statement(
      db,
      'INSERT INTO claim_search (rowid, statement, words, keys) VALUES (@number, @statement, @words, @keys)',
    ).run({ number, ...found });
}

/** Puts a mention where search finds it, in place of what was there; null takes it out. */
export function putMentionWords(db: Database, id: string, found: { words: string; keys: string } | null): void {
  const row = statement(db, 'SELECT row FROM mention_row WHERE annotation_id = @id').pluck().get({ id });
  if (row !== undefined) statement(db, 'DELETE FROM mention_search WHERE rowid = @row').run({ row });
  if (!found) {
    statement(db, 'DELETE FROM mention_row WHERE annotation_id = @id').run({ id });
    return;
  }
  const kept =
    row ??
    statement(db, 'INSERT INTO mention_row (annotation_id, is_linked) VALUES (@id, 0) RETURNING row')
      .pluck()
      .get({ id });
  statement(db, 'INSERT INTO mention_search (rowid, words, keys) VALUES (@kept, @words, @keys)').run({
    kept,
    ...found,
  });
}

/** Notes of these mentions whether they bear on a visible claim, merges resolved. */
export function relinkMentions(db: Database, ids: readonly string[]): void {
  statement(
    db,
    `UPDATE mention_row SET is_linked = EXISTS (
       WITH RECURSIVE into_ (id) AS (
         SELECT e.claim_id FROM evidence e WHERE e.mention_id = mention_row.annotation_id AND e.hidden_at IS NULL
         UNION SELECT c.merged_into FROM into_ CROSS JOIN claim c ON c.id = into_.id WHERE c.merged_into IS NOT NULL)
       SELECT 1 FROM into_ CROSS JOIN claim c ON c.id = into_.id WHERE c.merged_into IS NULL AND c.hidden_at IS NULL)
     WHERE annotation_id IN (SELECT value FROM json_each(@list))`,
  ).run({ list: JSON.stringify(ids) });
}

/** The mentions that were ever linked with these claims and still are. */
export const mentionsOfClaims = (db: Database, claimIds: readonly string[]): string[] =>
  statement(
    db,
    `SELECT DISTINCT e.mention_id FROM json_each(@list) wanted CROSS JOIN evidence e ON e.claim_id = wanted.value WHERE e.hidden_at IS NULL`,
  )
    .pluck()
    .all({ list: JSON.stringify(claimIds) }) as string[];

/** The claims that these mentions are linked with, as they were linked. */
export const claimsOfMentions = (db: Database, mentionIds: readonly string[]): string[] =>
  statement(
    db,
    `SELECT DISTINCT e.claim_id FROM json_each(@list) wanted CROSS JOIN evidence e ON e.mention_id = wanted.value WHERE e.hidden_at IS NULL`,
  )
    .pluck()
    .all({ list: JSON.stringify(mentionIds) }) as string[];

/** The claims that the mentions of a document are linked with. */
export const claimsOfDocument = (db: Database, documentId: string): string[] =>
  statement(db, 'SELECT DISTINCT claim_id FROM evidence WHERE document_id = @documentId AND hidden_at IS NULL')
    .pluck()
    .all({ documentId }) as string[];

/** Visible mentions after one, by id: for putting them all where search finds them. */
export const mentionIdsAfter = (db: Database, after: string, limit: number): string[] =>
  statement(
    db,
    `SELECT id FROM annotation WHERE id > @after AND kind = 'claim' AND hidden_at IS NULL ORDER BY id LIMIT @limit`,
  )
    .pluck()
    .all({ after, limit }) as string[];

/** Claims that stand for themselves after one, by number. */
export const claimIdsAfter = (db: Database, after: number, limit: number): { id: string; number: number }[] =>
  statement(
    db,
    `SELECT id, number FROM claim WHERE hidden_at IS NULL AND merged_into IS NULL AND number > @after ORDER BY number LIMIT @limit`,
  ).all({ after, limit }) as { id: string; number: number }[];

export function clearClaimSearch(db: Database): void {
  db.exec(
    "INSERT INTO claim_search (claim_search) VALUES ('delete-all'); INSERT INTO mention_search (mention_search) VALUES ('delete-all'); DELETE FROM mention_row",
  );
}

export const searchRules = (db: Database): number =>
  (statement(db, 'SELECT version FROM search_rules WHERE only = 1').pluck().get() as number | undefined) ?? 0;

export function putSearchRules(db: Database, version: number): void {
  statement(db, 'INSERT OR REPLACE INTO search_rules VALUES (1, @version)').run({ version });
}
