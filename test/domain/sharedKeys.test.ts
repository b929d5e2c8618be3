import { describe, expect, test } from '@jest/globals';
import { mostShared, numbersDiffer, overlap } from '../../server/domain/sharedKeys.ts';

describe('what shares most', () => {
  test('is what has the rarer keys, then more of them', () => {
    const many = Array.from({ length: 50 }, (_, i) => i);
    const found = mostShared(
      new Map([
        ['common', many],
        ['other', many],
        ['rare', [7, 60]],
      ]),
      50,
      1,
    );
    expect(found.slice(0, 3).map((one) => one.found)).toEqual([7, 60, 0]);
    expect(found[0]?.keys).toEqual(['common', 'other', 'rare']);
  });

  test('has as many keys in common as are asked for', () => {
    expect(
      mostShared(
        new Map([
          ['a', [1, 2]],
          ['b', [2]],
        ]),
        50,
        2,
      ).map((one) => one.found),
    ).toEqual([2]);
  });
});

describe('overlap', () => {
  test('is the share of the smaller set that the other has too', () => {
    expect(overlap(new Set(['a', 'b']), new Set(['a', 'b', 'c']))).toBe(1);
    expect(overlap(new Set(['a', 'b', 'c', 'd']), new Set(['a', 'x']))).toBe(0.5);
    expect(overlap(new Set(), new Set(['a']))).toBe(0);
  });
});

describe('numbers', () => {
  test('differ where each text names one that the other lacks', () => {
    expect(numbersDiffer(new Set(['2', 'drone']), new Set(['3', 'drone']))).toBe(true);
    expect(numbersDiffer(new Set(['2', 'drone']), new Set(['drone']))).toBe(false);
    expect(numbersDiffer(new Set(['2', '14']), new Set(['2']))).toBe(false);
    expect(numbersDiffer(new Set(['0kn']), new Set(['0kt']))).toBe(false);
  });
});
