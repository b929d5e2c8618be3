import type { CaseStep, Path, Side } from '../analysis/case.ts';
import { crossings, routeOf } from '../analysis/route.ts';
import { type CaseView, pathsOfDocument, stepDate, textIn } from './claimCase.ts';
import { reportStep } from './claimChains.ts';
import type { Column } from './graph.ts';

/** A stop of a route: a document, a voice, an origin, or the claim. Ids say which: `d:`, `v:`, `u:` (unknown), `r:` (report), `o:`. */
export type Stop = { id: string; column: Column; step: CaseStep | null };

/** What a text does with the report that it goes back to, and what was done with that report. */
const HOW = {
  repost_of: { does: 'repost of', done: 'reposted by' },
  translation_of: { does: 'translation of', done: 'translated by' },
  wire_copy_of: { does: 'wire copy of', done: 'carried by' },
  cites: { does: 'cites', done: 'cited by' },
  quotes: { does: 'quotes', done: 'quoted by' },
};
export type How = (typeof HOW)[keyof typeof HOW];

/** One way of the picture from a place: the stops in order, and the origin (index of its side) that it leads to. */
export type Route = {
  path: number;
  place: number;
  side: Side;
  origin: number;
  stops: Stop[];
  /** What a stop does with the next one where more is known than that it names it: under the ids of both. */
  hows: ReadonlyMap<string, How>;
};

type Onward = Path['onward'][number];

const CLAIM_STOP: Stop = { id: 'claim', column: 'claim', step: null };
export const originStop = (side: Side, index: number): Stop => ({
  id: `o:${side}:${index}`,
  column: 'origins',
  step: null,
});

/** Every way from a document to an origin of these sides, through each report as that report tells it. */
export const routesOf = (view: CaseView, sides: readonly Side[]): Route[] =>
  view.standing.paths.flatMap((path, index) =>
    path.side !== null && sides.includes(path.side) ? routesOfPath(view, path, index, path.side) : [],
  );

const routesOfPath = (view: CaseView, path: Path, index: number, side: Side): Route[] =>
  path.origins.map((origin) => ({ path: index, place: path.place, side, origin, ...wayOf(view, path, side, origin) }));

/** From the document of a path to one of its origins. */
export function wayOf(view: CaseView, path: Path, side: Side, origin: number): Pick<Route, 'stops' | 'hows'> {
  const chain = chainTo(view, path, side, origin, new Set());
  const steps = withoutDetours(view, routeOf(view.claimCase, path.steps, chain));
  const report = chain.at(-1)?.steps.length === 0 ? chain.at(-1) : undefined;
  const voices = [
    ...withoutBylines(report ? steps : withoutEnd(view, steps)),
    ...(report ? [reportStep(report.documentId)] : []),
  ];
  const document: Stop = { id: `d:${path.steps[0]?.documentId ?? ''}`, column: 'documents', step: null };
  return {
    stops: [document, ...voices.map(voiceStop), originStop(side, origin), CLAIM_STOP],
    hows: howsOf(view, path, chain),
  };
}

/** The reports through which a path comes to an origin, in order. */
function chainTo(view: CaseView, path: Path, side: Side, origin: number, visited: ReadonlySet<string>): Onward[] {
  const documentId = path.steps[0]?.documentId ?? '';
  const seen = new Set([...visited, documentId]);
  for (const report of path.onward) {
    if (seen.has(report.documentId) || !leadsFrom(view, documentId, report)) continue;
    if (report.steps.length === 0) {
      if (view.standing[side].origins[origin]?.reportIds.includes(report.documentId)) return [report];
      continue;
    }
    const told = pathsOfDocument(view, report.documentId).filter((one) => one.origins.includes(origin));
    const next = told.find((one) => one.steps === report.steps) ?? told.find((one) => one.side === side);
    if (next?.side === side) return [{ ...report, steps: next.steps }, ...chainTo(view, next, side, origin, seen)];
  }
  return [];
}

/** Whether this document itself goes on into the report: its derivation, or a citation by one of its attributions. */
function leadsFrom(view: CaseView, documentId: string, { derivationId, citationId }: Onward): boolean {
  const derivation = view.claimCase.derivations.find((one) => one.id === derivationId);
  if (derivation) return derivation.documentId === documentId;
  const citing = view.claimCase.citations.find((one) => one.id === citationId)?.annotationId;
  return textIn(view, documentId)?.attributions.some((one) => one.id === citing) === true;
}

function howsOf({ claimCase }: CaseView, path: Path, chain: readonly Onward[]): Map<string, How> {
  return new Map(
    chain.flatMap((report, i): [string, How][] => {
      const kind = claimCase.derivations.find((one) => one.id === report.derivationId)?.kind ?? 'cites';
      const steps = chain[i - 1]?.steps ?? path.steps;
      const first = report.steps[0] ?? reportStep(report.documentId);
      const [crossing] = crossings(claimCase, steps, [{ ...report, steps: [first] }]);
      const [from, to] = crossing ?? [];
      return from && to ? [[`${voiceStop(from).id} ${voiceStop(to).id}`, HOW[kind]]] : [];
    }),
  );
}

const OUTLET_KINDS: readonly (CaseStep['kind'] | undefined)[] = ['outlet', 'agency'];
const isVoiceOfOutlet = (step: CaseStep): boolean =>
  OUTLET_KINDS.includes(step.kind) || (step.sourceId === null && step.by !== 'attribution');

/** An outlet in its own voice, or a member of a circle, is a stop before the origin that it makes; anyone else is the origin. */
function withoutEnd(view: CaseView, steps: readonly CaseStep[]): readonly CaseStep[] {
  const last = steps.at(-1);
  return last && (isInLoop(view, last) || isVoiceOfOutlet(last)) ? steps : steps.slice(0, -1);
}

/** A voice that a report names again is met once, and what lies between isn’t drawn, unless it is a circle. */
function withoutDetours(view: CaseView, steps: readonly CaseStep[]): readonly CaseStep[] {
  const kept: CaseStep[] = [];
  for (const step of steps) {
    const at = step.sourceId === null ? -1 : kept.findIndex((one) => one.sourceId === step.sourceId);
    if (at >= 0 && !isInLoop(view, step)) kept.splice(at + 1);
    else kept.push(step);
  }
  return kept;
}

const isInLoop = ({ standing }: CaseView, step: CaseStep | undefined): boolean =>
  standing.loops.some((loop) => loop.sourceIds.includes(step?.sourceId ?? ''));

/** The outlet stands for its writers. */
const withoutBylines = (steps: readonly CaseStep[]): CaseStep[] =>
  steps.filter((step) => step.by !== 'author' || step.kind === 'social_account');

function voiceStop(step: CaseStep): Stop {
  if (step.by === 'report') return { id: `r:${step.documentId}`, column: 'relays', step };
  const isOutlet = step.by === 'outlet' || isVoiceOfOutlet(step) || step.kind === 'social_account';
  const unknown = step.attributionId ?? step.sectionId ?? step.documentId;
  return {
    id: step.sourceId === null ? `u:${unknown}` : `v:${step.sourceId}`,
    column: isOutlet ? 'outlets' : 'relays',
    step,
  };
}

/** The day on which a voice was first heard to name the next one: that of the text that says so. */
export function toldOn(view: CaseView, from: Stop, to: Stop): string {
  const isCrossing = to.step?.by === 'outlet' || to.step?.by === 'report';
  const telling = isCrossing ? from.step : to.step;
  return (telling && stepDate(view, telling)?.from) ?? '9999';
}
