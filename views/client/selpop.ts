import { act, on } from './actions.ts';
import { rangesOf } from './offsets.ts';
import { byId, closest, isCoarse, isNarrow } from './page.ts';
import { drop, isPicking, picked } from './picked.ts';
import { placeNear } from './placing.ts';

let frame = 0;

/** The actions beside the selection; on small or touch screens, in a bar at the bottom. */
export function attachSelpop(): void {
  const tools = byId('selpop');
  if (!tools) return;
  picked.on(() => later(tools));
  document.addEventListener('pointerup', () => later(tools));
  // The selection has to survive the press of a button.
  tools.addEventListener('pointerdown', (event) => event.preventDefault());
  tools.addEventListener('mousedown', (event) => event.preventDefault());
  tools.addEventListener('click', (event) => {
    const action = closest(event.target, 'button[data-action]')?.dataset.action;
    if (action) act(action, event);
  });
  on('escape', () => (picked.value ? drop() : false));
}

function later(tools: HTMLElement): void {
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(() => show(tools));
}

function show(tools: HTMLElement): void {
  const span = picked.value;
  const isOpen = tools.matches(':popover-open');
  if (!span?.isOffered || isPicking()) {
    if (isOpen) tools.hidePopover();
    raiseToasts(false);
    return;
  }
  if (!isOpen) tools.showPopover();
  const isBar = isNarrow() || isCoarse();
  tools.classList.toggle('selpop--bar', isBar);
  raiseToasts(isBar);
  if (isBar) tools.removeAttribute('style');
  else placeNear(tools, boxOf(rangesOf(span)));
}

/** Messages stand above the bar at the bottom. */
const raiseToasts = (isRaised: boolean): void => void byId('toasts')?.classList.toggle('is-raised', isRaised);

/** The box of the words' last line in sight, so that the actions stand where the eye is. */
function boxOf(ranges: readonly Range[]): DOMRect | null {
  const boxes = ranges.flatMap((range) => [...range.getClientRects()]);
  return boxes.findLast((box) => box.bottom > 0 && box.top < innerHeight) ?? boxes.at(-1) ?? null;
}
