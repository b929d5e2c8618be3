import type { Event } from '../domain/claim.ts';
import type { Dating } from '../domain/document.ts';
import type { Direction, Stance } from '../domain/vocabulary.ts';
import { events } from './claims.ts';
import { type Database, statement } from './database.ts';
import { NAME_OF } from './sourceMerges.ts';

export type ListedEvent = { event: Event; claims: number; contested: number; mentions: number };

/** One page of the events, the latest first, those without a date last; each with its claims. */
export function eventsListed(db: Database, limit: number, offset: number): ListedEvent[] {
  const rows = statement(
    db,
    `SELECT ${events.columns}, count(c.id) AS claims, count(CASE WHEN g.status = 'contested' THEN 1 END) AS contested,
       coalesce(sum(g.mentions), 0) AS mentions
     FROM (SELECT * FROM event WHERE hidden_at IS NULL ORDER BY happened_from DESC, number DESC LIMIT @limit OFFSET @offset) r
     LEFT JOIN claim c ON c.event_id = r.id AND c.hidden_at IS NULL AND c.merged_into IS NULL
     LEFT JOIN standing g ON g.claim_id = c.id
     GROUP BY r.id ORDER BY r.happened_from DESC, r.number DESC`,
  ).all({ limit, offset }) as Omit<ListedEvent, 'event'>[];
  return rows.map((row) => ({
    event: events.read(row),
    claims: row.claims,
    contested: row.contested,
    mentions: row.mentions,
  }));
}

export const eventCount = (db: Database): number =>
  statement(db, 'SELECT count(*) FROM event WHERE hidden_at IS NULL').pluck().get() as number;

/** Names of events to choose from, the latest first. */
export const eventsOffered = (db: Database, limit: number): { id: string; number: number; name: string }[] =>
  statement(
    db,
    'SELECT id, number, name FROM event WHERE hidden_at IS NULL ORDER BY happened_from DESC, number DESC LIMIT @limit',
  ).all({ limit }) as { id: string; number: number; name: string }[];

/** The events whose name has these words in it, in any case, or that bear this number. */
export const eventsCalled = (db: Database, words: string, number: number | null): string[] =>
  statement(
    db,
    `SELECT id FROM event WHERE hidden_at IS NULL
       AND (number = @number OR (@number IS NULL AND instr(lower(name), lower(@words)) > 0)) LIMIT 200`,
  )
    .pluck()
    .all({ words, number }) as string[];

/** A mention as a time line shows it: where it stands, when that was written, and what it does with which claim. */
export type DatedMention = {
  claimId: string;
  stance: Stance;
  number: number;
  quote: string;
  documentNumber: number;
  title: string;
  language: string;
  direction: Direction;
  outletName: string | null;
  date: Dating | null;
};

type DatedRow = Omit<DatedMention, 'date'> & { from: string | null; to: string | null; basis: Dating['basis'] | null };

/** The mentions of these claims and of those merged into them, as they were written; undated last. One a place. */
export function mentionsDated(db: Database, claimIds: readonly string[], limit: number): DatedMention[] {
  const rows = statement(
    db,
    `WITH RECURSIVE family (root, id) AS (
       SELECT value, value FROM json_each(@list)
       UNION SELECT f.root, c.id FROM family f CROSS JOIN claim c ON c.merged_into = f.id),
     found AS (
       SELECT f.root, e.stance, a.id, a.number, e.document_id, x.start, min(e.created_at) AS at,
         (SELECT s.id FROM section s
          JOIN block first ON first.document_id = s.document_id AND first.position = s.start_block
          JOIN block last ON last.document_id = s.document_id AND last.position = s.end_block - 1
          WHERE s.document_id = e.document_id AND s.hidden_at IS NULL AND s.dated_from IS NOT NULL
            AND first.start <= x.start AND last.end > x.start
          ORDER BY s.end_block - s.start_block, s.start_block DESC LIMIT 1) AS section_id
       FROM family f CROSS JOIN evidence e ON e.claim_id = f.id AND e.hidden_at IS NULL
         CROSS JOIN annotation a ON a.id = e.mention_id AND a.hidden_at IS NULL
         CROSS JOIN span x ON x.annotation_id = a.id AND x.position = 0
       GROUP BY f.root, e.document_id, x.start, x.end, e.stance)
     SELECT n.root AS claimId, n.stance, n.number, d.number AS documentNumber, d.title, d.language, d.direction,
       ${NAME_OF('d.outlet_id')} AS outletName, coalesce(s.dated_from, d.published_from) AS "from", coalesce(s.dated_to, d.published_to) AS "to",
       coalesce(s.dated_basis, d.published_basis) AS basis,
       (SELECT group_concat(quote, ' … ') FROM (SELECT quote FROM span WHERE annotation_id = n.id ORDER BY position)) AS quote
     FROM found n CROSS JOIN document d ON d.id = n.document_id
       LEFT JOIN section s ON s.id = n.section_id
     WHERE d.hidden_at IS NULL
     ORDER BY coalesce(s.dated_from, d.published_from) IS NULL, coalesce(s.dated_from, d.published_from), d.number, n.start
     LIMIT @limit`,
  ).all({ list: JSON.stringify(claimIds), limit }) as DatedRow[];
  return rows.map(({ from, to, basis, ...row }) => ({
    ...row,
    date: from && to && basis ? { from, to, basis } : null,
  }));
}
