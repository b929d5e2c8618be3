import type { Origin, Side } from '../analysis/case.ts';
import type { CaseView } from './claimCase.ts';
import { originStop, type Route, type Stop } from './graphRoutes.ts';

/** How many boxes of each column are drawn; what is over stands together in boxes of its own. */
const DOCUMENTS = 24;
const OUTLETS = 14;
const RELAYS = 10;
const ORIGINS = 16;

/** Of a stop: the id under which it is drawn, its own or that of the box that it is folded into. */
export type Folding = {
  drawnAs: (stop: Stop, route: Route) => string;
  /** How many stops each folding box stands for. */
  counts: ReadonlyMap<string, number>;
};

/** Decides what a picture of these ways shows by itself: the origins that count first, then what leads to them. */
export function foldingOf(view: CaseView, routes: readonly Route[]): Folding {
  const origins = originsDrawn(view, routes);
  const near = [...routes].sort((a, b) => Number(isNear(b, origins)) - Number(isNear(a, origins)));
  const columns = {
    documents: firstOf(near, 'documents', DOCUMENTS),
    outlets: mostUsed(routes, 'outlets', OUTLETS),
    relays: mostUsed(routes, 'relays', RELAYS),
    origins,
  };
  const folded = new Map<string, Set<string>>();
  const drawnAs = (stop: Stop, route: Route): string => {
    if (stop.column === 'claim' || columns[stop.column].has(stop.id)) return stop.id;
    const box = boxFor(stop, route, columns.outlets);
    folded.set(box, (folded.get(box) ?? new Set()).add(stop.id));
    return box;
  };
  for (const route of routes) for (const stop of route.stops) drawnAs(stop, route);
  return { drawnAs, counts: new Map([...folded].map(([id, stops]) => [id, stops.size])) };
}

const isNear = (route: Route, origins: ReadonlySet<string>): boolean =>
  origins.has(originStop(route.side, route.origin).id);

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
