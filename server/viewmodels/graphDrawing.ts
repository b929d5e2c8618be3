import type { Graph, GraphNode, Layout, Point } from './graph.ts';
import { type Box, boxOf, round } from './graphBoxes.ts';
import { type Badge, type Label, labelsOf } from './graphLabels.ts';
import { type Line, linesOfGraph } from './graphLines.ts';
import { MARGIN, planOf, scaleFor } from './graphSizes.ts';

/** A picture as the template draws it; every number is in pixels. */
export type Drawing = {
  width: number;
  height: number;
  /** At which it is shown. */
  shownWidth: number;
  shownHeight: number;
  heads: { x: number; label: string }[];
  edges: Line[];
  badges: Badge[];
  labels: Label[];
  boxes: Box[];
};

/** For the heads of the columns, and below for the line under the claim. */
const TOP = 40;
const BELOW = 12;
/** Above and below the claim. */
const ABOUT = 22;

/** The picture of a graph as it was laid out. `sides`: the words above and below the claim. */
export function drawingOf(graph: Graph, plain: Layout, sides: { for: string; against: string }): Drawing {
  const plan = planOf(graph);
  const layout = moved(plain);
  const indexOf = new Map(graph.nodes.map((node, i) => [node.id, i]));
  const nextOf = Map.groupBy(graph.edges, (edge) => edge.from);
  const boxes = graph.nodes.flatMap((node, i) => {
    const [size, at] = [plan.nodes[i], layout.nodes[i]];
    const next = (nextOf.get(node.id) ?? []).map((edge) => `g${indexOf.get(edge.to)}`);
    return size && at ? [boxOf(node, size, at, `g${i}`, [...new Set(next)])] : [];
  });
  const edges = linesOfGraph(graph, plan, layout);
  const { labels, badges } = labelsOf(edges, boxes);
  const claim = boxes[indexOf.get('claim') ?? -1];
  const height = Math.max(layout.height, claim ? claim.y + claim.height + ABOUT + BELOW : 0);
  const scale = scaleFor(layout.width);
  return {
    width: Math.ceil(layout.width),
    height: Math.ceil(height),
    shownWidth: Math.ceil(layout.width * scale),
    shownHeight: Math.ceil(height * scale),
    heads: headsOf(graph.nodes, layout.nodes),
    edges,
    badges,
    labels: [...labels, ...(claim ? besideClaim(claim, sides) : [])],
    boxes,
  };
}

/** Room around, and above for the heads of the columns. */
function moved(layout: Layout): Layout {
  const to = ({ x, y }: Point): Point => ({ x: round(x + MARGIN), y: round(y + TOP) });
  return {
    width: layout.width + 2 * MARGIN,
    height: layout.height + TOP + BELOW,
    nodes: layout.nodes.map(to),
    lanes: layout.lanes.map((points) => points.map(to)),
  };
}

/** One over each kind of column: whoever passes on what another outlet reads stands under one, in however many columns. */
function headsOf(nodes: readonly GraphNode[], at: readonly Point[]): Drawing['heads'] {
  const heads = new Map<string, number>();
  nodes.forEach((node, i) => {
    const label = headOf(node);
    heads.set(label, Math.min(at[i]?.x ?? 0, heads.get(label) ?? Number.MAX_SAFE_INTEGER));
  });
  return [...heads].map(([label, x]) => ({ label, x: round(x) }));
}

function headOf({ column, rank }: GraphNode): string {
  if (rank === 0) return 'Documents';
  if (column === 'origins') return 'Sources';
  if (column === 'claim') return 'Claim';
  return rank === 1 ? 'Outlets' : 'Passed on by';
}

function besideClaim({ x, y, height }: Box, sides: { for: string; against: string }): Label[] {
  const start = { x, anchor: 'start' };
  return [
    ...(sides.for ? [{ ...start, y: round(y - 10), text: sides.for, classes: 't-for' }] : []),
    ...(sides.against ? [{ ...start, y: round(y + height + ABOUT), text: sides.against, classes: 't-against' }] : []),
  ];
}
