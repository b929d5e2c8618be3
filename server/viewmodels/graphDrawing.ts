import { COLUMNS, type Column, type Graph, type GraphNode, type Layout, type Plan, type Point } from './graph.ts';
import { type Box, boxOf, heightOf, round, WIDTHS } from './graphBoxes.ts';
import { apart, isBesideDocuments, type Label, type Line, labelOf, lineOf } from './graphLines.ts';

/** A picture as the template draws it; every number is in pixels. */
export type Drawing = {
  width: number;
  height: number;
  heads: { x: number; label: string }[];
  edges: Line[];
  labels: Label[];
  boxes: Box[];
};

const HEADS: Record<Column, string> = {
  documents: 'Documents',
  outlets: 'Outlets',
  relays: 'Passed on by',
  origins: 'Sources',
  claim: 'Claim',
};
/** For the heads of the columns, and below for the line under the claim. */
const TOP = 36;
const BELOW = 30;
const MARGIN = 12;
/** On the left, for what lines between documents say. */
const BESIDE = 84;
/** With more lines than this, none says how many mentions it carries. */
const LABELLED = 60;

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
    height: layout.height + TOP + BELOW,
    nodes: layout.nodes.map(to),
    edges: layout.edges.map((points) => points.map(to)),
  };
}

const headsOf = ({ nodes }: Graph, at: readonly Point[]): Drawing['heads'] =>
  COLUMNS.flatMap((column) => {
    const places = nodes.flatMap((node, i) => (node.column === column ? [at[i]?.x ?? 0] : []));
    return places.length === 0 ? [] : [{ x: round(Math.min(...places)), label: HEADS[column] }];
  });

function besideClaim(node: GraphNode, { x, y }: Point, sides: { for: string; against: string }): Label[] {
  const end = round(x + WIDTHS.claim);
  return [
    ...(sides.for ? [{ x: end, y: round(y - 10), text: sides.for, classes: 't-for', anchor: 'end' }] : []),
    ...(sides.against
      ? [{ x: end, y: round(y + heightOf(node) + 20), text: sides.against, classes: 't-against', anchor: 'end' }]
      : []),
  ];
}
