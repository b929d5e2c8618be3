import type { Origin } from '../analysis/case.ts';
import type { AttributedSource } from '../domain/annotation.ts';
import { wordFor } from './choices.ts';
import { type CaseView, sourceIn, textIn } from './claimCase.ts';

/** What the texts say of an origin: how it is identified, how many persons, what access they had. Never added up. */
export function voiceWords(view: CaseView, origin: Origin): string[] {
  const sources = origin.sourceIds.map((id) => sourceIn(view, id)).filter((one) => one !== undefined);
  const kinds = [...new Set(sources.map((source) => wordFor(source.kind)))];
  const told = origin.paths.slice(0, 20).flatMap((path) => attributedAs(view, path, origin.sourceIds));
  const described = sources.find((source) => source.description !== '')?.description ?? '';
  return [
    ...kinds,
    ...(described === '' ? [] : [described]),
    ...new Set(told.flatMap((one) => [countWords(one), accessWords(one)]).filter((words) => words !== '')),
  ];
}

function attributedAs(view: CaseView, path: number, sourceIds: readonly string[]): AttributedSource[] {
  const step = view.standing.paths[path]?.steps.at(-1);
  const attribution =
    step?.attributionId && textIn(view, step.documentId)?.attributions.find((one) => one.id === step.attributionId);
  if (!attribution) return [];
  return attribution.sources.filter((one) => sourceIds.includes(sourceIn(view, one.sourceId)?.id ?? ''));
}

function countWords({ statedMin, statedMax }: AttributedSource): string {
  if (statedMin === null && statedMax === null) return '';
  if (statedMin === statedMax) return `said to be ${statedMin} ${statedMin === 1 ? 'person' : 'persons'}`;
  if (statedMax === null) return `said to be at least ${statedMin} persons`;
  return `said to be ${statedMin ?? 1} to ${statedMax} persons`;
}

const ACCESS: Partial<Record<string, string>> = {
  present: 'was present',
  briefed: 'was briefed',
  documents: 'has seen documents',
};
const accessWords = ({ access }: AttributedSource): string => (access && ACCESS[access]) || '';
