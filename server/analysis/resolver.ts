import type { CaseSource } from './case.ts';

/** Follows merges; a source that isn't in the case stays as it is. */
export function resolver(sources: ReadonlyMap<string, CaseSource>): (id: string) => string {
  return (id) => {
    let at = id;
    for (let steps = 0; steps < 100; steps++) {
      const into = sources.get(at)?.mergedInto;
      if (!into) return at;
      at = into;
    }
    return at;
  };
}
