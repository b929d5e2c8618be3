import type { Decision, Status } from '../domain/vocabulary.ts';
import { type Database, statement } from './database.ts';

/** A claim that somebody supported, as it was linked, and the first day of the earliest of the texts that say so. */
export type Supported = { claimId: string; from: string | null };

// Mentions that these sources are said to have stated; and those in their own texts, posts and reposts that nobody is said
// to have stated.
const SAID = `said (mention_id) AS (
    SELECT m.mention_id FROM json_each(@list) w CROSS JOIN attribution_source x ON x.source_id = w.value AND x.hidden = 0
      CROSS JOIN attribution_mention m ON m.annotation_id = x.annotation_id
    UNION SELECT e.mention_id FROM json_each(@list) w CROSS JOIN document d ON d.outlet_id = w.value
      CROSS JOIN evidence e ON e.document_id = d.id WHERE e.hidden_at IS NULL AND e.stance = 'supports' AND ${ownVoice(false)}
    UNION SELECT e.mention_id FROM json_each(@list) w CROSS JOIN section o ON o.source_id = w.value
      CROSS JOIN document d ON d.id = o.document_id CROSS JOIN evidence e ON e.document_id = d.id
      WHERE o.hidden_at IS NULL AND e.hidden_at IS NULL AND e.stance = 'supports' AND ${ownVoice(true)})`;

/** Whether nobody is said to have stated a mention, and it stands in the text of its outlet, or of the section `o`. */
function ownVoice(inSection: boolean): string {
  const innermost = `(SELECT s.id FROM section s
      CROSS JOIN block f ON f.document_id = s.document_id AND f.position = s.start_block
      CROSS JOIN block l ON l.document_id = s.document_id AND l.position = s.end_block - 1
      WHERE s.document_id = d.id AND s.hidden_at IS NULL AND (s.source_id IS NOT NULL OR s.kind = 'repost')
        AND (SELECT min(p.start) FROM span p WHERE p.annotation_id = e.mention_id) BETWEEN f.start AND l.end - 1
      ORDER BY s.end_block - s.start_block, s.start_block DESC LIMIT 1)`;
  return `NOT EXISTS (SELECT 1 FROM attribution_mention m CROSS JOIN annotation b ON b.id = m.annotation_id
      WHERE m.mention_id = e.mention_id AND b.hidden_at IS NULL) AND ${innermost} IS ${inSection ? 'o.id' : 'NULL'}`;
}

const SUPPORTED = `SELECT e.claim_id AS claimId, min(d.published_from) AS "from" FROM said
  CROSS JOIN evidence e ON e.mention_id = said.mention_id CROSS JOIN annotation a ON a.id = e.mention_id
  CROSS JOIN document d ON d.id = e.document_id
  WHERE e.hidden_at IS NULL AND e.stance = 'supports' AND a.hidden_at IS NULL AND d.hidden_at IS NULL GROUP BY e.claim_id`;

/** The claims that these sources support, whoever passed it on. */
export const supportedBy = (db: Database, sourceIds: readonly string[]): Supported[] =>
  statement(db, `WITH ${SAID} ${SUPPORTED}`).all({ list: JSON.stringify(sourceIds) }) as Supported[];

/** What each of these claims is by now, those in the trash left out: `[as it was linked, what it became]`. */
export const rootsOfClaims = (db: Database, claimIds: readonly string[]): [string, string][] =>
  statement(
    db,
    `WITH RECURSIVE into_ (asked, id) AS (
       SELECT value, value FROM json_each(@list)
       UNION SELECT i.asked, c.merged_into FROM into_ i CROSS JOIN claim c ON c.id = i.id WHERE c.merged_into IS NOT NULL)
     SELECT i.asked, i.id FROM into_ i CROSS JOIN claim c ON c.id = i.id WHERE c.merged_into IS NULL AND c.hidden_at IS NULL`,
  )
    .raw()
    .all({ list: JSON.stringify(claimIds) }) as [string, string][];

/** Of these claims, as they were linked, each with a day: those that some text supports from before that day. */
export const supportedBefore = (db: Database, days: readonly [claimId: string, from: string][]): string[] =>
  statement(
    db,
    `SELECT w.value ->> 0 FROM json_each(@list) w WHERE EXISTS (
       SELECT 1 FROM evidence e CROSS JOIN document d ON d.id = e.document_id
       WHERE e.claim_id = w.value ->> 0 AND e.hidden_at IS NULL AND e.stance = 'supports' AND d.hidden_at IS NULL
         AND d.published_from < w.value ->> 1
         AND EXISTS (SELECT 1 FROM annotation a WHERE a.id = e.mention_id AND a.hidden_at IS NULL))`,
  )
    .pluck()
    .all({ list: JSON.stringify(days) }) as string[];

export type Outcome = { claimId: string; status: Status; verdict: Decision | null; loops: string[][] };

/** How these claims stand, as far as the record of a source goes by it. */
export function outcomesOf(db: Database, claimIds: readonly string[]): Outcome[] {
  const rows = statement(
    db,
    `SELECT g.claim_id AS claimId, g.status, g.verdict, g.loops FROM json_each(@list) w CROSS JOIN standing g ON g.claim_id = w.value`,
  ).all({ list: JSON.stringify(claimIds) }) as (Omit<Outcome, 'loops'> & { loops: string })[];
  return rows.map((row) => ({ ...row, loops: row.loops === '[]' ? [] : (JSON.parse(row.loops) as string[][]) }));
}
