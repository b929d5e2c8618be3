import { type Annotation, spansOf } from '../domain/annotation.ts';
import { type ChainPath, type ChainText, pathsOf, type Step } from '../domain/chain.ts';
import type { Document } from '../domain/document.ts';
import { shorten } from '../domain/quote.ts';
import { sectionLabel } from './article.ts';
import type { Choice } from './choices.ts';
import { dateWords } from './dates.ts';
import { type Reading, resolveMerged, sourceName, workspaceOf } from './reading.ts';

export type StepModel = {
  name: string;
  isUnknown: boolean;
  /** The cue that hands over to this step, and what shows the step. */
  cue: string;
  says: string;
  href: string;
  annotation: string;
  isOrigin: boolean;
  isHere: boolean;
  /** What can be done with the step; nothing with those that the document or a section shows. */
  hasTools: boolean;
  canMoveOut: boolean;
  canMoveIn: boolean;
  canTakeOut: boolean;
};
/** One chain as a stepper. `seen`: the numbers of its attributions, against which it is changed. */
export type ChainModel = { seen: string; steps: StepModel[]; places: Choice[]; report: CitationModel | null };

/** A report that an attribution names: in hand or not. */
export type CitationModel = {
  href: string;
  number: number;
  title: string;
  language: string;
  direction: string;
  from: string;
  isHeld: boolean;
};
export type Cited = ReadonlyMap<string, Document>;

/** What `pathsOf` reads a chain from, out of what a page shows. */
export const chainText = (
  reading: Pick<Reading, 'document' | 'sections' | 'blocks' | 'annotations' | 'sources'>,
): ChainText => ({
  document: reading.document,
  sections: reading.sections,
  blocks: reading.blocks,
  attributions: reading.annotations.filter((one) => one.kind === 'attribution'),
  resolve: (id) => resolveMerged(reading.sources, id),
});

/** A chain in words, for cards: "Levant Wire › Al-Manara › a dockworker". */
export function chainNames(annotation: Annotation, reading: Reading): { name: string; isUnknown: boolean }[] {
  return (pathsOf(annotation, chainText(reading))[0] ?? []).map((step) => ({
    name: stepName(step, reading),
    isUnknown: isUnknown(step, reading),
  }));
}

/** A path as the inspector shows it, outlet first; each step with the address of what shows it. */
export function chainModel(
  { steps, attributions }: ChainPath,
  annotation: Annotation,
  reading: Reading,
  cited: Cited,
): ChainModel {
  const report = attributions.findLast((one) => cited.has(one.id));
  const names = attributions.map((one) => namesOf(one, reading));
  return {
    seen: attributions.map((one) => one.number).join(),
    steps: steps.map((step, i) => ({
      name: stepName(step, reading),
      isUnknown: isUnknown(step, reading),
      cue: shorten((step.attribution && spansOf(step.attribution, 'cue')[0]?.quote) ?? '', 40),
      says: stepSays(step, reading),
      href: stepHref(step, reading),
      annotation: step.attribution ? String(step.attribution.number) : '',
      isOrigin: i === steps.length - 1 && steps.length > 1,
      isHere: step.attribution?.id === annotation.id,
      ...toolsOf(step, attributions, annotation),
    })),
    places: placesIn(names),
    report: report ? citationModel(cited.get(report.id) ?? null, reading) : null,
  };
}

/** The report that an attribution cites, for a link to it. */
export function citationModel(cited: Document | null, { base, sources }: Reading): CitationModel | null {
  if (!cited) return null;
  const outlet = cited.outletId ? sourceName(sources, cited.outletId) : '';
  return {
    href: `${workspaceOf(base)}/documents/${cited.number}`,
    number: cited.number,
    title: cited.title,
    language: cited.language,
    direction: cited.direction,
    from: [outlet, cited.date ? dateWords(cited.date) : ''].filter(Boolean).join(', '),
    isHeld: cited.held,
  };
}

function toolsOf(step: Step, attributions: readonly Annotation[], annotation: Annotation) {
  const at = attributions.findIndex((one) => one.id === step.attribution?.id);
  const canMoveOut = at > 0;
  const canMoveIn = at >= 0 && at < attributions.length - 1;
  const canTakeOut = at >= 0 && step.attribution?.id !== annotation.id;
  return { canMoveOut, canMoveIn, canTakeOut, hasTools: canMoveOut || canMoveIn || canTakeOut };
}

/** Where a further step can go, the inner end first: that is where the question “Who told them?” leads. */
function placesIn(names: readonly string[]): Choice[] {
  const labelOf = (at: number): string => {
    const [outer, inner] = [names[at - 1], names[at]];
    if (inner === undefined) return outer === undefined ? 'said it' : `told ${outer}`;
    return outer === undefined ? `reported ${inner}` : `stands between ${outer} and ${inner}`;
  };
  return [...names.keys(), names.length]
    .reverse()
    .map((at) => ({ value: String(at), label: labelOf(at), isChosen: at === names.length }));
}

/** Who speaks in an attribution, in a few words. */
export const namesOf = (one: Annotation, { sources }: Pick<Reading, 'sources'>): string =>
  shorten(
    one.sources.map((source) => sourceName(sources, source.sourceId)).join(', ') || `attribution ${one.number}`,
    60,
  );

function stepName(step: Step, { sources, document }: Reading): string {
  if (step.sourceId) return sourceName(sources, step.sourceId);
  if (step.by === 'outlet') return document.outletId ? 'the outlet' : 'outlet unknown';
  return step.by === 'section' ? 'origin not stated' : 'source not named yet';
}

const isUnknown = (step: Step, { sources }: Reading): boolean =>
  step.sourceId === null || sources.get(step.sourceId)?.kind === 'unnamed';

function stepSays(step: Step, reading: Reading): string {
  if (step.attribution) return `attribution ${step.attribution.number}`;
  if (step.section) return `${sectionLabel(step.section, reading)}, ¶ ${step.section.startBlock + 1}`;
  return step.by === 'author' ? 'its author' : 'this document';
}

function stepHref(step: Step, { base }: Reading): string {
  if (step.attribution) return `${base}/annotations/${step.attribution.number}#a${step.attribution.number}`;
  return step.section ? `${base}#p${step.section.startBlock + 1}` : `${base}#main`;
}
