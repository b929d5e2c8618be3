import type { Side } from '../analysis/case.ts';
import type { CaseView } from './claimCase.ts';
import type { Graph, GraphEdge, GraphNode } from './graph.ts';
import { type Drawn, foldingOf } from './graphFold.ts';
import { nodeOf, type PictureView } from './graphNodes.ts';
import { pairKey, ranksOf } from './graphRanks.ts';
import { type Route, routesOf, type Stop, toldOn } from './graphRoutes.ts';
import { originMark } from './phrases.ts';

/** Above this many lines, those between the same two boxes are one, whichever origin they lead to. */
const EDGES_APART = 90;

/** Documents, outlets, voices, origins and the claim, with the ways between them; what is too much is folded. */
export function graphOf(view: PictureView, sides: readonly Side[]): Graph {
  const { drawn, counts } = foldingOf(view, routesOf(view, sides));
  const stops = new Map<string, Stop>();
  for (const { route, ids } of drawn)
    for (const [i, stop] of route.stops.entries()) {
      const id = ids[i] ?? stop.id;
      if (!stops.has(id)) stops.set(id, stop);
    }
  const legs = drawn.flatMap((way) => legsOf(view, way));
  const voices = [...stops].filter(([, { column }]) => isVoice(column)).map(([id]) => id);
  const isDrawn = new Set(voices);
  const { rankOf, backward } = ranksOf(
    voices,
    legs.filter(({ from, to }) => isDrawn.has(from) && isDrawn.has(to)),
  );
  const last = Math.max(0, ...rankOf.values());
  const nodes = [...stops].map(([id, stop]): GraphNode => {
    const rank = { documents: 0, origins: last + 1, claim: last + 2, outlets: 1, relays: 1 }[stop.column];
    return { ...nodeOf(view, stop, { id, count: counts.get(id) ?? 0 }), rank: rankOf.get(id) ?? rank };
  });
  return { nodes: inColumns(nodes), edges: edgesOf(view, legs, backward) };
}

const isVoice = (column: Stop['column']): boolean => column === 'outlets' || column === 'relays';

const inColumns = (nodes: readonly GraphNode[]): GraphNode[] =>
  nodes.toSorted(
    (a, b) =>
      a.rank - b.rank || (a.origin?.number ?? Number.MAX_SAFE_INTEGER) - (b.origin?.number ?? Number.MAX_SAFE_INTEGER),
  );

type Leg = { from: string; to: string; route: Route; label: string; told: string };

/** The legs of a way; one inside a folding box isn’t drawn. */
const legsOf = (view: CaseView, { route, ids }: Drawn): Leg[] =>
  ids.slice(1).flatMap((to, i): Leg[] => {
    const from = ids[i] ?? to;
    const [one, next] = [route.stops[i], route.stops[i + 1]];
    if (from === to || !one || !next) return [];
    return [{ from, to, route, label: labelOf(route, one, next), told: toldOn(view, one, next) }];
  });

/** That an outlet cites another goes without saying, but not that a report is cited. */
function labelOf({ hows }: Route, from: Stop, to: Stop): string {
  const does = hows.get(pairKey(from.id, to.id))?.does ?? '';
  return does === 'cites' && to.step?.by !== 'report' ? '' : does;
}

function edgesOf(view: CaseView, legs: readonly Leg[], backward: ReadonlySet<string>): GraphEdge[] {
  const circles = new Set(
    view.standing.loops.flatMap(({ edges }) => edges.map((edge) => pairKey(`v:${edge.from}`, `v:${edge.to}`))),
  );
  const isLoop = ({ from, to }: Leg): boolean => backward.has(pairKey(from, to)) && circles.has(pairKey(from, to));
  const looks = Map.groupBy(
    legs,
    (leg) => `${leg.from} ${leg.to} ${leg.label} ${isLoop(leg) ? '' : colourOf(view, leg)}`,
  );
  const groups = looks.size <= EDGES_APART ? looks : Map.groupBy(legs, (leg) => `${leg.from} ${leg.to} ${leg.label}`);
  return saidOnce(
    view,
    [...groups.values()].map((group) => edgeOf(view, group, isLoop(group[0] as Leg))),
  );
}

/** A circle is called one once, on the first line that closes it. */
function saidOnce({ standing }: CaseView, edges: readonly GraphEdge[]): GraphEdge[] {
  const said = new Set<number>();
  return edges.map((edge) => {
    if (!edge.isLoop) return edge;
    const circle = standing.loops.findIndex(({ sourceIds }) => sourceIds.includes(edge.from.slice(2)));
    const label = said.has(circle) ? '' : 'circular';
    said.add(circle);
    return { ...edge, label };
  });
}

/** Lines that look alike are one: those to each origin have its colour, unless it may be one of the others. */
const colourOf = ({ standing }: CaseView, { route: { side, origin } }: Leg): string =>
  standing[side].origins[origin]?.countsLow === false ? '' : `${side} ${origin}`;

function edgeOf(view: CaseView, group: readonly Leg[], isLoop: boolean): GraphEdge {
  const first = group[0] as Leg;
  const origins = new Set(group.map(({ route }) => view.standing[route.side].origins[route.origin]));
  const [origin] = origins;
  return {
    from: first.from,
    to: first.to,
    origin: origin && origins.size === 1 ? originMark(origin.number) : null,
    mentions: new Set(group.map(({ route }) => route.place)).size,
    label: first.label,
    isLoop,
    isOpen: [...origins].every((one) => one?.countsLow === false),
    emphasis: '',
  };
}
