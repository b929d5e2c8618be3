import type { CaseSource, ClaimCase, Reason } from './case.ts';
import type { EndpointClass } from './classes.ts';
import { type Node, nodeOf } from './classNodes.ts';
import { areCompatible, type Description, describes } from './descriptions.ts';
import { isOutlet } from './endpoints.ts';
import { type Neighbours, neighbours } from './neighbours.ts';
import type { RawPath } from './paths.ts';
import { resolver } from './resolver.ts';
import { sets } from './sets.ts';

const TOLD_AT_MOST = 500;

/** What could be one (≈) among the classes of a side, and the first reasons why; pairs are indices into the classes. */
export type Doubts = { near: Neighbours; told: { a: number; b: number; reason: Reason }[] };

/** Which classes could be one although nothing joins them, as docs/origins.md lists the grounds; unless marked different. */
export function doubtsBetween(
  claimCase: ClaimCase,
  paths: readonly RawPath[],
  classes: readonly EndpointClass[],
): Doubts {
  const nodes = classes.map((one) => nodeOf(claimCase, paths, one));
  const near = neighbours(classes.length);
  const told: Doubts['told'] = [];
  const apart = differences(claimCase, paths, nodes);
  const keys = new Set(apart.map(([a, b]) => `${Math.min(a, b)} ${Math.max(a, b)}`));
  const different = (a: number, b: number): boolean => keys.size > 0 && keys.has(`${Math.min(a, b)} ${Math.max(a, b)}`);
  const doubt: Doubt = {
    one: (a, b, reason) => {
      if (a === b || near.has(a, b) || different(a, b)) return;
      near.add(a, b);
      if (told.length < TOLD_AT_MOST) told.push({ a: Math.min(a, b), b: Math.max(a, b), reason });
    },
    all: (some, others, reason) => {
      for (const a of some) {
        if (told.length >= TOLD_AT_MOST) break;
        for (const b of others) if (some !== others || a < b) doubt.one(a, b, reason(a, b));
      }
      near.addAll(some, others);
    },
  };
  doubtMarked(claimCase, nodes, doubt);
  doubtReports(paths, classes, nodes, doubt);
  doubtUnnamed(nodes, doubt);
  doubtOutlets(claimCase, paths, classes, nodes, doubt);
  doubtAffiliations(claimCase, nodes, doubt);
  for (const [a, b] of apart) near.remove(a, b);
  return { near, told };
}

/** Notes a doubt between two classes, or between all of some and all of others. */
type Doubt = {
  one: (a: number, b: number, reason: Reason) => void;
  all: (some: readonly number[], others: readonly number[], reason: (a: number, b: number) => Reason) => void;
};

/** In which class a source is, also by way of sources that are marked the same and are no endpoints. */
function classFinder({ identities, sources }: ClaimCase, nodes: readonly Node[]): (id: string) => number | undefined {
  const resolve = resolver(sources);
  const same = sets<string>();
  for (const { mark, firstId, secondId } of identities)
    if (mark === 'same') same.join(resolve(firstId), resolve(secondId));
  const classOf = new Map(nodes.flatMap((node, i) => node.sourceIds.map((id) => [same.find(id), i])));
  return (id) => classOf.get(same.find(resolve(id)));
}

/** Pairs of classes that are two: marked as different, or named side by side in one attribution. */
function differences(claimCase: ClaimCase, paths: readonly RawPath[], nodes: readonly Node[]): [number, number][] {
  const classOf = classFinder(claimCase, nodes);
  const marked = claimCase.identities.filter((one) => one.mark === 'different');
  const pairs = [
    ...marked.map((one): [string, string] => [one.firstId, one.secondId]),
    ...sideBySide(claimCase, paths),
  ];
  return pairs.flatMap(([one, other]): [number, number][] => {
    const [a, b] = [classOf(one), classOf(other)];
    return a !== undefined && b !== undefined && a !== b ? [[a, b]] : [];
  });
}

/** Named sources of one attribution, two by two. */
function sideBySide({ sources }: ClaimCase, paths: readonly RawPath[]): [string, string][] {
  const resolve = resolver(sources);
  const told = new Set(paths.map((path) => path.attributions.at(-1)).filter((one) => (one?.sources.length ?? 0) > 1));
  return [...told].flatMap((attribution) => {
    const named = (attribution?.sources ?? [])
      .map((source) => resolve(source.sourceId))
      .filter((id) => !isOutlet(sources.get(id)?.kind ?? null) && sources.get(id)?.kind !== 'unnamed');
    return named.flatMap((one, i) => named.slice(i + 1).map((other): [string, string] => [one, other]));
  });
}

