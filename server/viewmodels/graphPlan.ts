import type { Side } from '../analysis/case.ts';
import type { CaseView } from './claimCase.ts';
import { COLUMNS, type Graph, type GraphEdge, type GraphNode } from './graph.ts';
import { type Drawn, foldingOf } from './graphFold.ts';
import { nodeOf, type PictureView } from './graphNodes.ts';
import { type Route, routesOf } from './graphRoutes.ts';
import { originMark } from './phrases.ts';

/** Above this many lines, those between the same two boxes are one, whichever origin they lead to. */
const EDGES_APART = 90;

/** Documents, outlets, voices, origins and the claim, with the ways between them; what is too much is folded. */
export function graphOf(view: PictureView, sides: readonly Side[]): Graph {
  const { drawn, counts } = foldingOf(view, routesOf(view, sides));
  const nodes = new Map<string, GraphNode>();
  for (const { route, ids } of drawn)
    route.stops.forEach((stop, i) => {
      const id = ids[i] ?? stop.id;
      if (!nodes.has(id)) nodes.set(id, nodeOf(view, stop, { id, count: counts.get(id) ?? 0 }));
    });
  return { nodes: inColumns([...nodes.values()]), edges: edgesOf(view, drawn) };
}

const inColumns = (nodes: readonly GraphNode[]): GraphNode[] =>
  COLUMNS.flatMap((column) =>
    nodes
      .filter((node) => node.column === column)
      .sort((a, b) => (a.origin?.number ?? Number.MAX_SAFE_INTEGER) - (b.origin?.number ?? Number.MAX_SAFE_INTEGER)),
  );

type Leg = { from: string; to: string; route: Route; isLoop: boolean; label: string };

function edgesOf(view: CaseView, drawn: readonly Drawn[]): GraphEdge[] {
  const circles = new Set(view.standing.loops.flatMap(({ edges }) => edges.map(({ from, to }) => `v:${from} v:${to}`)));
  const legs = drawn.flatMap((way) => legsOf(way, circles));
  const apart = Map.groupBy(legs, (leg) => `${leg.from} ${leg.to} ${leg.label} ${leg.route.side} ${leg.route.origin}`);
  const groups = apart.size <= EDGES_APART ? apart : Map.groupBy(legs, (leg) => `${leg.from} ${leg.to} ${leg.label}`);
  return [...groups.values()].map((group) => edgeOf(view, group));
}

/** The legs of a way; one inside a folding box isn’t drawn. */
function legsOf({ route, ids }: Drawn, circles: ReadonlySet<string>): Leg[] {
  return ids.slice(1).flatMap((to, i): Leg[] => {
    const from = ids[i] ?? to;
    if (from === to) return [];
    const isLoop = circles.has(`${from} ${to}`);
    return [{ from, to, route, isLoop, label: i === 0 ? route.label : '' }];
  });
}

function edgeOf(view: CaseView, group: readonly Leg[]): GraphEdge {
  const first = group[0] as Leg;
  const origins = new Set(group.map(({ route }) => view.standing[route.side].origins[route.origin]));
  const [origin] = origins;
  return {
    from: first.from,
    to: first.to,
    origin: origin && origins.size === 1 ? originMark(origin.number) : null,
    mentions: new Set(group.map(({ route }) => route.place)).size,
    label: first.label,
    isLoop: first.isLoop,
    isOpen: [...origins].every((one) => one?.countsLow === false),
  };
}
