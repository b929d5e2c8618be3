import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Entry, Pair } from '../../server/viewmodels/comparePairs.ts';
import { rowsOf } from '../../server/viewmodels/compareRows.ts';

const entry = (block: number): Entry => ({ block }) as Entry;
/** `[2, 5]`: ¶ 2 of the first and ¶ 5 of the second are on one claim; null: only the other says it. */
const pairs = (...places: [number | null, number | null][]): Pair[] =>
  places.map(([left, right]) => ({
    claim: {} as Pair['claim'],
    left: left === null ? null : entry(left),
    right: right === null ? null : entry(right),
    isInBoth: true,
  }));
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
const shown = (made: Pair[], left: number, right: number): string[] =>
  rowsOf(made, upTo(left), upTo(right)).map(
    (row) => `${row.left.join()}|${row.right.join()}${row.pairs.length ? ` ${row.pairs.length}` : ''}`,
  );

describe('two texts in rows', () => {
  test('match where they speak of one claim, with the text between beside one another', () => {
    expect(shown(pairs([1, 1]), 3, 4)).toEqual(['0|0', '1|1 1', '2|2,3']);
  });

  test('show what only one of them says where it says it', () => {
    expect(shown(pairs([1, null], [2, 1], [null, 3]), 3, 4)).toEqual(['0|0', '1| 1', '2|1 1', '|2', '|3 1']);
  });

  test('keep a match whose counterpart stands elsewhere beside it', () => {
    expect(shown(pairs([0, 2], [1, 0], [2, 1]), 3, 3)).toEqual(['0|2 1', '1|0 1', '2|1 1']);
  });

  test('have one row for several claims of one passage, and two for one paragraph that two match', () => {
    expect(shown(pairs([0, 0], [0, 0]), 1, 1)).toEqual(['0|0 2']);
    expect(shown(pairs([0, 0], [0, 2]), 1, 3)).toEqual(['0|0 1', '0|2 1', '|1']);
  });

  test('without matches stand as they are', () => {
    expect(shown([], 2, 3)).toEqual(['0,1|0,1,2']);
    expect(shown([], 0, 0)).toEqual([]);
  });

  test('leave out no paragraph, tell no text twice, and show every match', () => {
    const place = fc.option(fc.nat(7));
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { maxLength: 12 }), (places) => {
        const real = places.filter(([left, right]) => left !== null || right !== null);
        const rows = rowsOf(pairs(...real), upTo(8), upTo(8));
        const matched = rows.filter((row) => row.pairs.length > 0);
        const text = rows.filter((row) => row.pairs.length === 0);
        expect(matched.reduce((sum, row) => sum + row.pairs.length, 0)).toBe(real.length);
        for (const side of ['left', 'right'] as const) {
          const told = text.flatMap((row) => row[side]);
          const joined = new Set(matched.flatMap((row) => row[side]));
          expect(told.length).toBe(new Set(told).size);
          expect([...new Set([...told, ...joined])].sort()).toEqual(upTo(8));
          expect(told.some((block) => joined.has(block))).toBe(false);
        }
      }),
    );
  });
});
