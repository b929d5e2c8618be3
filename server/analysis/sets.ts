/** Disjoint sets that remember the first of their members. */
export function sets<T>(): {
  add: (one: T) => void;
  join: (a: T, b: T) => boolean;
  find: (one: T) => T;
  groups: () => T[][];
} {
  const parent = new Map<T, T>();
  const find = (one: T): T => {
    let root = one;
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up;
    for (let at = one; at !== root; ) {
      const up = parent.get(at) as T;
      parent.set(at, root);
      at = up;
    }
    return root;
  };
  const add = (one: T): void => {
    if (!parent.has(one)) parent.set(one, one);
  };
  return {
    add,
    find,
    join: (a, b) => {
      add(a);
      add(b);
      const [one, other] = [find(a), find(b)];
      if (one !== other) parent.set(other, one);
      return one !== other;
    },
    groups: () => {
      const groups = new Map<T, T[]>();
      for (const one of parent.keys()) {
        const root = find(one);
        const group = groups.get(root);
        if (group) group.push(one);
        else groups.set(root, [one]);
      }
      return [...groups.values()];
    },
  };
}
