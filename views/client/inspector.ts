import { on } from './actions.ts';
import { replaced } from './apply.ts';
import { restoreDrafts, unfoldComment } from './comments.ts';
import { current, firstPiece } from './current.ts';
import { base, byId, closest, isNarrow, make } from './page.ts';
import { keep } from './steadfast.ts';
import { toast } from './toasts.ts';
import { readVersion } from './versions.ts';

const SKELETON_MS = 300;
let loading: AbortController | null = null;
/** What is shown while nothing is selected. */
let empty: Node[] = [];

/** Keeps the inspector with the selected mark. Earlier loads are given up. */
export function attachInspector(): void {
  const panel = byId('inspector');
  if (!panel) return;
  if (readVersion(panel) === null) empty = [...panel.childNodes].map((node) => node.cloneNode(true));
  current.on((now, before) => {
    if (now?.number !== before?.number) void show(panel, now?.number ?? null);
  });
  replaced.on((reply) => {
    if (reply?.selected != null) void show(panel, reply.selected);
  });
  on('inspect', () => enter(panel));
  on('note', () => current.value !== null && void openNote(panel) === undefined);
  on('comment', () => current.value !== null && void openComment(panel) === undefined);
  panel.addEventListener('click', (event) => closest(event.target, '[data-close-inspector]') && leave(panel));
  on('escape', (event) => (panel.contains(event.target as Node) ? leave(panel) : false));
}

/** The panel once it shows this mark; null where it can't. */
export async function inspectorOf(number: number): Promise<HTMLElement | null> {
  const panel = byId('inspector');
  if (panel && !isAbout(panel, number)) await show(panel, number);
  return panel && isAbout(panel, number) ? panel : null;
}

async function show(panel: HTMLElement, number: number | null): Promise<void> {
  loading?.abort();
  if (number === null) {
    panel.replaceChildren(...(empty.length > 0 ? empty.map((node) => node.cloneNode(true)) : [nothing()]));
    return;
  }
  const control = new AbortController();
  loading = control;
  const timer = setTimeout(() => isAbout(panel, number) || panel.replaceChildren(skeleton()), SKELETON_MS);
  try {
    const response = await fetch(`${base}/annotations/${number}/inspector`, { signal: control.signal });
    if (!response.ok) throw new Error(String(response.status));
    replace(panel, await response.text());
  } catch (error) {
    if (!control.signal.aborted)
      toast(
        `The details of ${number} couldn’t be loaded. ${error instanceof TypeError ? 'The connection is down.' : ''}`,
      );
  } finally {
    clearTimeout(timer);
  }
}

/** The panel anew, with whatever was typed in it. */
export function renewInspector(): void {
  const panel = byId('inspector');
  if (panel && current.value) void show(panel, current.value.number);
}

const shownNumber = (panel: HTMLElement): string | undefined =>
  panel.querySelector<HTMLElement>('[data-annotation]')?.dataset.annotation;
const isAbout = (panel: HTMLElement, number: number): boolean => shownNumber(panel) === String(number);
const nothing = (): HTMLElement => make('p', { class: 'insp__none meta' }, 'Select a mark to see who says it.');
const skeleton = (): HTMLElement =>
  make('div', { class: 'skel', 'aria-hidden': 'true' }, ...[1, 2, 3, 4, 5].map(() => make('i')));

/** New content, with focus, scroll, open folds and what was typed and isn't saved yet as they were. */
function replace(panel: HTMLElement, html: string): void {
  const before = shownNumber(panel);
  const { scrollTop } = panel;
  const kept = keep(panel);
  panel.innerHTML = html;
  readVersion(panel);
  restoreDrafts(panel);
  if (before !== shownNumber(panel)) {
    panel.scrollTop = 0;
    return;
  }
  if (!kept(panel)) heading(panel).focus({ preventScroll: true });
  panel.scrollTop = scrollTop;
}

/** The heading takes focus, so that reading begins at the top. */
function heading(panel: HTMLElement): HTMLElement {
  const title = panel.querySelector<HTMLElement>('h2') ?? panel;
  title.tabIndex = -1;
  return title;
}

function enter(panel: HTMLElement): boolean {
  if (!current.value) return false;
  openSheet(panel);
  heading(panel).focus();
  return true;
}

/** On small screens the inspector is a sheet over the text. */
function openSheet(panel: HTMLElement): void {
  if (isNarrow() && panel.hasAttribute('popover') && !panel.matches(':popover-open')) panel.showPopover();
}

function leave(panel: HTMLElement): boolean {
  if (panel.matches(':popover-open')) panel.hidePopover();
  firstPiece()?.focus();
  return true;
}

async function openComment(panel: HTMLElement): Promise<void> {
  if (current.value) await inspectorOf(current.value.number);
  openSheet(panel);
  unfoldComment(panel);
}

async function openNote(panel: HTMLElement): Promise<void> {
  if (current.value) await inspectorOf(current.value.number);
  openSheet(panel);
  const note = panel.querySelector<HTMLElement>('textarea[name="note"]');
  const fold = closest(note, 'details');
  if (fold instanceof HTMLDetailsElement) fold.open = true;
  note?.focus();
}
