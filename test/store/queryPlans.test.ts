import { describe, expect, test } from '@jest/globals';
import type { Database } from '../../server/store/database.ts';
import { ROUTES } from '../support/routes.ts';
import { restarted, startSite } from '../support/site.ts';

/** Tables that grow with the work: reading one whole for a request would show one day. */
const LARGE = new Set([
  'annotation',
  'span',
  'attribution_source',
  'attribution_mention',
  'document',
  'document_text',
  'original',
  'block',
  'format',
  'section',
  'change',
  'change_row',
  'undoable',
  'claim',
  'evidence',
  'standing',
  'verdict',
  'question',
  'event',
  'comment',
  'comment_person',
  'mention_row',
]);

/** What may be read whole all the same, and why. */
const ALLOWED = [
  { route: 'GET /w/:workspace/trash', table: 'section', why: 'sections are few, and the trash is seldom opened' },
  { route: 'GET /w/:workspace/export', table: 'annotation', why: 'everything is counted, from an index, on one page' },
  { route: 'GET /w/:workspace/export', table: 'evidence', why: 'the same' },
  { route: 'GET /w/:workspace/export', table: 'verdict', why: 'the same' },
  { route: 'GET /w/:workspace/export', table: 'comment', why: 'the same' },
  { route: 'POST /w/:workspace/sources/:source/erasure', table: '*', why: 'a name is looked for everywhere, once' },
  { route: 'POST /w/:workspace/datasets', table: '*', why: 'it looks at the whole, once in the life of a workspace' },
];

/** The statements that a request had prepared, on a file that was just opened. */
async function statementsOf(
  ask: (typeof ROUTES)[string]['ask'],
): Promise<{ db: Database; asked: string[]; close: () => Promise<void> }> {
  const site = await restarted(await startSite());
  const db = site.app.db();
  const asked = new Set<string>();
  const prepare = db.prepare.bind(db);
  db.prepare = ((sql: string) => {
    asked.add(sql);
    return prepare(sql);
  }) as Database['prepare'];
  await ask(site);
  db.prepare = prepare;
  return { db, asked: [...asked], close: site.app.close };
}

/** The large tables that a statement reads from one end to the other. */
function scanned(db: Database, sql: string): string[] {
  const names = new Map(
    [...sql.matchAll(/(?:FROM|JOIN)\s+(\w+)(?:\s+(?:AS\s+)?(\w+))?/g)].map(([, table = '', alias]) => [
      alias ?? table,
      table,
    ]),
  );
  const parameters = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, null]));
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(parameters) as { detail: string }[];
  return plan
    .map(({ detail }) => /^SCAN (\w+)/.exec(detail)?.[1] ?? '')
    .map((name) => names.get(name) ?? name)
    .filter((table) => LARGE.has(table));
}

/** The plan of an insert names tables that are looked into only while some reference dangles: never, here. */
const READING = /^\s*(?:SELECT|WITH|UPDATE|DELETE)/i;
/** From the end of a table in its own order: one row is read. */
const LAST_ONE = /^SELECT seq, hash FROM change ORDER BY seq DESC LIMIT 1$/;

describe('no request reads a large table whole', () => {
  test.each(Object.entries(ROUTES))('%s', async (route, { ask }) => {
    const { db, asked, close } = await statementsOf(ask);
    const found = asked
      .filter((sql) => READING.test(sql) && !LAST_ONE.test(sql))
      .flatMap((sql) => scanned(db, sql).map((table) => ({ table, sql })))
      .filter(({ table }) => !ALLOWED.some((one) => one.route === route && (one.table === '*' || one.table === table)));
    await close();
    expect(found).toEqual([]);
  });

  test('every exception is still one', () => {
    expect(ALLOWED.filter(({ route, why }) => !(route in ROUTES) || why === '')).toEqual([]);
  });
});
