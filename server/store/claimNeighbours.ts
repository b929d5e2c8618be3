import type { Question } from '../domain/claim.ts';
import type { StandingRow } from '../domain/standing.ts';
import { type Database, statement } from './database.ts';
import { questions } from './evidence.ts';

export type ContestedNeighbours = { count: number; previous: number | null; next: number | null };

const STANDS = `FROM standing g INDEXED BY standing_contest CROSS JOIN claim r ON r.id = g.claim_id
  WHERE g.status = 'contested' AND r.hidden_at IS NULL AND r.merged_into IS NULL`;

/** The numbers of the contested claims before and after one, the most contested first, and how many there are. */
export function contestedNeighbours(
  db: Database,
  { claimId, contest, newestEvidenceAt }: Pick<StandingRow, 'claimId' | 'contest' | 'newestEvidenceAt'>,
): ContestedNeighbours {
  const at = { claimId, contest, newestEvidenceAt };
  const before = `(g.contest > @contest OR (g.contest = @contest AND (g.newest_evidence_at > @newestEvidenceAt
    OR (g.newest_evidence_at = @newestEvidenceAt AND g.claim_id < @claimId))))`;
  const after = `(g.contest < @contest OR (g.contest = @contest AND (g.newest_evidence_at < @newestEvidenceAt
    OR (g.newest_evidence_at = @newestEvidenceAt AND g.claim_id > @claimId))))`;
  const number = (sql: string): number | null => (statement(db, sql).pluck().get(at) as number | undefined) ?? null;
  return {
    count: statement(
      db,
      `SELECT (SELECT count(*) FROM standing WHERE status = 'contested')
         - (SELECT count(*) FROM (SELECT id FROM claim WHERE hidden_at IS NOT NULL
              UNION ALL SELECT id FROM claim WHERE merged_into IS NOT NULL AND hidden_at IS NULL) gone
            CROSS JOIN standing g ON g.claim_id = gone.id WHERE g.status = 'contested')`,
    )
      .pluck()
      .get() as number,
    previous: number(
      `SELECT r.number ${STANDS} AND ${before} ORDER BY g.contest, g.newest_evidence_at, g.claim_id DESC LIMIT 1`,
    ),
    next: number(
      `SELECT r.number ${STANDS} AND ${after} ORDER BY g.contest DESC, g.newest_evidence_at DESC, g.claim_id LIMIT 1`,
    ),
  };
}

/** The visible questions on these claims, in the order in which they were asked. */
export function questionsOfClaims(db: Database, claimIds: readonly string[]): Question[] {
  return statement(
    db,
    `SELECT ${questions.columns} FROM json_each(@list) wanted CROSS JOIN question r ON r.claim_id = wanted.value
     WHERE r.hidden_at IS NULL ORDER BY r.created_at, r.id`,
  )
    .all({ list: JSON.stringify(claimIds) })
    .map(questions.read);
}
