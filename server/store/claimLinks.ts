import type { Claim, Event, Evidence } from '../domain/claim.ts';
import type { Dating } from '../domain/document.ts';
import { claims, events } from './claims.ts';
import { type Database, statement } from './database.ts';
import { evidence } from './evidence.ts';

/** The visible event of exactly this name, the first made where there are several. */
export function eventNamed(db: Database, name: string): Event | null {
  const row = statement(
    db,
    `SELECT ${events.columns} FROM event r WHERE r.name = @name AND r.hidden_at IS NULL ORDER BY r.number LIMIT 1`,
  ).get({ name });
  return row ? events.read(row) : null;
}

/** How many visible claims belong to an event. */
export const claimsInEvent = (db: Database, eventId: string): number =>
  statement(db, 'SELECT count(*) FROM claim WHERE event_id = @eventId AND hidden_at IS NULL AND merged_into IS NULL')
    .pluck()
    .get({ eventId }) as number;

/** What one analyst has linked a mention with, among these claims. */
export function linkOf(
  db: Database,
  mentionId: string,
  claimIds: readonly string[],
  annotatorId: string,
): Evidence | null {
  const row = statement(
    db,
    `SELECT ${evidence.columns} FROM json_each(@list) wanted CROSS JOIN evidence r
       ON r.mention_id = @mentionId AND r.claim_id = wanted.value AND r.annotator_id = @annotatorId
     WHERE r.hidden_at IS NULL ORDER BY r.created_at, r.id LIMIT 1`,
  ).get({ list: JSON.stringify(claimIds), mentionId, annotatorId });
  return row ? evidence.read(row) : null;
}

const RESOLVED = `WITH RECURSIVE into_ (id, merged_into) AS (
    SELECT c.id, c.merged_into FROM linked l CROSS JOIN claim c ON c.id = l.claim_id
    UNION SELECT c.id, c.merged_into FROM into_ CROSS JOIN claim c ON c.id = into_.merged_into)`;

/** The visible claims that a mention bears on, whoever linked them; merges resolved, by number. */
export function claimsOfMention(db: Database, mentionId: string): Claim[] {
  const linked =
    'linked (claim_id) AS (SELECT e.claim_id FROM evidence e WHERE e.mention_id = @mentionId AND e.hidden_at IS NULL)';
  return statement(
    db,
    `${RESOLVED.replace('WITH RECURSIVE', `WITH RECURSIVE ${linked},`)}
     SELECT ${claims.columns} FROM into_ CROSS JOIN claim r ON r.id = into_.id
     WHERE r.merged_into IS NULL AND r.hidden_at IS NULL ORDER BY r.number`,
  )
    .all({ mentionId })
    .map(claims.read);
}

/** The events of the claims that a document's mentions bear on already. */
export function eventsOfDocument(db: Database, documentId: string): string[] {
  const linked =
    'linked (claim_id) AS (SELECT DISTINCT e.claim_id FROM evidence e WHERE e.document_id = @documentId AND e.hidden_at IS NULL)';
  return statement(
    db,
    `${RESOLVED.replace('WITH RECURSIVE', `WITH RECURSIVE ${linked},`)}
     SELECT DISTINCT r.event_id FROM into_ CROSS JOIN claim r ON r.id = into_.id
     WHERE r.merged_into IS NULL AND r.hidden_at IS NULL AND r.event_id IS NOT NULL ORDER BY r.event_id`,
  )
    .pluck()
    .all({ documentId }) as string[];
}

/** When the text around a place was written: the innermost dated section's date; null where only the document's is known. */
export function sectionDate(db: Database, documentId: string, start: number): Dating | null {
  const row = statement(
    db,
    `SELECT s.dated_from AS "from", s.dated_to AS "to", s.dated_basis AS basis FROM section s
     JOIN block first ON first.document_id = s.document_id AND first.position = s.start_block
     JOIN block last ON last.document_id = s.document_id AND last.position = s.end_block - 1
     WHERE s.document_id = @documentId AND s.hidden_at IS NULL AND s.dated_from IS NOT NULL AND s.dated_to IS NOT NULL
       AND first.start <= @start AND last.end > @start ORDER BY s.end_block - s.start_block, s.start_block DESC LIMIT 1`,
  ).get({ documentId, start });
  return (row as Dating | undefined) ?? null;
}
