import { CLAIM_KINDS, STATUSES, type Status } from '../domain/vocabulary.ts';
import { type Choice, choices } from './choices.ts';
import { type Address, type ClaimQuery, filtersIn, reviewsOf, TABS, widening } from './claimFilterWords.ts';
import { type ClaimRow, claimRow, type ListedClaim } from './claimRow.ts';
import { counted } from './standing.ts';

export const CLAIMS_A_PAGE = 50;

type Counts = { all: number; needsVerdict: number; circular: number; byStatus: Record<Status, number> };
type Head = { href: string; isSorted: boolean };
/** The queue of claims: tabs, filters, one page of rows, what can be done with several at once, and a new one. */
export type ClaimsModel = {
  base: string;
  summary: string;
  openQuestions: number;
  tabs: { href: string; label: string; count: number; isCurrent: boolean }[];
  view: string;
  query: string;
  document: string;
  source: string;
  event: string;
  reviews: Choice[];
  sorts: Choice[];
  hasFilter: boolean;
  clearHref: string;
  heads: { number: Head; contest: Head; origins: Head; newest: Head };
  rows: ClaimRow[];
  hasRows: boolean;
  isEmpty: boolean;
  nothingFound: boolean;
  searched: string;
  widen: { href: string; label: string };
  range: string;
  hasPages: boolean;
  hasPrevious: boolean;
  hasNext: boolean;
  previous: string;
  next: string;
  here: string;
  people: Choice[];
  kinds: Choice[];
  documentsOffered: { value: string; language: string; direction: string }[];
  sourcesOffered: string[];
  eventsOffered: string[];
};

type ListContext = {
  base: string;
  listed: readonly ListedClaim[];
  total: number;
  counts: Counts;
  openQuestions: number;
  query: ClaimQuery;
  shown: { document: string; source: string; event: string };
  page: number;
  people: readonly { id: string; name: string }[];
  meId: string;
  documents: readonly { number: number; title: string; language: string; direction: string }[];
  sources: readonly string[];
  events: readonly { number: number; name: string }[];
  now: string;
};

const SORTS = {
  contest: 'Most contested first',
  origins: 'Most origins first',
  newest: 'Newest evidence first',
  number: 'By number',
};

export function claimsModel(context: ListContext): ClaimsModel {
  const { base, listed, total, counts, query, page, people, now } = context;
  const address = (change: Partial<Record<keyof ClaimQuery | 'page', string | null>>): string =>
    addressOf(base, { ...query, sort: query.sort === 'contest' ? null : query.sort, page: null, ...change });
  const names = new Map(people.map((person) => [person.id, person.name]));
  const first = CLAIMS_A_PAGE * (page - 1);
  const filters = filtersIn(context);
  return {
    base,
    summary: summaryOf(counts),
    openQuestions: context.openQuestions,
    tabs: tabsOf(counts, query, address),
    view: query.view ?? '',
    query: query.q ?? '',
    ...context.shown,
    reviews: reviewsOf(people, context.meId, query.review),
    sorts: Object.entries(SORTS).map(([value, label]) => ({ value, label, isChosen: query.sort === value })),
    hasFilter: filters.length > 0,
    clearHref: address({ q: null, document: null, source: null, event: null, review: null, view: null }),
    heads: {
      number: headOf('number', query, address),
      contest: headOf('contest', query, address),
      origins: headOf('origins', query, address),
      newest: headOf('newest', query, address),
    },
    rows: listed.map((one) => claimRow(base, one, names, now)),
    hasRows: listed.length > 0,
    isEmpty: counts.all === 0,
    nothingFound: counts.all > 0 && listed.length === 0,
    searched: filters.map((filter) => filter.words).join(', ') || 'on this page',
    widen: widening(filters, address),
    range: `${first + 1}–${first + listed.length} of ${total}`,
    hasPages: total > CLAIMS_A_PAGE,
    hasPrevious: page > 1,
    hasNext: first + listed.length < total,
    previous: address({ page: page > 2 ? String(page - 1) : null }),
    next: address({ page: String(page + 1) }),
    here: address({ page: page > 1 ? String(page) : null }),
    people: people.map(({ id, name }) => ({ value: id, label: name, isChosen: false })),
    kinds: choices(CLAIM_KINDS, 'fact', null),
    documentsOffered: context.documents.map(({ number, title, language, direction }) => ({
      value: `${number} · ${title}`,
      language,
      direction,
    })),
    sourcesOffered: [...context.sources],
    eventsOffered: context.events.map((event) => event.name),
  };
}

const summaryOf = ({ all, needsVerdict, byStatus }: Counts): string =>
  all === 0
    ? 'What the documents say, in one sentence each, whoever says it and in whatever words.'
    : `${counted(all, 'claim')}; ${byStatus.contested} contested, ${needsVerdict} without a verdict since the newest evidence`;

const tabsOf = (counts: Counts, { view }: ClaimQuery, address: Address): ClaimsModel['tabs'] => [
  { href: address({ view: null }), label: 'All', count: counts.all, isCurrent: view === null },
  ...Object.entries(TABS).map(([value, label]) => ({
    href: address({ view: value }),
    label,
    count: countOf(counts, value),
    isCurrent: view === value,
  })),
];

function countOf(counts: Counts, view: string): number {
  if (view === 'needs_verdict') return counts.needsVerdict;
  if (view === 'circular') return counts.circular;
  const status = STATUSES.find((one) => one === view);
  return status ? counts.byStatus[status] : 0;
}

const headOf = (sort: string, query: ClaimQuery, address: Address): Head => ({
  href: address({ sort: sort === 'contest' ? null : sort }),
  isSorted: query.sort === sort,
});

export function addressOf(base: string, parts: Record<string, string | null>, path = 'claims'): string {
  const query = new URLSearchParams(
    Object.entries(parts).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''),
  ).toString();
  return `${base}/${path}${query === '' ? '' : `?${query}`}`;
}
