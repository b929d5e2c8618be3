import type { Likeness } from '../domain/likeness.ts';
import type { Source } from '../domain/source.ts';
import { wordFor } from './choices.ts';
import { type CandidateModel, candidateModel } from './sourceCandidates.ts';
import { counted } from './standing.ts';

type Counts = ReadonlyMap<string, { attributions: number; documents: number }>;

/** Which of several sources stays when they become one: the one that most is attributed to is offered. */
export type MergingModel = {
  base: string;
  options: { id: string; name: string; kind: string; what: string; isChosen: boolean }[];
  hasOptions: boolean;
};

export function mergingModel(base: string, sources: readonly Source[], counts: Counts): MergingModel {
  const count = (source: Source): number => counts.get(source.id)?.attributions ?? 0;
  const most = [...sources].sort((a, b) => count(b) - count(a) || a.number - b.number)[0];
  return {
    base,
    hasOptions: sources.length > 1,
    options: sources.map((source) => ({
      id: source.id,
      name: source.name,
      kind: wordFor(source.kind),
      what: counted(count(source), 'attribution'),
      isChosen: source === most,
    })),
  };
}

/** Two sources that may be one, each with the way to keep it. */
export type SourcePair = { first: CandidateModel; second: CandidateModel; one: string; other: string; reason: string };
export type SourceDuplicatesModel = { base: string; here: string; pairs: SourcePair[]; hasPairs: boolean };

export const sourceDuplicatesModel = (
  base: string,
  pairs: readonly { source: Source; other: Source; likeness: Likeness }[],
  counts: Counts,
  here: string,
): SourceDuplicatesModel => ({
  base,
  here,
  hasPairs: pairs.length > 0,
  pairs: pairs.map(({ source, other, likeness }) => {
    const model = (one: Source): CandidateModel =>
      candidateModel(base, one, likeness, counts.get(one.id)?.attributions ?? 0);
    const [first, second] = [model(source), model(other)];
    return { first, second, one: first.one, other: first.other, reason: first.reason };
  }),
});
