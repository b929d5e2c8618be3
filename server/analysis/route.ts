import type { CaseStep, ClaimCase, Path } from './case.ts';
import { resolver } from './resolver.ts';

type Onward = Path['onward'][number];

/**
 * From which step of a path a report is gone on into, by index: that of the section, the text or the attribution. An
 * unnamed voice at the end gives way to the report that tells of it.
 */
function linkAt({ derivations, citations }: ClaimCase, steps: readonly CaseStep[], onward: Onward): number {
  const citing = citations.find((one) => one.id === onward.citationId)?.annotationId;
  if (citing !== undefined) {
    const at = steps.findLastIndex((step) => step.attributionId === citing);
    const isTold = onward.steps.length > 0 && onward.steps[0]?.by !== 'report';
    const isReplaced = at < 0 || (isTold && at === steps.length - 1 && steps[at]?.kind === 'unnamed');
    return isReplaced ? Math.max(0, steps.length - 2) : at;
  }
  const section = derivations.find((one) => one.id === onward.derivationId)?.sectionId ?? null;
  return Math.max(0, section === null ? 0 : steps.findLastIndex((step) => step.sectionId === section));
}

/** Where each report is gone on into: the voice that leads there, and the voice that the report begins with. */
export function crossings(claimCase: ClaimCase, steps: readonly CaseStep[], onward: readonly Onward[]): CaseStep[][] {
  let before = steps;
  return onward.flatMap((report) => {
    const from = before[linkAt(claimCase, before, report)];
    const to = report.steps[0] ?? outletOf(claimCase, report.documentId);
    before = report.steps;
    return from && to ? [[from, to]] : [];
  });
}

/** The voice that a report of which nothing more is known begins with. */
function outletOf({ texts, sources }: ClaimCase, documentId: string): CaseStep {
  const outletId = texts.get(documentId)?.document.outletId ?? null;
  const sourceId = outletId === null ? null : resolver(sources)(outletId);
  const kind = sourceId === null ? null : (sources.get(sourceId)?.kind ?? null);
  return { sourceId, kind, by: 'outlet', documentId, sectionId: null, attributionId: null };
}

/** The whole way, outermost first: through each report as that report tells it, a voice that meets itself once. */
export function routeOf(claimCase: ClaimCase, steps: CaseStep[], onward: readonly Onward[]): CaseStep[] {
  if (onward.length === 0) return steps;
  const route = onward.reduce(
    (sofar, report, i) => {
      const own = onward[i - 1]?.steps ?? steps;
      if (report.steps.length === 0) return sofar;
      const kept = sofar.length - own.length + linkAt(claimCase, own, report) + 1;
      return [...sofar.slice(0, kept), ...report.steps];
    },
    [...steps],
  );
  return route.filter((step, i) => step.sourceId === null || step.sourceId !== route[i - 1]?.sourceId);
}
