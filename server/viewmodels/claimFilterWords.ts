import { directionOf } from '../domain/direction.ts';
import type { Choice } from './choices.ts';

type Person = { id: string; name: string };
/** The filter as it stands in the address, as words. */
export type ClaimQuery = {
  view: string | null;
  q: string | null;
  document: string | null;
  source: string | null;
  event: string | null;
  review: string | null;
  sort: string;
};

export type Address = (change: Partial<Record<keyof ClaimQuery | 'page', string | null>>) => string;

type Known = {
  query: ClaimQuery;
  people: readonly Person[];
  meId: string;
  /** Document, source and event as their fields show them: “3 · The quay” for a number, else what was typed. */
  shown: { document: string; source: string; event: string };
};

/** What a tab is called, by what it narrows to. */
export const TABS: Record<string, string> = {
  needs_verdict: 'Needs a verdict',
  circular: 'Circular',
  contested: 'Contested',
  corroborated: 'Corroborated',
  shared: 'Shared',
  single_origin: 'Single origin',
  unsourced: 'Unsourced',
};

/** Everyone, by what is still to be reviewed and by what is assigned. */
export function reviewsOf(people: readonly Person[], meId: string, chosen: string | null): Choice[] {
  const nameOf = ({ id, name }: Person): string => (id === meId ? 'me' : name);
  const options: [string, string][] = [
    ['', 'Any reviewer'],
    ...people.map((person): [string, string] => [`due:${person.id}`, `Still to review: ${nameOf(person)}`]),
    ...people.map((person): [string, string] => [`assigned:${person.id}`, `Assigned to ${nameOf(person)}`]),
    ['nobody', 'Assigned to no one'],
  ];
  return options.map(([value, label]) => ({ value, label, isChosen: value === (chosen ?? '') }));
}

export type Filter = { name: keyof ClaimQuery; words: string };

/** What narrows the list, the one that is most easily given up first. */
export function filtersIn({ query, people, meId, shown }: Known): Filter[] {
  const quoted = (name: keyof ClaimQuery, before: string, text: string | null): Filter[] =>
    text ? [{ name, words: `${before} “${isolated(text)}”` }] : [];
  const review = reviewsOf(people, meId, query.review).find((one) => one.isChosen && one.value !== '');
  return [
    ...(query.view ? [{ name: 'view' as const, words: `under “${TABS[query.view] ?? query.view}”` }] : []),
    ...(query.review ? quoted('review', 'for', review?.label ?? 'someone else') : []),
    ...quoted('event', 'of the event', shown.event),
    ...quoted('source', 'through the source', shown.source),
    ...quoted('document', 'in the document', shown.document),
    ...quoted('q', 'with', query.q),
  ];
}

/** A name that runs the other way keeps its own direction inside the sentence. */
const isolated = (text: string): string => (directionOf(text) === 'rtl' ? `\u2068${text}\u2069` : text);

const WIDER: Record<string, string> = {
  view: 'Look under all tabs',
  review: 'Look at all reviewers’ claims',
  event: 'Look in all events',
  source: 'Look at all sources',
  document: 'Look in all documents',
  q: 'Show all claims',
};

/** The nearest list that holds more. */
export function widening(filters: readonly Filter[], address: Address): { href: string; label: string } {
  const [first] = filters;
  if (!first) return { href: address({}), label: 'Back to the first page' };
  return {
    href: address({ [first.name]: null }),
    label: filters.length === 1 ? 'Show all claims' : (WIDER[first.name] ?? 'Show all claims'),
  };
}
