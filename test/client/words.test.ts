import fc from 'fast-check';
import { nextEdge, sentencesIn, snapped, trimmed, wordsIn } from '../../views/client/words.ts';

const cut = (text: string, range: { start: number; end: number }): string => text.slice(range.start, range.end);
const pick = (text: string, words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

describe('what a selection means', () => {
  test('ends inside words go out to whole words, white space at the ends goes', () => {
    const text = 'Port authorities said so.';
    expect(cut(text, snapped(text, pick(text, 'rt authorities sa'), 'en'))).toBe('Port authorities said');
    expect(cut(text, snapped(text, pick(text, ' authorities '), 'en'))).toBe('authorities');
  });

  test('with Alt it stays as it was drawn, but for white space and broken characters', () => {
    const text = 'said 👩‍👧 yes';
    expect(cut(text, snapped(text, { start: 1, end: 7 }, 'en', true))).toBe('aid 👩‍👧');
  });

  test('an Arabic word keeps its clitics, so that no joining is broken', () => {
    const text = 'وقالت الغرفة إن عاملين نُقلا';
    expect(cut(text, snapped(text, { start: 1, end: 9 }, 'ar'))).toBe('وقالت الغرفة');
  });

  test('nothing but white space is empty', () => {
    expect(trimmed('a   b', { start: 1, end: 4 })).toEqual({ start: 4, end: 4 });
  });

  test('snapping twice changes nothing, and never leaves the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.nat(), (text, a, b) => {
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
        const once = snapped(text, { start, end }, 'en');
        expect(once.start).toBeGreaterThanOrEqual(0);
        expect(once.end).toBeLessThanOrEqual(text.length);
        if (once.end > once.start) expect(snapped(text, once, 'en')).toEqual(once);
      }),
    );
  });
});

describe('steps', () => {
  test('an end moves on to the next word’s end, a start to its start, and stops at the edge', () => {
    const text = 'one two three';
    expect(nextEdge(text, 3, 'end', 1, 'en')).toBe(7);
    expect(nextEdge(text, 7, 'end', -1, 'en')).toBe(3);
    expect(nextEdge(text, 4, 'start', -1, 'en')).toBe(0);
    expect(nextEdge(text, 13, 'end', 1, 'en')).toBeNull();
  });

  test('sentences are without the space between them; words without signs', () => {
    const text = 'He left. She said: “no”.';
    expect(sentencesIn(text, 'en').map((range) => cut(text, range))).toEqual(['He left.', 'She said: “no”.']);
    expect(wordsIn(text, 'en').map((range) => cut(text, range))).toEqual(['He', 'left', 'She', 'said', 'no']);
  });
});
