import type { Reason } from './case.ts';
import { type Neighbours, neighbours } from './neighbours.ts';

const TOLD_AT_MOST = 500;

/** What could be one (≈) among the classes of a side, and the first reasons why; pairs are indices into the classes. */
export type Doubts = { near: Neighbours; told: { a: number; b: number; reason: Reason }[] };

/** Notes a doubt between two classes, or between all of some and all of others. */
export type Doubt = {
  one: (a: number, b: number, reason: Reason) => void;
  all: (some: readonly number[], others: readonly number[], reason: (a: number, b: number) => Reason) => void;
};

/** Where doubts among so many classes are noted; those that are `apart` are two, whatever speaks for one. */
export function noteDoubts(count: number, apart: readonly [number, number][], note: (doubt: Doubt) => void): Doubts {
  const near = neighbours(count);
  const told: Doubts['told'] = [];
  const keyOf = (a: number, b: number): number => Math.min(a, b) * count + Math.max(a, b);
  const keys = new Set(apart.map(([a, b]) => keyOf(a, b)));
  const one: Doubt['one'] = (a, b, reason) => {
    if (a === b || near.has(a, b) || keys.has(keyOf(a, b))) return;
    near.add(a, b);
    if (told.length < TOLD_AT_MOST) told.push({ a: Math.min(a, b), b: Math.max(a, b), reason });
  };
  const all: Doubt['all'] = (some, others, reason) => {
    for (const a of some) {
      if (told.length >= TOLD_AT_MOST) break;
      for (const b of others) if (some !== others || a < b) one(a, b, reason(a, b));
    }
    near.addAll(some, others);
  };
  note({ one, all });
  for (const [a, b] of apart) near.remove(a, b);
  return { near, told };
}
