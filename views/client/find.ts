import type { Range as Span } from '../../server/domain/document.ts';
import { on } from './actions.ts';
import { replaced } from './apply.ts';
import { firstPiece } from './current.ts';
import { type Findbar, makeFindbar } from './findbar.ts';
import { type Folded, folded, occurrences } from './finding.ts';
import { paint, unpaint } from './highlights.ts';
import { blockAt, blockNumbered, rangesOf, startOf, textOf } from './offsets.ts';
import { article, blockCount, reveal } from './page.ts';
import { firstInSight } from './sight.ts';

/** How many places before and after the one that is shown are drawn; all are counted. */
const DRAWN = 300;
const WAIT_MS = 80;
let bar: Findbar | null = null;
let places: Span[] = [];
let here = -1;
let timer = 0;
/** The text of each block doesn't change while the page is open, so it is folded once. */
const texts: Folded[] = [];

/** Finds words in the text: folded away site chrome is left out. */
export function attachFind(): void {
  on('find', open);
  replaced.on(() => bar?.element.isConnected && draw());
}

function open(): boolean {
  bar ??= makeFindbar({ search: later, go, close });
  if (!bar.element.isConnected) document.body.append(bar.element);
  bar.field.focus();
  bar.field.select();
  if (bar.field.value) search(bar.field.value);
  return true;
}

function close(): void {
  clearTimeout(timer);
  bar?.element.remove();
  places = [];
  unpaint('found', 'found-here');
  (firstPiece() ?? article).focus({ preventScroll: true });
}

function later(query: string): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => search(query), WAIT_MS);
}

/** Finds all places, and shows the first one from where the window stands. */
function search(query: string): void {
  clearTimeout(timer);
  timer = 0;
  const block = firstInSight();
  const top = block ? startOf(block) : 0;
  places = [];
  for (let number = 1; number <= blockCount; number++) places.push(...placesIn(number, query));
  const next = places.findIndex((place) => place.start >= top);
  here = next < 0 && places.length > 0 ? 0 : next;
  show();
}

function placesIn(number: number, query: string): Span[] {
  const block = blockNumbered(number);
  if (!block || block.closest('details:not([open])')) return [];
  texts[number] ??= folded(textOf(block));
  const from = startOf(block);
  return occurrences(texts[number], query).map(({ start, end }) => ({ start: start + from, end: end + from }));
}

/** Keys that come faster than the search wait for nothing: it is done at once. */
function go(by: 1 | -1): void {
  if (timer && bar) search(bar.field.value);
  else if (places.length > 0) {
    here = (here + by + places.length) % places.length;
    show();
  }
}

function show(): void {
  draw();
  const place = places[here];
  if (bar) bar.count.textContent = words(bar.field.value, place !== undefined);
  if (!place) return;
  const block = blockAt(place.start);
  reveal(block);
  const box = rangesOf(place)[0]?.getBoundingClientRect();
  if (box && (box.top < 120 || box.bottom > innerHeight - 120))
    window.scrollBy({ top: box.top - innerHeight / 3, behavior: 'instant' });
}

function words(query: string, isFound: boolean): string {
  if (query.trim() === '') return '';
  return isFound ? `${here + 1} of ${places.length}` : 'Not in this text';
}

function draw(): void {
  const place = places[here];
  const near = place ? places.slice(Math.max(0, here - DRAWN), here + DRAWN) : [];
  paint('found', near.flatMap(rangesOf), 5);
  paint('found-here', place ? rangesOf(place) : [], 6);
}
