import { type Database, statement } from './database.ts';

/** How far a person has seen the log, and when they last said so. */
export type Visit = { seen: number; at: string };

export const visitOf = (db: Database, personId: string): Visit | null =>
  (statement(db, 'SELECT seen, at FROM visit WHERE person_id = @personId').get({ personId }) as Visit | undefined) ??
  null;

/** Moves forward only: a page that was opened earlier and is left later takes nothing back. */
export function putVisit(db: Database, personId: string, { seen, at }: Visit): void {
  statement(
    db,
    `INSERT INTO visit VALUES (@personId, @seen, @at)
     ON CONFLICT (person_id) DO UPDATE SET seen = max(seen, @seen), at = @at`,
  ).run({ personId, seen, at });
}
