import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lastSeq } from '../../server/store/changes.ts';
import type { Database } from '../../server/store/database.ts';
import { exportToString } from '../../server/store/dataset.ts';
import { TABLES } from '../../server/store/past.ts';
import { ensureSourceKeys } from '../../server/store/sourceKeys.ts';
import type { Context } from '../../server/usecases/change.ts';
import { importDataset } from '../../server/usecases/importDataset.ts';
import { takeBack } from '../../server/usecases/past.ts';
import { ensureIndexed } from '../../server/usecases/searchIndex.ts';
import { refreshStandings } from '../../server/usecases/standings.ts';
import { aClaim, aDocument, anAttribution, aWorkspace } from '../support/builders.ts';
import { aLink, aRegistered } from '../support/claims.ts';
import { aCopyOf } from '../support/copies.ts';
import { DEEDS, unlessRefused } from '../support/deeds.ts';

/** Of a document these count as they go, and never back: how many numbers were given, the longest span, how often it was shown anew. */
const COUNTERS = new Set(['last_number', 'longest_span', 'revision']);
/** Read for copies beside the requests, and how far somebody has read: no changes of the case. */
const BESIDE = new Set(['shingled', 'reading', 'comment_person']);

const SEARCHES = ['document_search', 'source_search', 'claim_search'];

/** Everything that a workspace says, table by table, and the words by which it is found. */
function told(db: Database): Record<string, unknown> {
  refreshStandings(db);
  const tables = Object.values(TABLES).flatMap(({ table, parts }) => [table, ...parts]);
  const rows = tables.filter((table) => !BESIDE.has(table)).map((table) => [table, rowsOf(db, table)]);
  return { ...Object.fromEntries(rows), ...Object.fromEntries(SEARCHES.map((name) => [name, wordsOf(db, name)])) };
}

function rowsOf(db: Database, table: string): string[] {
  const rows = db.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[];
  return rows.map((row) => JSON.stringify(Object.entries(row).filter(([column]) => !COUNTERS.has(column)))).sort();
}

/** Which rows are found by which words. */
function wordsOf(db: Database, index: string): unknown[] {
  db.exec(`CREATE VIRTUAL TABLE temp.words_${index} USING fts5vocab(main, ${index}, 'instance')`);
  const words = db.prepare(`SELECT DISTINCT doc, col, term FROM words_${index} ORDER BY 1, 2, 3`).raw().all();
  db.exec(`DROP TABLE temp.words_${index}`);
  return words;
}

/** The workspace as it was after an entry, out of a copy of it as it is. */
function asOf({ db }: Context, seq: number): Database {
  const copy = aCopyOf(db);
  takeBack(copy, seq);
  return copy;
}

const deed = fc.tuple(fc.constantFrom(...Object.keys(DEEDS)), fc.nat(5), fc.nat(5));

describe('the workspace as of an entry', () => {
  test('is what it was then, whatever was done since', () => {
    fc.assert(
      fc.property(fc.array(deed, { minLength: 20, maxLength: 60 }), fc.nat(1000), (deeds, moment) => {
        const context = aWorkspace();
        // As in a file that has been searched: nothing is put in anew just because nothing was there.
        ensureIndexed(context.db);
        ensureSourceKeys(context.db);
        const snapshots = new Map<number, Record<string, unknown>>();
        const begin = ['import', 'import', 'mention', 'attribute', 'claim', 'claim', 'link', 'source'];
        for (const [name, i, j] of [...begin.map((name, n) => [name, n, n] as const), ...deeds]) {
          unlessRefused(() => DEEDS[name]?.(context, i, j));
          const seq = lastSeq(context.db);
          if (!snapshots.has(seq)) snapshots.set(seq, told(context.db));
        }
        const seqs = [...snapshots.keys()];
        const seq = seqs[moment % seqs.length] ?? 1;
        const past = asOf(context, seq);
        expect(told(past)).toEqual(snapshots.get(seq));
        expect([lastSeq(past), past.pragma('foreign_key_check')]).toEqual([seq, []]);
        past.close();
      }),
      { numRuns: 25 },
    );
  });

  test('is as empty as before, where a whole dataset came since', () => {
    const full = aWorkspace();
    const document = aDocument(full);
    aLink(full, aClaim(full, document, 'the fire begin'), aRegistered(full));
    anAttribution(full, document, { source: 'a dockworker', content: 'the fire begin' });
    refreshStandings(full.db);
    const context = aWorkspace();
    DEEDS.describe?.(context, 7, 0);
    const before = told(context.db);
    importDataset(context, exportToString(full.db));
    expect(told(asOf(context, 1))).toEqual(before);
  });
});
