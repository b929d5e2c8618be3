import { type ClassFinder, classesBy, classFinder, differences } from './apart.ts';
import type { CaseSource, ClaimCase } from './case.ts';
import type { EndpointClass } from './classes.ts';
import { NOTHING_SAID, type Node, nodeOf, numbersOf, type Said } from './classNodes.ts';
import { areCompatible } from './descriptions.ts';
import { type Doubt, type Doubts, noteDoubts } from './doubts.ts';
import { doubtOutlets } from './outletDoubts.ts';
import type { RawPath } from './paths.ts';
import { resolver } from './resolver.ts';

/** Which classes could be one although nothing joins them, as docs/origins.md lists the grounds; unless marked different. */
export function doubtsBetween(
  claimCase: ClaimCase,
  paths: readonly RawPath[],
  classes: readonly EndpointClass[],
): Doubts {
  const nodes = classes.map((one) => nodeOf(claimCase, paths, one));
  const classOf = classFinder(claimCase, nodes);
  return noteDoubts(classes.length, differences(claimCase, paths, classOf), (doubt) => {
    doubtMarked(claimCase, classOf, doubt);
    doubtReports(paths, classes, nodes, doubt);
    doubtUnnamed(nodes, doubt);
    doubtOutlets(claimCase, paths, classes, nodes, doubt);
    doubtAffiliations(claimCase, nodes, doubt);
  });
}

function doubtMarked({ sources, identities }: ClaimCase, classOf: ClassFinder, doubt: Doubt): void {
  const resolve = resolver(sources);
  for (const { id, mark, firstId, secondId } of identities) {
    const [a, b] = [classOf(firstId), classOf(secondId)];
    if (mark === 'maybe' && a !== undefined && b !== undefined)
      doubt.one(a, b, { rule: 'marked_maybe', identityId: id, sourceIds: [resolve(firstId), resolve(secondId)] });
  }
}

/** Unnamed voices reached only through one report: one report, several persons. */
function doubtReports(
  paths: readonly RawPath[],
  classes: readonly EndpointClass[],
  nodes: readonly Node[],
  doubt: Doubt,
): void {
  const byReport = new Map<string, number[]>();
  nodes.forEach(({ report }, i) => {
    const together = report === null ? undefined : byReport.get(report);
    if (together) together.push(i);
    else if (report !== null) byReport.set(report, [i]);
  });
  for (const together of byReport.values()) {
    if (together.length < 2) continue;
    const documentId = paths[classes[together[0] ?? 0]?.endpoints[0]?.path ?? 0]?.steps[0]?.documentId ?? '';
    doubt.all(together, together, (a, b) => ({
      rule: 'one_report',
      sourceIds: [first(nodes[a]), first(nodes[b])],
      documentId,
    }));
  }
}

/** Two unnamed sources whose descriptions don't exclude it; one that isn't described, and any person or account. */
function doubtUnnamed(nodes: readonly Node[], doubt: Doubt): void {
  const groups = alikeIn(nodes);
  for (const [i, one] of groups.entries())
    for (const other of groups.slice(i))
      if (areCompatible(one.description, other.description))
        doubt.all(one.nodes, other.nodes, (a, b) => ({
          rule: 'compatible',
          sourceIds: [first(nodes[a]), first(nodes[b])],
        }));
  const people = numbersOf(nodes, ({ kinds }) => kinds.includes('person') || kinds.includes('social_account'));
  const undescribed = numbersOf(nodes, (node) => node.isUndescribed);
  doubt.all(undescribed, people, (a, b) => ({ rule: 'undescribed', sourceIds: [first(nodes[a]), first(nodes[b])] }));
}

const first = (node: Node | undefined): string => node?.sourceIds[0] ?? '';

/** Unnamed nodes by what is said of them: as many comparisons as there are descriptions, not as there are voices. */
function alikeIn(nodes: readonly Node[]): { description: Said['description']; nodes: number[] }[] {
  const groups = new Map<string, { description: Said['description']; nodes: number[] }>();
  nodes.forEach((node, i) => {
    const said = node.isUndescribed ? [...node.descriptions, NOTHING_SAID] : node.descriptions;
    for (const { description, key } of said) {
      const group = groups.get(key) ?? { description, nodes: [] };
      if (group.nodes.length === 0) groups.set(key, group);
      if (group.nodes.at(-1) !== i) group.nodes.push(i);
    }
  });
  return [...groups.values()];
}

/** A ministry and its spokesman. */
function doubtAffiliations({ sources }: ClaimCase, nodes: readonly Node[], doubt: Doubt): void {
  const resolve = resolver(sources);
  const affiliated = affiliatedAmong(sources);
  if (affiliated.length === 0) return;
  const classOf = classesBy(nodes, (id) => id);
  for (const { id, affiliationId } of affiliated) {
    const to = resolve(affiliationId ?? '');
    const [a, b] = [classOf.get(resolve(id)), classOf.get(to)];
    if (a !== undefined && b !== undefined) doubt.one(a, b, { rule: 'affiliation', sourceIds: [id, to] });
  }
}

const affiliatedIn = new WeakMap<ClaimCase['sources'], CaseSource[]>();

/** Those that belong to another one, by id: found once, however many claims share the sources. */
function affiliatedAmong(sources: ClaimCase['sources']): readonly CaseSource[] {
  const known = affiliatedIn.get(sources);
  if (known) return known;
  const made = [...sources.values()]
    .filter((source) => source.affiliationId !== null)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  affiliatedIn.set(sources, made);
  return made;
}
