import { DATASET_VERSION } from '../domain/dataset.ts';
import type { ClaimDifference, Difference } from '../domain/datasetDerived.ts';
import { wordFor } from './choices.ts';
import { dateWords } from './dates.ts';
import { counted } from './standing.ts';

type Contents = Record<
  | 'documents'
  | 'sources'
  | 'annotations'
  | 'events'
  | 'claims'
  | 'evidence'
  | 'verdicts'
  | 'ratings'
  | 'derivations'
  | 'questions'
  | 'comments',
  number
>;

export type ExportModel = {
  base: string;
  slug: string;
  name: string;
  version: number;
  /** “2 documents, 31 annotations, …”. */
  contents: string;
  isEmpty: boolean;
  /** Protected sources go under a pseudonym; whether this person may have them by name. Null where there are none. */
  hidden: { mayShow: boolean } | null;
};

/** The page from which a workspace leaves as one file, and into which one comes where there is nothing yet. */
export const exportModel = (
  base: string,
  slug: string,
  name: string,
  contents: Contents,
  isEmpty: boolean,
  hidden: { mayShow: boolean } | null,
): ExportModel => ({
  hidden,
  base,
  slug,
  name,
  version: DATASET_VERSION,
  contents: WHAT.map(([key, one, more]) => counted(contents[key], one, more)).join(', '),
  isEmpty,
});

const WHAT: readonly [keyof Contents, string, string][] = [
  ['documents', 'document', 'documents'],
  ['sources', 'source', 'sources'],
  ['annotations', 'annotation', 'annotations'],
  ['events', 'event', 'events'],
  ['claims', 'claim', 'claims'],
  ['evidence', 'link of a mention to a claim', 'links of mentions to claims'],
  ['ratings', 'rating', 'ratings'],
  ['derivations', 'derivation', 'derivations'],
  ['verdicts', 'verdict', 'verdicts'],
  ['questions', 'question', 'questions'],
  ['comments', 'comment', 'comments'],
];

/** What came of an import, as far as its page, the command line and a program tell it. */
type Came = Record<'documents' | 'annotations' | 'sources' | 'claims' | 'differing', number> & {
  differences: readonly ClaimDifference[];
};

export type ImportedModel = {
  base: string;
  summary: string;
  notice: string;
  more: string;
  differing: { href: string; name: string; statement: string; path: string; says: string[] }[];
};

/** What came of the import of a dataset; `notice` is empty where the file said of its claims what is so. */
export const importedModel = (base: string, came: Came): ImportedModel => ({
  base,
  summary: summaryWords(came),
  notice: noticeWords(came),
  more: came.differing > came.differences.length ? `These are the first ${came.differences.length}.` : '',
  differing: came.differences.map(({ path, number, statement, differences }) => ({
    href: `${base}/claims/${number}`,
    name: `Claim ${number}`,
    statement,
    path,
    says: differences.map(differenceWords),
  })),
});

/** “a dataset with 2 documents, 31 annotations, 4 sources and 1 claim”. */
export const summaryWords = ({ documents, annotations, sources, claims }: Came): string =>
  `a dataset with ${counted(documents, 'document')}, ${counted(annotations, 'annotation')}, ${counted(sources, 'source')} and ${counted(claims, 'claim')}`;

/** Says that derived values of the file weren't taken over; empty where none differs. */
export const noticeWords = ({ differing }: Came): string =>
  differing === 0
    ? ''
    : `${counted(differing, 'claim')} ${differing === 1 ? 'stands' : 'stand'} otherwise here than the file says. How claims stand follows from their evidence, so it was computed anew; everything else is as it was.`;

/** The same for a terminal: a line for the notice and one for each claim. */
export const noticeLines = (came: Came): string[] =>
  came.differing === 0
    ? []
    : [
        noticeWords(came),
        ...came.differences.map(
          ({ path, number, differences }) => `${path}, claim ${number}: ${differences.map(differenceWords).join('; ')}`,
        ),
      ];

function differenceWords({ key, said, found }: Difference): string {
  if (key === 'loops') return loopWords(found, said);
  const words = key === 'verdict.at' ? timeWords : valueWords;
  return `${LABELS[key] ?? key} ${words(found)}, in the file ${words(said)}`;
}

function loopWords(found: Difference['found'], said: Difference['said']): string {
  const [here, there] = [found, said].map((loops) => (JSON.parse(String(loops ?? '[]')) as unknown[]).length);
  return here === there ? 'loops of other sources in the file' : `loops ${here}, in the file ${there}`;
}

const valueWords = (value: string | number | null): string =>
  value === null ? 'none' : String(value).replace(/^[a-z_]+$/, (code) => wordFor(code).replaceAll('_', ' '));

const timeWords = (value: string | number | null): string =>
  value === null ? 'none' : dateWords({ from: String(value), to: String(value) });

const LABELS: Record<string, string> = {
  status: 'status',
  'support.mentions': 'mentions for',
  'support.documents': 'documents for',
  'support.outlets': 'outlets for',
  'support.originsLow': 'origins for at least',
  'support.originsHigh': 'origins for at most',
  'dispute.mentions': 'mentions against',
  'dispute.documents': 'documents against',
  'dispute.outlets': 'outlets against',
  'dispute.originsLow': 'origins against at least',
  'dispute.originsHigh': 'origins against at most',
  'verdict.decision': 'verdict',
  'verdict.at': 'time of the verdict',
};
