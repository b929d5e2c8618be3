import type { Current } from './current.ts';
import { blockAt, blockNumbered, numberOf, offsetOf } from './offsets.ts';
import { numbersOn } from './pieces.ts';
import { isInSight } from './sight.ts';

/** Where a mark begins, or began before it was deleted. */
export type Place = { number: number; start: number };

export function placeOf(mark: Current | null): Place | null {
  return mark && mark.spans.length > 0
    ? { number: mark.number, start: Math.min(...mark.spans.map((span) => span.start)) }
    : null;
}

/** The annotations whose first piece in this block isn't the continuation of one in the block before. */
export function beginning(block: HTMLElement): number[] {
  const before = blockNumbered(numberOf(block) - 1);
  const earlier = new Set(before ? numbersIn(before) : []);
  return numbersIn(block).filter((number) => !earlier.has(number));
}

const marksIn = (block: HTMLElement): HTMLElement[] => [...block.querySelectorAll<HTMLElement>('mark[data-a]')];
const numbersIn = (block: HTMLElement): number[] => [...new Set(marksIn(block).flatMap(numbersOn))];

/** Among the marks that begin in a block, the one that was left or, where it is gone, the gap that it left. */
export function resumed({ number, start }: Place, by: 1 | -1): { block: number; index: number } | null {
  const block = blockAt(start);
  if (!block || !isInSight(block)) return null;
  const numbers = beginning(block);
  const index = numbers.indexOf(number);
  if (index >= 0) return { block: numberOf(block), index };
  const earlier = new Set(
    marksIn(block)
      .filter((mark) => (offsetOf(mark, 0, 'start') ?? 0) < start)
      .flatMap(numbersOn),
  );
  const gap = numbers.filter((one) => earlier.has(one)).length;
  return { block: numberOf(block), index: by > 0 ? gap - 1 : gap };
}
