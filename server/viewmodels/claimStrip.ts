import type { Side } from '../analysis/case.ts';
import { type CaseView, dateAt, documentIn, placeHref, sourceIn } from './claimCase.ts';
import { inLanes, LANE, type Placed, type Point, pointsOf, targetsOf } from './claimPoints.ts';
import { dateWords } from './dates.ts';
import { originMark } from './phrases.ts';
import { ticksBetween } from './timeScale.ts';

/** A mention on the time line. `x` and `y` in the units of the picture. */
export type StripDot = {
  x: number;
  y: number;
  textY: number;
  tone: number;
  sign: string;
  isEcho: boolean;
  isOut: boolean;
  href: string;
  label: string;
};
export type StripModel = {
  width: number;
  height: number;
  axisY: number;
  forY: number;
  againstY: number;
  tickTop: number;
  tickBottom: number;
  tickLabelY: number;
  hasFor: boolean;
  hasAgainst: boolean;
  ticks: { x: number; label: string }[];
  dots: StripDot[];
  names: { x: number; y: number; text: string }[];
  arcs: { d: string; tone: number; isLoop: boolean }[];
  /** The same in words, for whoever doesn't see the picture. */
  list: { when: string; words: string; href: string }[];
  note: string;
};

const WIDTH = 1240;
const [LEFT, RIGHT] = [96, 60];
const MOST = 160;
/** How far from the line the nearest dots are; the outlets' names stand between. Room for the lines that run back. */
const DOT_ABOVE = 36;
const DOT_BELOW = 52;
const ARC_ROOM = 44;

/** The mentions of a claim over time: supporting ones above the line, disputing ones below. Null where nothing is dated. */
export function stripOf(view: CaseView): StripModel | null {
  const all = pointsOf(view);
  const points = all.slice(0, MOST);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const scale = scaleOf(first.at, last.at);
  const placed = [...inLanes(points, 'for', scale), ...inLanes(points, 'against', scale)];
  const lanes = (side: Side): number =>
    Math.max(0, ...placed.filter((one) => one.side === side).map((one) => one.lane + 1));
  const targets = targetsOf(view, placed);
  const hasArcs = (side: Side): boolean => [...targets.keys()].some((one) => one.side === side);
  const axisY = (hasArcs('for') ? ARC_ROOM : 0) + DOT_ABOVE + lanes('for') * LANE;
  const yOf = ({ side, lane }: Placed): number =>
    side === 'for' ? axisY - DOT_ABOVE - lane * LANE : axisY + DOT_BELOW + lane * LANE;
  const below = lanes('against') === 0 ? 0 : DOT_BELOW + (lanes('against') - 1) * LANE - 8;
  return {
    width: WIDTH,
    height: axisY + below + 26 + (hasArcs('against') ? ARC_ROOM : 0),
    axisY,
    forY: axisY - DOT_ABOVE + 4,
    againstY: axisY + DOT_BELOW + 4,
    tickTop: axisY - 4,
    tickBottom: axisY + 4,
    tickLabelY: axisY + 17,
    hasFor: lanes('for') > 0,
    hasAgainst: lanes('against') > 0,
    ticks: ticksBetween(first.at, last.at, 9).map(({ at, label }) => ({ x: Math.round(scale(at)), label })),
    dots: placed.map((one) => dotOf(view, one, yOf(one))),
    names: namesOf(view, placed, axisY),
    arcs: arcsOf(targets, yOf),
    list: placed.toSorted((a, b) => a.at - b.at || a.place - b.place).map((one) => lineOf(view, one)),
    note: noteOf(view, all),
  };
}

function scaleOf(from: number, to: number): (at: number) => number {
  if (from === to) return () => (LEFT + WIDTH - RIGHT) / 2;
  return (at) => LEFT + 12 + ((at - from) / (to - from)) * (WIDTH - LEFT - RIGHT - 24);
}

function dotOf(view: CaseView, one: Placed, y: number): StripDot {
  const place = view.standing.places[one.place];
  const origin = view.standing[one.side].origins.find((candidate) => candidate.number === one.number);
  const isOut = origin ? !origin.countsLow : true;
  return {
    x: one.x,
    y,
    textY: y + 4,
    tone: one.number > 0 ? originMark(one.number).tone : 0,
    sign: one.number > 0 ? String(one.number) : '?',
    isEcho: one.isEcho || isOut,
    isOut,
    href: place ? placeHref(view, place) : '',
    label: lineOf(view, one).words,
  };
}

const outletOf = (view: CaseView, documentId: string): string => {
  const id = documentIn(view, documentId)?.outletId;
  return (id ? sourceIn(view, id)?.name : undefined) ?? 'outlet unknown';
};

/** Outlets beside the dots next to the line, where there is room for the words. */
function namesOf(view: CaseView, placed: readonly Placed[], axisY: number): StripModel['names'] {
  const ends: Record<Side, number> = { for: -1, against: -1 };
  return placed
    .filter((one) => one.lane === 0)
    .flatMap((one) => {
      const text = outletOf(view, one.documentId);
      const half = Math.min(text.length, 24) * 3.4;
      if (one.x - half < ends[one.side]) return [];
      ends[one.side] = one.x + half + 8;
      const y = one.side === 'for' ? axisY - 12 : axisY + 36;
      return [{ x: one.x, y, text: text.length > 24 ? `${text.slice(0, 23)}…` : text }];
    });
}

/** From a mention to the one that it goes back to, as its chain says. */
const arcsOf = (targets: ReadonlyMap<Placed, Placed>, yOf: (one: Placed) => number): StripModel['arcs'] =>
  [...targets].flatMap(([one, target]) => {
    if (target.x === one.x) return [];
    const up = one.side === 'for' ? -1 : 1;
    const [y1, y2] = [yOf(one) + up * 9, yOf(target) + up * 9];
    const bend = up * Math.min(40, 14 + Math.abs(one.x - target.x) / 14);
    const top = (up < 0 ? Math.min(y1, y2) : Math.max(y1, y2)) + bend;
    const d = `M${one.x} ${y1}C${one.x} ${top} ${target.x} ${top} ${target.x} ${y2}`;
    return [{ d, tone: one.number > 0 ? originMark(one.number).tone : 0, isLoop: one.path.isCircular }];
  });

function lineOf(view: CaseView, one: Placed): StripModel['list'][number] {
  const date = dateAt(view, one.place);
  const place = view.standing.places[one.place];
  const verb = one.side === 'against' ? 'disputes it' : one.path.stance === 'reports' ? 'passes it on' : 'supports it';
  const origin = one.number === 0 ? '' : one.isEcho ? `, an echo of origin ${one.number}` : `, origin ${one.number}`;
  const circular = one.path.isCircular ? ', in a circle' : '';
  return {
    when: date ? dateWords(date) : '',
    words: `${outletOf(view, one.documentId)} ${verb}${origin}${circular}`,
    href: place ? placeHref(view, place) : '',
  };
}

function noteOf({ standing }: CaseView, all: readonly Point[]): string {
  const dated = new Set(all.map((point) => point.place)).size;
  const counting = new Set(standing.paths.filter((path) => path.side !== null).map((path) => path.place)).size;
  const undated = counting - dated;
  return [
    undated > 0 ? `${undated} of ${counting} mentions stand in texts without a date and are not shown.` : '',
    all.length > MOST ? `The first ${MOST} are shown.` : '',
  ]
    .filter((part) => part !== '')
    .join(' ');
}
