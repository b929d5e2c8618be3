import type { Range as Span } from '../../server/domain/document.ts';
import { article, blockCount, byId, closest } from './page.ts';

/** The block numbered `number` (from 1), or null past either end. */
export const blockNumbered = (number: number): HTMLElement | null => byId(`p${number}`);
export const numberOf = (block: HTMLElement): number => Number(block.id.slice(1));
export const startOf = (block: HTMLElement): number => Number(block.dataset.s);
export const isBoilerplate = (block: Element): boolean => block.closest('.sec--boilerplate') !== null;

/** The next block, or the one before, that isn't site chrome: nothing is marked there, and it is mostly folded away. */
export function neighbour(block: HTMLElement, by: 1 | -1): HTMLElement | null {
  let next = blockNumbered(numberOf(block) + by);
  while (next && isBoilerplate(next)) next = blockNumbered(numberOf(next) + by);
  return next;
}

/** The element whose text nodes are the document's text and nothing else: the one after the number. */
function textElement(block: HTMLElement): HTMLElement {
  const element = block.children[1];
  return element instanceof HTMLElement ? element : block;
}

export const textOf = (block: HTMLElement): string => textElement(block).textContent ?? '';
export const endOf = (block: HTMLElement): number => startOf(block) + textOf(block).length;
export const isRightToLeft = (block: HTMLElement): boolean => getComputedStyle(textElement(block)).direction === 'rtl';

/** The block that holds an offset, or the last one before it. Blocks are found by their ids, so nothing is indexed. */
export function blockAt(offset: number): HTMLElement | null {
  let low = 1;
  let high = blockCount;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const block = blockNumbered(middle);
    if (block && startOf(block) <= offset) low = middle;
    else high = middle - 1;
  }
  return blockNumbered(low);
}

/** The offset of a point of the page: exact inside a block's text; elsewhere the nearest text on the side asked for. */
export function offsetOf(node: Node, offset: number, side: 'start' | 'end'): number | null {
  const block = closest(node, '.para');
  if (!block || !article.contains(block)) return article.contains(node) ? between(node, offset, side) : null;
  const text = textElement(block);
  const before = document.createRange();
  before.selectNodeContents(text);
  if (text.contains(node)) {
    before.setEnd(node, offset);
    return startOf(block) + before.toString().length;
  }
  return before.comparePoint(node, offset) > 0 ? endOf(block) : startOf(block);
}

/** For a point between blocks: the start of the next text, or the end of the one before. */
function between(node: Node, offset: number, side: 'start' | 'end'): number | null {
  const point = document.createRange();
  point.setStart(node, offset);
  let low = 0;
  let high = blockCount;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const block = blockNumbered(middle);
    if (block && point.comparePoint(textElement(block), 0) < 0) low = middle;
    else high = middle - 1;
  }
  const block = blockNumbered(side === 'start' ? low + 1 : low);
  return block ? (side === 'start' ? startOf(block) : endOf(block)) : null;
}

/** Where an offset of the document stands in the page. At the seam of two nodes a start goes on, an end stays. */
function pointAt(block: HTMLElement, offset: number, side: 'start' | 'end'): { node: Node; offset: number } {
  const text = textElement(block);
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let left = offset - startOf(block);
  let last: Text | null = null;
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    if (side === 'end' ? left <= node.length : left < node.length) return { node, offset: left };
    left -= node.length;
    last = node;
  }
  return last ? { node: last, offset: last.length } : { node: text, offset: 0 };
}

/** The part of one block between two offsets, as a range of the page. */
export function rangeIn(block: HTMLElement, span: Span): Range {
  const range = document.createRange();
  const from = pointAt(block, span.start, 'start');
  const to = pointAt(block, span.end, 'end');
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

/** The blocks that a span of the document meets. */
export function blocksOf(span: Span): HTMLElement[] {
  const blocks: HTMLElement[] = [];
  let block = blockAt(span.start);
  while (block && (startOf(block) < span.end || blocks.length === 0)) {
    blocks.push(block);
    block = blockNumbered(numberOf(block) + 1);
  }
  return blocks;
}

/** Ranges of the page for a span of the document: one a block, so that margins stay out. */
export const rangesOf = (span: Span): Range[] =>
  blocksOf(span).map((block) =>
    rangeIn(block, { start: Math.max(span.start, startOf(block)), end: Math.min(span.end, endOf(block)) }),
  );

/** The words of a span inside one block; over several, null: what stands between blocks isn't in the page. */
export function quoteOf(span: Span): string | null {
  const block = blockAt(span.start);
  if (!block || span.end > endOf(block)) return null;
  return textOf(block).slice(span.start - startOf(block), span.end - startOf(block));
}

/** The offset under a point of the window, or null where there is no text of the document. */
export function offsetUnder(x: number, y: number): number | null {
  const caret = document.caretPositionFromPoint?.(x, y);
  const block = closest(caret?.offsetNode ?? null, '.para');
  if (!caret || !block || isBoilerplate(block) || !textElement(block).contains(caret.offsetNode)) return null;
  return offsetOf(caret.offsetNode, caret.offset, 'start');
}
