import type { Claim, Question } from '../domain/claim.ts';
import type { Status } from '../domain/vocabulary.ts';
import { type Database, statement } from './database.ts';
import { questions } from './evidence.ts';
import { claimsResolved } from './mentionClaims.ts';

/** `ownerId`: null where nobody owns it. */
export type QuestionFilter = { isAnswered: boolean; owner: { ownerId: string | null } | null };
export type ListedQuestion = {
  question: Question;
  claim: Pick<Claim, 'id' | 'number' | 'statement'>;
  standing: { status: Status; forLow: number; forHigh: number } | null;
};

/** One page of the questions of all claims: the open ones by the day they are due (none: last), answered ones newest first. */
export function questionsListed(db: Database, filter: QuestionFilter, limit: number, offset: number): ListedQuestion[] {
  const found = statement(
    db,
    `SELECT ${questions.columns} FROM question r CROSS JOIN claim c ON c.id = r.claim_id
     WHERE ${conditionsFor(filter)} ORDER BY ${filter.isAnswered ? 'r.answered_at DESC' : 'r.due IS NULL, r.due, r.created_at'}, r.id
     LIMIT @limit OFFSET @offset`,
  )
    .all({ ...bound(filter), limit, offset })
    .map(questions.read);
  const claims = claimsResolved(db, [...new Set(found.map((question) => question.claimId))]);
  const standings = statusesOf(
    db,
    [...claims.values()].map((claim) => claim.id),
  );
  return found.flatMap((question) => {
    const claim = claims.get(question.claimId);
    return claim ? [{ question, claim, standing: standings.get(claim.id) ?? null }] : [];
  });
}

const conditionsFor = ({ isAnswered, owner }: QuestionFilter): string =>
  [
    'r.hidden_at IS NULL AND c.hidden_at IS NULL',
    isAnswered ? `r.answered_at > ''` : 'r.answered_at IS NULL',
    owner === null ? '' : owner.ownerId === null ? 'r.owner_id IS NULL' : 'r.owner_id = @ownerId',
  ]
    .filter((condition) => condition !== '')
    .join(' AND ');

const bound = ({ owner }: QuestionFilter): Record<string, string> => (owner?.ownerId ? { ownerId: owner.ownerId } : {});

function statusesOf(db: Database, claimIds: readonly string[]): Map<string, NonNullable<ListedQuestion['standing']>> {
  const rows = statement(
    db,
    `SELECT g.claim_id AS claimId, g.status, g.for_low AS forLow, g.for_high AS forHigh
     FROM json_each(@list) w CROSS JOIN standing g ON g.claim_id = w.value`,
  ).all({ list: JSON.stringify(claimIds) }) as ({ claimId: string } & NonNullable<ListedQuestion['standing']>)[];
  return new Map(rows.map(({ claimId, ...standing }) => [claimId, standing]));
}

/** How many questions are open, how many of those are overdue on this day, and how many are answered. */
export function questionCounts(db: Database, today: string): { open: number; overdue: number; answered: number } {
  return statement(
    db,
    `SELECT count(CASE WHEN r.answered_at IS NULL THEN 1 END) AS open,
       count(CASE WHEN r.answered_at IS NULL AND r.due < @today THEN 1 END) AS overdue,
       count(r.answered_at) AS answered
     FROM question r CROSS JOIN claim c ON c.id = r.claim_id WHERE r.hidden_at IS NULL AND c.hidden_at IS NULL`,
  ).get({ today }) as { open: number; overdue: number; answered: number };
}
