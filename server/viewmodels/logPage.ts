import { type ChangeModel, type HistoryModel, type HistoryPage, pagesOf } from './historyPage.ts';

type Option = { value: string; label: string; isChosen: boolean };
export type LogPageModel = Pick<HistoryModel, 'base' | 'changes' | 'hasChanges' | 'newest' | 'older' | 'next'> & {
  people: Option[];
  kinds: Option[];
  day: string;
  isFiltered: boolean;
};
type LogContext = {
  base: string;
  changes: ChangeModel[];
  page: HistoryPage;
  filter: { person: string | null; kind: string | null; day: string | null };
  people: readonly { id: string; name: string }[];
  nouns: readonly string[];
  next: string;
};

/** The log of the workspace, a page of it. */
export function logModel({ base, changes, page, filter, people, nouns, next }: LogContext): LogPageModel {
  const option = (value: string, label: string, chosen: string | null): Option => ({
    value,
    label,
    isChosen: value === (chosen ?? ''),
  });
  return {
    base,
    changes,
    hasChanges: changes.length > 0,
    ...pagesOf(next, changes, page),
    next,
    people: [option('', 'Everybody', filter.person), ...people.map(({ id, name }) => option(id, name, filter.person))],
    kinds: [
      option('', 'Everything', filter.kind),
      ...nouns.map((noun) => option(noun, KINDS[noun] ?? noun, filter.kind)),
    ],
    day: filter.day ?? '',
    isFiltered: Object.values(filter).some((value) => value !== null),
  };
}

const KINDS: Record<string, string> = {
  annotation: 'Marks',
  source: 'Sources',
  section: 'Sections',
  document: 'Documents',
  workspace: 'The workspace itself',
  event: 'Events',
  claim: 'Claims',
  relation: 'Relations of claims',
  evidence: 'Links with claims',
  verdict: 'Verdicts',
  question: 'Questions',
  dismissal: 'What was told apart',
  reliability: 'Ratings of sources',
  credibility: 'Grades of mentions',
  identity: 'Marks between sources',
  derivation: 'Derivations',
  citation: 'Citations',
  comment: 'Comments',
  dataset: 'Datasets',
  erasure: 'Erased names',
};
