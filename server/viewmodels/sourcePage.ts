import type { Reliability } from '../domain/rating.ts';
import type { Source } from '../domain/source.ts';
import type { TrackRecord } from '../domain/trackRecord.ts';
import { SOURCE_KINDS, STANCES, type Stance } from '../domain/vocabulary.ts';
import type { AttributionRow } from './attributionRows.ts';
import { type Choice, choices, wordFor } from './choices.ts';
import type { LogModel } from './inspector.ts';
import type { CandidateModel } from './sourceCandidates.ts';
import type { CitingModel } from './sourceCiting.ts';
import { type SourceFieldsModel, sourceFieldsModel, type WrittenName, writtenNames } from './sourceFields.ts';
import { type RatingsModel, ratingsModel } from './sourceRatings.ts';
import { type RecordModel, recordModel } from './sourceRecord.ts';
import { counted } from './standing.ts';

export type UseModel = { words: string; href: string };
export type MarkModel = { words: string; name: string; href: string; who: string; rationale: string };
export type SourcePageModel = {
  base: string;
  action: string;
  id: string;
  number: number;
  version: number;
  name: string;
  /** The first other spelling of another script, beside the name. */
  besides: { name: string; language: string } | null;
  kind: string;
  kindHref: string;
  isUnnamed: boolean;
  isProtected: boolean;
  description: string;
  written: WrittenName[];
  affiliation: { name: string; href: string } | null;
  summary: string;
  merged: { name: string; number: number; action: string }[];
  fields: SourceFieldsModel;
  record: RecordModel;
  hasRecord: boolean;
  cites: CitingModel;
  citedBy: CitingModel;
  total: number;
  rows: AttributionRow[];
  hasRows: boolean;
  canSplit: boolean;
  stances: Choice[];
  roles: Choice[];
  isFiltered: boolean;
  range: string;
  previous: string;
  next: string;
  ratings: RatingsModel;
  hasRatings: boolean;
  candidates: CandidateModel[];
  marks: MarkModel[];
  uses: UseModel[];
  isUsed: boolean;
  history: LogModel[];
  splitKinds: Choice[];
};

export type ListPart = {
  as: 'source' | 'publisher';
  stance: Stance | null;
  page: number;
  length: number;
  total: number;
};

export type SourcePageContext = {
  base: string;
  source: Source;
  merged: readonly Source[];
  affiliation: Source | null;
  published: number;
  named: { attributions: number; documents: number };
  record: TrackRecord;
  cites: CitingModel;
  citedBy: CitingModel;
  list: ListPart;
  rows: AttributionRow[];
  ratings: readonly Reliability[];
  people: ReadonlyMap<string, string>;
  candidates: CandidateModel[];
  marks: MarkModel[];
  uses: readonly { as: string; number: number; title: string; place: number }[];
  history: LogModel[];
  now: string;
};

export function sourcePageModel(context: SourcePageContext): SourcePageModel {
  const { base, source, merged, affiliation, list, rows, ratings, people, now } = context;
  const action = `${base}/sources/${source.number}`;
  const written = writtenNames(source, merged);
  const besides = written.find((one) => one.script !== '' && isForeign(one.script, source.name));
  return {
    base,
    action,
    id: source.id,
    number: source.number,
    version: source.version,
    name: source.name,
    besides: besides ?? null,
    kind: wordFor(source.kind),
    kindHref: `${base}/sources?kind=${source.kind}`,
    isUnnamed: source.kind === 'unnamed',
    isProtected: source.protected,
    description: source.description,
    written,
    affiliation: affiliation && { name: affiliation.name, href: `${base}/sources/${affiliation.number}` },
    summary: summaryOf(context),
    merged: merged.map((one) => ({
      name: one.name,
      number: one.number,
      action: `${base}/sources/${one.number}/separations`,
    })),
    fields: sourceFieldsModel(source, affiliation),
    record: recordModel(context.record),
    hasRecord: context.record.claims > 0,
    cites: context.cites,
    citedBy: context.citedBy,
    total: list.total,
    rows,
    hasRows: rows.length > 0,
    canSplit: rows.some((row) => row.attribution !== ''),
    ...listModel(action, list),
    ratings: ratingsModel(ratings, people, now),
    hasRatings: ratings.length > 0,
    candidates: context.candidates,
    marks: context.marks,
    uses: context.uses.map((use) => useModel(base, use)),
    isUsed: context.uses.length > 0,
    history: context.history,
    splitKinds: choices(SOURCE_KINDS, source.kind, null),
  };
}

const isForeign = (script: string, name: string): boolean =>
  script === 'Latin script' ? /\p{Script=Arabic}/u.test(name) : /\p{Script=Latin}/u.test(name);

function summaryOf({ published, named }: SourcePageContext): string {
  const own = published > 0 ? [`${counted(published, 'document')} of its own`] : [];
  const others = `${counted(named.attributions, 'attribution')} in ${counted(named.documents, 'document')}`;
  return [...own, others].join(', ');
}

/** The filters of the table, and the pages of it. */
function listModel(
  action: string,
  { as, stance, page, length, total }: ListPart,
): Pick<SourcePageModel, 'stances' | 'roles' | 'isFiltered' | 'range' | 'previous' | 'next'> {
  const last = Math.min(total, page * length);
  const at = (to: number): string => {
    const query = new URLSearchParams({
      ...(stance ? { stance } : {}),
      ...(as === 'publisher' ? { as } : {}),
      ...(to > 1 ? { page: String(to) } : {}),
    });
    return `${action}${query.size > 0 ? `?${query}` : ''}#attributions`;
  };
  return {
    stances: choices(STANCES, stance, 'Any stance'),
    roles: [
      { value: '', label: 'Named as source', isChosen: as === 'source' },
      { value: 'publisher', label: 'As publisher', isChosen: as === 'publisher' },
    ],
    isFiltered: stance !== null || as === 'publisher',
    range: total > length ? `${(page - 1) * length + 1}–${last} of ${total}` : '',
    previous: page > 1 ? at(page - 1) : '',
    next: last < total ? at(page + 1) : '',
  };
}

function useModel(base: string, { as, number, title, place }: SourcePageContext['uses'][number]): UseModel {
  const document = `${base}/documents/${number}`;
  if (as === 'attribution')
    return { words: `attribution ${place} of ${title}`, href: `${document}/annotations/${place}#a${place}` };
  if (as === 'section') return { words: `a section of ${title}, ¶ ${place}`, href: `${document}#p${place}` };
  if (as === 'outlet') return { words: `outlet of ${title}`, href: document };
  if (as === 'author') return { words: `author of ${title}`, href: document };
  if (as === 'speaker') return { words: `speaker of claim ${number}`, href: `${base}/claims/${number}` };
  return {
    words: as === 'merged' ? `${title} was merged into it` : `affiliation of ${title}`,
    href: `${base}/sources/${number}`,
  };
}
