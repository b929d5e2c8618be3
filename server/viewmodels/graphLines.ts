import type { Graph, GraphEdge, Point } from './graph.ts';
import { round } from './graphBoxes.ts';

/** A line as the template draws it, and the words beside lines and boxes. */
export type Line = { path: string; classes: string; width: number; marker: string };
export type Label = { x: number; y: number; text: string; classes: string; anchor: string };

/** A line between two documents, which runs on the outer side of their column. */
export const isBesideDocuments = ({ from, to }: GraphEdge): boolean => from.startsWith('d:') && to.startsWith('d:');

export function lineOf({ origin, mentions, isLoop, isOpen }: GraphEdge, points: readonly Point[]): Line {
  const [start, ...rest] = points;
  const tone = origin && !isOpen ? `svg-o${origin.tone}` : 'svg-o0';
  const look = isLoop ? ' edge--loop' : isOpen ? ' edge--none' : origin?.isAgain ? ' edge--again' : '';
  const curves = curvesOf(rest).map((curve) => `C${curve.map(({ x, y }) => `${x} ${y}`).join(' ')}`);
  return {
    path: start ? `M${start.x} ${start.y}${curves.join('')}` : '',
    classes: `edge ${tone}${look}`,
    width: round(Math.min(6, 1 + Math.log2(1 + mentions))),
    marker: isLoop ? 'ahw' : `ah${origin && !isOpen ? origin.tone : 0}`,
  };
}

const curvesOf = (points: readonly Point[]): Point[][] =>
  Array.from({ length: Math.floor(points.length / 3) }, (_, i) => points.slice(3 * i, 3 * i + 3));

/** In the middle of the line: what it does, and how many mentions it carries where that is more than one. */
export function labelOf({ nodes }: Graph, edge: GraphEdge, points: readonly Point[], isCrowded: boolean): Label[] {
  const count = edge.mentions > 1 && !isCrowded ? `${edge.mentions} mentions` : '';
  const text = [edge.isLoop ? 'circular' : edge.label, count].filter((part) => part !== '').join(', ');
  const { x, y } = middleOf(points);
  if (text === '' || points.length === 0 || edge.to === 'claim') return [];
  if (isBesideDocuments(edge)) return [{ x: round(x - 6), y: round(y + 4), text, classes: 'w', anchor: 'end' }];
  const [from, to] = [edge.from, edge.to].map((id) => nodes.find((node) => node.id === id)?.column);
  const classes = edge.isLoop ? 'w w-loop' : 'w';
  if (from === to) return [{ x: round(x + 6), y: round(y + 4), text, classes, anchor: 'start' }];
  return [{ x: round(x), y: round(y - 6), text, classes, anchor: 'middle' }];
}

/** The same words twice in one place are said once: a circle of two has a line each way. */
export const apart = (labels: Label[]): Label[] =>
  labels.filter((one, i) =>
    labels
      .slice(i + 1)
      .every((other) => other.text !== one.text || Math.abs(other.x - one.x) + Math.abs(other.y - one.y) > 50),
  );

/** The point in the middle of the middle curve (de Casteljau). */
function middleOf(points: readonly Point[]): Point {
  const at = 3 * Math.floor((points.length - 1) / 6);
  const [a, b, c, d] = [0, 1, 2, 3].map((i) => points[Math.min(at + i, points.length - 1)] ?? { x: 0, y: 0 }) as [
    Point,
    Point,
    Point,
    Point,
  ];
  return { x: (a.x + 3 * b.x + 3 * c.x + d.x) / 8, y: (a.y + 3 * b.y + 3 * c.y + d.y) / 8 };
}
