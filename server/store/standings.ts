import type { StandingRow } from '../domain/standing.ts';
import { type Database, statement } from './database.ts';

const FIELDS: Record<keyof StandingRow, string> = {
  claimId: 'claim_id',
  status: 'status',
  mentions: 'mentions',
  documents: 'documents',
  outlets: 'outlets',
  forMentions: 'for_mentions',
  forReported: 'for_reported',
  forDocuments: 'for_documents',
  forOutlets: 'for_outlets',
  forLow: 'for_low',
  forHigh: 'for_high',
  againstMentions: 'against_mentions',
  againstDocuments: 'against_documents',
  againstOutlets: 'against_outlets',
  againstLow: 'against_low',
  againstHigh: 'against_high',
  loops: 'loops',
  forCells: 'for_cells',
  againstCells: 'against_cells',
  contest: 'contest',
  newestEvidenceAt: 'newest_evidence_at',
  verdict: 'verdict',
  verdictAt: 'verdict_at',
  needsVerdict: 'needs_verdict',
};

/** Columns of a standing that goes by the alias `g`, under the names of `StandingRow`. */
export const STANDING_COLUMNS = Object.entries(FIELDS)
  .map(([field, column]) => `g.${column} AS ${field}`)
  .join(', ');

/** A standing out of a row that selected `STANDING_COLUMNS`, whatever else it selected. */
export function toStanding(raw: unknown): StandingRow {
  const row = raw as Record<keyof StandingRow, unknown>;
  return {
    ...(Object.fromEntries(
      Object.keys(FIELDS).map((field) => [field, row[field as keyof StandingRow]]),
    ) as StandingRow),
    loops: JSON.parse(String(row.loops)),
    needsVerdict: row.needsVerdict === 1,
  };
}

/** How these claims stood when it was last computed; see `refreshStandings`. By claim id. */
export const standingsOf = (db: Database, claimIds: readonly string[]): Map<string, StandingRow> =>
  new Map(
    statement(
      db,
      `SELECT ${STANDING_COLUMNS} FROM json_each(@list) wanted CROSS JOIN standing g ON g.claim_id = wanted.value`,
    )
      .all({ list: JSON.stringify(claimIds) })
      .map(toStanding)
      .map((row) => [row.claimId, row]),
  );

/** The claims whose standing has to be computed again. */
export const staleClaims = (db: Database): string[] =>
  statement(db, 'SELECT claim_id FROM standing WHERE is_stale = 1').pluck().all() as string[];

export function putStanding(db: Database, row: StandingRow): void {
  statement(
    db,
    `INSERT OR REPLACE INTO standing (is_stale, ${Object.values(FIELDS).join(', ')})
     VALUES (0, ${Object.keys(FIELDS)
       .map((field) => `@${field}`)
       .join(', ')})`,
  ).run({ ...row, loops: JSON.stringify(row.loops), needsVerdict: row.needsVerdict ? 1 : 0 });
}

/** Forgets claims that no longer stand alone. */
export function dropStandings(db: Database, claimIds: readonly string[]): void {
  statement(db, 'DELETE FROM standing WHERE claim_id IN (SELECT value FROM json_each(@list))').run({
    list: JSON.stringify(claimIds),
  });
}

/** The documents with a mention of one of these claims or of those merged into them. */
export const documentsOfClaims = (db: Database, claimIds: readonly string[]): string[] =>
  statement(
    db,
    `WITH RECURSIVE family (id) AS (
       SELECT value FROM json_each(@list) UNION SELECT c.id FROM family f CROSS JOIN claim c ON c.merged_into = f.id)
     SELECT DISTINCT e.document_id FROM family f CROSS JOIN evidence e ON e.claim_id = f.id WHERE e.hidden_at IS NULL`,
  )
    .pluck()
    .all({ list: JSON.stringify(claimIds) }) as string[];
