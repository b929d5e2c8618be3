import { type Annotation, spansOf } from '../domain/annotation.ts';
import { type ChainText, pathsOf, type Step } from '../domain/chain.ts';
import { shorten } from '../domain/quote.ts';
import { sectionLabel } from './article.ts';
import { type Reading, resolveMerged, sourceName } from './reading.ts';

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
};

/** What `pathsOf` reads a chain from, out of what a page shows. */
export const chainText = (reading: Reading): ChainText => ({
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
export function stepModels(path: readonly Step[], annotation: Annotation, reading: Reading): StepModel[] {
  return path.map((step, i) => ({
    name: stepName(step, reading),
    isUnknown: isUnknown(step, reading),
    cue: shorten((step.attribution && spansOf(step.attribution, 'cue')[0]?.quote) ?? '', 40),
    says: stepSays(step, reading),
    href: stepHref(step, reading),
    annotation: step.attribution ? String(step.attribution.number) : '',
    isOrigin: i === path.length - 1 && path.length > 1,
    isHere: step.attribution?.id === annotation.id,
  }));
}

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
