import { RELAYING_KINDS } from '../domain/vocabulary.ts';
import type { CaseStep, Loop } from './case.ts';

/** A walk of voices, outermost first, and the path whose walk it is. */
export type Walk = { path: number; steps: readonly CaseStep[] };

/**
 * Circular reporting: outlets, agencies and accounts that cite one another. Strongly connected components of more than
 * one node (Tarjan 1972) over an edge for each pair of neighbouring steps. The order of the walks changes nothing.
 */
export function loopsIn(walks: readonly Walk[]): Loop[] {
  const edges = edgesOf(walks);
  return components(edges)
    .filter((members) => members.length > 1)
    .map((members) => loopOf(members, edges))
    .sort((a, b) => compare(a.sourceIds[0] ?? '', b.sourceIds[0] ?? ''));
}

type Edges = Map<string, Map<string, number[]>>;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const isRelay = (step: CaseStep): boolean => step.kind !== null && RELAYING_KINDS.includes(step.kind);

function edgesOf(walks: readonly Walk[]): Edges {
  const edges: Edges = new Map();
  for (const { path, steps } of walks) {
    for (let i = 1; i < steps.length; i++) {
      const [step, next] = [steps[i - 1], steps[i]];
      if (!step || !next || !isRelay(step) || !isRelay(next)) continue;
      if (step.sourceId === null || next.sourceId === null || step.sourceId === next.sourceId) continue;
      addEdge(edges, step.sourceId, next.sourceId, path);
    }
  }
  return edges;
}

function addEdge(edges: Edges, from: string, to: string, path: number): void {
  const targets = edges.get(from) ?? new Map<string, number[]>();
  edges.set(from, targets);
  if (!edges.has(to)) edges.set(to, new Map());
  const paths = targets.get(to) ?? [];
  targets.set(to, paths);
  if (paths.at(-1) !== path) paths.push(path);
}

/** Tarjan's algorithm, without recursion: a chain of ten thousand citations must not exhaust the stack. */
function components(edges: Edges): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const enter = (node: string): { node: string; rest: Iterator<string> } => {
    order.set(node, order.size);
    low.set(node, order.size - 1);
    stack.push(node);
    onStack.add(node);
    return { node, rest: [...(edges.get(node)?.keys() ?? [])][Symbol.iterator]() };
  };
  const lower = (node: string, to: number): void => {
    low.set(node, Math.min(low.get(node) ?? to, to));
  };
  for (const start of edges.keys()) {
    if (order.has(start)) continue;
    const work = [enter(start)];
    for (let frame = work.at(-1); frame; frame = work.at(-1)) {
      const { node, rest } = frame;
      const { value: next, done } = rest.next();
      if (!done) {
        if (!order.has(next)) work.push(enter(next));
        else if (onStack.has(next)) lower(node, order.get(next) ?? 0);
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent) lower(parent.node, low.get(node) ?? 0);
      if (low.get(node) === order.get(node)) found.push(popUntil(node, stack, onStack));
    }
  }
  return found;
}

function popUntil(node: string, stack: string[], onStack: Set<string>): string[] {
  const members: string[] = [];
  for (let one = stack.pop(); one !== undefined; one = stack.pop()) {
    onStack.delete(one);
    members.push(one);
    if (one === node) break;
  }
  return members;
}

function loopOf(members: readonly string[], edges: Edges): Loop {
  const inside = new Set(members);
  const own = [...members].sort(compare).flatMap((from) =>
    [...(edges.get(from) ?? [])]
      .filter(([to]) => inside.has(to))
      .sort(([a], [b]) => compare(a, b))
      .map(([to, paths]) => ({ from, to, paths: [...paths].sort((a, b) => a - b) })),
  );
  return {
    sourceIds: round(members, edges),
    paths: [...new Set(own.flatMap((edge) => edge.paths))].sort((a, b) => a - b),
    edges: own,
  };
}

/** The shortest way from the smallest member back to itself, in the order of citing; then the members it leaves out. */
function round(members: readonly string[], edges: Edges): string[] {
  const sorted = [...members].sort(compare);
  const start = sorted[0] ?? '';
  const inside = new Set(members);
  const cameFrom = new Map<string, string>();
  const queue = [start];
  let last = start;
  search: for (let node = queue.shift(); node !== undefined; node = queue.shift()) {
    for (const next of [...(edges.get(node)?.keys() ?? [])].sort(compare)) {
      if (next === start) {
        last = node;
        break search;
      }
      if (!inside.has(next) || cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  }
  const way: string[] = [];
  for (let at: string | undefined = last; at !== undefined && at !== start; at = cameFrom.get(at)) way.unshift(at);
  return [start, ...way, ...sorted.filter((one) => one !== start && !way.includes(one))];
}
