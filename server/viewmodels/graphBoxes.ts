import { directionOf } from '../domain/direction.ts';
import type { GraphNode, Plan, Point } from './graph.ts';
import { AFTER_NUMBER, CLAIM_LINE, claimLines, HEIGHT, NAME_SIZE, PAD, SUB_SIZE } from './graphSizes.ts';
import { fitted } from './graphText.ts';

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

const SHAPES: Record<GraphNode['look'], string> = {
  plain: 'node',
  origin: 'node node--root',
  open: 'node node--open',
  fold: 'node node--fold',
  claim: 'node node--claim',
};

const EMPHASIS: Record<GraphNode['emphasis'], string> = { loop: 'is-loop', faint: 'is-faint', '': '' };

type Size = Plan['nodes'][number];

export function boxOf(node: GraphNode, { width, height }: Size, at: Point, id: string, next: readonly string[]): Box {
  const { origin, look, emphasis } = node;
  const { x, y } = at;
  return {
    id,
    href: node.href,
    title: node.title,
    classes: [
      origin ? `svg-o${node.isOpen ? 0 : origin.tone}${look === 'open' ? ' is-hollow' : ''}` : '',
      EMPHASIS[emphasis],
    ]
      .filter((name) => name !== '')
      .join(' '),
    shape: SHAPES[look],
    x: round(x),
    y: round(y),
    width,
    height,
    number: origin && numberAt(node, x + 19, y + height / 2),
    lines: look === 'claim' ? claimText(node, at, width) : boxText(node, { x, y: y + (height - HEIGHT) / 2 }, width),
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
function boxText(node: GraphNode, { x, y }: Point, width: number): Box['lines'] {
  const before = node.origin ? AFTER_NUMBER : PAD;
  const room = width - before - PAD;
  const direction = directionOf(node.name);
  return [
    {
      ...edgeOfLine(direction, x + before, room),
      y: round(y + 20),
      text: fitted(node.name, room, NAME_SIZE),
      classes: 't-b',
      direction,
    },
    {
      ...edgeOfLine('ltr', x + before, room),
      y: round(y + 36),
      text: fitted(node.sub, room, SUB_SIZE),
      classes: 'sub',
      direction: 'ltr',
    },
  ];
}

const edgeOfLine = (direction: string, x: number, room: number): { x: number } => ({
  x: round(direction === 'rtl' ? x + room : x),
});

function claimText(node: GraphNode, { x, y }: Point, width: number): Box['lines'] {
  const direction = directionOf(node.name);
  return claimLines(node, width).map((text, i) => ({
    ...edgeOfLine(direction, x + PAD, width - 2 * PAD),
    y: round(y + 29 + i * CLAIM_LINE),
    text,
    classes: 't-c',
    direction,
  }));
}

/** To a tenth of a pixel. */
export const round = (value: number): number => Math.round(value * 10) / 10;
