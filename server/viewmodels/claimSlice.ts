import type { CaseView } from './claimCase.ts';
import { type Entry, entriesOf, reportEntries } from './claimSides.ts';

/** How many mentions of a column are shown at once; the others are on further pages. */
export const PAGE_LENGTH = 100;

/** The entries of each column that a page shows: what passages have to be read for. */
export type Slice = { for: Entry[]; against: Entry[]; reports: Entry[]; questions: number[]; pages: number };

/** Which mentions stand on a page, column by column. Pages are counted from 1. */
export function sliceOf(view: CaseView, page: number): Slice {
  const columns = { for: entriesOf(view, 'for'), against: entriesOf(view, 'against'), reports: reportEntries(view) };
  const questions = [
    ...new Set(view.standing.paths.filter((path) => path.stance === 'questions').map((path) => path.place)),
  ];
  const from = (page - 1) * PAGE_LENGTH;
  const cut = <T>(all: readonly T[]): T[] => all.slice(from, from + PAGE_LENGTH);
  const longest = Math.max(columns.for.length, columns.against.length, columns.reports.length, questions.length);
  return {
    for: cut(columns.for),
    against: cut(columns.against),
    reports: cut(columns.reports),
    questions: cut(questions),
    pages: Math.max(1, Math.ceil(longest / PAGE_LENGTH)),
  };
}

/** The places of which a page shows a card. */
export const placesShown = (slice: Slice): number[] => [
  ...new Set([...[...slice.for, ...slice.against, ...slice.reports].map((entry) => entry.place), ...slice.questions]),
];
