import type { Graph, GraphEdge, Layout, Plan, Point } from './graph.ts';
import { round } from './graphBoxes.ts';
import { pairKey } from './graphRanks.ts';
import { CORNERS } from './graphSizes.ts';
import { counted } from './standing.ts';

/** A line as the template draws it; `points` are those of its Bézier curve. */
export type Line = {
  path: string;
  classes: string;
  width: number;
  marker: string;
  title: string;
  edge: GraphEdge;
  points: Point[];
};

/** Pixels between lines that meet on one side of a box, and between lines that run beside one another. */
const AT_BOX = 9;
const BESIDE = 5;
/** What an arrow needs before a box. */
const ARROW = 11;

/**
 * The lines of a picture as they were laid out: those between the same two boxes beside one another, and all that meet
 * on one side of a box spread over it, so that none runs into another.
 */
export function linesOfGraph(graph: Graph, plan: Plan, layout: Layout): Line[] {
  const strands = strandsOf(graph, plan, layout);
  spread(strands);
  const nameOf = new Map(graph.nodes.map(({ id, name }) => [id, id === 'claim' ? 'the claim' : name]));
  return strands
    .map((strand) => lineOf(strand, nameOf))
    .sort((a, b) => Number(a.edge.isLoop) - Number(b.edge.isLoop) || Number(b.edge.isOpen) - Number(a.edge.isOpen));
}

/** Where a line leaves or reaches a box: on which side of it, where it goes from there, and how far off the middle. */
type End = { side: string; x: number; y: number; height: number; towards: number; off: number };
/** A line; `aside`: how far off the middle of its lanes it runs. */
type Strand = { edge: GraphEdge; lanes: Lane[]; aside: number; hasArrow: boolean; tail: End; head: End };
/** Where it enters a column that it runs through, where it leaves it, and at what height. */
type Lane = { x: number; out: number; y: number };

function strandsOf({ nodes, edges }: Graph, plan: Plan, layout: Layout): Strand[] {
  const boxes = new Map(plan.nodes.map((size, i) => [size.id, { ...size, ...(layout.nodes[i] ?? { x: 0, y: 0 }) }]));
  const widths = new Map(plan.nodes.map(({ width }, i) => [middleOf(layout.nodes[i]?.x ?? 0, width), width]));
  const levels = new Map(nodes.map(({ origin }, i) => [origin?.number, layout.nodes[i]?.y ?? 0]));
  const level = ({ origin }: GraphEdge): number => levels.get(origin?.number) ?? 0;
  const voices = new Set(nodes.filter(({ column }) => column === 'outlets' || column === 'relays').map(({ id }) => id));
  const bundles = Map.groupBy(edges, ({ from, to }) => pairKey(from, to));
  return plan.edges.flatMap(({ from, to }, i) => {
    const [tail, head] = [boxes.get(from), boxes.get(to)];
    if (!tail || !head) return [];
    const isForward = tail.rank < head.rank;
    const lanes = (layout.lanes[i] ?? []).map(({ x, y }): Lane => {
      const half = ((widths.get(Math.round(x)) ?? 0) / 2) * (isForward ? 1 : -1);
      return { x: x - half, out: x + half, y };
    });
    const bundle = bundles.get(pairKey(from, to)) ?? [];
    return bundle
      .toSorted((a, b) => level(a) - level(b))
      .map((edge, at) => ({
        edge,
        lanes,
        aside: (at - (bundle.length - 1) / 2) * BESIDE,
        hasArrow: voices.has(from) && voices.has(to),
        tail: endAt(tail, isForward, lanes[0]?.y ?? head.y + head.height / 2),
        head: endAt(head, !isForward, lanes.at(-1)?.y ?? tail.y + tail.height / 2),
      }));
  });
}

const middleOf = (x: number, width: number): number => Math.round(x + width / 2);

const endAt = ({ id, x, y, width, height }: Plan['nodes'][number] & Point, isRight: boolean, towards: number): End => ({
  side: `${id} ${isRight}`,
  x: isRight ? x + width : x,
  y: y + height / 2,
  height,
  towards,
  off: 0,
});

/** Spreads all that meets on one side of a box over it, in the order of where it comes from. */
function spread(strands: readonly Strand[]): void {
  const ends = strands.flatMap(({ tail, head, aside }) => [tail, head].map((end) => ({ end, aside })));
  for (const meeting of Map.groupBy(ends, ({ end }) => end.side).values()) {
    const step = Math.min(AT_BOX, ((meeting[0]?.end.height ?? 0) - CORNERS) / Math.max(1, meeting.length - 1));
    meeting
      .sort((a, b) => a.end.towards - b.end.towards || a.aside - b.aside)
      .forEach(({ end }, i) => {
        end.off = (i - (meeting.length - 1) / 2) * step;
      });
  }
}

const EMPHASIS = { loop: ' edge--round', faint: ' edge--faint', '': '' };

function lineOf(strand: Strand, nameOf: ReadonlyMap<string, string>): Line {
  const { edge, hasArrow } = strand;
  const { origin, mentions, isLoop, isOpen, emphasis } = edge;
  const tone = origin && !isOpen ? origin.tone : 0;
  const look = isLoop ? ' edge--loop' : isOpen ? ' edge--none' : origin?.isAgain ? ' edge--again' : '';
  const points = bent(strand);
  return {
    path: pathOf(points),
    classes: `edge svg-o${tone}${look}${EMPHASIS[emphasis]}`,
    width: round(Math.min(7, 1 + Math.log2(1 + mentions))),
    marker: hasArrow ? (isLoop || emphasis === 'loop' ? 'ahw' : `ah${tone}`) : '',
    title: `${nameOf.get(edge.from) ?? ''} → ${nameOf.get(edge.to) ?? ''}: ${counted(mentions, 'mention')}${isLoop ? ', circular' : ''}`,
    edge,
    points,
  };
}

/** From box to box: level in its lanes, and bent between columns. */
function bent({ lanes, aside, hasArrow, tail, head }: Strand): Point[] {
  const back = hasArrow ? Math.sign(tail.x - head.x) * ARROW : 0;
  const stops = lanes.flatMap(({ x, out, y }) => [x, out].map((at) => ({ x: at, y: y + aside })));
  const all = [{ x: tail.x, y: tail.y + tail.off }, ...stops, { x: head.x + back, y: head.y + head.off }];
  return all.flatMap((to, i) => {
    const from = all[i - 1];
    const end = { x: round(to.x), y: round(to.y) };
    if (!from) return [end];
    const middle = (from.x + to.x) / 2;
    return [{ x: round(middle), y: round(from.y) }, { x: round(middle), y: round(to.y) }, end];
  });
}

function pathOf([start, ...rest]: readonly Point[]): string {
  const curves = Array.from({ length: Math.floor(rest.length / 3) }, (_, i) => rest.slice(3 * i, 3 * i + 3));
  const words = curves.map((curve) => `C${curve.map(({ x, y }) => `${x} ${y}`).join(' ')}`);
  return start ? `M${start.x} ${start.y}${words.join('')}` : '';
}

/** The point at this part of a line, from 0 to 1 (de Casteljau). */
export function pointAt(points: readonly Point[], part: number): Point {
  const curves = Math.floor((points.length - 1) / 3);
  const at = Math.min(curves - 1, Math.floor(part * curves));
  const t = part * curves - at;
  const weights = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
  const own = points.slice(3 * at, 3 * at + 4);
  const sum = (of: (point: Point) => number): number =>
    own.reduce((total, point, i) => total + of(point) * (weights[i] ?? 0), 0);
  return { x: sum(({ x }) => x), y: sum(({ y }) => y) };
}
