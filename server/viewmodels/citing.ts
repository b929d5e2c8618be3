import type { Annotation } from '../domain/annotation.ts';
import type { Document } from '../domain/document.ts';
import { shorten } from '../domain/quote.ts';
import { DATE_BASES } from '../domain/vocabulary.ts';
import { type Choice, choices } from './choices.ts';
import { dateWords } from './dates.ts';

/** The page on which somebody says which report an attribution cites. */
export type CitingModel = {
  action: string;
  back: string;
  query: string;
  number: number;
  words: string;
  language: string;
  direction: string;
  sources: string;
  rows: ReportRow[];
  hasRows: boolean;
  title: string;
  bases: Choice[];
};
type ReportRow = {
  number: number;
  href: string;
  title: string;
  language: string;
  direction: string;
  from: string;
  isHeld: boolean;
};

type Citable = Document & { outletName: string | null };
export type CitingContext = {
  base: string;
  workspaceBase: string;
  document: Document;
  attribution: Annotation;
  sources: readonly string[];
  query: string;
  found: readonly Citable[];
};

export function citingModel({
  base,
  workspaceBase,
  document,
  attribution,
  sources,
  query,
  found,
}: CitingContext): CitingModel {
  const back = `${base}/annotations/${attribution.number}`;
  return {
    action: `${back}/citation`,
    back: `${back}#a${attribution.number}`,
    query,
    number: attribution.number,
    words: shorten(attribution.spans.map((span) => span.quote).join(' … '), 240),
    language: document.language,
    direction: document.direction,
    sources: sources.join(', '),
    rows: found.map((one) => rowOf(one, workspaceBase)),
    hasRows: found.length > 0,
    title: /^\d+$/.test(query) ? '' : query,
    bases: choices(DATE_BASES, 'inferred', null),
  };
}

const rowOf = (one: Citable, workspaceBase: string): ReportRow => ({
  number: one.number,
  href: `${workspaceBase}/documents/${one.number}`,
  title: one.title,
  language: one.language,
  direction: one.direction,
  from: [one.outletName ?? 'outlet unknown', one.date ? dateWords(one.date) : 'undated'].join(', '),
  isHeld: one.held,
});
