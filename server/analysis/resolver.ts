import type { CaseSource } from './case.ts';

/** Longer rows of merges than this are taken for a circle. */
const MOST_MERGES = 100;

/** Follows merges; a source that isn't in the case stays as it is. */
export function resolver(sources: ReadonlyMap<string, CaseSource>): (id: string) => string {
  const roots = rootsOf(sources);
  return (id) => roots.get(id) ?? id;
}

const known = new WeakMap<ReadonlyMap<string, CaseSource>, Map<string, string>>();

/** What each merged source became; most weren't merged. Found once, however many claims share the sources. */
function rootsOf(sources: ReadonlyMap<string, CaseSource>): ReadonlyMap<string, string> {
  const found = known.get(sources);
  if (found) return found;
  const roots = new Map<string, string>();
  for (const { id, mergedInto } of sources.values()) if (mergedInto) roots.set(id, rootOf(sources, mergedInto));
  known.set(sources, roots);
  return roots;
}

function rootOf(sources: ReadonlyMap<string, CaseSource>, id: string): string {
  let at = id;
  for (let steps = 1; steps < MOST_MERGES; steps++) {
    const into = sources.get(at)?.mergedInto;
    if (!into) return at;
    at = into;
  }
  return at;
}
