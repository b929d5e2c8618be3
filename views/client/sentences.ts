import type { Range as Span } from '../../server/domain/document.ts';
import { blockAt, blockNumbered, numberOf, startOf, textOf } from './offsets.ts';
import { language } from './page.ts';
import { sentencesIn } from './words.ts';

/** The sentences of a block, in offsets of the document. */
export const sentencesOf = (block: HTMLElement): Span[] =>
  sentencesIn(textOf(block), language).map(({ start, end }) => ({
    start: start + startOf(block),
    end: end + startOf(block),
  }));

/** The sentence, or sentences, that a span stands in; with `reach` 1, their neighbours too, across paragraphs. */
export function sentencesAround(span: Span, reach: 0 | 1 = 0): Span {
  const first = sentenceAt(span.start, -reach);
  const last = sentenceAt(Math.max(span.start, span.end - 1), reach);
  return { start: first?.start ?? span.start, end: last?.end ?? span.end };
}

function sentenceAt(offset: number, step: number): Span | null {
  const block = blockAt(offset);
  if (!block) return null;
  const sentences = sentencesOf(block);
  const here = Math.max(
    0,
    sentences.findLastIndex((sentence) => sentence.start <= offset),
  );
  const beyond = sentences[here + step];
  if (beyond) return beyond;
  const next = blockNumbered(numberOf(block) + step);
  return (next && sentencesOf(next).at(step < 0 ? -1 : 0)) || sentences[here] || null;
}
