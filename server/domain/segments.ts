import type { Range } from './document.ts';

/** A stretch of text that the same ranges cover from end to end. `ids` index the ranges given, outermost first. */
export type Segment = Range & { ids: readonly number[] };

/**
 * Cuts `[from, to)` at every boundary of `ranges` (which may nest, overlap, cross and stick out) into flat pieces,
 * in order and without gaps; empty where `from >= to`. Outermost first means: earlier start, then later end, then
 * the order given. A sort, then one sweep: linear in the pieces and what covers them.
 */
export function segments(from: number, to: number, ranges: readonly Range[]): Segment[] {
  const order = openingOrder(from, to, ranges);
  const cuts = boundaries(from, to, order, ranges);
  const result: Segment[] = [];
  let open: number[] = [];
  let next = 0;
  cuts.slice(0, -1).forEach((start, i) => {
    const end = cuts[i + 1] ?? to;
    open = open.filter((id) => (ranges[id]?.end ?? 0) > start);
    for (let id = order[next]; id !== undefined && (ranges[id]?.start ?? 0) <= start; id = order[++next]) open.push(id);
    result.push({ start, end, ids: [...open] });
  });
  return result;
}

function openingOrder(from: number, to: number, ranges: readonly Range[]): number[] {
  const at = (id: number): Range => ranges[id] ?? { start: 0, end: 0 };
  return ranges
    .map((_, id) => id)
    .filter((id) => at(id).start < to && at(id).end > from && at(id).end > at(id).start)
    .sort((a, b) => at(a).start - at(b).start || at(b).end - at(a).end || a - b);
}

function boundaries(from: number, to: number, order: readonly number[], ranges: readonly Range[]): number[] {
  if (from >= to) return [];
  const cuts = new Set([from, to]);
  for (const id of order) {
    const range = ranges[id];
    if (range && range.start > from) cuts.add(range.start);
    if (range && range.end < to) cuts.add(range.end);
  }
  return [...cuts].sort((a, b) => a - b);
}
