import type { Range as Span } from '../../server/domain/document.ts';
import { current } from './current.ts';
import { blockAt, neighbour, startOf, textOf } from './offsets.ts';
import { closest, language } from './page.ts';
import { pend } from './pending.ts';
import type { DrawnSpan } from './pieces.ts';
import type { Saved } from './reply.ts';
import { change, placeFields } from './requests.ts';
import { save } from './save.ts';
import { nextEdge } from './words.ts';

/** Moves a span to other words. */
export async function move(number: number, one: DrawnSpan, to: Span): Promise<Saved | null> {
  const release = pend(to, one.role);
  const reply = await save(() => change(number, `/spans/${one.index}`, placeFields(to)));
  release();
  return reply;
}

/** Where a piece is on its way to: the next step goes on from there, however quickly it follows. */
let ahead: (Span & { number: number; index: number }) | null = null;

/** Moves one end of a span by a word; at the edge of a block, into the next one. */
export async function nudge(number: number, one: DrawnSpan, edge: 'start' | 'end', by: 1 | -1): Promise<void> {
  const isAhead = ahead?.number === number && ahead.index === one.index;
  const { start, end } = (isAhead && ahead) || one;
  const to = edgeBeyond(edge === 'start' ? start : end, edge, by);
  const moved = { start, end, [edge]: to ?? end };
  if (to === null || moved.start >= moved.end) return;
  const mine = { ...moved, number, index: one.index };
  ahead = mine;
  await move(number, one, moved);
  if (ahead === mine) ahead = null;
}

function edgeBeyond(offset: number, edge: 'start' | 'end', by: 1 | -1): number | null {
  const block = blockAt(edge === 'end' ? offset - 1 : offset);
  if (!block) return null;
  const found = nextEdge(textOf(block), offset - startOf(block), edge, by, language);
  if (found !== null) return startOf(block) + found;
  const next = neighbour(block, by);
  const start = next && nextEdge(textOf(next), by > 0 ? -1 : textOf(next).length + 1, edge, by, language);
  return next && start !== null ? startOf(next) + start : null;
}

/** The buttons in the inspector that do the same as dragging. */
export function attachNudges(): void {
  document.addEventListener('click', (event) => {
    const button = closest(event.target, 'button[data-nudge]');
    const mark = current.value;
    const one = mark?.spans[Number(button?.dataset.span)];
    if (!button || !mark || !one) return;
    void nudge(
      mark.number,
      one,
      button.dataset.nudge === 'start' ? 'start' : 'end',
      button.dataset.by === '1' ? 1 : -1,
    );
  });
}
