import { createHash } from 'node:crypto';
import { type Graph, instance, type Viz } from '@viz-js/viz';
import type { Layout, Plan, Point } from './viewmodels/graph.ts';

const INCH = 72;
const KEPT = 200;
/** Pixels that a box keeps free of anything else in its column, that a lane keeps free, and that one line in it takes. */
const AROUND_BOX = 5;
const APART = 12;
const LINE = 5;
/** Lines are straight where they run past boxes, and bend beside them. */
const STRAIGHT = { box: 1, end: 2, lane: 8 };

type Drawn = { bb: string; objects?: { name: string; pos?: string }[] };
type Edge = NonNullable<Graph['edges']>[number];

/**
 * Lays graphs out with Graphviz: columns from left to right, as few crossings as can be. The last ones are kept by what
 * they are made of; the program behind it is loaded with the first.
 */
export function createLayOut(): (plan: Plan) => Promise<Layout> {
  const kept = new Map<string, Layout>();
  let loading: Promise<Viz> | undefined;
  return async (plan) => {
    const key = createHash('sha256').update(JSON.stringify(plan)).digest('base64');
    const known = kept.get(key);
    if (known) return known;
    loading ??= instance();
    const layout = drawn(await loading, plan);
    kept.set(key, layout);
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    return layout;
  };
}

function drawn(viz: Viz, plan: Plan): Layout {
  const tracks = tracksOf(plan);
  const { status, output, errors } = viz.render(graphOf(plan, tracks), { format: 'json0' });
  if (status !== 'success' || output === undefined)
    throw new Error(`Graphviz drew nothing: ${errors.map((error) => error.message).join('; ')}`);
  const { bb, objects = [] } = JSON.parse(output) as Drawn;
  const [, , width = 0, height = 0] = bb.split(',').map(Number);
  const middles = new Map(objects.map(({ name, pos = '' }) => [name, pointIn(pos, height)]));
  return {
    width,
    height,
    nodes: plan.nodes.map((node, i) => {
      const { x, y } = middles.get(`n${i}`) ?? NOWHERE;
      return { x: x - node.width / 2, y: y - node.height / 2 };
    }),
    lanes: tracks.map(({ lanes, isBackward }) => {
      const points = lanes.map((lane) => middles.get(lane.name) ?? NOWHERE);
      return isBackward ? points.reverse() : points;
    }),
  };
}

const NOWHERE: Point = { x: 0, y: 0 };

/** Graphviz counts upwards from the bottom. */
function pointIn(pos: string, height: number): Point {
  const [x = 0, y = 0] = pos.split(',').map(Number);
  return { x, y: height - y };
}

/** A line from column to column: `lanes` is what it runs through in those between its two boxes, where no box may be. */
type Track = {
  left: string;
  right: string;
  lanes: { name: string; rank: number; height: number }[];
  isBackward: boolean;
};

function tracksOf({ nodes, edges }: Plan): Track[] {
  const places = new Map(nodes.map(({ id, rank }, i) => [id, { name: `n${i}`, rank }]));
  return edges.map(({ from, to, lines }, i) => {
    const ends = [from, to].map((id) => places.get(id) ?? { name: id, rank: 0 });
    const [left, right] = ends.toSorted((a, b) => a.rank - b.rank) as [Place, Place];
    const lanes = Array.from({ length: Math.max(0, right.rank - left.rank - 1) }, (_, at) => ({
      name: `e${i}.${at}`,
      rank: left.rank + at + 1,
      height: lines * LINE,
    }));
    return { left: left.name, right: right.name, lanes, isBackward: ends[0] !== left };
  });
}
type Place = { name: string; rank: number };

function graphOf({ gap, nodes }: Plan, tracks: readonly Track[]): Graph {
  const widths = new Map(nodes.map(({ rank, width }) => [rank, width]));
  const boxes = nodes.map(({ rank, width, height }, i) => ({
    name: `n${i}`,
    rank,
    width,
    height: height + 2 * AROUND_BOX,
  }));
  const lanes = tracks.flatMap((track) => track.lanes.map((lane) => ({ ...lane, width: widths.get(lane.rank) ?? 0 })));
  const columns = [...Map.groupBy([...boxes, ...lanes], ({ rank }) => rank)].sort(([a], [b]) => a - b);
  return {
    directed: true,
    graphAttributes: { rankdir: 'LR', ranksep: gap / INCH, nodesep: APART / INCH, splines: 'false' },
    nodeAttributes: { shape: 'box', fixedsize: 'true', label: '' },
    nodes: [...boxes, ...lanes].map(({ name, width, height }) => ({
      name,
      attributes: { width: width / INCH, height: height / INCH },
    })),
    edges: [...tracks.flatMap(edgesOf), ...inOrder(columns.map(([, [first]]) => first?.name ?? ''))],
    subgraphs: columns.map(([, column]) => ({
      graphAttributes: { rank: 'same' },
      nodes: column.map(({ name }) => ({ name })),
    })),
  };
}

function edgesOf({ left, right, lanes }: Track): Edge[] {
  const stops = [left, ...lanes.map(({ name }) => name), right];
  return stops.slice(1).map((head, i) => {
    const isEnd = i === 0 || i === stops.length - 2;
    const weight = lanes.length === 0 ? STRAIGHT.box : isEnd ? STRAIGHT.end : STRAIGHT.lane;
    return { tail: stops[i] ?? left, head, attributes: { weight } };
  });
}

/** Columns follow one another though no line may lead from one to the next: lines that aren’t drawn keep them there. */
const inOrder = (firsts: readonly string[]): Edge[] =>
  firsts.slice(1).map((head, i) => ({ tail: firsts[i] ?? head, head, attributes: { style: 'invis', weight: 0 } }));
