import type { Annotation } from './annotation.ts';

type Index = { byId: Map<string, Annotation>; bearing: Map<string, Annotation[]> };
const indexes = new WeakMap<readonly Annotation[], Index>();

/** The attributions whose content bears one of these mentions, and those that report them, the innermost first. */
export function bearersOf(attributions: readonly Annotation[], mentionIds: readonly string[]): Annotation[] {
  const { byId, bearing } = indexOf(attributions);
  const found = new Set(mentionIds.flatMap((id) => bearing.get(id) ?? []));
  for (const one of found) {
    const parent = one.parentId === null ? undefined : byId.get(one.parentId);
    if (parent) found.add(parent);
  }
  return [...found];
}

/** Made once for a text, however many of its mentions are asked for. */
function indexOf(attributions: readonly Annotation[]): Index {
  const known = indexes.get(attributions);
  if (known) return known;
  const bearing = new Map<string, Annotation[]>();
  for (const one of attributions) for (const id of one.mentionIds) bearing.set(id, [...(bearing.get(id) ?? []), one]);
  const index = { byId: new Map(attributions.map((one) => [one.id, one])), bearing };
  indexes.set(attributions, index);
  return index;
}
