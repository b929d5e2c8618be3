import type { Document } from '../domain/document.ts';
import { LANGUAGES, READING_STATES, type ReadingState } from '../domain/vocabulary.ts';
import type { Choice } from './choices.ts';
import { dateWords, shortDate } from './dates.ts';
import { countWords, languageName } from './workbench.ts';

export const PAGE_LENGTH = 100;

type Listed = Document & { outletName: string | null; state: ReadingState; claims: number; attributions: number };
type Filter = {
  state: ReadingState | null;
  language: string | null;
  outlet: string | null;
  q: string | null;
  held: 'no' | null;
};

export type DocumentRow = {
  href: string;
  number: number;
  title: string;
  language: string;
  direction: string;
  outlet: string;
  date: string;
  dateTitle: string;
  languageCode: string;
  languageTitle: string;
  state: string;
  stateWords: string;
  isRead: boolean;
  marks: string;
  claims: string;
  isParaphrase: boolean;
  isHeld: boolean;
  /** “Nadia marked 4 claims, 2 h ago”. */
  activity: string;
};
/** The list of documents, with what one person has read, and the import beside it. */
export type DocumentsModel = {
  base: string;
  summary: string;
  tabs: { href: string; label: string; count: number; isCurrent: boolean }[];
  languages: Choice[];
  outlets: Choice[];
  query: string;
  state: string;
  /** `no` while only reports that are not in hand are listed. */
  held: string;
  proposed: string;
  hasProposed: boolean;
  rows: DocumentRow[];
  hasRows: boolean;
  isEmpty: boolean;
  nothingFound: boolean;
  widenHref: string;
  searched: string;
  previous: string;
  next: string;
  hasPages: boolean;
  hasPrevious: boolean;
  hasNext: boolean;
  allLanguages: Choice[];
};

type ListContext = {
  base: string;
  documents: readonly Listed[];
  /** What was last done to each, by id. */
  activity: ReadonlyMap<string, string>;
  counts: Record<ReadingState, number>;
  unheld: number;
  proposed: number;
  languages: readonly string[];
  outlets: readonly { id: string; name: string }[];
  filter: Filter;
  page: number;
};

const TABS: Record<ReadingState, string> = { new: 'New', begun: 'Begun', done: 'Finished' };
const STATES: Record<ReadingState, string> = { new: 'not yet read', begun: 'begun', done: 'finished' };

export function documentsModel({
  base,
  documents,
  activity,
  counts,
  unheld,
  proposed,
  languages,
  outlets,
  filter,
  page,
}: ListContext): DocumentsModel {
  const inHand = counts.new + counts.begun + counts.done;
  const total = inHand + unheld;
  const rows = documents
    .slice(0, PAGE_LENGTH)
    .map((document) => rowModel(base, document, activity.get(document.id) ?? ''));
  const hasNext = documents.length > PAGE_LENGTH;
  const address = (change: Partial<Record<keyof Filter | 'page', string | null>>): string =>
    addressOf(base, { ...filter, page: null, ...change });
  return {
    base,
    summary: `${inHand} ${inHand === 1 ? 'document' : 'documents'}${unheld > 0 ? ` and ${unheld} not in hand` : ''}, ${languages.length} ${languages.length === 1 ? 'language' : 'languages'}`,
    tabs: [
      {
        href: address({ state: null, held: null }),
        label: 'All',
        count: total,
        isCurrent: filter.state === null && filter.held === null,
      },
      ...READING_STATES.map((state) => ({
        href: address({ state, held: null }),
        label: TABS[state],
        count: counts[state],
        isCurrent: filter.state === state && filter.held === null,
      })),
      ...(unheld > 0
        ? [
            {
              href: address({ state: null, held: 'no' }),
              label: 'Not in hand',
              count: unheld,
              isCurrent: filter.held === 'no',
            },
          ]
        : []),
    ],
    languages: [
      { value: '', label: 'Any language', isChosen: filter.language === null },
      ...languages.map((value) => ({ value, label: languageName(value), isChosen: filter.language === value })),
    ],
    outlets: [
      { value: '', label: 'Any outlet', isChosen: filter.outlet === null },
      ...outlets.map(({ id, name }) => ({ value: id, label: name, isChosen: filter.outlet === id })),
    ],
    query: filter.q ?? '',
    state: filter.state ?? '',
    held: filter.held ?? '',
    proposed: `${proposed} ${proposed === 1 ? 'derivation' : 'derivations'} proposed`,
    hasProposed: proposed > 0,
    rows,
    hasRows: rows.length > 0,
    isEmpty: total === 0,
    nothingFound: total > 0 && rows.length === 0,
    widenHref: `${base}/documents`,
    searched: searchedWords(filter),
    hasPages: page > 1 || hasNext,
    hasPrevious: page > 1,
    hasNext,
    previous: address({ page: String(page - 1) }),
    next: address({ page: String(page + 1) }),
    allLanguages: [
      { value: '', label: 'found from the text', isChosen: true },
      ...Object.entries(LANGUAGES).map(([value, label]) => ({ value, label, isChosen: false })),
    ],
  };
}

function addressOf(base: string, parts: Record<string, string | null>): string {
  const query = new URLSearchParams(
    Object.entries(parts).filter((entry): entry is [string, string] => entry[1] !== null && entry[1] !== ''),
  ).toString();
  return `${base}/documents${query === '' ? '' : `?${query}`}`;
}

const searchedWords = ({ q, state, language, held }: Filter): string =>
  [
    held ? 'that is not in hand' : '',
    q ? `with “${q}”` : '',
    state ? `that is ${STATES[state]}` : '',
    language ? (language === 'und' ? 'of which the language is not known' : `in ${languageName(language)}`) : '',
  ]
    .filter((part) => part !== '')
    .join(', ') || 'like that';

const rowModel = (base: string, document: Listed, activity: string): DocumentRow => ({
  activity,
  href: `${base}/documents/${document.number}`,
  number: document.number,
  title: document.title,
  language: document.language,
  direction: document.direction,
  outlet: document.outletName ?? 'Outlet unknown',
  date: document.date ? shortDate(document.date.from) : 'undated',
  dateTitle: document.date ? dateWords(document.date) : '',
  languageCode: `${document.language === 'und' ? 'not known' : document.language}${document.direction === 'rtl' ? ' ⇠' : ''}`,
  languageTitle: `${languageName(document.language)}, ${document.direction === 'rtl' ? 'right to left' : 'left to right'}`,
  state: document.state,
  stateWords: document.held ? STATES[document.state] : 'not in hand',
  isHeld: document.held,
  isRead: document.state !== 'new',
  marks: !document.held
    ? 'no text'
    : document.claims + document.attributions === 0
      ? 'no marks'
      : countWords({ claim: document.claims, attribution: document.attributions }),
  claims: String(document.claims),
  isParaphrase: document.paraphraseOf !== null,
});
