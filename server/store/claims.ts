import type { Claim, Event, Relation } from '../domain/claim.ts';
import { type Database, statement } from './database.ts';
import { KEPT, rowsOf } from './rows.ts';

export const events = rowsOf<Event>('event', {
  id: 'id',
  number: 'number',
  name: 'name',
  place: 'place',
  description: 'description',
  date: { dating: 'happened' },
  ...KEPT,
});

export const claims = rowsOf<Claim>('claim', {
  id: 'id',
  number: 'number',
  statement: 'statement',
  kind: 'kind',
  eventId: 'event_id',
  place: 'place',
  date: { dating: 'about' },
  speakerId: 'speaker_id',
  reviewerId: 'reviewer_id',
  mergedInto: 'merged_into',
  ...KEPT,
});

export const relations = rowsOf<Relation>('claim_relation', {
  id: 'id',
  claimId: 'claim_id',
  otherId: 'other_id',
  kind: 'kind',
  ...KEPT,
});

export function claimByNumber(db: Database, number: number): Claim | null {
  const row = statement(db, `SELECT ${claims.columns} FROM claim r WHERE r.number = @number`).get({ number });
  return row ? claims.read(row) : null;
}

export function eventByNumber(db: Database, number: number): Event | null {
  const row = statement(db, `SELECT ${events.columns} FROM event r WHERE r.number = @number`).get({ number });
  return row ? events.read(row) : null;
}

export const nextClaimNumber = (db: Database): number =>
  statement(db, 'SELECT coalesce(max(number), 0) + 1 FROM claim').pluck().get() as number;

export const nextEventNumber = (db: Database): number =>
  statement(db, 'SELECT coalesce(max(number), 0) + 1 FROM event').pluck().get() as number;

/** The claim that a merged one became; the claim itself where it wasn't merged. */
export function resolvedClaim(db: Database, id: string): Claim | null {
  const row = statement(
    db,
    `WITH RECURSIVE into_ (id) AS (
       SELECT @id UNION SELECT c.merged_into FROM claim c JOIN into_ ON c.id = into_.id WHERE c.merged_into IS NOT NULL)
     SELECT ${claims.columns} FROM into_ CROSS JOIN claim r ON r.id = into_.id WHERE r.merged_into IS NULL`,
  ).get({ id });
  return row ? claims.read(row) : null;
}

/** This claim and all that were merged into it, however often: their evidence is its evidence. */
export const familyOf = (db: Database, id: string): string[] =>
  statement(
    db,
    `WITH RECURSIVE family (id) AS (
       SELECT @id UNION SELECT c.id FROM family f CROSS JOIN claim c ON c.merged_into = f.id)
     SELECT id FROM family`,
  )
    .pluck()
    .all({ id }) as string[];

/** The visible relations of a claim and of those merged into it, on whichever side it stands. */
export function relationsOf(db: Database, claimIds: readonly string[]): Relation[] {
  return statement(
    db,
    `SELECT ${relations.columns} FROM claim_relation r WHERE r.hidden_at IS NULL AND r.claim_id IN (SELECT value FROM json_each(@list))
     UNION SELECT ${relations.columns} FROM claim_relation r WHERE r.hidden_at IS NULL AND r.other_id IN (SELECT value FROM json_each(@list))`,
  )
    .all({ list: JSON.stringify(claimIds) })
    .map(relations.read)
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : a.id < b.id ? -1 : 1));
}
