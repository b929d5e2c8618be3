import type { Loop, Side } from '../analysis/case.ts';
import type { CaseView } from './claimCase.ts';
import { COLUMNS, type Graph, type GraphEdge, type GraphNode } from './graph.ts';
import { type Folding, foldingOf } from './graphFold.ts';
import { nodeOf, type PictureView } from './graphNodes.ts';
import { type Route, routesOf, type Stop } from './graphRoutes.ts';
import { originMark } from './phrases.ts';

/** Above this many lines, those between the same two boxes are one, whichever origin they lead to. */
const EDGES_APART = 90;

/** Documents, outlets, voices, origins and the claim, with the ways between them; what is too much is folded. */
export function graphOf(view: PictureView, sides: readonly Side[]): Graph {
  const routes = routesOf(view, sides);
  const folding = foldingOf(view, routes);
  const nodes = new Map<string, GraphNode>();
  for (const route of routes)
    for (const stop of route.stops) {
      const id = folding.drawnAs(stop, route);
      if (!nodes.has(id)) nodes.set(id, nodeOf(view, stop, { id, count: folding.counts.get(id) ?? 0 }));
    }
  return { nodes: inColumns([...nodes.values()]), edges: edgesOf(view, routes, folding) };
}

const inColumns = (nodes: readonly GraphNode[]): GraphNode[] =>
  COLUMNS.flatMap((column) =>
    nodes
      .filter((node) => node.column === column)
      .sort((a, b) => (a.origin?.number ?? Number.MAX_SAFE_INTEGER) - (b.origin?.number ?? Number.MAX_SAFE_INTEGER)),
  );

type Leg = { from: string; to: string; route: Route; isLoop: boolean; label: string };

function edgesOf(view: CaseView, routes: readonly Route[], folding: Folding): GraphEdge[] {
  const legs = routes.flatMap((route) => legsOf(view, route, folding));
  const apart = Map.groupBy(legs, (leg) => `${leg.from} ${leg.to} ${leg.label} ${leg.route.side} ${leg.route.origin}`);
  const groups = apart.size <= EDGES_APART ? apart : Map.groupBy(legs, (leg) => `${leg.from} ${leg.to} ${leg.label}`);
  return [...groups.values()].map((group) => edgeOf(view, group));
}

/** The legs of a way; one inside a folding box isn’t drawn. */
function legsOf(view: CaseView, route: Route, folding: Folding): Leg[] {
  return route.stops.slice(1).flatMap((stop, i): Leg[] => {
    const before = route.stops[i] as Stop;
    const [from, to] = [folding.drawnAs(before, route), folding.drawnAs(stop, route)];
    if (from === to) return [];
    return [{ from, to, route, isLoop: isInLoop(view.standing.loops, before, stop), label: i === 0 ? route.label : '' }];
  });
}

const isInLoop = (loops: readonly Loop[], from: Stop, to: Stop): boolean =>
  loops.some(({ edges }) => edges.some((edge) => `v:${edge.from}` === from.id && `v:${edge.to}` === to.id));

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
