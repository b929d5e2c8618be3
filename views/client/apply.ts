import { current, firstPiece, select } from './current.ts';
import { blockNumbered } from './offsets.ts';
import { article, byId } from './page.ts';
import { piecesOf } from './pieces.ts';
import type { Saved } from './reply.ts';
import { signal } from './signal.ts';
import { onlyVersion } from './versions.ts';

/** Tells whoever draws over the text that blocks were replaced. */
export const replaced = signal<Saved | null>(null);

/** Puts a reply on the page: only its blocks are touched, however long the text is. */
export function apply(reply: Saved): void {
  const hadFocus = article.contains(document.activeElement);
  const anchor = anchorOf(reply);
  for (const block of reply.blocks) replaceBlock(block.position + 1, block.html);
  onlyVersion(reply.selected, reply.version);
  select(reply.selected, { kind: reply.kind, isDeliberate: isSame(reply) });
  if (reply.counts) showCounts(reply.counts);
  replaced.set(reply);
  hold(anchor);
  if (hadFocus && !article.contains(document.activeElement)) (firstPiece() ?? article).focus({ preventScroll: true });
}

/** Puts blocks that others changed on the page, and leaves alone what is open beside the text: nobody asked for that. */
export function applyAround(changed: Pick<Saved, 'blocks' | 'counts'>): void {
  const anchor = anchorOf(changed);
  const now = current.value;
  const hadFocus = article.contains(document.activeElement);
  for (const block of changed.blocks) replaceBlock(block.position + 1, block.html);
  if (now && piecesOf(now.number).length > 0) select(now.number, now);
  if (changed.counts) showCounts(changed.counts);
  replaced.set({ ...changed, selected: null, version: null, kind: null, message: '', ask: null });
  hold(anchor);
  if (hadFocus && !article.contains(document.activeElement)) (firstPiece() ?? article).focus({ preventScroll: true });
}

/** What was selected on purpose stays so while it is worked on. */
const isSame = (reply: Saved): boolean =>
  current.value?.number === reply.selected && (current.value?.isDeliberate ?? false);

function replaceBlock(number: number, html: string): void {
  const block = blockNumbered(number);
  if (block) block.outerHTML = html;
}

/** The changed block nearest the top of the window: it stays where it is while notes grow or go. */
function anchorOf(reply: Pick<Saved, 'blocks'>): { number: number; top: number } | null {
  for (const { position } of reply.blocks) {
    const box = blockNumbered(position + 1)?.getBoundingClientRect();
    if (box && box.bottom > 0) return { number: position + 1, top: box.top };
  }
  return null;
}

function hold(anchor: { number: number; top: number } | null): void {
  const now = anchor && blockNumbered(anchor.number)?.getBoundingClientRect().top;
  if (anchor && now != null && Math.abs(now - anchor.top) > 1)
    window.scrollBy({ top: now - anchor.top, behavior: 'instant' });
}

function showCounts({ claim, attribution }: { claim: number; attribution: number }): void {
  const element = byId('toolbar-counts');
  const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
  if (element) element.textContent = `${count(attribution, 'attribution')}, ${count(claim, 'mention')}`;
}
