import { bits, bitsOf, clearBit, hasBit, include, type Neighbours, sharedBits, take } from './neighbours.ts';

const EXACT_UP_TO = 28;

/**
 * A largest set of the given nodes of which no two are neighbours. Exact for each connected part of up to 28 nodes;
 * greedy in larger ones, by fewest neighbours and then by the order of the nodes, which is a safe lower bound.
 */
export const independentSet = (near: Neighbours, nodes: readonly number[]): number[] =>
  parts(near, nodes)
    .flatMap((part) => (part.length <= EXACT_UP_TO ? exact(part, near) : greedy(part, near)))
    .sort((a, b) => a - b);

/** The connected parts among these nodes, each in order. */
function parts(near: Neighbours, nodes: readonly number[]): number[][] {
  const left = bitsOf(nodes, near.count);
  let count = nodes.length;
  return nodes.flatMap((start) => {
    if (!hasBit(left, start)) return [];
    const part = [start];
    clearBit(left, start);
    for (let i = 0; i < part.length && part.length < count; i++)
      for (const next of take(left, near.row(part[i] as number))) part.push(next);
    count -= part.length;
    return [part.sort((a, b) => a - b)];
  });
}

/** Branch and bound on bits: either a node is in, and its neighbours are out, or it is out. */
function exact(part: readonly number[], near: Neighbours): number[] {
  const masks = part.map((node) =>
    part.reduce((mask, other, i) => (near.has(node, other) ? mask | (1 << i) : mask), 0),
  );
  let best = 0;
  const search = (left: number, chosen: number): void => {
    if (bits(chosen) + bits(left) <= bits(best)) return;
    if (left === 0) {
      best = chosen;
      return;
    }
    const at = busiest(left, masks);
    if (bits((masks[at] as number) & left) <= 1) {
      const loner = quietest(left, masks);
      search(left & ~(1 << loner) & ~(masks[loner] as number), chosen | (1 << loner));
      return;
    }
    search(left & ~(1 << at) & ~(masks[at] as number), chosen | (1 << at));
    search(left & ~(1 << at), chosen);
  };
  search((1 << part.length) - 1, 0);
  return part.filter((_, i) => best & (1 << i));
}

/** The first of those with the most, or (`quietest`) the fewest, neighbours left. */
function busiest(left: number, masks: readonly number[]): number {
  return extreme(left, masks, (degree, best) => degree > best, -1);
}
function quietest(left: number, masks: readonly number[]): number {
  return extreme(left, masks, (degree, best) => degree < best, 99);
}

function extreme(
  left: number,
  masks: readonly number[],
  isBetter: (degree: number, best: number) => boolean,
  from: number,
): number {
  let best = from;
  let found = 0;
  for (let i = 0; i < masks.length; i++) {
    if (!(left & (1 << i))) continue;
    const degree = bits((masks[i] as number) & left);
    if (!isBetter(degree, best)) continue;
    best = degree;
    found = i;
  }
  return found;
}

function greedy(part: readonly number[], near: Neighbours): number[] {
  const among = bitsOf(part, near.count);
  const order = part
    .map((node) => ({ node, degree: sharedBits(near.row(node), among) }))
    .sort((a, b) => a.degree - b.degree || a.node - b.node);
  const out = new Uint32Array(among.length);
  return order.flatMap(({ node }) => {
    if (hasBit(out, node)) return [];
    include(out, near.row(node));
    return [node];
  });
}
