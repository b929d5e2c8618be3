import { type Database, statement } from './database.ts';

export type Person = { id: string; name: string };

/** Keeps a person's name in the workspace, so that its file stands alone. */
export function putPerson(db: Database, person: Person): void {
  statement(
    db,
    'INSERT INTO person VALUES (@id, @name) ON CONFLICT (id) DO UPDATE SET name = @name WHERE name <> @name',
  ).run(person);
}

export const peopleOf = (db: Database): Person[] =>
  statement(db, 'SELECT id, name FROM person ORDER BY id').all() as Person[];
