import type { Range } from '../domain/document.ts';

const AROUND = 64;

/** A selection within the text, moved inwards off the middle of surrogate pairs and of what a reader sees as one sign. */
export function withinText(text: string, start: number, end: number): Range {
  const from = clamp(start, text.length);
  const to = Math.max(from, clamp(end, text.length));
  const first = graphemeStart(text, from) === from ? from : graphemeEnd(text, from);
  const last = graphemeStart(text, to);
  return { start: Math.min(first, to), end: Math.max(Math.min(first, to), last) };
}

function clamp(offset: number, length: number): number {
  return Number.isFinite(offset) ? Math.min(Math.max(Math.trunc(offset), 0), length) : offset > 0 ? length : 0;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function graphemeAt(text: string, offset: number): Range {
  const from = Math.max(0, offset - AROUND);
  const segment = graphemes.segment(text.slice(from, offset + AROUND)).containing(offset - from);
  if (segment === undefined) return { start: offset, end: offset };
  return { start: from + segment.index, end: from + segment.index + segment.segment.length };
}

function graphemeStart(text: string, offset: number): number {
  return graphemeAt(text, offset).start;
}

function graphemeEnd(text: string, offset: number): number {
  return graphemeAt(text, offset).end;
}
