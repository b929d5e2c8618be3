/** One thing found by keys: which of them it has, and how much they say together. */
export type Sharing<T> = { found: T; keys: string[]; weight: number };

/**
 * What shares most of some keys, best first: the rarer keys count for more. `holders`: for each key, those that have it;
 * a key that `most` or more have says least. Only what shares at least `least` keys is kept.
 */
export function mostShared<T>(holders: ReadonlyMap<string, readonly T[]>, most: number, least: number): Sharing<T>[] {
  const sharing = new Map<T, Sharing<T>>();
  for (const [key, having] of holders) {
    const weight = Math.log(1 + most / Math.max(1, having.length));
    for (const one of having) {
      const known = sharing.get(one) ?? { found: one, keys: [], weight: 0 };
      known.keys.push(key);
      known.weight += weight;
      sharing.set(one, known);
    }
  }
  return [...sharing.values()]
    .filter((one) => one.keys.length >= least)
    .sort((a, b) => b.weight - a.weight || b.keys.length - a.keys.length);
}

const NUMBER = /^\d/;

/** Whether two texts name numbers of which each lacks some of the other's: two drones aren't three. */
export function numbersDiffer(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const lacks = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
    [...one].some((key) => NUMBER.test(key) && !key.startsWith('0') && !other.has(key));
  return lacks(a, b) && lacks(b, a);
}

/** How many of the smaller text's keys the other one has too: 0 to 1. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size);
  const shared = [...a].filter((key) => b.has(key)).length;
  return smaller === 0 ? 0 : Math.min(1, shared / smaller);
}
