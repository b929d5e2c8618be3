import type { Decision, Status } from '../domain/vocabulary.ts';
import { type Database, statement } from './database.ts';

/**
 * A claim that somebody supported, as it was linked, the first day on which that was written, and whether in a text or post
 * of its own or in what others attribute to it.
 */
export type Supported = { claimId: string; from: string | null; isOwn: boolean; isAttributed: boolean };

// Mentions that these sources are said to have stated; and those in their own texts, posts and reposts that nobody is said
// to have stated.
const SAID = `said (mention_id, own) AS (
    SELECT e.mention_id, ${ofThemselves()} FROM json_each(@list) w
      CROSS JOIN attribution_source x ON x.source_id = w.value AND x.hidden = 0
      CROSS JOIN attribution_mention e ON e.annotation_id = x.annotation_id CROSS JOIN document d ON d.id = x.document_id
    UNION ${inOwnText('outlet_id')} UNION ${inOwnText('author_id')}
    UNION ${inOwnSection('source_id')} UNION ${inOwnSection('author_id')})`;

function inOwnText(by: 'outlet_id' | 'author_id'): string {
  return `SELECT e.mention_id, 1 FROM json_each(@list) w CROSS JOIN document d ON d.${by} = w.value
      CROSS JOIN evidence e ON e.document_id = d.id WHERE e.hidden_at IS NULL AND e.stance = 'supports' AND ${ownVoice(false)}`;
}

function inOwnSection(by: 'source_id' | 'author_id'): string {
  return `SELECT e.mention_id, 1 FROM json_each(@list) w CROSS JOIN section o ON o.${by} = w.value
      CROSS JOIN document d ON d.id = o.document_id CROSS JOIN evidence e ON e.document_id = d.id
      WHERE o.hidden_at IS NULL AND e.hidden_at IS NULL AND e.stance = 'supports' AND ${ownVoice(true)}`;
}

/** The innermost section around a mention that is somebody's. */
function innermost(): string {
  return `(SELECT s.id FROM section s
      CROSS JOIN block f ON f.document_id = s.document_id AND f.position = s.start_block
      CROSS JOIN block l ON l.document_id = s.document_id AND l.position = s.end_block - 1
      WHERE s.document_id = d.id AND s.hidden_at IS NULL AND (s.source_id IS NOT NULL OR s.author_id IS NOT NULL OR s.kind = 'repost')
        AND (SELECT min(p.start) FROM span p WHERE p.annotation_id = e.mention_id) BETWEEN f.start AND l.end - 1
      ORDER BY s.end_block - s.start_block, s.start_block DESC LIMIT 1)`;
}

/** Whether a mention that is attributed to these sources stands in a text or post of their own: “I saw it”. */
function ofThemselves(): string {
  const isOne = (alias: string, by: string): string => `${alias}.${by} IN (SELECT value FROM json_each(@list))`;
  return `ifnull(CASE WHEN ${innermost()} IS NULL THEN ${isOne('d', 'outlet_id')} OR ${isOne('d', 'author_id')}
      ELSE EXISTS (SELECT 1 FROM section o WHERE o.id = ${innermost()} AND (${isOne('o', 'source_id')} OR ${isOne('o', 'author_id')})) END, 0)`;
}

/** Whether nobody is said to have stated a mention, and it stands in the text of its outlet, or of the section `o`. */
function ownVoice(inSection: boolean): string {
  return `NOT EXISTS (SELECT 1 FROM attribution_mention m CROSS JOIN annotation b ON b.id = m.annotation_id
      WHERE m.mention_id = e.mention_id AND b.hidden_at IS NULL) AND ${innermost()} IS ${inSection ? 'o.id' : 'NULL'}`;
}

// When a mention was written: the date of the innermost dated section around it, else that of its document.
const WRITTEN = `coalesce((SELECT s.dated_from FROM section s
    CROSS JOIN block f ON f.document_id = s.document_id AND f.position = s.start_block
    CROSS JOIN block l ON l.document_id = s.document_id AND l.position = s.end_block - 1
    WHERE s.document_id = d.id AND s.hidden_at IS NULL AND s.dated_from IS NOT NULL
      AND (SELECT min(p.start) FROM span p WHERE p.annotation_id = e.mention_id) BETWEEN f.start AND l.end - 1
    ORDER BY s.end_block - s.start_block, s.start_block DESC LIMIT 1), d.published_from)`;

const SUPPORTED = `SELECT e.claim_id AS claimId, min(${WRITTEN}) AS "from", max(said.own) AS isOwn, 1 - min(said.own) AS isAttributed FROM said
  CROSS JOIN evidence e ON e.mention_id = said.mention_id CROSS JOIN annotation a ON a.id = e.mention_id
  CROSS JOIN document d ON d.id = e.document_id
  WHERE e.hidden_at IS NULL AND e.stance = 'supports' AND a.hidden_at IS NULL AND d.hidden_at IS NULL GROUP BY e.claim_id`;

/** The claims that these sources support, whoever passed it on. */
export function supportedBy(db: Database, sourceIds: readonly string[]): Supported[] {
  const rows = statement(db, `WITH ${SAID} ${SUPPORTED}`).all({ list: JSON.stringify(sourceIds) });
  return (rows as { claimId: string; from: string | null; isOwn: 0 | 1; isAttributed: 0 | 1 }[]).map((row) => ({
    ...row,
    isOwn: row.isOwn === 1,
    isAttributed: row.isAttributed === 1,
  }));
}

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

/** Of these claims, as they were linked, each with a day: those that somebody supported before that day. */
export const supportedBefore = (db: Database, days: readonly [claimId: string, from: string][]): string[] =>
  statement(
    db,
    `SELECT w.value ->> 0 FROM json_each(@list) w WHERE EXISTS (
       SELECT 1 FROM evidence e CROSS JOIN document d ON d.id = e.document_id
       WHERE e.claim_id = w.value ->> 0 AND e.hidden_at IS NULL AND e.stance = 'supports' AND d.hidden_at IS NULL
         AND ${WRITTEN} < w.value ->> 1
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
