import type { Dating } from '../domain/document.ts';
import { Conflict } from '../domain/errors.ts';
import { type Database, statement } from './database.ts';

/** Where a field of a row is kept: in a column, in the three columns of a date, as JSON. */
type Place = string | { dating: string } | { json: string };

export type Rows<T> = {
  /** What a statement selects, of a table that goes by the alias `r`. */
  columns: string;
  read: (raw: unknown) => T;
  byId: (db: Database, ids: readonly string[]) => T[];
  get: (db: Database, id: string) => T | null;
  /** What is in the trash, last deleted first. */
  hidden: (db: Database, limit: number) => T[];
  /** Writes a row as it stands here over whatever was stored under its id. */
  put: (db: Database, row: T) => void;
};

/** A table whose rows are read and written whole; `places` says where each field is kept. */
export function rowsOf<T extends { id: string }>(table: string, places: { [K in keyof T]-?: Place }): Rows<T> {
  const fields = Object.entries<Place>(places).flatMap(([field, place]) => columnsOf(field, place));
  const columns = fields.map(({ name, column }) => `r.${column} AS ${name}`).join(', ');
  const changing = fields.filter(({ name }) => name !== 'id');
  const upsert = `INSERT INTO ${table} (${fields.map(({ column }) => column).join(', ')})
    VALUES (${fields.map(({ name }) => `@${name}`).join(', ')})
    ON CONFLICT (id) DO UPDATE SET ${changing.map(({ name, column }) => `${column} = @${name}`).join(', ')}`;
  const isPlain = Object.values<Place>(places).every((place) => typeof place === 'string');
  const read = (raw: unknown): T => (isPlain ? raw : unpacked(raw as Record<string, unknown>, places)) as T;
  const byId = (db: Database, ids: readonly string[]): T[] =>
    ids.length === 0
      ? []
      : statement(
          db,
          `SELECT ${columns} FROM ${table} r WHERE r.id IN (SELECT value FROM json_each(@list)) ORDER BY r.id`,
        )
          .all({ list: JSON.stringify(ids) })
          .map(read);
  return {
    columns,
    read,
    byId,
    get: (db, id) => byId(db, [id])[0] ?? null,
    hidden: (db, limit) =>
      statement(
        db,
        `SELECT ${columns} FROM ${table} r WHERE r.hidden_at IS NOT NULL ORDER BY r.hidden_at DESC, r.id LIMIT @limit`,
      )
        .all({ limit })
        .map(read),
    put: (db, row) => {
      try {
        statement(db, upsert).run(packed(row, places));
      } catch (error) {
        throw isTwice(error) ? new Conflict(TWICE, null, null) : error;
      }
    },
  };
}

const TWICE = 'The same has been made again in the meantime. Nothing was changed: look at what is there now.';

/** What may exist once only is there already: brought back by undo or from the trash beside one made since. */
const isTwice = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE';

function columnsOf(field: string, place: Place): { name: string; column: string }[] {
  if (typeof place === 'string') return [{ name: field, column: place }];
  if ('json' in place) return [{ name: field, column: place.json }];
  return ['From', 'To', 'Basis'].map((part) => ({
    name: field + part,
    column: `${place.dating}_${part.toLowerCase()}`,
  }));
}

function packed(row: object, places: Record<string, Place>): Record<string, unknown> {
  const values = row as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(places).flatMap(([field, place]): [string, unknown][] => {
      if (typeof place === 'string') return [[field, values[field]]];
      if ('json' in place) return [[field, JSON.stringify(values[field])]];
      const date = values[field] as Dating | null;
      return [
        [`${field}From`, date?.from ?? null],
        [`${field}To`, date?.to ?? null],
        [`${field}Basis`, date?.basis ?? null],
      ];
    }),
  );
}

function unpacked(raw: Record<string, unknown>, places: Record<string, Place>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(places).map(([field, place]) => {
      if (typeof place === 'string') return [field, raw[field]];
      if ('json' in place) return [field, JSON.parse(String(raw[field]))];
      const [from, to, basis] = [raw[`${field}From`], raw[`${field}To`], raw[`${field}Basis`]];
      return [field, from && to && basis ? { from, to, basis } : null];
    }),
  );
}

/** The columns in which every row that people edit says by whom, when, and whether it is in the trash. */
export const KEPT = { createdBy: 'created_by', createdAt: 'created_at', version: 'version', hiddenAt: 'hidden_at' };
