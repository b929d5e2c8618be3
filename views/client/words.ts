import type { Range } from '../../server/domain/document.ts';
import { toWholeCharacters } from '../../server/domain/offsets.ts';

type Granularity = 'word' | 'sentence';
const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(language: string, granularity: Granularity): Intl.Segmenter {
  const key = `${language} ${granularity}`;
  const known = segmenters.get(key) ?? new Intl.Segmenter(language, { granularity });
  segmenters.set(key, known);
  return known;
}

/** The words of a block, without the spaces and signs between them. Offsets within `text`. */
export const wordsIn = (text: string, language: string): Range[] =>
  [...segmenter(language, 'word').segment(text)]
    .filter((part) => part.isWordLike)
    .map((part) => ({ start: part.index, end: part.index + part.segment.length }));

/** The sentences of a block, without white space at their ends. */
export const sentencesIn = (text: string, language: string): Range[] =>
  [...segmenter(language, 'sentence').segment(text)]
    .map((part) => trimmed(text, { start: part.index, end: part.index + part.segment.length }))
    .filter((range) => range.end > range.start);

/** Without white space at the ends; empty at its start where there is nothing else. */
export function trimmed(text: string, range: Range): Range {
  const slice = text.slice(range.start, range.end);
  const start = range.start + slice.length - slice.trimStart().length;
  return { start, end: Math.max(start, range.start + slice.trimEnd().length) };
}

/** The start moved back to the start of the word that it cuts. */
export function wordStart(text: string, offset: number, language: string): number {
  const part = offset < text.length ? segmenter(language, 'word').segment(text).containing(offset) : undefined;
  return part?.isWordLike ? part.index : offset;
}

/** The end moved on to the end of the word that it cuts. */
export function wordEnd(text: string, offset: number, language: string): number {
  const part =
    offset > 0
      ? segmenter(language, 'word')
          .segment(text)
          .containing(offset - 1)
      : undefined;
  return part?.isWordLike ? part.index + part.segment.length : offset;
}

/** What was meant by a selection inside one block: no white space at its ends, whole words (or, `exact`, characters). */
export function snapped(text: string, range: Range, language: string, exact = false): Range {
  const tidy = trimmed(text, range);
  if (tidy.end <= tidy.start) return tidy;
  if (exact) return toWholeCharacters(text, tidy, 0, text.length);
  return { start: wordStart(text, tidy.start, language), end: wordEnd(text, tidy.end, language) };
}

/** The end of a range that lies one word further (`by` 1) or less far (-1); null at the edge of the block. */
export function nextEdge(
  text: string,
  offset: number,
  edge: 'start' | 'end',
  by: 1 | -1,
  language: string,
): number | null {
  const edges = wordsIn(text, language).map((word) => word[edge]);
  const found = by > 0 ? edges.find((at) => at > offset) : edges.findLast((at) => at < offset);
  return found ?? null;
}
