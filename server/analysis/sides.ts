import type { ClaimCase, Loop, Origin, Place, Side, SideStanding } from './case.ts';
import { type Arrival, classesOf, type EndpointClass } from './classes.ts';
import { doubtsBetween } from './couldBe.ts';
import { type Endpoint, reportsOf, sourcesOf } from './endpoints.ts';
import { independentSet } from './independent.ts';
import type { Neighbours } from './neighbours.ts';
import type { RawPath } from './paths.ts';

/** One side of a claim: its origins, what could be one among them, and the range lo–hi. Cells and numbers come later. */
export function sideOf(
  side: Side,
  claimCase: ClaimCase,
  places: readonly Place[],
  paths: readonly RawPath[],
  ends: readonly Endpoint[][],
  loops: readonly Loop[],
): SideStanding {
  const own = paths.filter((path) => path.side === side);
  const arrivals = arrivalsAt(side, paths, ends);
  const classes = classesOf(claimCase, paths, arrivals, loops);
  const { near, told } = doubtsBetween(claimCase, paths, classes);
  const firm = classes.map((one) => one.endpoints.some((end) => end.isFirm));
  const low = lowest(firm, near);
  const sidePlaces = placesAt(own).map((i) => places[i] as Place);
  const stated = placesAt(own.filter((path) => path.stance !== 'reports')).length;
  return {
    mentions: sidePlaces.length,
    reported: sidePlaces.length - stated,
    documents: documentsOf(sidePlaces),
    outlets: outletsOf(own),
    low: low.size,
    high: classes.length,
    origins: classes.map((one, i) => originOf(claimCase, side, one, firm[i] === true, low.has(i))),
    couldBe: told,
    cells: '',
  };
}

/** Where these paths begin, each place once; paths are in the order of their places. */
const placesAt = (paths: readonly RawPath[]): number[] =>
  paths.filter((path, i) => path.place !== paths[i - 1]?.place).map((path) => path.place);

/** The endpoints that the paths of a side lead to, path by path. */
function arrivalsAt(side: Side, paths: readonly RawPath[], ends: readonly Endpoint[][]): Arrival[] {
  const arrivals: Arrival[] = [];
  ends.forEach((own, path) => {
    if (paths[path]?.side === side) for (const endpoint of own) arrivals.push({ path, endpoint });
  });
  return arrivals;
}

/** A largest set of firm classes of which no two could be one. */
const lowest = (firm: readonly boolean[], near: Neighbours): Set<number> =>
  new Set(
    independentSet(
      near,
      firm.flatMap((is, i) => (is ? [i] : [])),
    ),
  );

const NAMELESS: readonly string[] = ['unnamed', 'outlet', 'agency'];

function originOf(
  { sources }: ClaimCase,
  side: Side,
  { endpoints, paths, joins }: EndpointClass,
  isFirm: boolean,
  countsLow: boolean,
): Origin {
  const sourceIds = sourcesOf(endpoints);
  const kinds = endpoints.map((end) => end.kind);
  const isNamed = sourceIds.some((id) => !NAMELESS.includes(sources.get(id)?.kind ?? ''));
  return {
    number: 0,
    side,
    sourceIds,
    reportIds: reportsOf(endpoints),
    kind: isNamed ? 'named' : kinds.includes('unnamed') ? 'unnamed' : sourceIds.length > 0 ? 'outlet' : 'unknown',
    isFirm,
    countsLow,
    paths,
    joins,
  };
}

/** In how many documents these places are. */
export const documentsOf = (places: readonly Place[]): number => new Set(places.map((place) => place.documentId)).size;
/** How many outlets carry these paths; one that isn't known counts once a document. */
export const outletsOf = (paths: readonly RawPath[]): number =>
  new Set(paths.map(({ steps: [first] }) => first?.sourceId ?? first?.documentId)).size;
