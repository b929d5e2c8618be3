import { on } from './actions.ts';
import { type Current, current, firstPiece, select } from './current.ts';
import { blockNumbered, isBoilerplate, numberOf } from './offsets.ts';
import { article, blockCount, byId, closest, isNarrow, reveal } from './page.ts';
import { picked } from './picked.ts';
import { numbersOn } from './pieces.ts';

/** Where J and K are: a block, and a place among the marks that begin in it. */
let at: { block: number; index: number } | null = null;
/** The marks that `.` came through, for `,`. */
let trail: number[] = [];

export function attachTravel(): void {
  article.addEventListener('click', clicked);
  document.addEventListener('click', followed);
  current.on(() => {
    at = null;
  });
  on('markNext', () => go(1));
  on('markPrevious', () => go(-1));
  on('chainIn', () => chain(1));
  on('chainOut', () => chain(-1));
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
  const link = closest(event.target, 'a[data-go], a[data-step-annotation], .note > a, #hovercard a');
  const number = Number(link?.dataset.go ?? link?.dataset.stepAnnotation ?? closest(link, '[data-a]')?.dataset.a);
  if (!link || !number) return;
  const chosen = choose(number);
  if (!chosen) return;
  event.preventDefault();
  reveal(firstPiece());
  const panel = byId('inspector');
  if (link.closest('.note') && isNarrow() && panel && !panel.matches(':popover-open')) panel.showPopover();
}

/** The annotations whose first piece in this block isn't the continuation of one in the block before. */
function beginning(block: HTMLElement): number[] {
  const before = blockNumbered(numberOf(block) - 1);
  const earlier = new Set(before ? numbersIn(before) : []);
  return numbersIn(block).filter((number) => !earlier.has(number));
}

const numbersIn = (block: HTMLElement): number[] => [
  ...new Set([...block.querySelectorAll<HTMLElement>('mark[data-a]')].flatMap(numbersOn)),
];

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

/** With nothing selected, from the first block in sight. */
function start(by: 1 | -1): { block: number; index: number } {
  const block = closest(firstPiece(), '.para') ?? firstInSight();
  const known =
    block && current.value ? beginning(block).indexOf(current.value.number) : by > 0 ? -1 : Number.POSITIVE_INFINITY;
  return { block: block ? numberOf(block) : 1, index: Number.isFinite(known) ? known : 0 };
}

export function firstInSight(): HTMLElement | null {
  let low = 1;
  let high = blockCount;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const box = blockNumbered(middle)?.getBoundingClientRect();
    if (box && box.bottom > innerHeight * 0.12) high = middle;
    else low = middle + 1;
  }
  return blockNumbered(low);
}

/** The chain in the inspector, outlet first: `.` goes to the step inside this one, `,` back. */
function chain(by: 1 | -1): boolean {
  const now = current.value;
  if (!now) return false;
  const steps = [...document.querySelectorAll<HTMLElement>('#inspector [data-step-annotation]')]
    .map((link) => Number(link.dataset.stepAnnotation))
    .filter(Boolean);
  const here = steps.indexOf(now.number);
  const next = by > 0 ? (steps[here + 1] ?? bearerOf(now)) : (steps[here - 1] ?? trail.pop());
  if (next === undefined || next === now.number) return true;
  if (by > 0) trail = [...trail.slice(-20), now.number];
  choose(next);
  reveal(firstPiece());
  return true;
}

/** From a claim, towards the origin lies the attribution that bears it. */
function bearerOf(now: Current): number | undefined {
  const link = now.kind === 'claim' ? document.querySelector<HTMLElement>('#inspector [data-go]') : null;
  return link ? Number(link.dataset.go) : undefined;
}

function paragraph(by: 1 | -1): boolean {
  const here = closest(document.activeElement, '.para') ?? firstInSight();
  const next = here ? blockNumbered(numberOf(here) + by) : null;
  reveal(next, 'start');
  next?.querySelector<HTMLElement>('.pn')?.focus({ preventScroll: true });
  return true;
}

function turn(rel: 'next' | 'prev'): boolean {
  const link = document.querySelector<HTMLAnchorElement>(`a[rel="${rel}"]`);
  link?.click();
  return link !== null;
}
