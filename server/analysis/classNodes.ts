import type { SourceKind } from '../domain/vocabulary.ts';
import type { CaseSource, ClaimCase } from './case.ts';
import type { EndpointClass } from './classes.ts';
import { type Description, describes, isUndescribed } from './descriptions.ts';
import { type Endpoint, sourcesOf } from './endpoints.ts';
import type { RawPath } from './paths.ts';
import { resolver } from './resolver.ts';

/** What is known of a class of endpoints, as far as it may be one with another. */
export type Node = {
  sourceIds: string[];
  kinds: (SourceKind | null)[];
  /** Of each unnamed source in the class, what is said of it. */
  descriptions: Said[];
  isUndescribed: boolean;
  hasUnknownOutlet: boolean;
  /** The one report through which its unnamed sources are reached; null where there are several, or none. */
  report: string | null;
};

/** Which nodes are so, by their numbers. */
export const numbersOf = (nodes: readonly Node[], is: (node: Node) => boolean): number[] =>
  nodes.flatMap((node, i) => (is(node) ? [i] : []));

/** What is said of an unnamed source; of two with one key the same is said. */
export type Said = { description: Description; key: string };

export function nodeOf({ sources }: ClaimCase, paths: readonly RawPath[], { endpoints }: EndpointClass): Node {
  const sourceIds = sourcesOf(endpoints);
  const isUnnamed = endpoints.every((end) => end.kind === 'unnamed');
  const descriptions = isUnnamed ? descriptionsOf(sources, sourceIds) : [];
  return {
    sourceIds,
    kinds: endpoints.map((end) => end.kind),
    descriptions,
    isUndescribed:
      isUnnamed && (endpoints.some(isNotSaid) || descriptions.some((one) => isUndescribed(one.description))),
    hasUnknownOutlet: endpoints.some((end) => end.sourceId === null && end.kind === null && end.reportId === null),
    report: isUnnamed ? reportOf(paths, endpoints) : null,
  };
}

const isNotSaid = (end: Endpoint): boolean => end.sourceId === null || end.isUndescribed === true;

/** What is said of each of them, and of those that were merged into it. */
function descriptionsOf(sources: ClaimCase['sources'], sourceIds: readonly string[]): Said[] {
  const said = saidIn(sources);
  const [first = ''] = sourceIds;
  return sourceIds.length < 2 ? (said.get(first) ?? []) : sourceIds.flatMap((id) => said.get(id) ?? []);
}

const known = new WeakMap<ClaimCase['sources'], Map<string, Said[]>>();

/** What is said of unnamed sources, by what they became: read once, however many claims share the sources. */
function saidIn(sources: ClaimCase['sources']): ReadonlyMap<string, Said[]> {
  const found = known.get(sources);
  if (found) return found;
  const resolve = resolver(sources);
  const unnamed = [...sources.values()].filter((source) => source.kind === 'unnamed');
  const said = new Map<string, Said[]>();
  for (const source of unnamed) {
    const root = resolve(source.id);
    const family = said.get(root);
    if (family) family.push(withKey(describedBy(source)));
    else said.set(root, [withKey(describedBy(source))]);
  }
  known.set(sources, said);
  return said;
}

const withKey = (description: Description): Said => ({
  description,
  key: `${description.script} ${[...description.words].sort().join(' ')}`,
});

/** Of an unnamed source of which nothing is said. */
export const NOTHING_SAID = withKey(describes(''));

/** The words that name it; where those say nothing, what was noted of it. */
function describedBy({ name, description }: CaseSource): Description {
  const named = describes(name);
  return isUndescribed(named) ? describes(description) : named;
}

/** Through whom an unnamed voice is reached: its document, and every step before it; null where that is more than one. */
function reportOf(paths: readonly RawPath[], endpoints: readonly Endpoint[]): string | null {
  const report = tellers(paths[endpoints[0]?.path ?? -1]);
  return endpoints.every((end, i) => i === 0 || tellers(paths[end.path]) === report) ? report : null;
}

const tellers = (path: RawPath | undefined): string =>
  `${path?.steps[0]?.documentId} ${path?.steps
    .slice(0, -1)
    .map((step) => step.sourceId ?? `${step.by} ${step.sectionId}`)
    .join(' ')}`;
