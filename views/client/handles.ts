import { on } from './actions.ts';
import { replaced } from './apply.ts';
import { current } from './current.ts';
import { drag, type Edge } from './dragging.ts';
import { paint } from './highlights.ts';
import { nudge } from './nudge.ts';
import { blockAt, isRightToLeft, rangesOf } from './offsets.ts';
import { article, closest, make, reveal } from './page.ts';
import type { DrawnSpan } from './pieces.ts';
import { toast } from './toasts.ts';

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
  on('inspect', leave);
  on('escape', leave);
  document.addEventListener('keydown', pressed, { capture: true });
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

/** E: the arrows move the ends of a piece; once more, of the next piece. */
function cycle(): boolean {
  const count = current.value?.spans.length ?? 0;
  if (count === 0) return false;
  if (isEditing) edited = (edited + 1) % count;
  else toast(`Arrows move the end, ⇧ the start${count > 1 ? '; E goes on to the next piece' : ''}. Enter when done.`);
  isEditing = true;
  show();
  reveal(span()?.pieces[0]?.element ?? null);
  return true;
}

function leave(): boolean {
  if (!isEditing) return false;
  isEditing = false;
  show();
  return true;
}

/** While a piece is edited, arrows are its own: asked before the word cursor and before the page scrolls. */
function pressed(event: KeyboardEvent): void {
  if (!isEditing || event.ctrlKey || event.metaKey || event.altKey || !article.contains(event.target as Node)) return;
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  event.preventDefault();
  const edge = event.shiftKey ? 'start' : 'end';
  reveal(span()?.pieces.at(edge === 'start' ? 0 : -1)?.element ?? null);
  byKey(edge, event.key === 'ArrowLeft' ? 'left' : 'right');
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
  if (one && isEditing) paint('edited', rangesOf(one), 4);
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
  const handle = make('span', { class: `handle handle--${edge}${isEditing ? ' is-live' : ''}`, 'aria-hidden': 'true' });
  handle.style.top = `${top}px`;
  handle.style.left = `${left}px`;
  handle.style.height = `${height}px`;
  handle.addEventListener('pointerdown', (event) => drag(event, handle, one, edge, show));
  block.append(handle);
  return handle;
}
