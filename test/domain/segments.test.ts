import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { segments } from '../../server/domain/segments.ts';
import { textAndRanges } from '../support/texts.ts';

/** Ranges drawn under a text, one a line: `  aaa` is [2, 5). */
const drawn = (...lines: string[]) => lines.map((line) => ({ start: line.search(/\S/), end: line.length }));
const said = (from: number, to: number, ranges: ReturnType<typeof drawn>): string[] =>
  segments(from, to, ranges).map(({ start, end, ids }) => `${start}-${end}:${ids.join('')}`);

describe('segments', () => {
  test('a text without ranges is one piece that nothing covers', () => {
    expect(said(0, 5, [])).toEqual(['0-5:']);
  });

  test('an empty stretch has no pieces', () => {
    expect(segments(4, 4, [{ start: 0, end: 9 }])).toEqual([]);
  });

  test('nested ranges are named from the outside in', () => {
    expect(said(0, 6, drawn('aaaaaa', '  bb'))).toEqual(['0-2:0', '2-4:01', '4-6:0']);
  });

  test('ranges that cross share the piece where they meet', () => {
    expect(said(0, 6, drawn('aaaa', '  bbbb'))).toEqual(['0-2:0', '2-4:01', '4-6:1']);
  });

  test('of two with one start the longer is the outer one, of two alike the one given first', () => {
    expect(said(0, 4, drawn('bb', 'aaaa', 'aaaa'))).toEqual(['0-2:120', '2-4:12']);
  });

  test('what sticks out is cut at the edge, and what only touches it stays out', () => {
    expect(said(2, 4, drawn('aaa', '    b', 'cccccc'))).toEqual(['2-3:20', '3-4:2']);
  });

  test('the pieces cover the text exactly, in order, and are never empty', () => {
    fc.assert(
      fc.property(textAndRanges, ({ text, ranges }) => {
        const pieces = segments(0, text.length, ranges);
        expect(pieces.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        expect(pieces.every(({ start, end }) => start < end)).toBe(true);
        expect(pieces.slice(1).every(({ start }, i) => start === pieces[i]?.end)).toBe(true);
      }),
    );
  });

  test('a piece names every range over it and no other; an empty range is over nothing', () => {
    fc.assert(
      fc.property(textAndRanges, ({ text, ranges }) => {
        for (const { start, end, ids } of segments(0, text.length, ranges)) {
          const over = ranges.flatMap((range, id) =>
            range.start < Math.min(end, range.end) && range.end > start ? [id] : [],
          );
          expect([...ids].sort((a, b) => a - b)).toEqual(over);
        }
      }),
    );
  });

  test('a boundary stands only where a range begins or ends', () => {
    fc.assert(
      fc.property(textAndRanges, ({ text, ranges }) => {
        const edges = new Set(ranges.flatMap(({ start, end }) => (start < end ? [start, end] : [])));
        const inner = segments(0, text.length, ranges).slice(1);
        expect(inner.every(({ start }) => edges.has(start))).toBe(true);
      }),
    );
  });
});
