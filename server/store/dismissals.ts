import type { Dismissal } from '../domain/claim.ts';
import { type Database, statement } from './database.ts';
import { dismissals } from './evidence.ts';

/** Whether two things were told apart; the smaller id first. */
export function dismissalOf(db: Database, firstId: string, secondId: string): Dismissal | null {
  const row = statement(
    db,
    `SELECT ${dismissals.columns} FROM dismissal r WHERE r.first_id = @firstId AND r.second_id = @secondId AND r.hidden_at IS NULL`,
  ).get({ firstId, secondId });
  return row ? dismissals.read(row) : null;
}

/** Those that were told apart from one of these: pairs of ids. */
export function dismissedFrom(db: Database, ids: readonly string[]): [string, string][] {
  return statement(
    db,
    `SELECT r.first_id, r.second_id FROM json_each(@list) wanted CROSS JOIN dismissal r ON r.first_id = wanted.value WHERE r.hidden_at IS NULL
     UNION SELECT r.first_id, r.second_id FROM json_each(@list) wanted CROSS JOIN dismissal r ON r.second_id = wanted.value WHERE r.hidden_at IS NULL`,
  )
    .raw()
    .all({ list: JSON.stringify(ids) }) as [string, string][];
}
