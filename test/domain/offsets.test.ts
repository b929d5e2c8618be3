import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { codePointsIn, offsetAfter, splitsSurrogates, toWholeCharacters } from '../../server/domain/offsets.ts';
import { textAndCut, texts } from '../support/texts.ts';

describe('offsets in code units and in code points', () => {
  test('an emoji is two units and one code point', () => {
    expect(codePointsIn('a😀b', 0, 4)).toBe(3);
    expect(offsetAfter('a😀b', 0, 2)).toBe(3);
  });

  test('Arabic letters and combining marks count one by one in both', () => {
    expect(codePointsIn('قاآني', 0, 5)).toBe(5);
    expect(codePointsIn('e\u0301', 0, 2)).toBe(2);
  });

  test('half a pair counts as one', () => {
    expect(codePointsIn('\ud83d', 0, 1)).toBe(1);
  });

  test('code points are what iteration gives', () => {
    fc.assert(fc.property(texts, (text) => expect(codePointsIn(text, 0, text.length)).toBe([...text].length)));
  });

  test('there and back is the same place, from any start', () => {
    fc.assert(
      fc.property(textAndCut, ({ text, start, end }) => {
        expect(offsetAfter(text, start, codePointsIn(text, start, end))).toBe(end);
      }),
    );
  });

  test('past the end is the end', () => {
    fc.assert(fc.property(texts, (text) => expect(offsetAfter(text, 0, text.length + 5)).toBe(text.length)));
  });

  test('a cut splits a pair exactly where no code point begins', () => {
    fc.assert(fc.property(textAndCut, ({ text, start }) => expect(splitsSurrogates(text, start)).toBe(false)));
    expect(splitsSurrogates('a😀', 2)).toBe(true);
  });
});

describe('whole characters', () => {
  test.each([
    ['an emoji family is one character', 'x👩‍👩‍👧y', [3, 4], '👩‍👩‍👧'],
    ['a letter keeps its accent', 'e\u0301a', [0, 1], 'e\u0301'],
    ['an Arabic letter keeps its vowel mark', 'بَب', [0, 1], 'بَ'],
    ['a flag is two letters and one character', '🇮🇶!', [0, 2], '🇮🇶'],
    ['whole words stay as they are', 'one two', [4, 7], 'two'],
  ] as const)('%s', (_says, text, [start, end], whole) => {
    const range = toWholeCharacters(text, { start, end }, 0, text.length);
    expect(text.slice(range.start, range.end)).toBe(whole);
  });

  test('widening never narrows, never parts a pair, and widening again changes nothing', () => {
    fc.assert(
      fc.property(textAndCut, ({ text, start, end }) => {
        fc.pre(start < end);
        const once = toWholeCharacters(text, { start, end }, 0, text.length);
        expect(once.start).toBeLessThanOrEqual(start);
        expect(once.end).toBeGreaterThanOrEqual(end);
        expect(splitsSurrogates(text, once.start) || splitsSurrogates(text, once.end)).toBe(false);
        expect(toWholeCharacters(text, once, 0, text.length)).toEqual(once);
      }),
    );
  });
});
