import type { CaseStep, Path, Side } from '../analysis/case.ts';
import { type CaseView, documentIn, sourceIn, stepHref } from './claimCase.ts';
import { type OriginMark, originMark } from './phrases.ts';

/** One step of a chain in a line. `isAgain`: the voice stood in the chain before. */
export type ClaimStep = {
  name: string;
  href: string;
  isUnknown: boolean;
  isAgain: boolean;
  origins: OriginMark[];
};
export type ClaimChain = { steps: ClaimStep[] };

/** A path in one line, outlet first, origin last, through the reports that it goes on into. */
export function chainOf(view: CaseView, path: Path): ClaimChain {
  const last = path.onward.at(-1);
  const steps = last?.steps.length === 0 ? [...path.route, reportStep(last.documentId)] : path.route;
  const origins = path.side === null ? [] : originsOf(view, path, path.side);
  const seen = new Set<string>();
  return {
    steps: steps.map((step, i) => {
      const isAgain = step.sourceId !== null && seen.has(step.sourceId);
      if (step.sourceId !== null) seen.add(step.sourceId);
      return {
        name: stepName(view, step),
        href: stepHref(view, step),
        isUnknown: isUnknown(step),
        isAgain,
        origins: i === steps.length - 1 ? origins : [],
      };
    }),
  };
}

const originsOf = (view: CaseView, path: Path, side: Side): OriginMark[] =>
  path.origins
    .map((index) => view.standing[side].origins[index])
    .filter((origin) => origin !== undefined)
    .map((origin) => originMark(origin.number));

/** A report of which nothing more is known is a step by itself. */
export const reportStep = (documentId: string): CaseStep => ({
  sourceId: null,
  kind: null,
  by: 'report',
  documentId,
  sectionId: null,
  attributionId: null,
});

const isUnknown = (step: CaseStep): boolean =>
  step.by !== 'report' && (step.sourceId === null || step.kind === 'unnamed');

/** What a step is called: its source, or in words what isn't known of it. */
export function stepName(view: CaseView, step: CaseStep): string {
  const source = step.sourceId === null ? undefined : sourceIn(view, step.sourceId);
  if (source) return source.name;
  if (step.by === 'report') return documentIn(view, step.documentId)?.title ?? 'a report';
  if (step.by === 'section') return 'origin not stated';
  return step.by === 'attribution' ? 'source not named yet' : 'outlet unknown';
}
