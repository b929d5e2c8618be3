import { COLUMNS, type Column, type Graph, type GraphEdge, type GraphNode, type Plan } from './graph.ts';
import { pairKey } from './graphRanks.ts';
import { linesOf, widthOf } from './graphText.ts';

/** The room that the page has for a picture on a wide screen, and how far a larger one is made smaller to fit into it. */
const ROOM = 1278;
const SMALLEST = 0.83;
export const MARGIN = 4;
/** Pixels between two columns. */
const GAPS = { least: 37, good: 42, most: 170 };

/** How wide the boxes of a column are at most: where the picture is long, less. */
type Widths = Record<Column, number>;
const WIDE: Widths = { documents: 200, outlets: 176, relays: 176, origins: 240, claim: 210 };
const TIGHT: Widths = { documents: 168, outlets: 132, relays: 132, origins: 188, claim: 168 };
const LEAST = 96;
/** Widths that are tried, from wide to tight. */
const SHARES = [1, 0.75, 0.5, 0.25];

export const HEIGHT = 46;
/** A box grows with what meets on one side of it, so that the lines stay apart: so much for each, up to a height. */
const EACH_LINE = 7;
const TALLEST = 96;
/** What the side of a box keeps free at its corners. */
export const CORNERS = 18;
export const PAD = 11;
/** From the edge of a box to its words where the number of an origin stands before them. */
export const AFTER_NUMBER = 36;
export const NAME_SIZE = 13;
export const SUB_SIZE = 11.5;
export const CLAIM_LINE = 20;
const CLAIM_LINES = 6;
const CLAIM_SIZE = 15;

/** What is to be laid out: boxes with their sizes, and one line for all that leads from one to another. */
export function planOf({ nodes, edges }: Graph): Plan {
  const widths =
    SHARES.map((share) => columnWidths(nodes, between(TIGHT, WIDE, share))).find(
      (one) => lengthOf(one, GAPS.good) <= ROOM,
    ) ?? columnWidths(nodes, TIGHT);
  const gap = widths.size < 2 ? GAPS.most : (ROOM - lengthOf(widths, 0)) / (widths.size - 1);
  const pairs = Map.groupBy(edges, ({ from, to }) => pairKey(from, to));
  const meeting = meetingAt(edges);
  return {
    gap: Math.max(GAPS.least, Math.min(GAPS.most, Math.floor(gap))),
    nodes: nodes.map((node) => {
      const width = widths.get(node.rank) ?? LEAST;
      return { id: node.id, rank: node.rank, width, height: heightOf(node, width, meeting.get(node.id) ?? 1) };
    }),
    edges: [...pairs.values()].flatMap(([first, ...more]) =>
      first ? [{ from: first.from, to: first.to, lines: 1 + more.length }] : [],
    ),
  };
}

/** How large a picture of this width is shown: as it is, or made smaller to fit, but never beyond reading. */
export const scaleFor = (width: number): number => Math.max(SMALLEST, Math.min(1, ROOM / width));

const between = (from: Widths, to: Widths, share: number): Widths =>
  Object.fromEntries(
    COLUMNS.map((column) => [column, Math.round(from[column] + (to[column] - from[column]) * share)]),
  ) as Widths;

const lengthOf = (widths: ReadonlyMap<number, number>, gap: number): number =>
  2 * MARGIN + [...widths.values()].reduce((sum, width) => sum + width + gap, -gap);

/** As wide as the longest words of a column need. */
function columnWidths(nodes: readonly GraphNode[], most: Widths): Map<number, number> {
  const widths = new Map<number, number>();
  for (const node of nodes) {
    const width = Math.min(most[node.column], Math.max(LEAST, node.look === 'claim' ? most.claim : needed(node)));
    widths.set(node.rank, Math.max(width, widths.get(node.rank) ?? 0));
  }
  return widths;
}

const needed = ({ name, sub, origin }: GraphNode): number =>
  Math.ceil((origin ? AFTER_NUMBER : PAD) + Math.max(widthOf(name, NAME_SIZE), widthOf(sub, SUB_SIZE)) + PAD);

export const claimLines = (node: GraphNode, width: number): string[] =>
  linesOf(node.name, width - 2 * PAD - 4, CLAIM_SIZE, CLAIM_LINES);

/** How many lines arrive at a box, or leave it, whichever is more. */
function meetingAt(edges: readonly GraphEdge[]): Map<string, number> {
  const [leaving, arriving] = [Map.groupBy(edges, ({ from }) => from), Map.groupBy(edges, ({ to }) => to)];
  const ids = [...leaving.keys(), ...arriving.keys()];
  return new Map(ids.map((id) => [id, Math.max(leaving.get(id)?.length ?? 0, arriving.get(id)?.length ?? 0)]));
}

function heightOf(node: GraphNode, width: number, lines: number): number {
  const own = node.look === 'claim' ? claimLines(node, width).length * CLAIM_LINE + 28 : HEIGHT;
  return Math.max(own, Math.min(TALLEST, CORNERS + (lines - 1) * EACH_LINE));
}