function doubtMarked(claimCase: ClaimCase, nodes: readonly Node[], doubt: Doubt): void {
  const resolve = resolver(claimCase.sources);
  const classOf = classFinder(claimCase, nodes);
  for (const { id, mark, firstId, secondId } of claimCase.identities) {
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
  for (const [i, { report }] of nodes.entries()) {
    const together = report === null ? undefined : byReport.get(report);
    if (together) together.push(i);
    else if (report !== null) byReport.set(report, [i]);
  }
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

const numbersOf = (nodes: readonly Node[], is: (node: Node) => boolean): number[] =>
  nodes.flatMap((node, i) => (is(node) ? [i] : []));

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
  const people = numbersOf(nodes, ({ kinds }) => kinds.has('person') || kinds.has('social_account'));
  const undescribed = numbersOf(nodes, (node) => node.isUndescribed);
  doubt.all(undescribed, people, (a, b) => ({ rule: 'undescribed', sourceIds: [first(nodes[a]), first(nodes[b])] }));
}

const first = (node: Node | undefined): string => node?.sourceIds[0] ?? '';

/** Unnamed nodes by what is said of them: as many comparisons as there are descriptions, not as there are voices. */
function alikeIn(nodes: readonly Node[]): { description: Description; nodes: number[] }[] {
  const groups = new Map<string, { description: Description; nodes: number[] }>();
  for (const [i, node] of nodes.entries()) {
    const said = node.isUndescribed ? [...node.descriptions, { description: describes('') }] : node.descriptions;
    for (const { description } of said) {
      const key = `${description.script} ${[...description.words].sort().join(' ')}`;
      const group = groups.get(key) ?? { description, nodes: [] };
      groups.set(key, group);
      if (group.nodes.at(-1) !== i) group.nodes.push(i);
    }
  }
  return [...groups.values()];
}

/** An unknown outlet and any outlet; an outlet as endpoint and any path through that outlet. */
function doubtOutlets(
  claimCase: ClaimCase,
  paths: readonly RawPath[],
  classes: readonly EndpointClass[],
  nodes: readonly Node[],
  doubt: Doubt,
): void {
  const known = numbersOf(nodes, ({ kinds }) => kinds.has('outlet') || kinds.has('agency'));
  const unknown = numbersOf(nodes, (node) => node.hasUnknownOutlet);
  for (const a of unknown)
    for (const b of [...known, ...unknown])
      doubt.one(a, b, { rule: 'unknown_outlet', sourceIds: [null, nodes[b]?.sourceIds[0] ?? null] });
  const ends = new Map(known.flatMap((i) => (nodes[i] as Node).sourceIds.map((id) => [id, i])));
  if (ends.size === 0) return;
  for (const [b, one] of classes.entries())
    for (const id of carriersOf(claimCase, paths, one)) {
      const a = ends.get(id);
      if (a !== undefined) doubt.one(a, b, { rule: 'through_outlet', sourceIds: [id, nodes[b]?.sourceIds[0] ?? null] });
    }
}

/** Every voice on the ways to a class: in the text, in the reports gone on into, and whose report it is where that is all. */
function carriersOf({ texts, sources }: ClaimCase, paths: readonly RawPath[], one: EndpointClass): Set<string> {
  const resolve = resolver(sources);
  const carriers = new Set<string>();
  for (const at of [...one.paths, ...one.endpoints.map((end) => end.path)])
    for (const { sourceId } of paths[at]?.steps ?? []) if (sourceId !== null) carriers.add(sourceId);
  for (const { reportId } of one.endpoints) {
    const outletId = reportId === null ? null : (texts.get(reportId)?.document.outletId ?? null);
    if (outletId !== null) carriers.add(resolve(outletId));
  }
  return carriers;
}

/** A ministry and its spokesman. */
function doubtAffiliations({ sources }: ClaimCase, nodes: readonly Node[], doubt: Doubt): void {
  const resolve = resolver(sources);
  const classOf = new Map(nodes.flatMap((node, i) => node.sourceIds.map((id) => [id, i])));
  for (const { id, affiliationId } of affiliatedAmong(sources)) {
    const to = resolve(affiliationId ?? '');
    const [a, b] = [classOf.get(resolve(id)), classOf.get(to)];
    if (a !== undefined && b !== undefined) doubt.one(a, b, { rule: 'affiliation', sourceIds: [id, to] });
  }
}

const affiliated = new WeakMap<ClaimCase['sources'], CaseSource[]>();

/** Those that belong to another one, by id: found once, however many claims share the sources. */
function affiliatedAmong(sources: ClaimCase['sources']): readonly CaseSource[] {
  const known = affiliated.get(sources);
  if (known) return known;
  const made = [...sources.values()]
    .filter((source) => source.affiliationId !== null)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  affiliated.set(sources, made);
  return made;
}
