import { type Database, statement } from './database.ts';

export type Person = { id: string; name: string };

/** The analyst who works on this server, from the control database; null before the first visit. */
export const analyst = (control: Database): Person | null =>
  (statement(control, 'SELECT id, name FROM person ORDER BY created_at LIMIT 1').get() as Person | undefined) ?? null;

export function putAnalyst(control: Database, person: Person, at: string): void {
  statement(control, 'INSERT INTO person VALUES (@id, @name, @at) ON CONFLICT (id) DO UPDATE SET name = @name').run({
    ...person,
    at,
  });
}

/** Keeps a person's name in the workspace, so that its file stands alone. */
export function putPerson(db: Database, person: Person): void {
  statement(
    db,
    'INSERT INTO person VALUES (@id, @name) ON CONFLICT (id) DO UPDATE SET name = @name WHERE name <> @name',
  ).run(person);
}

export const peopleOf = (db: Database): Person[] =>
  statement(db, 'SELECT id, name FROM person ORDER BY id').all() as Person[];
