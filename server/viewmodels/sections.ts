import type { Document, PlacedBlock } from '../domain/document.ts';
import { shorten } from '../domain/quote.ts';
import { type Section, sectionsAround } from '../domain/section.ts';
import type { Source } from '../domain/source.ts';
import { DATE_BASES, SECTION_KINDS } from '../domain/vocabulary.ts';
import { sectionLabel } from './article.ts';
import { type Choice, choices, wordFor } from './choices.ts';
import { sourceName } from './reading.ts';

export type SectionRow = {
  id: string;
  version: number;
  label: string;
  kinds: Choice[];
  startBlock: number;
  endBlock: number;
  blocks: string;
  depth: number;
  action: string;
  source: string;
  sourceName: string;
  author: string;
  authorName: string;
  from: string;
  to: string;
  bases: Choice[];
  note: string;
  canSplit: boolean;
  splitAt: number;
  opening: string;
  language: string;
  direction: string;
};
/** The sections of a document, each as a form, beside the paragraphs that they are made of. */
export type SectionsModel = {
  base: string;
  number: number;
  title: string;
  language: string;
  direction: string;
  action: string;
  rows: SectionRow[];
  hasRows: boolean;
  kinds: Choice[];
  bases: Choice[];
  lastBlock: number;
  previous: string;
  next: string;
  blocks: { number: number; words: string; kinds: string; href: string }[];
};

const PAGE_LENGTH = 100;
const BLOCKS_SHOWN = 400;

type SectionsContext = {
  base: string;
  /** From 1: a thread may have thousands of sections. */
  page: number;
  document: Document;
  text: string;
  blocks: readonly PlacedBlock[];
  sections: readonly Section[];
  sources: ReadonlyMap<string, Source>;
};

export function sectionsModel(context: SectionsContext): SectionsModel {
  const { base, document, blocks, sections, page } = context;
  const action = `${base}/documents/${document.number}/sections`;
  const shown = sections.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH);
  return {
    base,
    number: document.number,
    title: document.title,
    language: document.language,
    direction: document.direction,
    action,
    rows: shown.map((section) => rowModel(section, context, action)),
    hasRows: shown.length > 0,
    kinds: choices(SECTION_KINDS, 'post', null),
    bases: choices(DATE_BASES, 'stated', null),
    lastBlock: blocks.length,
    blocks: blocksBeside(shown, context),
    previous: page > 1 ? `${action}?page=${page - 1}` : '',
    next: sections.length > page * PAGE_LENGTH ? `${action}?page=${page + 1}` : '',
  };
}

/** The paragraphs that the sections on this page are made of. */
function blocksBeside(
  shown: readonly Section[],
  { base, document, text, blocks }: SectionsContext,
): SectionsModel['blocks'] {
  const first = shown[0]?.startBlock ?? 0;
  return blocks.slice(first, first + BLOCKS_SHOWN).map((block) => ({
    number: block.position + 1,
    words: shorten(text.slice(block.start, block.end), 90),
    href: `${base}/documents/${document.number}#p${block.position + 1}`,
    kinds: sectionsAround(shown, { startBlock: block.position, endBlock: block.position + 1 })
      .map((section) => wordFor(section.kind))
      .join(' › '),
  }));
}

function rowModel(
  section: Section,
  { document, text, blocks, sections, sources }: SectionsContext,
  action: string,
): SectionRow {
  const first = blocks[section.startBlock];
  const count = section.endBlock - section.startBlock;
  return {
    id: section.id,
    version: section.version,
    label: sectionLabel(section, { sources }),
    kinds: choices(SECTION_KINDS, section.kind, null),
    startBlock: section.startBlock + 1,
    endBlock: section.endBlock,
    blocks: count === 1 ? `¶ ${section.startBlock + 1}` : `¶ ${section.startBlock + 1}–${section.endBlock}`,
    depth: sectionsAround(sections, section).length - 1,
    action: `${action}/${section.id}`,
    source: section.sourceId ? `id:${section.sourceId}` : '',
    sourceName: section.sourceId ? sourceName(sources, section.sourceId) : '',
    author: section.authorId ? `id:${section.authorId}` : '',
    authorName: section.authorId ? sourceName(sources, section.authorId) : '',
    from: section.date?.from ?? '',
    to: section.date?.to ?? '',
    bases: choices(DATE_BASES, section.date?.basis ?? 'stated', null),
    note: section.label ?? '',
    canSplit: count > 1,
    splitAt: section.startBlock + 2,
    opening: first ? shorten(text.slice(first.start, first.end), 90) : '',
    language: document.language,
    direction: document.direction,
  };
}
