import { type Annotation, type Span, spansOf } from '../domain/annotation.ts';
import type { Range } from '../domain/document.ts';
import { excerptHtml, type Piece, type Stretch } from './excerptHtml.ts';
import type { Html } from './html.ts';
import { marksOf } from './marks.ts';
import type { ClaimLink } from './reading.ts';

/** Where two pieces are no further apart, what stands between them is shown: every span keeps that much of its context. */
const NEAR = 60;
/** So much of a long content is shown, and of the words around a mention in it. */
const MOST = 180;
const AROUND = 48;

/**
 * An attribution in its words, with its marks, without the text of its document: from what its spans have kept. Long
 * content is cut to what surrounds the mention; what is left out is an ellipsis.
 */
export function passageHtml(attribution: Annotation, mention: Annotation | null, link: ClaimLink | null): Html {
  const annotations = mention && mention !== attribution ? [attribution, mention] : [attribution];
  const known = stretches(annotations.flatMap((one) => one.spans));
  const links = new Map(link ? [[link.evidence.mentionId, [link]]] : []);
  return excerptHtml(pieces(attribution, mention, known), marksOf({ annotations, links }));
}

/** The words of pieces that touch, overlap or stand near each other, put together again. */
function stretches(spans: readonly Span[]): Stretch[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const found: Stretch[] = [];
  for (const span of sorted) {
    const last = found.at(-1);
    const gap = last ? span.start - last.end : Number.POSITIVE_INFINITY;
    const between = last && gap > 0 ? joined(suffixAt(sorted, last.end), span.prefix, gap) : '';
    if (!last || gap > NEAR || between === null) found.push({ start: span.start, end: span.end, words: span.quote });
    else if (span.end > last.end) {
      last.words += between + span.quote.slice(Math.max(0, last.end - span.start));
      last.end = span.end;
    }
  }
  return found;
}

const suffixAt = (spans: readonly Span[], end: number): string => spans.find((span) => span.end === end)?.suffix ?? '';

/** What stands in a gap, from what follows one piece and what comes before the next; null where that leaves a hole. */
function joined(suffix: string, prefix: string, gap: number): string | null {
  if (suffix.length >= gap) return suffix.slice(0, gap);
  const missing = gap - suffix.length;
  return prefix.length >= missing ? suffix + prefix.slice(prefix.length - missing) : null;
}

function pieces(attribution: Annotation, mention: Annotation | null, known: readonly Stretch[]): Piece[] {
  const contents = spansOf(attribution, 'content');
  const claims = mention ? spansOf(mention, 'claim') : [];
  const wanted: Range[] = [
    ...attribution.spans.filter((span) => span.role !== 'content' && span.role !== 'claim'),
    ...claims.map(({ start, end }) => ({ start: start - AROUND, end: Math.min(end, start + MOST) + AROUND })),
    ...(claims.length > 0 ? [] : contents.map(({ start, end }) => ({ start, end: Math.min(end, start + MOST) }))),
  ];
  return known.flatMap((of) => {
    const inside = wanted
      .filter((range) => range.start < of.end && range.end > of.start)
      .map((range) => ({ start: Math.max(range.start, of.start), end: Math.min(range.end, of.end) }));
    return together(inside).map((range) => ({ ...atWords(range, of), of }));
  });
}

/** Ranges that meet or nearly do, as one. */
function together(ranges: readonly Range[]): Range[] {
  const found: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last && range.start - last.end <= NEAR) last.end = Math.max(last.end, range.end);
    else found.push({ ...range });
  }
  return found;
}

/** Cuts at words, not in them. */
function atWords({ start, end }: Range, { words, start: from, end: to }: Stretch): Range {
  const first = start === from ? start : from + Math.max(0, words.indexOf(' ', start - from) + 1);
  const last = end === to ? end : from + (words.lastIndexOf(' ', end - from) + 1 || end - from);
  return first < last ? { start: first, end: last } : { start, end };
}
