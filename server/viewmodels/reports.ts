import { type Annotation, spansOf } from '../domain/annotation.ts';
import type { Citation, Derivation } from '../domain/derivation.ts';
import type { Document } from '../domain/document.ts';
import { shorten } from '../domain/quote.ts';
import { basisWords, dateWords } from './dates.ts';
import type { DocumentChoice } from './derivationPages.ts';
import { type ConfirmedModel, confirmedModel, type Shelf, type SideModel, sideOf } from './derivations.ts';

/** A report that is cited but not in hand: what is known of it, who cites it, and the form that puts its text in its place. */
export type ReportModel = {
  base: string;
  address: string;
  number: number;
  title: string;
  language: string;
  direction: string;
  outlet: string;
  outletHref: string;
  when: string;
  whenBasis: string;
  source: string;
  citations: CitationModel[];
  hasCitations: boolean;
  derivations: ConfirmedModel[];
  hasDerivations: boolean;
  documents: DocumentChoice[];
  from: string;
  to: string;
};
/** An attribution that cites the report, with its words. */
type CitationModel = { text: SideModel; href: string; words: string; language: string; direction: string };

type ReportContext = {
  document: Document;
  citations: readonly Citation[];
  annotations: readonly Annotation[];
  derivations: readonly Derivation[];
  documents: DocumentChoice[];
  shelf: Shelf;
};

export function reportModel({
  document,
  citations,
  annotations,
  derivations,
  documents,
  shelf,
}: ReportContext): ReportModel {
  const outlet = document.outletId ? shelf.sources.get(document.outletId) : undefined;
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const cited = citations.flatMap(({ annotationId }) => citationModel(byId.get(annotationId), shelf));
  const tied = derivations.filter((one) => one.state === 'confirmed').map((one) => confirmedModel(one, shelf));
  return {
    base: shelf.base,
    address: `${shelf.base}/documents/${document.number}`,
    number: document.number,
    title: document.title,
    language: document.language,
    direction: document.direction,
    outlet: outlet?.name ?? '',
    outletHref: outlet ? `${shelf.base}/sources/${outlet.number}` : '',
    when: document.date ? dateWords(document.date) : 'undated',
    whenBasis: document.date ? basisWords(document.date) : '',
    source: document.address ?? '',
    citations: cited,
    hasCitations: cited.length > 0,
    derivations: tied,
    hasDerivations: tied.length > 0,
    documents,
    from: document.date?.from ?? '',
    to: document.date && document.date.to !== document.date.from ? document.date.to : '',
  };
}

function citationModel(annotation: Annotation | undefined, shelf: Shelf): CitationModel[] {
  const text = annotation && shelf.texts.get(annotation.documentId);
  if (!annotation || !text) return [];
  const said = ['source', 'cue', 'recipient', 'content'] as const;
  const pieces = said.flatMap((role) => spansOf(annotation, role)).sort((a, b) => a.start - b.start);
  return [
    {
      text: sideOf(text, shelf),
      href: `${text.href}/annotations/${annotation.number}`,
      words: shorten(pieces.map((span) => span.quote).join(' … '), 200),
      language: text.document.language,
      direction: text.document.direction,
    },
  ];
}
