import type { Origin, Side } from '../analysis/case.ts';
import type { CaseView } from './claimCase.ts';
import { originStop, type Route, type Stop } from './graphRoutes.ts';

/** How many boxes of each column are drawn; what is over stands together in boxes of its own. */
const DOCUMENTS = 18;
const OUTLETS = 10;
const RELAYS = 8;
const ORIGINS = 14;

/** A way with the ids under which its stops are drawn: their own, or those of the boxes that they are folded into. */
export type Drawn = { route: Route; ids: string[] };

/** `counts`: how many stops each folding box stands for. */
export type Folding = { drawn: Drawn[]; counts: ReadonlyMap<string, number> };

/** Decides what a picture of these ways shows by itself: the origins that count first, then what leads to them. */
export function foldingOf(view: CaseView, routes: readonly Route[]): Folding {
  const origins = originsDrawn(view, routes);
  const outlets = mostUsed(routes, 'outlets', OUTLETS);
  const columns = {
    documents: firstOf(nearestFirst(routes, origins, outlets), 'documents', DOCUMENTS),
    outlets,
    relays: mostUsed(routes, 'relays', RELAYS),
    origins,
  };
  const folded = new Map<string, Set<string>>();
  const drawnAs = (stop: Stop, route: Route): string => {
    if (stop.column === 'claim' || columns[stop.column].has(stop.id)) return stop.id;
    const box = boxFor(stop, route, columns.outlets);
    const stops = folded.get(box) ?? new Set();
    folded.set(box, stops.add(stop.id));
    return box;
  };
  const drawn = routes.map((route) => ({ route, ids: route.stops.map((stop) => drawnAs(stop, route)) }));
  return { drawn, counts: new Map([...folded].map(([id, stops]) => [id, stops.size])) };
}

/** The ways whose outlet and origin are both drawn come first. */
function nearestFirst(routes: readonly Route[], origins: ReadonlySet<string>, outlets: ReadonlySet<string>): Route[] {
  const distance = (route: Route): number =>
    (outlets.has(route.stops[1]?.id ?? '') ? 0 : 2) + (origins.has(originStop(route.side, route.origin).id) ? 0 : 1);
  const near = Map.groupBy(routes, distance);
  return [0, 1, 2, 3].flatMap((at) => near.get(at) ?? []);
}

/** Further documents stand together by the outlet that they come from, further origins by their side. */
function boxFor(stop: Stop, route: Route, outlets: ReadonlySet<string>): string {
  if (stop.column === 'origins') return `more:origins:${route.side}`;
  if (stop.column !== 'documents') return `more:${stop.column}`;
  const at = route.stops.indexOf(stop);
  const outlet = route.stops[at + 1];
  return outlet?.column === 'outlets' && outlets.has(outlet.id) ? `more:documents:${outlet.id}` : 'more:documents:';
}

/** Half of the places for each side; what one side leaves free, the other may use. */
function originsDrawn({ standing }: CaseView, routes: readonly Route[]): Set<string> {
  const used = new Set(routes.map((route) => originStop(route.side, route.origin).id));
  const of = (side: Side): string[] =>
    standing[side].origins
      .map((origin, index) => ({ origin, id: originStop(side, index).id }))
      .filter(({ id }) => used.has(id))
      .sort((a, b) => weight(b.origin) - weight(a.origin) || a.origin.number - b.origin.number)
      .map(({ id }) => id);
  const [pro, against] = [of('for'), of('against')];
  const half = ORIGINS / 2;
  return new Set([
    ...pro.slice(0, Math.max(half, ORIGINS - against.length)),
    ...against.slice(0, Math.max(half, ORIGINS - pro.length)),
  ]);
}

const weight = ({ countsLow, isFirm, paths }: Origin): number => (countsLow ? 2e6 : isFirm ? 1e6 : 0) + paths.length;

function firstOf(routes: readonly Route[], column: Stop['column'], most: number): Set<string> {
  const found = new Set<string>();
  for (const { stops } of routes)
    for (const stop of stops) if (stop.column === column && found.size < most) found.add(stop.id);
  return found;
}

function mostUsed(routes: readonly Route[], column: Stop['column'], most: number): Set<string> {
  const uses = new Map<string, number>();
  for (const { stops } of routes)
    for (const { id, column: own } of stops) if (own === column) uses.set(id, (uses.get(id) ?? 0) + 1);
  const ids = [...uses].sort((a, b) => b[1] - a[1]).map(([id]) => id);
  return new Set(ids.slice(0, most));
}
