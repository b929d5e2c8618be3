import { nameKey } from '../domain/fold.ts';
import type { Source } from '../domain/source.ts';
import { KEY_RULES, type KeyQuery, keysOfName, type SourceKey } from '../domain/sourceKeys.ts';
import { type Database, statement, whileReading } from './database.ts';
import { wholeOf } from './veiled.ts';

/** Puts a source where its names find it, in place of what was there. */
export function putSourceKeys(
  db: Database,
  { id, number, name, aliases }: Pick<Source, 'id' | 'number' | 'name' | 'aliases'>,
): void {
  const names = [name, ...aliases.map((alias) => alias.name)];
  statement(db, 'DELETE FROM source_key WHERE source_id = @id').run({ id });
  for (const { kind, key } of names.flatMap(keysOfName))
    statement(db, 'INSERT OR IGNORE INTO source_key VALUES (@kind, @key, @id)').run({ kind, key, id });
  statement(db, 'DELETE FROM source_search WHERE rowid = @number').run({ number });
  statement(db, 'INSERT INTO source_search (rowid, names) VALUES (@number, @names)').run({
    number,
    names: names.map(nameKey).join(' '),
  });
}

/** Makes the keys of every source anew where a file was filled before this program kept them, or by other rules. */
export function ensureSourceKeys(shown: Database): void {
  const db = wholeOf(shown);
  if (statement(db, 'SELECT version FROM source_rules').pluck().get() === KEY_RULES) return;
  whileReading(db, () => {
    for (const source of namedRows(db)) putSourceKeys(db, source);
    statement(db, 'INSERT OR REPLACE INTO source_rules VALUES (1, @version)').run({ version: KEY_RULES });
  });
}

function namedRows(db: Database): Pick<Source, 'id' | 'number' | 'name' | 'aliases'>[] {
  const rows = statement(
    db,
    `SELECT s.id, s.number, s.name, (SELECT json_group_array(n.name) FROM source_name n WHERE n.source_id = s.id AND n.position > 0) AS aliases
     FROM source s ORDER BY s.number`,
  ).all() as { id: string; number: number; name: string; aliases: string }[];
  return rows.map((row) => ({
    ...row,
    aliases: (JSON.parse(row.aliases) as string[]).map((name) => ({ name, script: '', language: null })),
  }));
}

/** The sources that may go by what was typed; for each look-up at most `limit`, those whose key is shortest first. */
export function sourcesByKeys(
  db: Database,
  { same, beginning, inside }: KeyQuery,
  withUnnamed: boolean,
  limit: number,
): string[] {
  const among: Among = { withUnnamed: withUnnamed ? 1 : 0, limit };
  const found = new Set(withKeys(db, same, among));
  for (const { kind, key } of beginning) for (const id of beginningWith(db, kind, key, among)) found.add(id);
  if (inside !== '') for (const id of holding(db, inside, among)) found.add(id);
  return [...found];
}

type Among = { withUnnamed: 0 | 1; limit: number };
const AMONG = `(@withUnnamed = 1 OR s.kind <> 'unnamed')`;

const withKeys = (db: Database, keys: readonly SourceKey[], among: Among): string[] =>
  statement(
    db,
    `SELECT DISTINCT k.source_id FROM json_each(@list) wanted
     CROSS JOIN source_key k ON k.kind = wanted.value ->> 'kind' AND k.key = wanted.value ->> 'key'
     CROSS JOIN source s ON s.id = k.source_id WHERE ${AMONG} LIMIT @limit`,
  )
    .pluck()
    .all({ list: JSON.stringify(keys), ...among }) as string[];

const beginningWith = (db: Database, kind: string, key: string, among: Among): string[] =>
  statement(
    db,
    `SELECT k.source_id FROM source_key k CROSS JOIN source s ON s.id = k.source_id
     WHERE k.kind = @kind AND k.key >= @key AND k.key < @end AND ${AMONG} ORDER BY k.key LIMIT @limit`,
  )
    .pluck()
    .all({ kind, key, end: `${key}\u{10ffff}`, ...among }) as string[];

const holding = (db: Database, letters: string, among: Among): string[] =>
  statement(
    db,
    `SELECT s.id FROM source_search f CROSS JOIN source s ON s.number = f.rowid
     WHERE f.names MATCH @letters AND ${AMONG}
       AND EXISTS (SELECT 1 FROM source_key k WHERE k.source_id = s.id) LIMIT @limit`,
  )
    .pluck()
    .all({ letters: `"${letters}"`, ...among }) as string[];

/** Sources that share a name, its consonants, or the consonants of a word with these; words that many have are left out. */
export const sourcesSharingKeys = (db: Database, sourceIds: readonly string[], many: number): string[] =>
  statement(
    db,
    `SELECT DISTINCT other.source_id FROM json_each(@list) wanted CROSS JOIN source_key k ON k.source_id = wanted.value
     CROSS JOIN source_key other ON other.kind = k.kind AND other.key = k.key
     WHERE k.kind <> 'word' AND other.source_id <> k.source_id
       AND (SELECT count(*) FROM (SELECT 1 FROM source_key x WHERE x.kind = k.kind AND x.key = k.key LIMIT @many)) < @many`,
  )
    .pluck()
    .all({ list: JSON.stringify(sourceIds), many }) as string[];

/** Pairs of visible sources that share a whole name or its consonants, the smaller id first; unnamed ones left out. */
export const pairsAlike = (db: Database, limit: number): [string, string][] =>
  statement(
    db,
    `WITH shared (kind, key) AS (
       SELECT kind, key FROM source_key WHERE kind IN ('name', 'sound') AND length(key) >= 2 GROUP BY kind, key HAVING count(*) > 1)
     SELECT DISTINCT s.id, o.id FROM shared
     CROSS JOIN source_key a ON a.kind = shared.kind AND a.key = shared.key
     CROSS JOIN source s ON s.id = a.source_id AND s.kind <> 'unnamed' AND s.hidden_at IS NULL AND s.merged_into IS NULL
     CROSS JOIN source_key b ON b.kind = a.kind AND b.key = a.key AND b.source_id > a.source_id
     CROSS JOIN source o ON o.id = b.source_id AND o.kind <> 'unnamed' AND o.hidden_at IS NULL AND o.merged_into IS NULL
     ORDER BY s.id, o.id LIMIT @limit`,
  )
    .raw()
    .all({ limit }) as [string, string][];
