import { type Annotation, hull } from '../domain/annotation.ts';
import { namesOf } from './chains.ts';
import type { Choice } from './choices.ts';
import type { Reading } from './reading.ts';

/** Attributions nearby that may be a step of its chains, the nearest first. */
export function candidatesFor(annotation: Annotation, reading: Reading, known: readonly Annotation[]): Choice[] {
  const place = hull(annotation.spans);
  return reading.annotations
    .filter((one) => one.kind === 'attribution' && !known.some((step) => step.id === one.id))
    .sort((a, b) => Math.abs(hull(a.spans).start - place.start) - Math.abs(hull(b.spans).start - place.start))
    .slice(0, 12)
    .map((one) => ({ value: String(one.number), label: `${one.number}: ${namesOf(one, reading)}`, isChosen: false }));
}

/** Attributions nearby that may report this one: those above it in the text first. */
export function parentChoices(annotation: Annotation, reading: Reading): Choice[] {
  if (annotation.kind !== 'attribution') return [];
  const place = hull(annotation.spans);
  const near = reading.annotations
    .filter((one) => one.kind === 'attribution' && one.id !== annotation.id && one.parentId !== annotation.id)
    .sort((a, b) => Math.abs(hull(a.spans).start - place.start) - Math.abs(hull(b.spans).start - place.start))
    .slice(0, 12);
  return [
    { value: '', label: 'nobody: the text reports it itself', isChosen: annotation.parentId === null },
    ...near.map((one) => ({
      value: String(one.number),
      label: `${one.number}: ${namesOf(one, reading)}`,
      isChosen: one.id === annotation.parentId,
    })),
  ];
}
