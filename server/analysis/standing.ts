import type { Status } from '../domain/vocabulary.ts';
import {
  type CaseStep,
  type ClaimCase,
  type Loop,
  type Origin,
  type Path,
  SIDES,
  type Side,
  type SideStanding,
  type Standing,
} from './case.ts';
import { type Endpoint, endpointsOf } from './endpoints.ts';
import { loopsIn, type Walk } from './loops.ts';
import { type RawPath, rawPathsOf } from './paths.ts';
import { placesOf } from './places.ts';
import { crossings, routeOf } from './route.ts';
import { documentsOf, outletsOf, sideOf } from './sides.ts';

/**
 * How a claim stands: its places, paths, endpoints, the range lo–hi of independent origins on each side, and loops, as
 * docs/origins.md defines them. The order of the input changes nothing.
 */
export function standingOf(given: ClaimCase): Standing {
  const claimCase = inOrder(given);
  const places = placesOf(claimCase);
  const raw = rawPathsOf(claimCase, places);
  const ends = endpointsOf(claimCase, raw);
  const loops = loopsIn(walksOf(claimCase, raw, ends));
  const sides = {
    for: sideOf('for', claimCase, places, raw, ends, loops),
    against: sideOf('against', claimCase, places, raw, ends, loops),
  };
  numberOrigins(sides);
  const originsAt = { for: originsByPath(sides.for.origins), against: originsByPath(sides.against.origins) };
  const paths = raw.map((path, i) =>
    pathOf(claimCase, path, i, ends[i] ?? [], path.side ? (originsAt[path.side].get(i) ?? []) : [], loops),
  );
  const told = new Set(paths.map((path) => path.place));
  const counted = places.filter((_, i) => told.has(i));
  const standing = {
    claimId: claimCase.claim.id,
    mentions: counted.length,
    documents: documentsOf(counted),
    outlets: outletsOf(raw),
    places,
    paths,
    for: { ...sides.for, cells: cellsOf('for', sides.for, paths) },
    against: { ...sides.against, cells: cellsOf('against', sides.against, paths) },
    bothSides: bothSides(sides),
    loops,
  };
  return { ...standing, status: statusOf(claimCase, standing) };
}

function inOrder(claimCase: ClaimCase): ClaimCase {
  const sorted = <T extends { id: string }>(rows: readonly T[]): T[] =>
    [...rows].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const { evidence, identities, derivations, citations } = claimCase;
  return {
    ...claimCase,
    evidence: sorted(evidence),
    identities: sorted(identities),
    derivations: sorted(derivations),
    citations: sorted(citations),
  };
}

/** Neighbouring voices of each path, and who leads into each report that it goes on into. */
function walksOf(claimCase: ClaimCase, paths: readonly RawPath[], ends: readonly Endpoint[][]): Walk[] {
  const walks: Walk[] = [];
  paths.forEach(({ side, steps }, path) => {
    if (side === null) return;
    walks.push({ path, steps });
    for (const { onward } of ends[path] ?? [])
      if (onward.length > 0) for (const pair of crossings(claimCase, steps, onward)) walks.push({ path, steps: pair });
  });
  return walks;
}

/** Those for it first, then those against it, each in the order in which they first appear. */
function numberOrigins(sides: Record<Side, SideStanding>): void {
  let number = 0;
  for (const side of SIDES) for (const origin of sides[side].origins) origin.number = ++number;
}

function pathOf(
  claimCase: ClaimCase,
  { place, stance, side, steps }: RawPath,
  index: number,
  ends: readonly Endpoint[],
  origins: number[],
  loops: readonly Loop[],
): Path {
  const route = routeOf(claimCase, steps, ends[0]?.onward ?? []);
  const endsInside = ({ sourceIds, paths }: Loop): boolean =>
    paths.includes(index) && sourceIds.includes(ends[0]?.sourceId ?? '');
  return {
    place,
    stance,
    side,
    steps,
    route,
    onward: onwardOf(ends),
    origins,
    isCircular: loops.some((loop) => endsInside(loop) || passesTwice(route, loop)),
  };
}

const passesTwice = (route: readonly CaseStep[], { sourceIds }: Loop): boolean =>
  sourceIds.some(
    (id) => route.findIndex((step) => step.sourceId === id) !== route.findLastIndex((step) => step.sourceId === id),
  );

/** The reports that a path goes on into, each once. */
function onwardOf(ends: readonly Endpoint[]): Path['onward'] {
  if (ends.every((end) => end.onward.length === 0)) return [];
  const all = ends.flatMap((end) => end.onward);
  return all.filter((one, i) => all.findIndex((other) => other.documentId === one.documentId) === i);
}

function originsByPath(origins: readonly Origin[]): Map<number, number[]> {
  const byPath = new Map<number, number[]>();
  origins.forEach(({ paths }, i) => {
    for (const path of paths) {
      const list = byPath.get(path);
      if (list) list.push(i);
      else byPath.set(path, [i]);
    }
  });
  return byPath;
}

function bothSides(sides: Record<Side, SideStanding>): string[] {
  const against = new Set(sides.against.origins.flatMap((origin) => origin.sourceIds));
  const both = sides.for.origins.flatMap((origin) => origin.sourceIds.filter((id) => against.has(id)));
  return [...new Set(both)].sort();
}

/** One letter a place: the first of an origin, an echo, one that goes in a circle, or one that may be another. */
function cellsOf(side: Side, { origins }: SideStanding, paths: readonly Path[]): string {
  const cells = new Map<number, string>();
  for (const path of paths)
    if (path.side === side) cells.set(path.place, path.isCircular ? 'c' : (cells.get(path.place) ?? 'e'));
  for (const { paths: own, countsLow } of origins) {
    const place = paths[own[0] ?? -1]?.place;
    if (place !== undefined && cells.get(place) !== 'o') cells.set(place, countsLow ? 'o' : 'u');
  }
  const letters = [...cells.values()];
  return [...'oecu'].map((letter) => letter.repeat(letters.filter((one) => one === letter).length)).join('');
}

/**
 * Contested where both sides are stated, or where this is stated and a claim that contradicts it is too; else by the
 * lower figure of those for it. An assessment is shared, never corroborated.
 */
function statusOf({ claim, evidence, contradictedBy }: ClaimCase, standing: Pick<Standing, 'for' | 'against'>): Status {
  const isSupported = evidence.some((one) => one.stance === 'supports');
  const isDisputed = standing.against.mentions > 0 || contradictedBy.length > 0;
  if (isSupported && isDisputed) return 'contested';
  if (standing.for.low === 0) return 'unsourced';
  if (standing.for.low === 1) return 'single_origin';
  return claim.kind === 'assessment' ? 'shared' : 'corroborated';
}
