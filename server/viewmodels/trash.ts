import type { Annotation } from '../domain/annotation.ts';
import type { Document } from '../domain/document.ts';
import { shorten } from '../domain/quote.ts';
import type { Section } from '../domain/section.ts';
import type { Source } from '../domain/source.ts';
import { wordFor } from './choices.ts';
import { momentWords } from './dates.ts';

export type TrashRow = {
  noun: string;
  id: string;
  what: string;
  words: string;
  language: string;
  direction: string;
  where: string;
  when: string;
};
export type TrashModel = { base: string; rows: TrashRow[]; hasRows: boolean };

type TrashContext = {
  base: string;
  annotations: readonly Annotation[];
  sections: readonly Section[];
  documents: readonly Document[];
  hiddenDocuments: readonly Document[];
  sources: readonly Source[];
  now: string;
};

export function trashModel(context: TrashContext): TrashModel {
  const { annotations, sections, hiddenDocuments, sources, now } = context;
  const titled = new Map(context.documents.map((document) => [document.id, document]));
  const inDocument = (id: string) => ({
    where: titled.get(id)?.title ?? '',
    language: titled.get(id)?.language ?? 'en',
    direction: titled.get(id)?.direction ?? 'ltr',
  });
  const plain = { where: '', language: 'en', direction: 'auto' };
  const rows = [
    ...annotations.map((one) => ({
      noun: 'annotation',
      id: one.id,
      at: one.hiddenAt,
      what: `${one.kind === 'claim' ? 'Claim' : 'Attribution'} ${one.number}`,
      words: shorten(one.spans.map((span) => span.quote).join(' … '), 120),
      ...inDocument(one.documentId),
    })),
    ...sections.map((one) => ({
      noun: 'section',
      id: one.id,
      at: one.hiddenAt,
      what: `Section: ${one.kind}`,
      words: `¶ ${one.startBlock + 1}–${one.endBlock}`,
      ...inDocument(one.documentId),
    })),
    ...hiddenDocuments.map((one) => ({
      noun: 'document',
      id: one.id,
      at: one.hiddenAt,
      what: `Document ${one.number}`,
      words: one.title,
      where: '',
      language: one.language,
      direction: one.direction,
    })),
    ...sources.map((one) => ({
      noun: 'source',
      id: one.id,
      at: one.hiddenAt,
      what: `Source: ${wordFor(one.kind)}`,
      words: one.name,
      ...plain,
    })),
  ];
  const newestFirst = rows.sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1));
  return {
    base: context.base,
    rows: newestFirst.map(({ at, ...row }) => ({ ...row, when: at ? momentWords(at, now) : '' })),
    hasRows: rows.length > 0,
  };
}
