import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changesOf, firstBrokenChange } from '../../server/store/changes.ts';
import type { Context } from '../../server/usecases/change.ts';
import { addSource, editSource } from '../../server/usecases/sources.ts';
import { aWorkspace } from '../support/builders.ts';

/** A workspace whose log has this many entries about one source. */
function logged(entries: number): Context {
  const context = aWorkspace();
  const fields = { kind: 'person' as const, name: 'Mona', description: '', affiliation: null, aliases: [] };
  const { value } = addSource(context, fields);
  for (let version = 1; version < entries; version++)
    editSource(context, value.id, version, { ...fields, name: `Mona ${version}` });
  return context;
}

const seqs = (context: Context): unknown[] => context.db.prepare('SELECT seq FROM change ORDER BY seq').pluck().all();

describe('the log', () => {
  test('is numbered without gaps, and its chain holds', () => {
    const context = logged(5);
    expect(seqs(context)).toEqual([1, 2, 3, 4, 5]);
    expect(firstBrokenChange(context.db)).toBeNull();
  });

  test('an empty one holds too', () => {
    expect(firstBrokenChange(aWorkspace().db)).toBeNull();
  });

  test('tells what was done to one row, newest first, with before and after', () => {
    const context = logged(3);
    const id = String(context.db.prepare('SELECT id FROM source').pluck().get());
    const changes = changesOf(context.db, id, 2);
    expect(changes.map((change) => [change.seq, change.action])).toEqual([
      [3, 'edit a source'],
      [2, 'edit a source'],
    ]);
    expect(changes[0]?.entries[0]).toMatchObject({ before: { name: 'Mona 1' }, after: { name: 'Mona 2' } });
  });

  const FIELDS = ['at', 'action', 'payload', 'payload_hash', 'hash', 'document_id'] as const;

  test('betrays every entry that was altered', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.constantFrom(...FIELDS), (seq, field) => {
        const { db } = logged(6);
        db.prepare(`UPDATE change SET ${field} = coalesce(${field}, '') || ' ' WHERE seq = ?`).run(seq);
        expect(firstBrokenChange(db)).toBe(seq);
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    ['removed', 'DELETE FROM change WHERE seq = 3', 4],
    ['moved', 'UPDATE change SET seq = 99 WHERE seq = 3', 4],
    ['removed from its beginning', 'DELETE FROM change WHERE seq = 1', 2],
  ])('betrays an entry that was %s', (_how, sql, broken) => {
    const { db } = logged(6);
    db.pragma('foreign_keys = OFF');
    db.exec(sql);
    expect(firstBrokenChange(db)).toBe(broken);
  });

  test('betrays rows that were taken out without an erasure that says so', () => {
    const { db } = logged(4);
    db.exec('UPDATE change SET payload = NULL WHERE seq = 2');
    expect(firstBrokenChange(db)).toBe(2);
  });
});
