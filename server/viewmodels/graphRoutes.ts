import type { CaseStep, Path, Side } from '../analysis/case.ts';
import { type CaseView, documentIn, textIn } from './claimCase.ts';
import type { Column } from './graph.ts';

/** A stop of a route: a document, a voice, an origin, or the claim. Ids say which: `d:`, `v:`, `u:` (unknown), `o:`. */
export type Stop = { id: string; column: Column; step: CaseStep | null };

/** One way of the picture from a place: the stops in order, and the origin (index of its side) that it leads to. */
export type Route = {
  path: number;
  place: number;
  side: Side;
  origin: number;
  stops: Stop[];
  /** What the first stop does with the second, where both are documents. */
  label: string;
};

const CLAIM_STOP: Stop = { id: 'claim', column: 'claim', step: null };
export const documentStop = (id: string): Stop => ({ id: `d:${id}`, column: 'documents', step: null });
export const originStop = (side: Side, index: number): Stop => ({
  id: `o:${side}:${index}`,
  column: 'origins',
  step: null,
});

/**
 * Every way from a document to an origin of these sides. A path that goes on into a report has its own voices and a line
 * from its document to the report’s, where the report’s own ways begin.
 */
export const routesOf = (view: CaseView, sides: readonly Side[]): Route[] =>
  view.standing.paths.flatMap((path, index) =>
    path.side !== null && sides.includes(path.side) ? routesOfPath(view, path, index, path.side) : [],
  );

function routesOfPath(view: CaseView, path: Path, index: number, side: Side): Route[] {
  const document = documentStop(path.steps[0]?.documentId ?? '');
  const common = { path: index, place: path.place, side };
  const first = path.origins[0];
  if (first === undefined) return [];
  if (path.onward.length > 0)
    return [
      { ...common, origin: first, stops: [document, ...voices(path.steps)], label: '' },
      ...reportsOf(view, path).flatMap(({ report, how }): Route[] => {
        const stops = [document, documentStop(report.documentId)];
        const onward = { ...common, origin: first, stops, label: how.does };
        return report.steps.length > 0
          ? [onward]
          : [onward, ...path.origins.map((at) => fromReport(view, common, report.documentId, at))];
      }),
    ];
  return path.origins.map((origin) => ({
    ...common,
    origin,
    stops: [document, ...voices(withoutEnd(view, path.steps)), originStop(side, origin), CLAIM_STOP],
    label: '',
  }));
}

/** A report of which nothing more is known leads to its origin through its outlet, where that is known. */
function fromReport(
  view: CaseView,
  common: Pick<Route, 'path' | 'place' | 'side'>,
  reportId: string,
  origin: number,
): Route {
  const outlet = documentIn(view, reportId)?.outletId;
  const at = { documentId: reportId, sectionId: null, attributionId: null, by: 'outlet' as const };
  const step = outlet ? [{ ...at, sourceId: outlet, kind: view.claimCase.sources.get(outlet)?.kind ?? null }] : [];
  const stops = [documentStop(reportId), ...voices(step), originStop(common.side, origin), CLAIM_STOP];
  return { ...common, origin, stops, label: '' };
}

/** What a text does with the report that it goes back to, and what was done with that report. */
const HOW = {
  repost_of: { does: 'repost of', done: 'reposted by' },
  translation_of: { does: 'translation of', done: 'translated by' },
  wire_copy_of: { does: 'wire copy of', done: 'carried by' },
  cites: { does: 'cites', done: 'cited by' },
  quotes: { does: 'quotes', done: 'quoted by' },
};
type How = (typeof HOW)[keyof typeof HOW];

/** The reports that the path’s own document leads to; what those lead to is told by their own paths. */
export function reportsOf(
  { claimCase, ...view }: CaseView,
  path: Path,
): { report: Path['onward'][number]; how: How }[] {
  const documentId = path.steps[0]?.documentId ?? '';
  const own = new Set(textIn({ claimCase, ...view }, documentId)?.attributions.map((one) => one.id));
  return path.onward.flatMap((report) => {
    const derivation = claimCase.derivations.find((one) => one.id === report.derivationId);
    if (derivation) return derivation.documentId === documentId ? [{ report, how: HOW[derivation.kind] }] : [];
    const citation = claimCase.citations.find((one) => one.id === report.citationId);
    return citation && own.has(citation.annotationId) ? [{ report, how: HOW.cites }] : [];
  });
}

const OUTLET_KINDS: readonly (CaseStep['kind'] | undefined)[] = ['outlet', 'agency'];
const isVoiceOfOutlet = (step: CaseStep): boolean =>
  OUTLET_KINDS.includes(step.kind) || (step.sourceId === null && step.by !== 'attribution');

/** An outlet in its own voice, or a member of a circle, is a stop before the origin that it makes; anyone else is the origin. */
function withoutEnd({ standing }: CaseView, steps: readonly CaseStep[]): readonly CaseStep[] {
  const last = steps.at(-1);
  const isInLoop = standing.loops.some((loop) => loop.sourceIds.includes(last?.sourceId ?? ''));
  return last && (isInLoop || isVoiceOfOutlet(last)) ? steps : steps.slice(0, -1);
}

/** Bylines are left out: the outlet stands for its writers. */
const voices = (steps: readonly CaseStep[]): Stop[] =>
  steps.filter((step) => step.by !== 'author' || step.kind === 'social_account').map(voiceStop);

function voiceStop(step: CaseStep): Stop {
  const isOutlet = step.by === 'outlet' || isVoiceOfOutlet(step) || step.kind === 'social_account';
  const unknown = step.attributionId ?? step.sectionId ?? step.documentId;
  return {
    id: step.sourceId === null ? `u:${unknown}` : `v:${step.sourceId}`,
    column: isOutlet ? 'outlets' : 'relays',
    step,
  };
}
