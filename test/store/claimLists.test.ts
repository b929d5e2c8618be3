import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  CLAIM_SORTS,
  type ClaimReview,
  type ClaimView,
  claimCounts,
  claimsListed,
  claimsMatching,
} from '../../server/store/claimLists.ts';
import type { Database } from '../../server/store/database.ts';
import type { Context } from '../../server/usecases/change.ts';
import { mergeClaims } from '../../server/usecases/claims.ts';
import { refreshStandings } from '../../server/usecases/standings.ts';
import { aWorkspace } from '../support/builders.ts';
import { aLink, aMention, aRegistered } from '../support/claims.ts';

let context: Context;
let db: Database;

beforeEach(() => {
  context = aWorkspace();
  db = context.db;
});

const PERSON = '00000000-0000-7000-8000-00000000a0a0';
const VIEWS: readonly ClaimView[] = [null, 'needs_verdict', 'circular', 'contested', 'unsourced'];
const REVIEWS: readonly (ClaimReview | null)[] = [
  null,
  { of: 'nobody' },
  { of: 'assigned', personId: PERSON },
  { of: 'due', personId: PERSON },
];
const every = VIEWS.flatMap((view) => REVIEWS.flatMap((review) => [null, ['x']].map((ids) => ({ view, review, ids }))));

/** The plans of what this prepares. */
function plansOf(work: () => unknown): string[] {
  const asked = new Set<string>();
  const prepare = db.prepare.bind(db);
  db.prepare = ((sql: string) => {
    asked.add(sql);
    return prepare(sql);
  }) as Database['prepare'];
  work();
  db.prepare = prepare;
  return [...asked].flatMap((sql) => {
    const parameters = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, null]));
    return (prepare(`EXPLAIN QUERY PLAN ${sql}`).all(parameters) as { detail: string }[]).map(({ detail }) => detail);
  });
}

describe('the queue of claims', () => {
  test('is read from an index, whatever filters and sorts it', () => {
    const plans = plansOf(() => {
      for (const filter of every) {
        for (const sort of CLAIM_SORTS) claimsListed(db, filter, sort, 50, 0);
        claimsMatching(db, filter);
      }
      claimCounts(db);
    });
    expect(plans.length).toBeGreaterThan(100);
    expect(plans.filter((detail) => /^SCAN (?!w VIRTUAL TABLE)/.test(detail))).toEqual([]);
  });

  test('without a filter comes in the order of its index, and no further than asked for', () => {
    for (const sort of CLAIM_SORTS) {
      const plans = plansOf(() => claimsListed(db, { view: null, review: null, ids: null }, sort, 50, 0));
      expect([sort, plans.filter((detail) => detail.includes('TEMP B-TREE'))]).toEqual([sort, []]);
    }
  });

  test('counts each claim once, under its status; merged ones in what they became', () => {
    const [first, second] = [aRegistered(context), aRegistered(context)];
    aLink(context, aMention(context, 'Drones came').mention, first);
    aLink(context, aMention(context, 'No drone came').mention, second, 'disputes');
    refreshStandings(db);
    expect(claimCounts(db)).toMatchObject({ all: 2, byStatus: { contested: 0, unsourced: 2 } });
    mergeClaims(context, first.id, [second.id]);
    refreshStandings(db);
    expect(claimCounts(db)).toMatchObject({ all: 1, needsVerdict: 1, circular: 0, byStatus: { contested: 1 } });
    const listed = claimsListed(db, { view: 'contested', review: null, ids: null }, 'contest', 50, 0);
    expect(listed.map(({ claim, standing }) => [claim.number, standing.mentions])).toEqual([[1, 2]]);
  });
});
