/** That one voice names another, and the first day on which it did. */
export type Naming = { from: string; to: string; told: string };

export const pairKey = (from: string, to: string): string => `${from} ${to}`;

/**
 * How far from the documents each voice stands: one column further than all that name it. Where voices name one another
 * in a circle, the latest naming turns back; `backward` has the keys of those.
 */
export function ranksOf(
  ids: readonly string[],
  namings: readonly Naming[],
): { rankOf: Map<string, number>; backward: Set<string> } {
  const next = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]));
  const backward = new Set<string>();
  for (const { from, to } of earliestFirst(namings)) {
    if (leads(next, to, from)) backward.add(pairKey(from, to));
    else next.get(from)?.add(to);
  }
  const rankOf = new Map(ids.map((id) => [id, 1]));
  for (const id of ids) push(next, rankOf, id);
  return { rankOf, backward };
}

function earliestFirst(namings: readonly Naming[]): Naming[] {
  const first = new Map<string, Naming>();
  for (const naming of namings) {
    const key = pairKey(naming.from, naming.to);
    const known = first.get(key);
    if (!known || naming.told < known.told) first.set(key, naming);
  }
  return [...first.values()].sort((a, b) => (a.told < b.told ? -1 : a.told > b.told ? 1 : 0));
}

/** Whether the one leads to the other already. */
function leads(next: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const seen = new Set([from]);
  for (const id of seen) {
    if (id === to) return true;
    for (const one of next.get(id) ?? []) seen.add(one);
  }
  return false;
}

/** Moves all that this voice names behind it, and what those name in turn. */
function push(next: ReadonlyMap<string, ReadonlySet<string>>, rankOf: Map<string, number>, start: string): void {
  const work = [start];
  for (let id = work.pop(); id !== undefined; id = work.pop()) {
    const rank = (rankOf.get(id) ?? 1) + 1;
    for (const to of next.get(id) ?? []) {
      if ((rankOf.get(to) ?? 1) >= rank) continue;
      rankOf.set(to, rank);
      work.push(to);
    }
  }
}
