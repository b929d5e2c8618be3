import type { Document, PlacedBlock } from '../domain/document.ts';
import { shorten } from '../domain/quote.ts';
import type { Section } from '../domain/section.ts';
import type { Source } from '../domain/source.ts';
import { type AnnotationKind, LANGUAGES, type ReadingState } from '../domain/vocabulary.ts';
import { sectionLabel } from './article.ts';
import { wordFor } from './choices.ts';
import { basisWords, dateWords, shortDate } from './dates.ts';
import type { Html } from './html.ts';
import { sourceName } from './reading.ts';

type Listed = Pick<Document, 'id' | 'number' | 'title' | 'language' | 'direction'> & {
  from: string | null;
  outletName: string | null;
  state: ReadingState;
};
export type OutlineDocument = {
  href: string;
  title: string;
  language: string;
  direction: string;
  outlet: string;
  when: string;
  state: string;
  isHere: boolean;
  toc: { href: string; label: string; language: string; direction: string }[];
  hasToc: boolean;
};
export type WorkbenchModel = {
  base: string;
  workspaceBase: string;
  number: number;
  version: number;
  title: string;
  /** The text begins with its own headline: the page’s is for those who don’t see it. */
  isTitleInText: boolean;
  language: string;
  languageName: string;
  direction: string;
  outlet: { name: string; href: string; kind: string } | null;
  author: string;
  hasAuthor: boolean;
  date: string;
  dateBasis: string;
  hasDate: boolean;
  address: string;
  hasAddress: boolean;
  hasOriginal: boolean;
  paraphraseOf: string;
  isParaphrase: boolean;
  counts: string;
  activity: string;
  article: Html;
  isDone: boolean;
  stateWords: string;
  nextState: string;
  nextStateLabel: string;
  readBlock: number;
  outline: OutlineDocument[];
  documentCount: number;
  previous: string;
  next: string;
  hasPrevious: boolean;
  hasNext: boolean;
};

type WorkbenchContext = {
  base: string;
  workspaceBase: string;
  document: Document;
  article: Html;
  text: string;
  blocks: readonly PlacedBlock[];
  sections: readonly Section[];
  counts: Record<AnnotationKind, number>;
  /** What was last done to it. */
  activity: string;
  sources: ReadonlyMap<string, Source>;
  reading: { state: ReadingState; block: number };
  neighbours: { previous: number | null; next: number | null };
  documents: readonly Listed[];
  documentCount: number;
};

export function workbenchModel(context: WorkbenchContext): WorkbenchModel {
  const { base, workspaceBase, document, article, sources, reading, neighbours, documents } = context;
  const outlet = document.outletId ? sources.get(document.outletId) : undefined;
  const isDone = reading.state === 'done';
  const link = (number: number | null): string => (number === null ? '' : `${workspaceBase}/documents/${number}`);
  return {
    base,
    workspaceBase,
    number: document.number,
    version: document.version,
    title: document.title,
    isTitleInText: context.blocks
      .slice(0, 12)
      .some((block) => block.kind === 'heading' && context.text.slice(block.start, block.end) === document.title),
    language: document.language,
    direction: document.direction,
    languageName: languageName(document.language),
    outlet: outlet
      ? { name: outlet.name, href: `${workspaceBase}/sources/${outlet.number}`, kind: wordFor(outlet.kind) }
      : null,
    author: document.authorId ? sourceName(sources, document.authorId) : '',
    hasAuthor: document.authorId !== null,
    date: document.date ? dateWords(document.date) : '',
    dateBasis: document.date ? basisWords(document.date) : '',
    hasDate: document.date !== null,
    address: document.address ?? '',
    hasAddress: document.address !== null,
    hasOriginal: document.sha256 !== null,
    paraphraseOf: (document.paraphraseOf ?? '').replace(/[.\s]+$/, ''),
    isParaphrase: document.paraphraseOf !== null,
    counts: countWords(context.counts),
    activity: context.activity,
    article,
    isDone,
    stateWords: isDone ? 'Finished' : 'Reading',
    nextState: isDone ? 'begun' : 'done',
    nextStateLabel: isDone ? 'Not finished after all' : 'Finished reading',
    readBlock: reading.block,
    outline: documents.map((one) => outlineModel(one, context)),
    documentCount: context.documentCount,
    previous: link(neighbours.previous),
    next: link(neighbours.next),
    hasPrevious: neighbours.previous !== null,
    hasNext: neighbours.next !== null,
  };
}

export const languageName = (code: string): string =>
  (LANGUAGES as Record<string, string>)[code] ?? (code === 'und' ? 'language not known' : code);

export const countWords = ({ attribution, claim }: Record<AnnotationKind, number>): string =>
  `${attribution} ${attribution === 1 ? 'attribution' : 'attributions'}, ${claim} ${claim === 1 ? 'mention' : 'mentions'}`;

const STATES: Record<ReadingState, string> = { new: 'not yet read', begun: 'begun', done: 'finished' };

function outlineModel(one: Listed, context: WorkbenchContext): OutlineDocument {
  const isHere = one.id === context.document.id;
  const toc = isHere ? tocOf(context) : [];
  return {
    href: `${context.workspaceBase}/documents/${one.number}`,
    title: one.title,
    language: one.language,
    direction: one.direction,
    outlet: one.outletName ?? 'outlet unknown',
    when: one.from ? shortDate(one.from) : '',
    state: STATES[one.state],
    isHere,
    toc,
    hasToc: toc.length > 0,
  };
}

/** Headings, and posts where the text is a thread. */
function tocOf({ blocks, sections, text, sources, document }: WorkbenchContext): OutlineDocument['toc'] {
  const common = { language: document.language, direction: document.direction };
  const posts = sections
    .filter((section) => section.kind === 'post')
    .map((section) => ({
      at: section.startBlock,
      label: sectionLabel(section, { sources }),
      language: 'en',
      direction: 'ltr',
    }));
  const headings = blocks
    .filter((block) => block.kind === 'heading')
    .map((block) => ({ at: block.position, label: shorten(text.slice(block.start, block.end), 60), ...common }));
  const entries = posts.length > 1 ? posts : headings;
  return entries
    .slice(0, 80)
    .map(({ at, label, language, direction }) => ({ href: `#p${at + 1}`, label, language, direction }));
}
