import type { Range as Span } from '../../server/domain/document.ts';
import { blockAt, neighbour, rangeIn, startOf, textOf } from './offsets.ts';
import { language } from './page.ts';
import { sentencesOf } from './sentences.ts';
import { wordsIn } from './words.ts';

/** The words of a block, in offsets of the document. */
const blockWords = (block: HTMLElement): Span[] =>
  wordsIn(textOf(block), language).map(({ start, end }) => ({
    start: start + startOf(block),
    end: end + startOf(block),
  }));

/** The word at an offset, or the next one in its block, or its last. */
export function wordAt(offset: number): Span | null {
  const block = blockAt(offset);
  const words = block ? blockWords(block) : [];
  return words.find((word) => word.end > offset) ?? words.at(-1) ?? null;
}

export const edgeWord = (block: HTMLElement, edge: 'first' | 'last'): Span | null =>
  blockWords(block).at(edge === 'first' ? 0 : -1) ?? null;

/** The next block with words that can be marked. */
export function beyond(block: HTMLElement, by: 1 | -1): HTMLElement | null {
  let next = neighbour(block, by);
  while (next && blockWords(next).length === 0) next = neighbour(next, by);
  return next;
}

export function wordStep(from: Span, by: 1 | -1): Span | null {
  const block = blockAt(from.start);
  if (!block) return null;
  const words = blockWords(block);
  const next = by > 0 ? words.find((word) => word.start >= from.end) : words.findLast((word) => word.end <= from.start);
  const further = next ? null : beyond(block, by);
  return next ?? (further && edgeWord(further, by > 0 ? 'first' : 'last'));
}

/** The first word of the next sentence, or of this one, or of the one before. */
export function sentenceStep(from: Span, by: 1 | -1): Span | null {
  const block = blockAt(from.start);
  if (!block) return null;
  const starts = sentencesOf(block)
    .map((sentence) => wordAt(sentence.start))
    .filter((word) => word !== null);
  const next =
    by > 0 ? starts.find((word) => word.start > from.start) : starts.findLast((word) => word.start < from.start);
  if (next) return next;
  const further = beyond(block, by);
  const sentences = further ? sentencesOf(further) : [];
  const target = sentences.at(by > 0 ? 0 : -1);
  return target ? wordAt(target.start) : null;
}

/** The word above or below: on the next line of the block, or the nearest line of the next block. */
export function lineStep(from: Span, by: 1 | -1): Span | null {
  const block = blockAt(from.start);
  if (!block) return null;
  const here = boxOf(block, from);
  const words = blockWords(block);
  const others =
    by > 0
      ? words.filter((word) => word.start > from.start)
      : words.filter((word) => word.start < from.start).reverse();
  const found = nearestOnLine(block, others, here, (box) =>
    by > 0 ? box.top > here.bottom - 2 : box.bottom < here.top + 2,
  );
  if (found) return found;
  const further = beyond(block, by);
  if (!further) return null;
  const all = by > 0 ? blockWords(further) : blockWords(further).reverse();
  return nearestOnLine(further, all, here, () => true);
}

const boxOf = (block: HTMLElement, word: Span): DOMRect => rangeIn(block, word).getBoundingClientRect();

/** Of the first line that qualifies, the word nearest sideways. Reads boxes only as far as needed. */
function nearestOnLine(
  block: HTMLElement,
  words: readonly Span[],
  here: DOMRect,
  qualifies: (box: DOMRect) => boolean,
): Span | null {
  let line: DOMRect | null = null;
  let best: { word: Span; away: number } | null = null;
  for (const word of words) {
    const box = boxOf(block, word);
    if (!line && !qualifies(box)) continue;
    line ??= box;
    if (Math.abs(box.top - line.top) > line.height / 2) break;
    const away = Math.abs(box.left + box.width / 2 - here.left - here.width / 2);
    if (!best || away < best.away) best = { word, away };
  }
  return best?.word ?? null;
}
