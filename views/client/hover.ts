import { ROLES } from '../../server/domain/vocabulary.ts';
import { on } from './actions.ts';
import { replaced } from './apply.ts';
import { current } from './current.ts';
import { paint, unpaint } from './highlights.ts';
import { blockNumbered, numberOf } from './offsets.ts';
import { article, base, byId, closest } from './page.ts';
import { numbersOn, piecesOf, tokensOf } from './pieces.ts';
import { placeNear } from './placing.ts';

const CARD_MS = 250;
const LEAVE_MS = 150;
/** Blocks before and after that are searched for pieces: a source seldom stands further from its content. */
const REACH = 3;

const cards = new Map<number, string>();
let over: number | null = null;
let timer = 0;

/** Hovering brings one annotation forward, in paint only, and after a moment says how it came here. */
export function attachHover(): void {
  article.addEventListener('pointerover', entered);
  article.addEventListener('pointerleave', later);
  // A card must not lie over what is about to be clicked or dragged, and the inspector says more of what is selected.
  article.addEventListener('pointerdown', leave);
  const card = byId('hovercard');
  card?.addEventListener('pointerenter', () => clearTimeout(timer));
  card?.addEventListener('pointerleave', later);
  replaced.on(() => {
    cards.clear();
    leave();
  });
  on('escape', () => (card?.matches(':popover-open') ? leave() : false));
}

function entered(event: PointerEvent): undefined {
  if (event.pointerType !== 'mouse' || event.buttons !== 0) return leave();
  const mark = closest(event.target, 'mark[data-a]');
  const note = closest(event.target, '.note[data-a]');
  const number = mark ? numbersOn(mark).at(-1) : note ? Number(note.dataset.a) : undefined;
  if (number === undefined) return later();
  clearTimeout(timer);
  if (number === over) return;
  leave();
  over = number;
  glow(number, closest(event.target, '.para'));
  if (mark && number !== current.value?.number)
    timer = window.setTimeout(() => void showCard(number, event.clientX, mark), CARD_MS);
}

function later(): undefined {
  clearTimeout(timer);
  timer = window.setTimeout(leave, LEAVE_MS);
}

function leave(): undefined {
  clearTimeout(timer);
  over = null;
  unpaint(...ROLES.map(nameOf));
  const card = byId('hovercard');
  if (card?.matches(':popover-open')) card.hidePopover();
}

const nameOf = (role: string): string => (role === 'recipient' ? 'cue' : role);

function glow(number: number, block: HTMLElement | null): void {
  const here = block ? numberOf(block) : 1;
  const near = Array.from({ length: 2 * REACH + 1 }, (_, i) => blockNumbered(here - REACH + i)).filter(
    (one) => one !== null,
  );
  const elements = near.flatMap((one) => piecesOf(number, one));
  for (const role of ['source', 'cue', 'content', 'claim'])
    paint(
      role,
      elements
        .filter((element) => tokensOf(element).some((token) => token.number === number && nameOf(token.role) === role))
        .map(contentsOf),
    );
}

function contentsOf(element: HTMLElement): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range;
}

async function showCard(number: number, x: number, mark: HTMLElement): Promise<void> {
  const html = cards.get(number) ?? (await load(number));
  const card = byId('hovercard');
  if (!card || html === null || over !== number || !mark.isConnected) return;
  cards.set(number, html);
  card.dataset.a = String(number);
  card.innerHTML = html;
  card.showPopover();
  const boxes = [...mark.getClientRects()];
  placeNear(card, boxes.find((box) => box.left <= x && x <= box.right) ?? boxes[0] ?? null);
}

async function load(number: number): Promise<string | null> {
  try {
    const response = await fetch(`${base}/annotations/${number}/card`);
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
