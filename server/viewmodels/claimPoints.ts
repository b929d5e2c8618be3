import type { Path, Side } from '../analysis/case.ts';
import { type CaseView, dateAt, documentIn } from './claimCase.ts';
import { momentOf } from './timeScale.ts';

/** A mention on one side of the time line. `at` in milliseconds; `number`: of its origin, 0 where it has none. */
export type Point = {
  place: number;
  at: number;
  side: Side;
  path: Path;
  number: number;
  isEcho: boolean;
  documentId: string;
};
/** With where it is drawn: `x`, and how many lie between it and the line. */
export type Placed = Point & { x: number; lane: number };

/** How far apart two lanes are, and how much room a dot takes in one. */
export const LANE = 22;
const ROOM = 18;
const LANES = 6;

/** One point a place and side, by the date at which it was written. */
export function pointsOf(view: CaseView): Point[] {
  const { standing } = view;
  const seen = new Set<string>();
  const shown = new Set<number>();
  const points: Point[] = [];
  for (const path of standing.paths) {
    const place = standing.places[path.place];
    const date = dateAt(view, path.place);
    const at = date ? momentOf(date.from) : null;
    if (!place || at === null || path.side === null || seen.has(`${path.place} ${path.side}`)) continue;
    seen.add(`${path.place} ${path.side}`);
    const number = standing[path.side].origins[path.origins[0] ?? -1]?.number ?? 0;
    points.push({
      place: path.place,
      at,
      side: path.side,
      path,
      number,
      isEcho: number > 0 && shown.has(number),
      documentId: place.documentId,
    });
    shown.add(number);
  }
  return points.sort((a, b) => a.at - b.at || a.place - b.place);
}

/** Each point in the lowest lane that has room for it. */
export function inLanes(points: readonly Point[], side: Side, scale: (at: number) => number): Placed[] {
  const ends: number[] = [];
  return points
    .filter((point) => point.side === side)
    .map((point) => {
      const x = scale(point.at);
      const free = Array.from({ length: LANES }, (_, lane) => lane).find((lane) => (ends[lane] ?? -100) + ROOM <= x);
      const lane = free ?? ends.indexOf(Math.min(...ends));
      ends[lane] = x;
      return { ...point, x: Math.round(x), lane };
    });
}

/**
 * What each goes back to, where that is on the picture: the report that it goes on into, or the last text before it of
 * an outlet that it cites.
 */
export function targetsOf(view: CaseView, placed: readonly Placed[]): Map<Placed, Placed> {
  const outlet = (one: Placed): string => documentIn(view, one.documentId)?.outletId ?? '';
  const byDocument = Map.groupBy(placed, (one) => `${one.side} ${one.documentId}`);
  const byOutlet = Map.groupBy(placed, (one) => `${one.side} ${outlet(one)}`);
  const targetOf = (one: Placed): Placed | undefined => {
    const [report] = one.path.onward.flatMap(({ documentId }) => byDocument.get(`${one.side} ${documentId}`) ?? []);
    if (report && report.place !== one.place) return report;
    const cited = one.path.steps.slice(1).flatMap((step) => (step.sourceId ? [step.sourceId] : []));
    return cited
      .map((id) =>
        byOutlet.get(`${one.side} ${id}`)?.findLast((other) => other.at <= one.at && other.place !== one.place),
      )
      .find((other) => other !== undefined);
  };
  return new Map(
    placed.flatMap((one) => {
      const target = targetOf(one);
      return target ? [[one, target] as const] : [];
    }),
  );
}
