import type { Range as Span } from '../../server/domain/document.ts';
import { on } from './actions.ts';
import { replaced } from './apply.ts';
import { current } from './current.ts';
import { paint } from './highlights.ts';
import { blockAt, isRightToLeft, rangesOf } from './offsets.ts';
import { isField } from './page.ts';
import { picked } from './picked.ts';
import { sentencesAround } from './sentences.ts';
import { firstInSight } from './sight.ts';
import { say } from './spoken.ts';
import { toast } from './toasts.ts';
import { beyond, edgeWord, lineStep, sentenceStep, wordAt, wordStep } from './wordsteps.ts';

/** The word cursor: the word that it stands on, and the one where the selection began. */
let head: Span | null = null;
let anchor: Span | null = null;
let isOurs = false;

/** Moves over the text word by word, drawn without touching the page; Shift extends what is selected. */
export function attachWordCursor(): void {
  on('wordCursor', () => (head ? leave() : enter()));
  on('sentence', sentence);
  on('escape', () => (head ? leave() : false));
  on('blockNext', () => head !== null && paragraph(1));
  on('blockPrevious', () => head !== null && paragraph(-1));
  document.addEventListener('keydown', moved);
  replaced.on(draw);
  picked.on((now, before) => {
    if (!isOurs && head && now === null && before?.by === 'keys')
      stand(wordStep(wordAt(before.end - 1) ?? head, 1) ?? head, false);
    else if (now?.by === 'pointer') forget();
  });
}

function enter(): boolean {
  const block = firstInSight();
  const from = picked.value?.start ?? current.value?.spans.toSorted((a, b) => a.start - b.start)[0]?.start;
  const word = (from === undefined ? null : wordAt(from)) ?? (block && firstWord(block));
  if (!word) return true;
  getSelection()?.removeAllRanges();
  stand(word, false);
  toast('Word cursor: arrows move, Shift extends, V takes the sentence, Esc leaves.');
  return true;
}

/** The first word of a block, or of the next one that has words. */
function firstWord(block: HTMLElement): Span | null {
  const next = beyond(block, 1);
  return edgeWord(block, 'first') ?? (next && edgeWord(next, 'first'));
}

function leave(): boolean {
  forget();
  if (picked.value?.by === 'keys') picked.set(null);
  return true;
}

function forget(): void {
  head = null;
  anchor = null;
  paint('cursor', []);
}

/** Stands on a word; without `extend`, the selection begins anew there. */
function stand(word: Span, extend: boolean): boolean {
  head = word;
  if (!extend || !anchor) anchor = word;
  const span = { start: Math.min(anchor.start, word.start), end: Math.max(anchor.end, word.end) };
  own(() => picked.set({ ...span, by: 'keys', isOffered: extend }));
  draw();
  follow(word);
  return true;
}

/** What this file does to the selection isn't news to it. */
function own(action: () => void): void {
  isOurs = true;
  action();
  isOurs = false;
}

function draw(): void {
  paint('cursor', head ? rangesOf(head) : [], 3);
}

function sentence(): boolean {
  const from = head ?? picked.value;
  if (!from) return false;
  const span = sentencesAround(from);
  const word = wordAt(span.end - 1) ?? wordAt(span.start);
  if (!word) return true;
  getSelection()?.removeAllRanges();
  head = word;
  anchor = wordAt(span.start) ?? word;
  own(() => picked.set({ ...span, by: 'keys', isOffered: true }));
  draw();
  return true;
}

function paragraph(by: 1 | -1): boolean {
  const block = head && blockAt(head.start);
  const next = block && beyond(block, by);
  const word = next && edgeWord(next, 'first');
  return word ? stand(word, false) : true;
}

function moved(event: KeyboardEvent): void {
  if (!head || event.defaultPrevented || event.altKey || event.metaKey || isField(event.target)) return;
  const next = target(event, head);
  if (next === undefined) return;
  event.preventDefault();
  if (next) stand(next, event.shiftKey);
}

/** The word that a key leads to; null at the end of the text, undefined where the key is no business of the cursor. */
function target(event: KeyboardEvent, from: Span): Span | null | undefined {
  const block = blockAt(from.start);
  if (!block) return undefined;
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowRight': {
      const by = (event.key === 'ArrowRight') === isRightToLeft(block) ? -1 : 1;
      return event.ctrlKey ? sentenceStep(from, by) : wordStep(from, by);
    }
    case 'ArrowUp':
    case 'ArrowDown':
      return lineStep(from, event.key === 'ArrowDown' ? 1 : -1);
    case 'Home':
      return edgeWord(block, 'first');
    case 'End':
      return edgeWord(block, 'last');
    default:
      return undefined;
  }
}

/** Keeps the word in sight, and says it to those who don't see it. */
function follow(word: Span): void {
  const box = rangesOf(word)[0]?.getBoundingClientRect();
  const [top, bottom] = [72, innerHeight - 72];
  if (box && box.top < top) window.scrollBy({ top: box.top - top - 40, behavior: 'instant' });
  else if (box && box.bottom > bottom) window.scrollBy({ top: box.bottom - bottom + 40, behavior: 'instant' });
  say(rangesOf(picked.value ?? word).join(' '));
}
