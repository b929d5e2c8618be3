import type { SourceKind } from '../domain/vocabulary.ts';
import type { CaseSource, ClaimCase } from './case.ts';
import type { EndpointClass } from './classes.ts';
import { type Description, describes, isUndescribed } from './descriptions.ts';
import type { Endpoint } from './endpoints.ts';
import type { RawPath } from './paths.ts';
import { resolver } from './resolver.ts';

/** What is known of a class of endpoints, as far as it may be one with another. */
export type Node = {
  sourceIds: string[];
  kinds: Set<SourceKind | null>;
  /** Of each unnamed source in the class, what is said of it. */
  descriptions: { sourceId: string; description: Description }[];
  isUndescribed: boolean;
  hasUnknownOutlet: boolean;
  /** The one report through which its unnamed sources are reached; null where there are several, or none. */
  report: string | null;
};

export function nodeOf({ sources }: ClaimCase, paths: readonly RawPath[], { endpoints }: EndpointClass): Node {
  const node: Node = {
    sourceIds: [...new Set(endpoints.map((end) => end.sourceId).filter((id) => id !== null))],
    kinds: new Set(endpoints.map((end) => end.kind)),
    descriptions: [],
    isUndescribed: false,
    hasUnknownOutlet: endpoints.some((end) => end.sourceId === null && end.kind === null && end.reportId === null),
    report: null,
  };
  return endpoints.every((end) => end.kind === 'unnamed')
    ? { ...node, ...unnamedNode(sources, paths, node, endpoints) }
    : node;
}

function unnamedNode(
  sources: ClaimCase['sources'],
  paths: readonly RawPath[],
  { sourceIds }: Node,
  endpoints: readonly Endpoint[],
): Pick<Node, 'descriptions' | 'isUndescribed' | 'report'> {
  const descriptions = familyOf(sources, sourceIds)
    .filter((source) => source.kind === 'unnamed')
    .map((source) => ({ sourceId: source.id, description: descriptionOf(source) }));
  return {
    descriptions,
    isUndescribed:
      endpoints.some((end) => end.sourceId === null || end.isUndescribed === true) ||
      descriptions.some((one) => isUndescribed(one.description)),
    report: reportOf(paths, endpoints),
  };
}

const descriptions = new WeakMap<CaseSource, Description>();

function descriptionOf(source: CaseSource): Description {
  const known = descriptions.get(source) ?? describedBy(source);
  descriptions.set(source, known);
  return known;
}

/** The words that name it; where those say nothing, what was noted of it. */
function describedBy({ name, description }: CaseSource): Description {
  const named = describes(name);
  return isUndescribed(named) ? describes(description) : named;
}

/** A source, and those that were merged into it: each with the words that describe it. */
function familyOf(sources: ClaimCase['sources'], ids: readonly string[]): CaseSource[] {
  const families = membersOf(sources);
  return ids.flatMap((id) => families.get(id) ?? []);
}

const families = new WeakMap<ClaimCase['sources'], Map<string, CaseSource[]>>();
function membersOf(sources: ClaimCase['sources']): Map<string, CaseSource[]> {
  const known = families.get(sources);
  if (known) return known;
  const resolve = resolver(sources);
  const made = new Map<string, CaseSource[]>();
  for (const source of sources.values()) {
    const root = resolve(source.id);
    made.set(root, [...(made.get(root) ?? []), source]);
  }
  families.set(sources, made);
  return made;
}

/** Through whom an unnamed voice is reached: its document, and every step before it; null where that is more than one. */
function reportOf(paths: readonly RawPath[], endpoints: readonly Endpoint[]): string | null {
  const reports = new Set(endpoints.map((end) => tellers(paths[end.path])));
  return reports.size === 1 ? ([...reports][0] ?? null) : null;
}

const tellers = (path: RawPath | undefined): string =>
  `${path?.steps[0]?.documentId} ${path?.steps
    .slice(0, -1)
    .map((step) => step.sourceId ?? `${step.by} ${step.sectionId}`)
    .join(' ')}`;
