import type { Range } from '../../server/domain/document.ts';
import type { Role } from '../../server/domain/vocabulary.ts';
import { blockNumbered, endOf, numberOf, offsetOf, startOf } from './offsets.ts';
import { article, closest } from './page.ts';

const ROLES: Record<string, Role> = { t: 'content', c: 'claim', s: 'source', q: 'cue', r: 'recipient' };
const ORDER: readonly Role[] = ['content', 'claim', 'source', 'cue', 'recipient'];

/** What covers a piece: number and role, outermost first. */
export type Token = { number: number; role: Role };
export type Piece = Range & { role: Role; element: HTMLElement };
/** A span put together from its pieces; `index` is its place in the order in which spans are stored. */
export type DrawnSpan = Range & { role: Role; index: number; pieces: Piece[] };

export const tokensOf = (element: HTMLElement): Token[] =>
  (element.dataset.a ?? '').split(' ').map((token) => ({
    number: Number.parseInt(token, 10),
    role: ROLES[token.at(-1) ?? ''] ?? 'content',
  }));

/** The annotations over a piece, outermost first. */
export const numbersOn = (element: HTMLElement): number[] => [
  ...new Set(tokensOf(element).map((token) => token.number)),
];

/** Every piece of an annotation in document order: one walk over the marks, so only for the one that is selected. */
export function piecesOf(number: number, within: ParentNode = article): HTMLElement[] {
  const selector = Object.keys(ROLES).map((letter) => `mark[data-a~="${number}${letter}"]`);
  return [...within.querySelectorAll<HTMLElement>(selector.join())];
}

/** The spans of an annotation as they are drawn: pieces that touch, or that only the gap between blocks parts, are one. */
export function spansFrom(number: number, elements: readonly HTMLElement[]): DrawnSpan[] {
  const spans: DrawnSpan[] = [];
  for (const piece of elements.flatMap((element) => rolesIn(number, element))) {
    const open = spans.findLast((span) => span.role === piece.role);
    if (open && continues(open, piece)) {
      open.end = piece.end;
      open.pieces.push(piece);
    } else spans.push({ role: piece.role, start: piece.start, end: piece.end, index: 0, pieces: [piece] });
  }
  spans.sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role) || a.start - b.start);
  spans.forEach((span, index) => {
    span.index = index;
  });
  return spans;
}

function rolesIn(number: number, element: HTMLElement): Piece[] {
  const start = offsetOf(element, 0, 'start') ?? 0;
  const end = start + (element.textContent ?? '').length;
  return tokensOf(element)
    .filter((token) => token.number === number)
    .map(({ role }) => ({ role, start, end, element }));
}

function continues(open: Range & { pieces: Piece[] }, piece: Piece): boolean {
  if (open.end === piece.start) return true;
  const before = closest(open.pieces.at(-1)?.element ?? null, '.para');
  const block = closest(piece.element, '.para');
  if (!before || !block || piece.start !== startOf(block) || open.end !== endOf(before)) return false;
  return blockNumbered(numberOf(before) + 1) === block;
}
