import { directionOf } from '../domain/direction.ts';
import type { Column, GraphNode, Point } from './graph.ts';
import { fitted, linesOf } from './graphText.ts';

/** A box as the template draws it: a frame, the number of an origin, lines of words. `next`: the boxes that it leads to. */
export type Box = {
  id: string;
  href: string;
  title: string;
  classes: string;
  shape: string;
  x: number;
  y: number;
  width: number;
  height: number;
  number: {
    x: number;
    y: number;
    text: string;
    classes: string;
    isSquare: boolean;
    squareX: number;
    squareY: number;
    textY: number;
  } | null;
  lines: { x: number; y: number; text: string; classes: string; direction: string }[];
  next: string;
};

/** How wide the boxes of a column are. */
export const WIDTHS: Record<Column, number> = { documents: 190, outlets: 150, relays: 170, origins: 226, claim: 196 };
const HEIGHT = 46;
const PAD = 12;
/** From the edge of a box to its words where the number of an origin stands before them. */
const AFTER_NUMBER = 38;
const CLAIM_LINES = 5;
const CLAIM_LINE = 20;

const SHAPES: Record<GraphNode['look'], string> = {
  plain: 'node',
  origin: 'node node--root',
  open: 'node node--open',
  fold: 'node node--fold',
  claim: 'node node--claim',
};

export function boxOf(node: GraphNode, { x, y }: Point, id: string, next: readonly string[]): Box {
  const { origin, look } = node;
  const width = WIDTHS[node.column];
  const isOpen = look === 'open';
  return {
    id,
    href: node.href,
    title: node.title,
    classes: origin ? `svg-o${isOpen ? 0 : origin.tone}${origin.isAgain ? ' is-again' : ''}` : '',
    shape: SHAPES[look],
    x: round(x),
    y: round(y),
    width,
    height: heightOf(node),
    number: origin && numberAt(node, x + 20, y + HEIGHT / 2),
    lines: look === 'claim' ? claimText(node, x, y) : boxText(node, x, y, width),
    next: next.join(' '),
  };
}

const numberAt = ({ origin, isAgainst }: GraphNode, x: number, y: number): Box['number'] => ({
  x: round(x),
  y: round(y),
  text: String(origin?.number ?? ''),
  classes: (origin?.number ?? 0) > 99 ? 'no-t no-t--long' : 'no-t',
  isSquare: isAgainst,
  squareX: round(x - 9),
  squareY: round(y - 9),
  textY: round(y + 4),
});

/** Two lines, each cut to fit; words from the right begin at the right edge. */
function boxText(node: GraphNode, x: number, y: number, width: number): Box['lines'] {
  const before = node.origin ? AFTER_NUMBER : PAD;
  const room = width - before - PAD;
  const direction = directionOf(node.name);
  return [
    {
      ...edgeOfLine(direction, x + before, room),
      y: round(y + 20),
      text: fitted(node.name, room, 13),
      classes: 't-b',
      direction,
    },
    {
      ...edgeOfLine('ltr', x + before, room),
      y: round(y + 36),
      text: fitted(node.sub, room, 11.5),
      classes: 'sub',
      direction: 'ltr',
    },
  ];
}

const edgeOfLine = (direction: string, x: number, room: number): { x: number } => ({
  x: round(direction === 'rtl' ? x + room : x),
});

function claimText(node: GraphNode, x: number, y: number): Box['lines'] {
  const direction = directionOf(node.name);
  const room = WIDTHS.claim - 2 * PAD;
  return claimLines(node).map((text, i) => ({
    ...edgeOfLine(direction, x + PAD, room),
    y: round(y + 29 + i * CLAIM_LINE),
    text,
    classes: 't-c',
    direction,
  }));
}

const claimLines = (node: GraphNode): string[] => linesOf(node.name, WIDTHS.claim - 2 * PAD - 4, 15, CLAIM_LINES);

export const heightOf = (node: GraphNode): number =>
  node.look === 'claim' ? claimLines(node).length * CLAIM_LINE + 28 : HEIGHT;

/** To a tenth of a pixel. */
export const round = (value: number): number => Math.round(value * 10) / 10;
