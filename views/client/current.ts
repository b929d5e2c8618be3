import type { Role } from '../../server/domain/vocabulary.ts';
import { article, base, byId, reveal } from './page.ts';
import { type DrawnSpan, piecesOf, spansFrom, tokensOf } from './pieces.ts';
import { signal } from './signal.ts';

export type Kind = 'claim' | 'attribution';
/** The selected annotation. `isDeliberate`: someone went to it, so what is marked next belongs to it, however far off. */
export type Current = { number: number; kind: Kind; isDeliberate: boolean; spans: DrawnSpan[] };
export const current = signal<Current | null>(null);

/** The last attribution that was selected: what “he added” goes on with. */
let lastAttribution: number | null = null;
export const latestAttribution = (): number | null => lastAttribution;

type Options = { kind?: Kind | null; isDeliberate?: boolean; withFocus?: boolean; within?: ParentNode };

/** Selects an annotation by its number; null where it has no mark in the page. Only paint changes, never layout. */
export function select(number: number | null, options: Options = {}): Current | null {
  clear();
  const elements = number === null ? [] : piecesOf(number, options.within);
  if (number === null || elements.length === 0) {
    current.set(null);
    return null;
  }
  const spans = spansFrom(number, elements);
  const kind = options.kind ?? (spans.some((span) => span.role === 'claim') ? 'claim' : 'attribution');
  if (kind === 'attribution') lastAttribution = number;
  light(number, elements);
  rove(number, elements[0] ?? article, options.withFocus ?? false);
  current.set({ number, kind, isDeliberate: options.isDeliberate ?? false, spans });
  return current.value;
}

let lit: HTMLElement[] = [];

function clear(): void {
  for (const element of lit) element.classList.remove('is-on', 'is-in', 'is-in-head', 'is-in-tail');
  for (const element of lit) {
    element.removeAttribute('tabindex');
    element.removeAttribute('aria-details');
  }
  byIdOn?.removeAttribute('aria-current');
  lit = [];
  article.tabIndex = 0;
}

let byIdOn: HTMLElement | null = null;

/** Each role shows on its own line: the piece or, where lines are stacked, the one inside it. */
function light(number: number, elements: readonly HTMLElement[]): void {
  for (const element of elements) {
    for (const token of tokensOf(element)) if (token.number === number) lightPiece(element, token.role);
  }
  const contents = elements.filter((element) => element.classList.contains('is-in'));
  contents[0]?.classList.add('is-in-head');
  contents.at(-1)?.classList.add('is-in-tail');
  byIdOn = byId(`note-${number}`);
  if (byIdOn) {
    byIdOn.classList.add('is-on');
    byIdOn.setAttribute('aria-current', 'true');
    lit.push(byIdOn);
  }
}

function lightPiece(element: HTMLElement, role: Role): void {
  const line =
    role === 'content' || element.classList.contains(`hl-${role}`)
      ? element
      : element.querySelector<HTMLElement>(`.hl-${role}`);
  const shown = line ?? element;
  shown.classList.add(role === 'content' ? 'is-in' : 'is-on');
  lit.push(shown);
}

/** The article is one Tab stop: the first piece of the selected mark, or the article itself. */
function rove(number: number, first: HTMLElement, withFocus: boolean): void {
  first.tabIndex = 0;
  article.tabIndex = -1;
  if (byId(`note-${number}`)) first.setAttribute('aria-details', `note-${number}`);
  lit.push(first);
  if (!withFocus) return;
  first.focus({ preventScroll: true });
  reveal(first);
}

export const firstPiece = (): HTMLElement | null =>
  current.value?.spans.flatMap((span) => span.pieces).sort((a, b) => a.start - b.start)[0]?.element ?? null;

/** The address follows the selection, so that it can be sent to someone. */
export function attachAddress(): void {
  current.on((now) => {
    const address = now ? `${base}/annotations/${now.number}` : base;
    if (location.pathname !== address) history.replaceState(history.state, '', address + location.search);
  });
}
