import type { ClaimCase, Loop, Origin, Place, Side, SideStanding } from './case.ts';
import { classesOf, type EndpointClass } from './classes.ts';
import { doubtsBetween } from './couldBe.ts';
import type { Endpoint } from './endpoints.ts';
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
  const own = paths.map((path, i) => ({ path, i })).filter(({ path }) => path.side === side);
  const arrivals = own.flatMap(({ i }) => (ends[i] ?? []).map((endpoint) => ({ path: i, endpoint })));
  const classes = classesOf(claimCase, paths, arrivals, loops);
  const { near, told } = doubtsBetween(claimCase, paths, classes);
  const firm = classes.map((one) => one.endpoints.some((end) => end.isFirm));
  const low = lowest(firm, near);
  const sidePlaces = [...new Set(own.map(({ path }) => path.place))].map((i) => places[i] as Place);
  return {
    mentions: sidePlaces.length,
    documents: documentsOf(sidePlaces),
    outlets: outletsOf(own.map(({ path }) => path)),
    low: low.size,
    high: classes.length,
    origins: classes.map((one, i) => originOf(claimCase, side, one, firm[i] === true, low.has(i))),
    couldBe: told,
    cells: '',
  };
}

/** A largest set of firm classes of which no two could be one. */
const lowest = (firm: readonly boolean[], near: Neighbours): Set<number> =>
  new Set(
    independentSet(
      near,
      firm.flatMap((is, i) => (is ? [i] : [])),
    ),
  );

function originOf(
  { sources }: ClaimCase,
  side: Side,
  { endpoints, paths, joins }: EndpointClass,
  isFirm: boolean,
  countsLow: boolean,
): Origin {
  const sourceIds = [...new Set(endpoints.map((end) => end.sourceId).filter((id) => id !== null))];
  const kinds = endpoints.map((end) => end.kind);
  const isNamed = sourceIds.some((id) => !['unnamed', 'outlet', 'agency'].includes(sources.get(id)?.kind ?? ''));
  return {
    number: 0,
    side,
    sourceIds,
    reportIds: [...new Set(endpoints.map((end) => end.reportId).filter((id) => id !== null))],
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
