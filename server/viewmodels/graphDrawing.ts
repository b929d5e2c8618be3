import { directionOf } from '../domain/direction.ts';
import {
  COLUMNS,
  type Column,
  type Graph,
  type GraphEdge,
  type GraphNode,
  type Layout,
  type Plan,
  type Point,
} from './graph.ts';
import { fitted, linesOf } from './graphText.ts';

/** A picture as the template draws it; every number is in pixels. */
export type Drawing = {
  width: number;
  height: number;
  heads: { x: number; label: string }[];
  edges: { path: string; classes: string; width: number; marker: string }[];
  labels: { x: number; y: number; text: string; classes: string; anchor: string }[];
  boxes: Box[];
};
type Box = {
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

const WIDTHS: Record<Column, number> = { documents: 190, outlets: 150, relays: 170, origins: 226, claim: 196 };
const HEADS: Record<Column, string> = {
  documents: 'Documents',
  outlets: 'Outlets',
  relays: 'Passed on by',
  origins: 'Sources',
  claim: 'Claim',
};
const HEIGHT = 46;
const PAD = 12;
/** For the heads of the columns, and below for the line under the claim. */
const TOP = 36;
const MARGIN = 12;
/** From the edge of a box to its words where the number of an origin stands before them. */
const AFTER_NUMBER = 38;
/** On the left, for what lines between documents say. */
const BESIDE = 84;
/** With more lines than this, none says how many mentions it carries. */
const LABELLED = 60;
const CLAIM_LINES = 5;
const CLAIM_LINE = 20;

/** What Graphviz is to lay out. */
export const planOf = ({ nodes, edges }: Graph): Plan => ({
  nodes: nodes.map((node) => ({
    id: node.id,
    column: node.column,
    width: WIDTHS[node.column],
    height: heightOf(node),
  })),
  edges: edges.map(({ from, to }) => ({ from, to })),
});

const claimLines = (node: GraphNode): string[] => linesOf(node.name, WIDTHS.claim - 2 * PAD - 4, 15, CLAIM_LINES);
const heightOf = (node: GraphNode): number =>
  node.look === 'claim' ? claimLines(node).length * CLAIM_LINE + 28 : HEIGHT;

/** The picture of a graph as it was laid out. `sides`: the words above and below the claim. */
export function drawingOf(graph: Graph, plain: Layout, sides: { for: string; against: string }): Drawing {
  const layout = moved(graph, plain);
  const isCrowded = graph.edges.length > LABELLED;
  const nextOf = Map.groupBy(graph.edges, (edge) => edge.from);
  const indexOf = new Map(graph.nodes.map((node, i) => [node.id, i]));
  return {
    width: Math.ceil(layout.width),
    height: Math.ceil(layout.height),
    heads: headsOf(graph, layout.nodes),
    edges: graph.edges.map((edge, i) => lineOf(edge, layout.edges[i] ?? [])),
    labels: [
      ...apart(graph.edges.flatMap((edge, i) => labelOf(graph, edge, layout.edges[i] ?? [], isCrowded))),
      ...graph.nodes.flatMap((node, i) =>
        node.look === 'claim' ? besideClaim(node, layout.nodes[i] as Point, sides) : [],
      ),
    ],
    boxes: graph.nodes.map((node, i) =>
      boxOf(
        node,
        layout.nodes[i] as Point,
        `g${i}`,
        (nextOf.get(node.id) ?? []).map((edge) => `g${indexOf.get(edge.to)}`),
      ),
    ),
  };
}

/** Room around: above for the heads of the columns, below for the line under the claim, beside the documents for words. */
function moved({ edges }: Graph, layout: Layout): Layout {
  const left = edges.some(isBesideDocuments) ? BESIDE : MARGIN;
  const to = ({ x, y }: Point): Point => ({ x: round(x + left), y: round(y + TOP) });
  return {
    width: layout.width + left + MARGIN,
    height: layout.height + TOP + MARGIN + 18,
    nodes: layout.nodes.map(to),
    edges: layout.edges.map((points) => points.map(to)),
  };
}

const isBesideDocuments = ({ from, to }: GraphEdge): boolean => from.startsWith('d:') && to.startsWith('d:');

const headsOf = ({ nodes }: Graph, at: readonly Point[]): Drawing['heads'] =>
  COLUMNS.flatMap((column) => {
    const places = nodes.flatMap((node, i) => (node.column === column ? [at[i]?.x ?? 0] : []));
    return places.length === 0 ? [] : [{ x: round(Math.min(...places)), label: HEADS[column] }];
  });

const round = (value: number): number => Math.round(value * 10) / 10;

function lineOf({ origin, mentions, isLoop, isOpen }: GraphEdge, points: readonly Point[]): Drawing['edges'][number] {
  const [start, ...rest] = points;
  const tone = origin && !isOpen ? `svg-o${origin.tone}` : 'svg-o0';
  const look = isLoop ? ' edge--loop' : isOpen ? ' edge--none' : origin?.isAgain ? ' edge--again' : '';
  const curves = curvesOf(rest).map((curve) => `C${curve.map(({ x, y }) => `${x} ${y}`).join(' ')}`);
  return {
    path: start ? `M${start.x} ${start.y}${curves.join('')}` : '',
    classes: `edge ${tone}${look}`,
    width: round(Math.min(6, 1 + Math.log2(1 + mentions))),
    marker: isLoop ? 'ahw' : `ah${origin && !isOpen ? origin.tone : 0}`,
  };
}

const curvesOf = (points: readonly Point[]): Point[][] =>
  Array.from({ length: Math.floor(points.length / 3) }, (_, i) => points.slice(3 * i, 3 * i + 3));

/** In the middle of the line: what it does, and how many mentions it carries where that is more than one. */
function labelOf({ nodes }: Graph, edge: GraphEdge, points: readonly Point[], isCrowded: boolean): Drawing['labels'] {
  const count = edge.mentions > 1 && !isCrowded ? `${edge.mentions} mentions` : '';
  const text = [edge.isLoop ? 'circular' : edge.label, count].filter((part) => part !== '').join(', ');
  const { x, y } = middleOf(points);
  if (text === '' || points.length === 0 || edge.to === 'claim') return [];
  if (isBesideDocuments(edge)) return [{ x: round(x - 6), y: round(y + 4), text, classes: 'w', anchor: 'end' }];
  const [from, to] = [edge.from, edge.to].map((id) => nodes.find((node) => node.id === id)?.column);
  const classes = edge.isLoop ? 'w w-loop' : 'w';
  if (from === to) return [{ x: round(x + 6), y: round(y + 4), text, classes, anchor: 'start' }];
  return [{ x: round(x), y: round(y - 6), text, classes, anchor: 'middle' }];
}

/** The same words twice in one place are said once: a circle of two has a line each way. */
const apart = (labels: Drawing['labels']): Drawing['labels'] =>
  labels.filter((one, i) =>
    labels
      .slice(i + 1)
      .every((other) => other.text !== one.text || Math.abs(other.x - one.x) + Math.abs(other.y - one.y) > 50),
  );

/** The point in the middle of the middle curve (de Casteljau). */
function middleOf(points: readonly Point[]): Point {
  const at = 3 * Math.floor((points.length - 1) / 6);
  const [a, b, c, d] = [0, 1, 2, 3].map((i) => points[Math.min(at + i, points.length - 1)] ?? { x: 0, y: 0 }) as [
    Point,
    Point,
    Point,
    Point,
  ];
  return { x: (a.x + 3 * b.x + 3 * c.x + d.x) / 8, y: (a.y + 3 * b.y + 3 * c.y + d.y) / 8 };
}

function besideClaim(node: GraphNode, { x, y }: Point, sides: { for: string; against: string }): Drawing['labels'] {
  const end = round(x + WIDTHS.claim);
  return [
    ...(sides.for ? [{ x: end, y: round(y - 10), text: sides.for, classes: 't-for', anchor: 'end' }] : []),
    ...(sides.against
      ? [{ x: end, y: round(y + heightOf(node) + 20), text: sides.against, classes: 't-against', anchor: 'end' }]
      : []),
  ];
}

const SHAPES: Record<GraphNode['look'], string> = {
  plain: 'node',
  origin: 'node node--root',
  open: 'node node--open',
  fold: 'node node--fold',
  claim: 'node node--claim',
};

function boxOf(node: GraphNode, { x, y }: Point, id: string, next: readonly string[]): Box {
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
