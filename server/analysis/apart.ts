import type { Annotation } from '../domain/annotation.ts';
import type { ClaimCase } from './case.ts';
import type { Node } from './classNodes.ts';
import { isOutlet } from './endpoints.ts';
import type { RawPath } from './paths.ts';
import { resolver } from './resolver.ts';
import { sets } from './sets.ts';

export type ClassFinder = (id: string) => number | undefined;

/** In which class a source is, also by way of sources that are marked the same and are no endpoints. */
export function classFinder({ identities, sources }: ClaimCase, nodes: readonly Node[]): ClassFinder {
  const resolve = resolver(sources);
  const same = sets<string>();
  for (const { mark, firstId, secondId } of identities)
    if (mark === 'same') same.join(resolve(firstId), resolve(secondId));
  let classOf: ReadonlyMap<string, number> | null = null;
  return (id) => {
    classOf ??= classesBy(nodes, same.find);
    return classOf.get(same.find(resolve(id)));
  };
}

/** The class of each source, by what the source goes by. */
export function classesBy(nodes: readonly Node[], nameOf: (sourceId: string) => string): Map<string, number> {
  const classOf = new Map<string, number>();
  nodes.forEach(({ sourceIds }, i) => {
    for (const id of sourceIds) classOf.set(nameOf(id), i);
  });
  return classOf;
}

/** Pairs of classes that are two: marked as different, or named side by side in one attribution. */
export function differences(claimCase: ClaimCase, paths: readonly RawPath[], classOf: ClassFinder): [number, number][] {
  const marked = claimCase.identities.filter((one) => one.mark === 'different');
  const pairs = [
    ...marked.map((one): [string, string] => [one.firstId, one.secondId]),
    ...sideBySide(claimCase.sources, paths),
  ];
  return pairs.flatMap(([one, other]): [number, number][] => {
    const [a, b] = [classOf(one), classOf(other)];
    return a !== undefined && b !== undefined && a !== b ? [[a, b]] : [];
  });
}

const pairsIn = new WeakMap<readonly RawPath[], [string, string][]>();

/** Named sources of one attribution, two by two: found once for both sides. */
function sideBySide(sources: ClaimCase['sources'], paths: readonly RawPath[]): [string, string][] {
  const known = pairsIn.get(paths) ?? namedTogether(sources, paths);
  pairsIn.set(paths, known);
  return known;
}

function namedTogether(sources: ClaimCase['sources'], paths: readonly RawPath[]): [string, string][] {
  const resolve = resolver(sources);
  const told = new Set<Annotation>();
  for (const { attributions } of paths) {
    const innermost = attributions.at(-1);
    if (innermost && innermost.sources.length > 1) told.add(innermost);
  }
  return [...told].flatMap((attribution) => {
    const named = attribution.sources
      .map((source) => resolve(source.sourceId))
      .filter((id) => !isOutlet(sources.get(id)?.kind ?? null) && sources.get(id)?.kind !== 'unnamed');
    return named.flatMap((one, i) => named.slice(i + 1).map((other): [string, string] => [one, other]));
  });
}
