import type { Claim, Evidence } from '../domain/claim.ts';
import { claims } from './claims.ts';
import { type Database, statement } from './database.ts';
import { evidence } from './evidence.ts';

/** The visible evidence of a document's mentions, by mention and age: one statement, whatever their number. */
export function evidenceInDocument(db: Database, documentId: string): Evidence[] {
  return statement(
    db,
    `SELECT ${evidence.columns} FROM evidence r WHERE r.document_id = @documentId AND r.hidden_at IS NULL
     ORDER BY r.mention_id, r.created_at, r.id`,
  )
    .all({ documentId })
    .map(evidence.read);
}

/** The visible mentions of a document that bear on these claims. */
export const mentionsInDocument = (db: Database, documentId: string, claimIds: readonly string[]): string[] =>
  statement(
    db,
    `SELECT DISTINCT r.mention_id FROM json_each(@list) wanted CROSS JOIN evidence r
       ON r.document_id = @documentId AND r.hidden_at IS NULL AND r.claim_id = wanted.value
     JOIN annotation a ON a.id = r.mention_id WHERE a.hidden_at IS NULL`,
  )
    .pluck()
    .all({ documentId, list: JSON.stringify(claimIds) }) as string[];

/** What each of these claims is by now: itself, or the one that it was merged into. By the id that was asked for. */
export function claimsResolved(db: Database, ids: readonly string[]): Map<string, Claim> {
  const rows = statement(
    db,
    `WITH RECURSIVE into_ (asked, id) AS (
       SELECT value, value FROM json_each(@list)
       UNION SELECT i.asked, c.merged_into FROM into_ i CROSS JOIN claim c ON c.id = i.id WHERE c.merged_into IS NOT NULL)
     SELECT i.asked, ${claims.columns} FROM into_ i CROSS JOIN claim r ON r.id = i.id WHERE r.merged_into IS NULL`,
  ).all({ list: JSON.stringify([...new Set(ids)]) });
  return new Map(rows.map((row) => [(row as { asked: string }).asked, claims.read(row)]));
}
