import type { ClaimCase, Reason } from './case.ts';
import type { EndpointClass } from './classes.ts';
import { type Node, nodeOf } from './classNodes.ts';
import { areCompatible, type Description, describes } from './descriptions.ts';
import { type Neighbours, neighbours } from './neighbours.ts';
import type { RawPath } from './paths.ts';
import { resolver } from './resolver.ts';

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
  const apart = differences(claimCase, nodes);
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
  doubtOutlets(paths, classes, nodes, doubt);
  doubtAffiliations(claimCase, nodes, doubt);
  for (const [a, b] of apart) near.remove(a, b);
  return { near, told };
}

/** Notes a doubt between two classes, or between all of some and all of others. */
type Doubt = {
  one: (a: number, b: number, reason: Reason) => void;
  all: (some: readonly number[], others: readonly number[], reason: (a: number, b: number) => Reason) => void;
};

/** Pairs of classes of which somebody marked a source of one and a source of the other as different. */
function differences({ identities, sources }: ClaimCase, nodes: readonly Node[]): [number, number][] {
  const resolve = resolver(sources);
  const classOf = new Map(nodes.flatMap((node, i) => node.sourceIds.map((id) => [id, i])));
  return identities.flatMap(({ mark, firstId, secondId }): [number, number][] => {
    const [a, b] = [classOf.get(resolve(firstId)), classOf.get(resolve(secondId))];
    return mark === 'different' && a !== undefined && b !== undefined ? [[a, b]] : [];
  });
}

function doubtMarked({ identities, sources }: ClaimCase, nodes: readonly Node[], doubt: Doubt): void {
  const resolve = resolver(sources);
  const classOf = new Map(nodes.flatMap((node, i) => node.sourceIds.map((id) => [id, i])));
  for (const { id, mark, firstId, secondId } of identities) {
    const pair: [string, string] = [resolve(firstId), resolve(secondId)];
    const [a, b] = pair.map((one) => classOf.get(one));
    if (mark === 'maybe' && a !== undefined && b !== undefined)
      doubt.one(a, b, { rule: 'marked_maybe', identityId: id, sourceIds: pair });
  }
}

/** Unnamed voices reached only through the same report, and those who repeat it: one report, several persons. */
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
  for (const [b, { endpoints }] of classes.entries())
    for (const end of endpoints)
      for (const step of paths[end.path]?.steps ?? []) {
        const a = step.sourceId === null ? undefined : ends.get(step.sourceId);
        if (a !== undefined)
          doubt.one(a, b, { rule: 'through_outlet', sourceIds: [step.sourceId, nodes[b]?.sourceIds[0] ?? null] });
      }
}

/** A ministry and its spokesman. */
function doubtAffiliations({ sources }: ClaimCase, nodes: readonly Node[], doubt: Doubt): void {
  const resolve = resolver(sources);
  const classOf = new Map(nodes.flatMap((node, i) => node.sourceIds.map((id) => [id, i])));
  const affiliated = [...sources.values()].filter((source) => source.affiliationId !== null);
  for (const { id, affiliationId } of affiliated.sort((one, other) => (one.id < other.id ? -1 : 1))) {
    const to = resolve(affiliationId ?? '');
    const [a, b] = [classOf.get(resolve(id)), classOf.get(to)];
    if (a !== undefined && b !== undefined) doubt.one(a, b, { rule: 'affiliation', sourceIds: [id, to] });
  }
}
