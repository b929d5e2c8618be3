import { on } from './actions.ts';
import { replaced } from './apply.ts';
import { current } from './current.ts';
import { paint } from './highlights.ts';
import { move, nudge } from './nudge.ts';
import { blockAt, isRightToLeft, offsetUnder, rangesOf, startOf, textOf } from './offsets.ts';
import { article, closest, language, make } from './page.ts';
import type { DrawnSpan } from './pieces.ts';
import { wordEnd, wordStart } from './words.ts';

type Edge = 'start' | 'end';
/** Which span of the selected mark is being edited. */
let edited = 0;
let isEditing = false;
let handles: HTMLElement[] = [];

/** The ends of a piece of the selected mark can be dragged, or moved by words with Alt and the arrows. */
export function attachHandles(): void {
  current.on((now, before) => {
    if (now?.number !== before?.number) {
      edited = 0;
      isEditing = false;
    }
    show();
  });
  replaced.on(show);
  article.addEventListener('click', (event) => edit(closest(event.target, 'mark[data-a]')));
  on('editSpan', cycle);
  on('nudgeEndBack', () => byKey('end', 'left'));
  on('nudgeEndOn', () => byKey('end', 'right'));
  on('nudgeStartBack', () => byKey('start', 'left'));
  on('nudgeStartOn', () => byKey('start', 'right'));
}

const span = (): DrawnSpan | null => current.value?.spans[edited] ?? current.value?.spans[0] ?? null;

/** Clicking a piece of the selected mark makes it the one that is edited. */
function edit(mark: HTMLElement | null): void {
  const index = current.value?.spans.findIndex((one) => one.pieces.some((piece) => piece.element === mark)) ?? -1;
  if (index < 0) return;
  edited = index;
  show();
}

function cycle(): boolean {
  const count = current.value?.spans.length ?? 0;
  if (count === 0) return false;
  edited = handles.length === 0 ? edited : (edited + 1) % count;
  isEditing = true;
  show();
  span()?.pieces[0]?.element.scrollIntoView({ block: 'nearest' });
  return true;
}

/** Left and right are where they are on the screen: in Arabic, left is onwards. */
function byKey(edge: Edge, side: 'left' | 'right'): boolean {
  const one = span();
  const block = one && blockAt(one[edge]);
  if (!one || !block || !current.value) return false;
  void nudge(current.value.number, one, edge, (side === 'right') === isRightToLeft(block) ? -1 : 1);
  return true;
}

/** The handles stand in their block, so that they go where it goes; they take no room and no Tab stop. */
function show(): void {
  for (const handle of handles) handle.remove();
  handles = [];
  paint('edited', []);
  const one = span();
  // A mark that was only just made has none: they would be in the way of the next selection.
  if (!one || !(isEditing || current.value?.isDeliberate)) return;
  // All boxes are read before anything is added, so that the page is laid out once.
  const places = (['start', 'end'] as const).map((edge) => placeOf(one, edge)).filter((place) => place !== null);
  handles = places.map((place) => handleAt(one, place));
}

type Place = { edge: Edge; block: HTMLElement; top: number; left: number; height: number };

function placeOf(one: DrawnSpan, edge: Edge): Place | null {
  const piece = one.pieces.at(edge === 'start' ? 0 : -1);
  const block = closest(piece?.element ?? null, '.para');
  const box = piece && [...piece.element.getClientRects()].at(edge === 'start' ? 0 : -1);
  if (!block || !box) return null;
  const around = block.getBoundingClientRect();
  const side = (edge === 'start') === isRightToLeft(block) ? box.right : box.left;
  return { edge, block, top: box.top - around.top, left: side - around.left, height: box.height };
}

function handleAt(one: DrawnSpan, { edge, block, top, left, height }: Place): HTMLElement {
  const handle = make('span', { class: `handle handle--${edge}`, 'aria-hidden': 'true' });
  handle.style.top = `${top}px`;
  handle.style.left = `${left}px`;
  handle.style.height = `${height}px`;
  handle.addEventListener('pointerdown', (event) => drag(event, handle, one, edge));
  block.append(handle);
  return handle;
}

function drag(down: PointerEvent, handle: HTMLElement, one: DrawnSpan, edge: Edge): void {
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
    else show();
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
