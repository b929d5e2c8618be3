import { current } from './current.ts';
import { paint } from './highlights.ts';
import { move } from './nudge.ts';
import { blockAt, offsetUnder, rangesOf, startOf, textOf } from './offsets.ts';
import { language } from './page.ts';
import type { DrawnSpan } from './pieces.ts';
import { wordEnd, wordStart } from './words.ts';

export type Edge = 'start' | 'end';

/** Drags one end of a piece to another word; `back` draws the handles again where nothing was moved. */
export function drag(down: PointerEvent, handle: HTMLElement, one: DrawnSpan, edge: Edge, back: () => void): void {
  down.preventDefault();
  handle.setPointerCapture(down.pointerId);
  handle.classList.add('is-dragged');
  let at = one[edge];
  const moved = (event: PointerEvent): void => {
    at = landing(event, one, edge) ?? at;
    paint('edited', rangesOf({ start: one.start, end: one.end, [edge]: at }), 4);
  };
  const done = (event: PointerEvent): void => {
    handle.removeEventListener('pointermove', moved);
    paint('edited', []);
    handle.classList.remove('is-dragged');
    const number = current.value?.number;
    if (event.type === 'pointerup' && at !== one[edge] && number)
      void move(number, one, { start: one.start, end: one.end, [edge]: at });
    else back();
  };
  handle.addEventListener('pointermove', moved);
  for (const name of ['pointerup', 'pointercancel'] as const) handle.addEventListener(name, done, { once: true });
}

/** Where the end would come to rest: at a word, or with Alt exactly there; never past the other end. */
function landing(event: PointerEvent, one: DrawnSpan, edge: Edge): number | null {
  const under = offsetUnder(event.clientX, event.clientY);
  const block = under === null ? null : blockAt(under);
  if (under === null || !block) return null;
  const from = startOf(block);
  const text = textOf(block);
  const to = event.altKey ? under : from + (edge === 'start' ? wordStart : wordEnd)(text, under - from, language);
  return edge === 'start' ? (to < one.end ? to : null) : to > one.start ? to : null;
}
