import type { ClaimCase } from './case.ts';
import type { EndpointClass } from './classes.ts';
import { type Node, numbersOf } from './classNodes.ts';
import type { Doubt } from './doubts.ts';
import type { RawPath } from './paths.ts';
import { resolver } from './resolver.ts';

/** An unknown outlet and any outlet; an outlet as endpoint and any path through that outlet. */
export function doubtOutlets(
  claimCase: ClaimCase,
  paths: readonly RawPath[],
  classes: readonly EndpointClass[],
  nodes: readonly Node[],
  doubt: Doubt,
): void {
  const known = numbersOf(nodes, ({ kinds }) => kinds.includes('outlet') || kinds.includes('agency'));
  const unknown = numbersOf(nodes, (node) => node.hasUnknownOutlet);
  for (const a of unknown)
    for (const b of [...known, ...unknown])
      doubt.one(a, b, { rule: 'unknown_outlet', sourceIds: [null, nodes[b]?.sourceIds[0] ?? null] });
  const ends = new Map(known.flatMap((i) => (nodes[i] as Node).sourceIds.map((id) => [id, i])));
  if (ends.size === 0) return;
  forEachCarrier(claimCase, paths, classes, (id, b) => {
    const a = ends.get(id);
    if (a !== undefined) doubt.one(a, b, { rule: 'through_outlet', sourceIds: [id, nodes[b]?.sourceIds[0] ?? null] });
  });
}

/** Every voice on the ways to each class: in the text, in the reports gone on into, and whose report it is where that is all. */
function forEachCarrier(
  { texts, sources }: ClaimCase,
  paths: readonly RawPath[],
  classes: readonly EndpointClass[],
  visit: (sourceId: string, at: number) => void,
): void {
  const resolve = resolver(sources);
  const visitSteps = (path: number, at: number): void => {
    for (const { sourceId } of paths[path]?.steps ?? []) if (sourceId !== null) visit(sourceId, at);
  };
  classes.forEach((one, at) => {
    for (const path of one.paths) visitSteps(path, at);
    for (const { path, onward } of one.endpoints) if (onward.length > 0) visitSteps(path, at);
    for (const { reportId } of one.endpoints) {
      const outletId = reportId === null ? null : (texts.get(reportId)?.document.outletId ?? null);
      if (outletId !== null) visit(resolve(outletId), at);
    }
  });
}
