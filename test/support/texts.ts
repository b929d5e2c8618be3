import fc from 'fast-check';
import type { Range } from '../../server/domain/document.ts';

/** What offsets trip over: pairs of surrogates, joined emoji, combining marks, both directions, letters that fold. */
const PIECES = ['a', 'b', ' ', 'é', 'e\u0301', '😀', '👩‍👩‍👧', '🇮🇶', '𝒳', 'قا', 'آني', 'َ', '\n', '“', '…'];

/** Texts of a few dozen characters in several scripts; well formed. */
export const texts: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 40 })
  .map((pieces) => pieces.join(''));

/** A text and some ranges that may stick out of it, be empty, nest, cross and repeat. */
export const textAndRanges: fc.Arbitrary<{ text: string; ranges: Range[] }> = texts.chain((text) =>
  fc.record({
    text: fc.constant(text),
    ranges: fc.array(
      fc
        .tuple(fc.integer({ min: -3, max: text.length + 3 }), fc.integer({ min: -3, max: text.length + 3 }))
        .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
      { maxLength: 12 },
    ),
  }),
);

/** A text with two cuts between its code points, in order. */
export const textAndCut: fc.Arbitrary<{ text: string; start: number; end: number }> = texts.chain((text) => {
  const cuts = cutsIn(text);
  return fc
    .tuple(fc.constantFrom(...cuts), fc.constantFrom(...cuts))
    .map(([a, b]) => ({ text, start: Math.min(a, b), end: Math.max(a, b) }));
});

/** Every offset at which a code point begins, and the end. */
function cutsIn(text: string): number[] {
  const cuts = [0];
  for (const character of text) cuts.push((cuts.at(-1) ?? 0) + character.length);
  return cuts;
}
