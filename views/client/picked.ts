import type { Range as Span } from '../../server/domain/document.ts';
import { replaced } from './apply.ts';
import { paint } from './highlights.ts';
import {
  blockAt,
  blocksOf,
  endOf,
  isBoilerplate,
  numberOf,
  offsetOf,
  rangeIn,
  rangesOf,
  startOf,
  textOf,
} from './offsets.ts';
import { article, language } from './page.ts';
import { signal } from './signal.ts';
import { toast } from './toasts.ts';
import { snapped } from './words.ts';

/**
 * The words that the next key acts on. `by`: with the mouse or a finger, or with the word cursor; the single word under
 * the cursor isn't offered actions, or they would jump along with every arrow.
 */
export type Picked = Span & { by: 'pointer' | 'keys'; isOffered: boolean };
export const picked = signal<Picked | null>(null);

let isExact = false;
let isDragging = false;
/** Whether a pointer is still drawing the selection; the actions wait until it is up. */
export const isPicking = (): boolean => isDragging;

/** Turns what is selected on the page into offsets, whole words unless Alt is held. */
export function attachSelection(): void {
  document.addEventListener('selectionchange', read);
  article.addEventListener('pointerdown', (event) => {
    isDragging = event.pointerType === 'mouse';
    isExact = event.altKey;
  });
  document.addEventListener('pointerup', (event) => {
    isExact = event.altKey;
    if (!isDragging) return;
    isDragging = false;
    read();
    finish();
  });
  document.addEventListener('pointercancel', () => {
    isDragging = false;
  });
  attachRing();
  picked.on(draw);
  replaced.on(draw);
}

/** Who works with the mouse and marks with letters needs no ring around the text; whoever moves with keys does. */
function attachRing(): void {
  article.addEventListener('pointerdown', () => article.classList.add('is-by-pointer'));
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Tab' || key.startsWith('Arrow') || /^[jkwe.,{}]$/i.test(key))
      article.classList.remove('is-by-pointer');
  });
}

const draw = (): void => paint('picked', picked.value?.isOffered ? rangesOf(picked.value) : [], 1);

function read(): void {
  const chosen = getSelection();
  const range = chosen && chosen.rangeCount > 0 && !chosen.isCollapsed ? chosen.getRangeAt(0) : null;
  const span = range && article.contains(range.commonAncestorContainer) ? spanOf(range) : null;
  if (span) picked.set({ ...span, by: 'pointer', isOffered: true });
  else if (picked.value?.by === 'pointer') picked.set(null);
}

/** The span of the document under a range of the page; null where it has no words or lies in site chrome. */
function spanOf(range: Range): Span | null {
  const start = offsetOf(range.startContainer, range.startOffset, 'start');
  const end = offsetOf(range.endContainer, range.endOffset, 'end');
  return start === null || end === null || end <= start ? null : tidy({ start, end }, isExact);
}

/** Trimmed at both ends, each end against its own block, so that Intl.Segmenter never sees more than one. */
function tidy(span: Span, exact = false): Span | null {
  const blocks = blocksOf(span).filter((block) => textOf(block).trim() !== '' && startOf(block) < span.end);
  if (blocks.some(isBoilerplate)) return null;
  const parts = blocks.map((block) => partIn(block, span, exact)).filter((part) => part.end > part.start);
  const [first, last] = [parts[0], parts.at(-1)];
  return first && last ? { start: first.start, end: last.end } : null;
}

function partIn(block: HTMLElement, span: Span, exact: boolean): Span {
  const from = startOf(block);
  const text = textOf(block);
  const inside = { start: Math.max(0, span.start - from), end: Math.min(text.length, span.end - from) };
  const part = snapped(text, inside, language, exact);
  return { start: from + part.start, end: from + part.end };
}

/** Once the pointer is up, the selection shows what will be marked; where nothing will be, it says why. */
function finish(): void {
  const chosen = getSelection();
  if (!chosen || chosen.isCollapsed || !article.contains(chosen.anchorNode)) return;
  const { value } = picked;
  const inChrome = [chosen.anchorNode, chosen.focusNode].some((node) =>
    node?.parentElement?.closest('.sec--boilerplate'),
  );
  if (value) show(value);
  else if (inChrome) toast('This is site chrome, which isn’t marked. Change its section to body or post first.');
}

/** Selects these words on the page, whatever has become of the blocks since. */
export function show({ start, end }: Span): void {
  const [first, last] = [blockAt(start), blockAt(end - 1)];
  if (!first || !last) return;
  const from = rangeIn(first, { start, end: Math.min(end, endOf(first)) });
  const to = numberOf(first) === numberOf(last) ? from : rangeIn(last, { start: startOf(last), end });
  getSelection()?.setBaseAndExtent(from.startContainer, from.startOffset, to.endContainer, to.endOffset);
}

/** Lets go of the words, on the page too. */
export function drop(): undefined {
  if (picked.value?.by === 'pointer') getSelection()?.removeAllRanges();
  picked.set(null);
}
