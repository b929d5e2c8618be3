import type { Source } from '../domain/source.ts';
import { type Letter, RELIABILITIES, SOURCE_KINDS } from '../domain/vocabulary.ts';
import { type Choice, choices, wordFor } from './choices.ts';
import { counted, type GradeModel, gradeModel, letterWords } from './standing.ts';

export type SourceRow = {
  id: string;
  href: string;
  number: number;
  name: string;
  kind: string;
  isUnnamed: boolean;
  isProtected: boolean;
  aliases: { name: string; language: string; comma: string }[];
  description: string;
  grade: GradeModel | null;
  attributions: number;
  documents: number;
};
export type SourcesModel = {
  base: string;
  here: string;
  rows: SourceRow[];
  hasRows: boolean;
  isEmpty: boolean;
  nothingFound: boolean;
  searched: string;
  query: string;
  kinds: Choice[];
  letters: Choice[];
  protections: Choice[];
  newKinds: Choice[];
  isFiltered: boolean;
  next: string;
  unnamed: string;
};

type Query = {
  q: string;
  kind: string | null;
  letter: string | null;
  protected: string | null;
};
type SourcesContext = {
  base: string;
  here: string;
  query: Query;
  sources: readonly Source[];
  counts: ReadonlyMap<string, { attributions: number; documents: number }>;
  letters: ReadonlyMap<string, Letter>;
  /** Where the next page begins. */
  last: { folded: string; id: string } | null;
  unnamed: number;
};

export function sourcesModel(context: SourcesContext): SourcesModel {
  const { base, query, sources, last } = context;
  const isFiltered = query.q.trim() !== '' || [query.kind, query.letter, query.protected].some((one) => one !== null);
  return {
    base,
    here: context.here,
    rows: sources.map((source) => rowOf(source, context)),
    hasRows: sources.length > 0,
    isEmpty: sources.length === 0 && !isFiltered,
    nothingFound: sources.length === 0 && isFiltered,
    searched: query.q.trim(),
    query: query.q,
    kinds: choices(SOURCE_KINDS, query.kind, 'Any kind'),
    letters: letterChoices(query.letter),
    protections: [
      { value: '', label: 'Protected or not', isChosen: query.protected === null },
      { value: 'yes', label: 'Protected', isChosen: query.protected === 'yes' },
      { value: 'no', label: 'Not protected', isChosen: query.protected === 'no' },
    ],
    newKinds: choices(SOURCE_KINDS, 'person', null),
    isFiltered,
    next: last ? nextHref(base, query, last) : '',
    unnamed: counted(context.unnamed, 'unnamed source'),
  };
}

const letterChoices = (chosen: string | null): Choice[] => [
  { value: '', label: 'Any reliability', isChosen: chosen === null },
  ...RELIABILITIES.map((value) => ({ value, label: `${value}, ${letterWords(value)}`, isChosen: chosen === value })),
  { value: 'none', label: 'Not rated', isChosen: chosen === 'none' },
];

function nextHref(base: string, query: Query, last: { folded: string; id: string }): string {
  const kept = Object.entries({ q: query.q, kind: query.kind, letter: query.letter, protected: query.protected });
  const set = kept.filter((pair): pair is [string, string] => pair[1] !== null && pair[1] !== '');
  return `${base}/sources?${new URLSearchParams([...set, ['after', last.folded], ['id', last.id]])}`;
}

function rowOf(source: Source, { base, counts, letters }: SourcesContext): SourceRow {
  const letter = letters.get(source.id);
  return {
    id: source.id,
    href: `${base}/sources/${source.number}`,
    number: source.number,
    name: source.name,
    kind: wordFor(source.kind),
    isUnnamed: source.kind === 'unnamed',
    isProtected: source.protected,
    aliases: source.aliases.map(({ name, language }, i) => ({
      name,
      language: language ?? '',
      comma: i === 0 ? '' : ', ',
    })),
    description: source.description,
    grade: letter ? gradeModel(letter, null) : null,
    ...(counts.get(source.id) ?? { attributions: 0, documents: 0 }),
  };
}
