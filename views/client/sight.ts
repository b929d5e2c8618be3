import { blockNumbered, isBoilerplate, neighbour } from './offsets.ts';
import { blockCount } from './page.ts';

/** The first block in the window that can be marked; where there is none below, the last one above. */
export function firstInSight(): HTMLElement | null {
  let low = 1;
  let high = blockCount;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const block = blockNumbered(middle);
    if (block && bottomOf(block) > innerHeight * 0.12) high = middle;
    else low = middle + 1;
  }
  const found = blockNumbered(low);
  return found && isBoilerplate(found) ? (neighbour(found, 1) ?? neighbour(found, -1)) : found;
}

/** What is folded away stands where its fold stands. */
function bottomOf(block: HTMLElement): number {
  const shown = block.closest('details:not([open])') ?? block;
  return shown.getBoundingClientRect().bottom;
}

/** Whether any of a block is in the window. */
export function isInSight(block: HTMLElement): boolean {
  const box = block.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight;
}
