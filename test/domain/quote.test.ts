import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Invalid } from '../../server/domain/errors.ts';
import { codePointsIn } from '../../server/domain/offsets.ts';
import { CONTEXT, proveSpan, shorten, after as textAfter, before as textBefore } from '../../server/domain/quote.ts';
import { textAndCut, texts } from '../support/texts.ts';

const claim = (start: number, end: number, quote?: string) => ({
  role: 'claim' as const,
  start,
  end,
  ...(quote === undefined ? {} : { quote }),
});

describe('a span is proved by its quote', () => {
  test('the words, what stands around them and both kinds of offset are kept', () => {
    expect(proveSpan('A 😀 quay is shut.', claim(5, 9, 'quay'))).toEqual({
      role: 'claim',
      start: 5,
      end: 9,
      startCodePoint: 4,
      endCodePoint: 8,
      quote: 'quay',
      prefix: 'A 😀 ',
      suffix: ' is shut.',
    });
  });

  test('other words than those that stand there are refused, and both are said', () => {
    expect(() => proveSpan('The quay is shut.', claim(4, 8, 'dock'))).toThrow(/“quay”, not “dock”/);
  });

  test.each([
    ['before the text', -1, 3],
    ['past its end', 0, 18],
    ['of no length', 4, 4],
    ['back to front', 8, 4],
    ['between two units', 0.5, 4],
  ])('a passage %s is refused', (_where, start, end) => {
    expect(() => proveSpan('The quay is shut.', claim(start, end))).toThrow(Invalid);
  });

  test('half a character is refused at either end', () => {
    expect(() => proveSpan('a😀b', claim(2, 4))).toThrow(/cuts a character/);
    expect(() => proveSpan('a😀b', claim(0, 2))).toThrow(/cuts a character/);
  });

  test('white space alone is no passage', () => {
    expect(() => proveSpan('a \n b', claim(1, 4))).toThrow(/white space/);
  });

  test('code points counted from a block are those counted from the beginning', () => {
    fc.assert(
      fc.property(textAndCut, ({ text, start, end }) => {
        fc.pre(text.slice(start, end).trim() !== '');
        const anchor = { offset: start, codePoints: codePointsIn(text, 0, start) };
        expect(proveSpan(text, claim(start, end), anchor)).toEqual(proveSpan(text, claim(start, end)));
      }),
    );
  });

  test('whatever is proved once is proved again with its own quote', () => {
    fc.assert(
      fc.property(textAndCut, ({ text, start, end }) => {
        fc.pre(text.slice(start, end).trim() !== '');
        const span = proveSpan(text, claim(start, end));
        expect(proveSpan(text, span)).toEqual(span);
        expect(text.slice(0, end)).toBe(text.slice(0, start) + span.quote);
        expect([...text].slice(span.startCodePoint, span.endCodePoint).join('')).toBe(span.quote);
      }),
    );
  });

  test('any other quote is refused', () => {
    fc.assert(
      fc.property(textAndCut, texts, ({ text, start, end }, quote) => {
        fc.pre(quote !== text.slice(start, end));
        expect(() => proveSpan(text, claim(start, end, quote))).toThrow(Invalid);
      }),
    );
  });
});

describe('what stands around a span', () => {
  test('is at most a line, of whole characters', () => {
    const text = `${'😀'.repeat(40)}x${'😀'.repeat(40)}`;
    expect(textBefore(text, 80)).toBe('😀'.repeat(CONTEXT / 2));
    expect(textAfter(text, 81)).toBe('😀'.repeat(CONTEXT / 2));
    expect(textBefore(`a${text}`, 82)).toMatch(/^😀/u);
  });

  test('is well formed wherever the span is', () => {
    fc.assert(
      fc.property(textAndCut, ({ text, start, end }) => {
        expect((textBefore(text, start) + textAfter(text, end)).isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('shortened words', () => {
  test.each([
    ['short', 80, 'short'],
    ['two\n lines', 80, 'two lines'],
    ['cut where a word ends', 12, 'cut where a…'],
    ['انقطعالكلامهنا', 5, 'انقطع…'],
  ])('“%s” in %i is “%s”', (words, most, short) => {
    expect(shorten(words, most)).toBe(short);
  });

  test('never part a character, and are never much longer than asked', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 30 }), (words, most) => {
        const short = shorten(words, most);
        expect(short.isWellFormed()).toBe(true);
        expect(short.length).toBeLessThanOrEqual(most + 1);
      }),
    );
  });
});
