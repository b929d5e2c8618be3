import type { Claim } from '../domain/claim.ts';
import type { StandingRow } from '../domain/standing.ts';
import type { Status } from '../domain/vocabulary.ts';
import { claims } from './claims.ts';
import { type Database, statement } from './database.ts';
import { STANDING_COLUMNS, toStanding } from './standings.ts';

export const CLAIM_SORTS = ['contest', 'origins', 'newest', 'number'] as const;
export type ClaimSort = (typeof CLAIM_SORTS)[number];
export type ClaimView = Status | 'needs_verdict' | 'circular' | null;
/** Who is to review: nobody in particular; a person; a person, and no verdict since the newest evidence. */
export type ClaimReview = { of: 'nobody' } | { of: 'assigned' | 'due'; personId: string };
/** `ids`: only these claims; null: all. */
export type ClaimFilter = { view: ClaimView; review: ClaimReview | null; ids: readonly string[] | null };

export type ListedClaim = { claim: Claim; standing: StandingRow; event: { number: number; name: string } | null };
type EventColumns = { eventNumber: number | null; eventName: string | null };

/** One page of the queue, and of it only what the filter lets through. */
export function claimsListed(
  db: Database,
  filter: ClaimFilter,
  sort: ClaimSort,
  limit: number,
  offset: number,
): ListedClaim[] {
  const rows = statement(
    db,
    `SELECT ${claims.columns}, ${STANDING_COLUMNS}, v.number AS eventNumber, v.name AS eventName
     FROM ${tablesFor(filter, sort)} LEFT JOIN event v ON v.id = r.event_id
     WHERE ${conditionsFor(filter, sort)} ORDER BY ${ORDERS[sort].by} LIMIT @limit OFFSET @offset`,
  ).all({ ...bound(filter), limit, offset }) as EventColumns[];
  return rows.map((row) => ({
    claim: claims.read(row),
    standing: toStanding(row),
    event: row.eventNumber === null ? null : { number: row.eventNumber, name: row.eventName ?? '' },
  }));
}

/** How many claims the filter lets through. */
export const claimsMatching = (db: Database, filter: ClaimFilter): number =>
  statement(db, `SELECT count(*) FROM ${tablesFor(filter, 'number')} WHERE ${conditionsFor(filter, 'number')}`)
    .pluck()
    .get(bound(filter)) as number;

const ORDERS: Record<ClaimSort, { index: string; from: string; by: string }> = {
  contest: {
    index: 'standing_contest',
    from: 'g.contest >= 0',
    by: 'g.contest DESC, g.newest_evidence_at DESC, g.claim_id',
  },
  origins: {
    index: 'standing_origins',
    from: 'g.for_high >= 0',
    by: 'g.for_high DESC, g.newest_evidence_at DESC, g.claim_id',
  },
  newest: {
    index: 'standing_newest',
    from: `g.newest_evidence_at >= ''`,
    by: 'g.newest_evidence_at DESC, g.claim_id',
  },
  number: { index: '', from: '', by: 'r.number' },
};

const BY_CLAIM = 'CROSS JOIN standing g ON g.claim_id = r.id';
const BY_STANDING = 'CROSS JOIN claim r ON r.id = g.claim_id';

/** Whatever narrows most comes first; without a filter, the index that has the order already. */
function tablesFor({ view, review, ids }: ClaimFilter, sort: ClaimSort): string {
  if (ids) return `json_each(@ids) w ${BY_CLAIM.replace('r.id', 'w.value')} ${BY_STANDING}`;
  if (review && review.of !== 'nobody') return `claim r INDEXED BY claim_reviewer ${BY_CLAIM}`;
  if (view === 'needs_verdict') return `standing g INDEXED BY standing_needs ${BY_STANDING}`;
  if (view === 'circular') return `standing g INDEXED BY standing_circular ${BY_STANDING}`;
  if (view) return `standing g INDEXED BY standing_status ${BY_STANDING}`;
  if (sort === 'number') return `claim r INDEXED BY claim_listed ${BY_CLAIM}`;
  return `standing g INDEXED BY ${ORDERS[sort].index} ${BY_STANDING}`;
}

function conditionsFor(filter: ClaimFilter, sort: ClaimSort): string {
  const { view, review, ids } = filter;
  const isOrdered = ids === null && view === null && (review === null || review.of === 'nobody');
  return [
    'r.hidden_at IS NULL AND r.merged_into IS NULL',
    isOrdered ? ORDERS[sort].from : '',
    view === null ? '' : VIEWS[view === 'needs_verdict' || view === 'circular' ? view : 'status'],
    review === null ? '' : REVIEWS[review.of],
  ]
    .filter((condition) => condition !== '')
    .join(' AND ');
}

const VIEWS = {
  needs_verdict: 'g.needs_verdict = 1',
  circular: `g.loops <> '[]' AND g.contest >= 0`,
  status: 'g.status = @status',
};
const REVIEWS: Record<ClaimReview['of'], string> = {
  nobody: 'r.reviewer_id IS NULL',
  assigned: 'r.reviewer_id = @personId',
  due: 'r.reviewer_id = @personId AND (g.verdict_at IS NULL OR g.verdict_at < g.newest_evidence_at)',
};

const bound = ({ view, review, ids }: ClaimFilter): Record<string, string> => ({
  ...(view && view !== 'needs_verdict' && view !== 'circular' ? { status: view } : {}),
  ...(review && review.of !== 'nobody' ? { personId: review.personId } : {}),
  ...(ids ? { ids: JSON.stringify(ids) } : {}),
});

/** How many claims stand how, and how many of them wait for a person. */
export type ClaimCounts = { all: number; needsVerdict: number; circular: number; byStatus: Record<Status, number> };

export function claimCounts(db: Database): ClaimCounts {
  const rows = statement(
    db,
    `SELECT g.status, g.needs_verdict AS needsVerdict, g.loops <> '[]' AS isCircular, count(*) AS count
     FROM claim r INDEXED BY claim_listed ${BY_CLAIM} WHERE r.hidden_at IS NULL AND r.merged_into IS NULL GROUP BY 1, 2, 3`,
  ).all() as { status: Status; needsVerdict: 0 | 1; isCircular: 0 | 1; count: number }[];
  const sum = (counted: typeof rows): number => counted.reduce((total, row) => total + row.count, 0);
  const of = (status: Status): number => sum(rows.filter((row) => row.status === status));
  return {
    all: sum(rows),
    needsVerdict: sum(rows.filter((row) => row.needsVerdict === 1)),
    circular: sum(rows.filter((row) => row.isCircular === 1)),
    byStatus: {
      unsourced: of('unsourced'),
      single_origin: of('single_origin'),
      corroborated: of('corroborated'),
      shared: of('shared'),
      contested: of('contested'),
    },
  };
}

/** How many claims there are, for the bar. */
export const claimCount = (db: Database): number =>
  statement(db, 'SELECT count(*) FROM claim WHERE hidden_at IS NULL AND merged_into IS NULL').pluck().get() as number;
