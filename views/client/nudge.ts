import type { Range as Span } from '../../server/domain/document.ts';
import { current } from './current.ts';
import { blockAt, blockNumbered, numberOf, startOf, textOf } from './offsets.ts';
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

/** Moves one end of a span by a word; at the edge of a block, into the next one. */
export async function nudge(number: number, one: DrawnSpan, edge: 'start' | 'end', by: 1 | -1): Promise<void> {
  const to = edgeBeyond(one[edge], edge, by);
  const moved = { start: one.start, end: one.end, [edge]: to ?? one[edge] };
  if (to !== null && moved.start < moved.end) await move(number, one, moved);
}

function edgeBeyond(offset: number, edge: 'start' | 'end', by: 1 | -1): number | null {
  const block = blockAt(edge === 'end' ? offset - 1 : offset);
  if (!block) return null;
  const found = nextEdge(textOf(block), offset - startOf(block), edge, by, language);
  if (found !== null) return startOf(block) + found;
  const next = blockNumbered(numberOf(block) + by);
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
