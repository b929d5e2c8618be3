import type { Range } from './document.ts';

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Whether a cut at `offset` (UTF-16) would part the two halves of one character. */
export const splitsSurrogates = (text: string, offset: number): boolean =>
  isLowSurrogate(text.charCodeAt(offset)) && isHighSurrogate(text.charCodeAt(offset - 1));

/** Number of code points in `text[start, end)`; an unpaired surrogate counts as one. Offsets in UTF-16 code units. */
export function codePointsIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) {
    if (isHighSurrogate(text.charCodeAt(i)) && i + 1 < end && isLowSurrogate(text.charCodeAt(i + 1))) i++;
    count++;
  }
  return count;
}

/** The UTF-16 offset that lies `count` code points after `start`; past the end it is the length of the text. */
export function offsetAfter(text: string, start: number, count: number): number {
  let offset = start;
  for (let left = count; left > 0 && offset < text.length; left--) {
    offset += isHighSurrogate(text.charCodeAt(offset)) && isLowSurrogate(text.charCodeAt(offset + 1)) ? 2 : 1;
  }
  return Math.min(offset, text.length);
}

const wholeCharacters = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Widens a range to whole characters as a reader sees them (grapheme clusters), within `[from, to)`,
 * so that no mark begins in the middle of an emoji or parts a letter from its accent.
 */
export function toWholeCharacters(text: string, range: Range, from: number, to: number): Range {
  const slice = text.slice(from, to);
  const clusters = wholeCharacters.segment(slice);
  const first = clusters.containing(range.start - from);
  const last = range.end > from ? clusters.containing(range.end - 1 - from) : undefined;
  return {
    start: first ? from + first.index : range.start,
    end: last ? from + last.index + last.segment.length : range.end,
  };
}
