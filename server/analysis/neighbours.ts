/** Who is neighbour of whom among nodes 0 … n−1, in bits: thousands of nodes with millions of pairs stay quick. */
export type Neighbours = {
  count: number;
  add: (a: number, b: number) => void;
  /** Every one of the first with every one of the second. */
  addAll: (some: readonly number[], others: readonly number[]) => void;
  remove: (a: number, b: number) => void;
  has: (a: number, b: number) => boolean;
  /** The neighbours of a node as a set of bits; it belongs to the graph. */
  row: (node: number) => Uint32Array;
};

/** A graph of so many nodes, without an edge yet. */
export function neighbours(count: number): Neighbours {
  const width = (count + 31) >>> 5;
  const rows = new Uint32Array(count * width);
  const row = (node: number): Uint32Array => rows.subarray(node * width, (node + 1) * width);
  const bit = (node: number, other: number): number => node * width * 32 + other;
  const link = (nodes: readonly number[], to: Uint32Array): void => {
    for (const node of nodes) {
      const from = node * width;
      for (let i = 0; i < width; i++) rows[from + i] = (rows[from + i] ?? 0) | (to[i] ?? 0);
      clearBit(rows, bit(node, node));
    }
  };
  return {
    count,
    row,
    add: (a, b) => {
      if (a === b) return;
      setBit(rows, bit(a, b));
      setBit(rows, bit(b, a));
    },
    addAll: (some, others) => {
      link(some, bitsOf(others, count));
      link(others, bitsOf(some, count));
    },
    remove: (a, b) => {
      clearBit(rows, bit(a, b));
      clearBit(rows, bit(b, a));
    },
    has: (a, b) => hasBit(rows, bit(a, b)),
  };
}

/** These numbers, each below `count`, as a set of bits. */
export function bitsOf(numbers: readonly number[], count: number): Uint32Array {
  const set = new Uint32Array((count + 31) >>> 5);
  for (const number of numbers) setBit(set, number);
  return set;
}

/** Whether a bit of a set is on. `at`: which one, from 0. */
export const hasBit = (set: Uint32Array, at: number): boolean => ((set[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0;

function setBit(set: Uint32Array, at: number): void {
  set[at >>> 5] = (set[at >>> 5] ?? 0) | (1 << (at & 31));
}

export function clearBit(set: Uint32Array, at: number): void {
  set[at >>> 5] = (set[at >>> 5] ?? 0) & ~(1 << (at & 31));
}

/** Adds to a set what is in another. */
export function include(set: Uint32Array, other: Uint32Array): void {
  for (let i = 0; i < set.length; i++) set[i] = (set[i] ?? 0) | (other[i] ?? 0);
}

/** How many are in both sets. */
export function sharedBits(set: Uint32Array, other: Uint32Array): number {
  let count = 0;
  for (let i = 0; i < set.length; i++) count += bits((set[i] ?? 0) & (other[i] ?? 0));
  return count;
}

/** Takes out of a set what is in another, and gives it. */
export function take(set: Uint32Array, other: Uint32Array): number[] {
  const taken: number[] = [];
  for (let i = 0; i < set.length; i++) {
    const both = (set[i] ?? 0) & (other[i] ?? 0);
    if (both === 0) continue;
    set[i] = (set[i] ?? 0) & ~both;
    for (let rest = both; rest !== 0; rest &= rest - 1) taken.push(i * 32 + 31 - Math.clz32(rest & -rest));
  }
  return taken;
}

/** How many bits of a word are set. */
export function bits(mask: number): number {
  let rest = mask - ((mask >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
