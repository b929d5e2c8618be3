import type { Annotation } from '../domain/annotation.ts';
import { ACCESSES, IDENTIFICATIONS } from '../domain/vocabulary.ts';
import { type Choice, choices, wordFor } from './choices.ts';
import { type Reading, resolveMerged, sourceName, workspaceOf } from './reading.ts';

/** A source as this text identifies it. `index`: its place among those of the attribution. */
export type SourceModel = {
  index: number;
  name: string;
  href: string;
  kind: string;
  identifications: Choice[];
  accesses: Choice[];
  statedMin: string;
  statedMax: string;
  statedReason: string;
};
export function sourceModel(
  source: Annotation['sources'][number],
  index: number,
  { sources, base }: Reading,
): SourceModel {
  const known = sources.get(resolveMerged(sources, source.sourceId));
  return {
    index,
    name: sourceName(sources, source.sourceId),
    href: `${workspaceOf(base)}/sources/${known?.number ?? 0}`,
    kind: wordFor(known?.kind ?? 'unnamed'),
    identifications: choices(IDENTIFICATIONS, source.identification),
    accesses: choices(ACCESSES, source.access),
    statedMin: source.statedMin === null ? '' : String(source.statedMin),
    statedMax: source.statedMax === null ? '' : String(source.statedMax),
    statedReason: source.statedReason ?? '',
  };
}
