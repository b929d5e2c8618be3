import type { Credibility, Identity, Reliability } from '../domain/rating.ts';
import { type Database, statement } from './database.ts';
import { KEPT, rowsOf } from './rows.ts';

export const reliabilities = rowsOf<Reliability>('reliability', {
  id: 'id',
  sourceId: 'source_id',
  letter: 'letter',
  topic: 'topic',
  rationale: 'rationale',
  ...KEPT,
});

export const credibilities = rowsOf<Credibility>('credibility', {
  id: 'id',
  mentionId: 'mention_id',
  grade: 'grade',
  rationale: 'rationale',
  ...KEPT,
});

export const identities = rowsOf<Identity>('identity', {
  id: 'id',
  firstId: 'first_id',
  secondId: 'second_id',
  mark: 'mark',
  rationale: 'rationale',
  ...KEPT,
});

/** The visible ratings of these sources, newest first. */
export function reliabilitiesOf(db: Database, sourceIds: readonly string[]): Reliability[] {
  return statement(
    db,
    `SELECT ${reliabilities.columns} FROM json_each(@list) wanted CROSS JOIN reliability r ON r.source_id = wanted.value
     WHERE r.hidden_at IS NULL ORDER BY r.created_at DESC, r.id DESC`,
  )
    .all({ list: JSON.stringify(sourceIds) })
    .map(reliabilities.read);
}

/** The visible grades of these mentions, newest first. */
export function credibilitiesOf(db: Database, mentionIds: readonly string[]): Credibility[] {
  return statement(
    db,
    `SELECT ${credibilities.columns} FROM json_each(@list) wanted CROSS JOIN credibility r ON r.mention_id = wanted.value
     WHERE r.hidden_at IS NULL ORDER BY r.created_at DESC, r.id DESC`,
  )
    .all({ list: JSON.stringify(mentionIds) })
    .map(credibilities.read);
}

/** The visible marks between sources of which at least one is among these. */
export function identitiesOf(db: Database, sourceIds: readonly string[]): Identity[] {
  return statement(
    db,
    `SELECT ${identities.columns} FROM json_each(@list) wanted CROSS JOIN identity r ON r.first_id = wanted.value WHERE r.hidden_at IS NULL
     UNION SELECT ${identities.columns} FROM json_each(@list) wanted CROSS JOIN identity r ON r.second_id = wanted.value WHERE r.hidden_at IS NULL`,
  )
    .all({ list: JSON.stringify(sourceIds) })
    .map(identities.read);
}

/** The visible grades that one person gave, newest first. */
export function credibilitiesBy(db: Database, personId: string, limit: number): Credibility[] {
  return statement(
    db,
    `SELECT ${credibilities.columns} FROM credibility r WHERE r.created_by = @personId AND r.hidden_at IS NULL
     ORDER BY r.created_at DESC, r.id DESC LIMIT @limit`,
  )
    .all({ personId, limit })
    .map(credibilities.read);
}

/** The visible marks between sources that are there, newest first, and how many there are. */
export function identitiesListed(db: Database, limit: number): { marks: Identity[]; total: number } {
  const from = `FROM identity r JOIN source a ON a.id = r.first_id JOIN source b ON b.id = r.second_id
    WHERE r.hidden_at IS NULL AND a.hidden_at IS NULL AND b.hidden_at IS NULL`;
  const marks = statement(db, `SELECT ${identities.columns} ${from} ORDER BY r.created_at DESC, r.id DESC LIMIT @limit`)
    .all({ limit })
    .map(identities.read);
  return { marks, total: statement(db, `SELECT count(*) ${from}`).pluck().get() as number };
}
