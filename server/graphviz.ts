import { createHash } from 'node:crypto';
import { type Graph, instance, type Viz } from '@viz-js/viz';
import { COLUMNS, type Column, type Layout, type Plan, type Point } from './viewmodels/graph.ts';

const INCH = 72;
const KEPT = 200;
/** Pixels between two columns, less where there are five, and between two boxes of one column. */
const COLUMN_GAP = 110;
const NARROW_GAP = 60;
const BOX_GAP = 24;

type Drawn = { bb: string; objects?: { name: string; pos?: string }[]; edges?: { id: string; pos: string }[] };

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
  const { status, output, errors } = viz.render(graphOf(plan), { format: 'json0' });
  if (status !== 'success' || output === undefined)
    throw new Error(`Graphviz drew nothing: ${errors.map((error) => error.message).join('; ')}`);
  const { bb, objects = [], edges = [] } = JSON.parse(output) as Drawn;
  const [, , width = 0, height = 0] = bb.split(',').map(Number);
  const places = new Map(objects.map(({ name, pos = '' }) => [name, pointsIn(pos, height)[0]]));
  const lines = new Map(edges.map(({ id, pos }) => [id, pointsIn(pos, height)]));
  const middleOf = (id: string): Point => places.get(`n${plan.nodes.findIndex((node) => node.id === id)}`) ?? NOWHERE;
  return {
    width,
    height,
    nodes: plan.nodes.map((node, i) => {
      const { x, y } = places.get(`n${i}`) ?? NOWHERE;
      return { x: x - node.width / 2, y: y - node.height / 2 };
    }),
    edges: plan.edges.map(({ from }, i) => startingAt(middleOf(from), lines.get(`e${i}`) ?? [])),
  };
}

const NOWHERE: Point = { x: 0, y: 0 };

/** Lines within a column may come out from head to tail. */
function startingAt(start: Point, points: readonly Point[]): Point[] {
  const far = (point: Point | undefined): number => (point ? Math.hypot(point.x - start.x, point.y - start.y) : 0);
  return far(points[0]) > far(points.at(-1)) ? points.toReversed() : [...points];
}

/** Graphviz counts upwards from the bottom. */
const pointsIn = (pos: string, height: number): Point[] =>
  pos.split(' ').map((pair) => {
    const [x = 0, y = 0] = pair.split(',').map(Number);
    return { x, y: height - y };
  });

function graphOf({ nodes, edges }: Plan): Graph {
  const indexOf = new Map(nodes.map((node, i) => [node.id, i]));
  const gap = nodes.some((node) => node.column === 'relays') ? NARROW_GAP : COLUMN_GAP;
  const columnOf = (id: string) => nodes[indexOf.get(id) ?? -1]?.column;
  return {
    directed: true,
    graphAttributes: { rankdir: 'LR', ranksep: gap / INCH, nodesep: BOX_GAP / INCH, splines: 'true' },
    nodeAttributes: { shape: 'box', fixedsize: 'true', label: '' },
    edgeAttributes: { arrowhead: 'none' },
    nodes: nodes.map(({ width, height }, i) => ({
      name: `n${i}`,
      attributes: { width: width / INCH, height: height / INCH },
    })),
    edges: [
      ...edges.map(({ from, to }, i) => ({
        tail: `n${indexOf.get(from)}`,
        head: `n${indexOf.get(to)}`,
        attributes: { id: `e${i}`, ...sidesOf(columnOf(from), columnOf(to)) },
      })),
      ...relaysFirst(nodes),
    ],
    subgraphs: COLUMNS.filter((column) => column !== 'relays').map((column) => ({
      graphAttributes: { rank: 'same' },
      nodes: nodes.flatMap((node, i) => (node.column === column ? [{ name: `n${i}` }] : [])),
    })),
  };
}

/** Relays stand wherever they are needed, but before the origins: a line that isn’t drawn keeps them there. */
function relaysFirst(nodes: Plan['nodes']): NonNullable<Graph['edges']> {
  const origin = nodes.findIndex((node) => node.column === 'origins');
  if (origin < 0) return [];
  const attributes = { style: 'invis', weight: 0 };
  return nodes.flatMap((node, i) =>
    node.column === 'relays' ? [{ tail: `n${i}`, head: `n${origin}`, attributes }] : [],
  );
}

/** Lines within a column leave and arrive on one side of it: those between documents on the outer one. */
function sidesOf(from: Column | undefined, to: Column | undefined): Record<string, string> {
  if (from !== to) return { tailport: 'e', headport: 'w' };
  if (from === 'relays') return {};
  const side = from === 'documents' ? 'w' : 'e';
  return { tailport: side, headport: side };
}
