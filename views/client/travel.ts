import { on } from './actions.ts';
import { type Current, current, firstPiece, select } from './current.ts';
import { blockNumbered, isBoilerplate, neighbour, numberOf } from './offsets.ts';
import { article, blockCount, byId, closest, isNarrow, reveal } from './page.ts';
import { picked } from './picked.ts';
import { numbersOn } from './pieces.ts';
import { beginning, type Place, placeOf, resumed } from './places.ts';
import { firstInSight } from './sight.ts';

/** Where J and K are: a block, and a place among the marks that begin in it. */
let at: { block: number; index: number } | null = null;
/** Where a mark was let go of, or deleted: J and K go on from there. */
let left: Place | null = null;

export function attachTravel(): void {
  article.addEventListener('click', clicked);
  document.addEventListener('click', followed);
  current.on((now, before) => {
    at = null;
    left = now ? null : (placeOf(before) ?? left);
  });
  on('markNext', () => go(1));
  on('markPrevious', () => go(-1));
  on('blockNext', () => paragraph(1));
  on('blockPrevious', () => paragraph(-1));
  on('documentNext', () => turn('next'));
  on('documentPrevious', () => turn('prev'));
  on('escape', (event) => (current.value && article.contains(event.target as Node) ? letGo() : false));
}

function letGo(): boolean {
  select(null);
  article.focus({ preventScroll: true });
  return true;
}

/** A click takes the innermost mark; a further click on the same words the next one outwards. */
function clicked(event: MouseEvent): void {
  const mark = closest(event.target, 'mark[data-a]');
  if (!mark || getSelection()?.isCollapsed === false || event.defaultPrevented) return;
  const inwards = numbersOn(mark);
  const here = inwards.indexOf(current.value?.number ?? -1);
  const number = inwards[here > 0 ? here - 1 : inwards.length - 1];
  if (number !== undefined) choose(number, mark);
}

/** Selects on purpose. The mark that was clicked keeps its place for J and K. */
export function choose(number: number, near: Element | null = null): Current | null {
  const chosen = select(number, { isDeliberate: true, withFocus: true });
  const block = closest(near ?? firstPiece(), '.para');
  if (block) at = { block: numberOf(block), index: beginning(block).indexOf(number) };
  return chosen;
}

/** Links to annotations of this page select them; with a modifier they are ordinary links. */
function followed(event: MouseEvent): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const link = closest(
    event.target,
    'a[data-go], a[data-step-annotation], a[data-inner-annotation], .note > a, #hovercard > a',
  );
  const { go: to, stepAnnotation, innerAnnotation } = link?.dataset ?? {};
  const number = Number(to ?? stepAnnotation ?? innerAnnotation ?? closest(link, '[data-a]')?.dataset.a);
  if (!link || !number) return;
  const chosen = choose(number);
  if (!chosen) return;
  event.preventDefault();
  reveal(firstPiece());
  const panel = byId('inspector');
  if (link.closest('.note') && isNarrow() && panel && !panel.matches(':popover-open')) panel.showPopover();
}

function go(by: 1 | -1): boolean {
  const from = at ?? start(by);
  let { block, index } = from;
  for (index += by; block >= 1 && block <= blockCount; block += by) {
    const element = blockNumbered(block);
    const numbers = element && !isBoilerplate(element) ? beginning(element) : [];
    if (index === Number.NEGATIVE_INFINITY) index = numbers.length - 1;
    const number = numbers[index];
    if (number !== undefined) return arrive(number, block, index);
    index = by > 0 ? 0 : Number.NEGATIVE_INFINITY;
  }
  return true;
}

function arrive(number: number, block: number, index: number): boolean {
  picked.set(null);
  select(number, { isDeliberate: true, withFocus: true });
  at = { block, index };
  return true;
}

/** With nothing selected, from where something last was, if that is still in sight; else from the first block in sight. */
function start(by: 1 | -1): { block: number; index: number } {
  const again = left && !current.value ? resumed(left, by) : null;
  if (again) return again;
  const block = closest(firstPiece(), '.para') ?? firstInSight();
  const known =
    block && current.value ? beginning(block).indexOf(current.value.number) : by > 0 ? -1 : Number.POSITIVE_INFINITY;
  return { block: block ? numberOf(block) : 1, index: Number.isFinite(known) ? known : 0 };
}

function paragraph(by: 1 | -1): boolean {
  const here = closest(document.activeElement, '.para') ?? firstInSight();
  const next = here && neighbour(here, by);
  reveal(next, 'start');
  next?.querySelector<HTMLElement>('.pn')?.focus({ preventScroll: true });
  return true;
}

function turn(rel: 'next' | 'prev'): boolean {
  const link = document.querySelector<HTMLAnchorElement>(`a[rel="${rel}"]`);
  link?.click();
  return link !== null;
}
