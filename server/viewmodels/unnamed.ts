import { type Annotation, spansOf } from '../domain/annotation.ts';
import type { Document } from '../domain/document.ts';
import { shorten } from '../domain/quote.ts';
import type { Identity } from '../domain/rating.ts';
import type { Source } from '../domain/source.ts';
import { dateWords, momentWords } from './dates.ts';
import { identityWords } from './identities.ts';
import { resolveMerged } from './reading.ts';

export type UnnamedRow = {
  id: string;
  number: number;
  href: string;
  name: string;
  description: string;
  isProtected: boolean;
  words: string;
  wordsHref: string;
  language: string;
  direction: string;
  outlet: string;
  when: string;
  attributions: number;
};
export type IdentityRow = {
  action: string;
  first: string;
  firstHref: string;
  firstWhere: string;
  second: string;
  secondHref: string;
  secondWhere: string;
  mark: string;
  who: string;
  when: string;
  rationale: string;
};
export type UnnamedModel = {
  base: string;
  here: string;
  query: string;
  rows: UnnamedRow[];
  hasRows: boolean;
  next: string;
  marks: IdentityRow[];
  markCount: number;
};

export type Heard = {
  source: Source;
  attributions: number;
  first: { documentId: string; annotationId: string } | null;
};

export type UnnamedContext = {
  base: string;
  here: string;
  query: string;
  listed: readonly Heard[];
  next: string;
  annotations: ReadonlyMap<string, Annotation>;
  documents: ReadonlyMap<string, Document>;
  /** Outlets, and whatever is marked, with what it was merged into. */
  sources: ReadonlyMap<string, Source>;
  /** Where each marked source is first heard, by source. */
  heard: ReadonlyMap<string, Heard>;
  marks: readonly Identity[];
  markCount: number;
  people: ReadonlyMap<string, string>;
  now: string;
};

export const unnamedModel = (context: UnnamedContext): UnnamedModel => ({
  base: context.base,
  here: context.here,
  query: context.query,
  rows: context.listed.map((one) => rowOf(one, context)),
  hasRows: context.listed.length > 0,
  next: context.next,
  marks: context.marks.map((mark) => markOf(mark, context)),
  markCount: context.markCount,
});

function rowOf({ source, attributions, first }: Heard, context: UnnamedContext): UnnamedRow {
  const { base, annotations, documents } = context;
  const document = first ? documents.get(first.documentId) : undefined;
  const annotation = first ? annotations.get(first.annotationId) : undefined;
  const said = annotation
    ? spansOf(annotation, 'source')
        .map((span) => span.quote)
        .join(' … ')
    : '';
  return {
    id: source.id,
    number: source.number,
    href: `${base}/sources/${source.number}`,
    name: source.name,
    description: source.description,
    isProtected: source.protected,
    words: shorten(said, 120),
    wordsHref:
      document && annotation
        ? `${base}/documents/${document.number}/annotations/${annotation.number}#a${annotation.number}`
        : '',
    language: document?.language ?? '',
    direction: document?.direction ?? 'ltr',
    outlet: outletOf(document, context),
    when: document?.date ? dateWords(document.date) : '',
    attributions,
  };
}

const outletOf = (document: Document | undefined, { sources }: UnnamedContext): string =>
  (document?.outletId && sources.get(resolveMerged(sources, document.outletId))?.name) || '';

function markOf(identity: Identity, context: UnnamedContext): IdentityRow {
  const { base, sources, people, now } = context;
  const [first, second] = [identity.firstId, identity.secondId].map((id) => sources.get(resolveMerged(sources, id)));
  return {
    action: `${base}/sources/identities/${identity.id}/removal`,
    first: first?.name ?? '',
    firstHref: `${base}/sources/${first?.number}`,
    firstWhere: whereOf(first, context),
    second: second?.name ?? '',
    secondHref: `${base}/sources/${second?.number}`,
    secondWhere: whereOf(second, context),
    mark: identityWords(identity.mark),
    who: people.get(identity.createdBy) ?? 'someone',
    when: momentWords(identity.createdAt, now),
    rationale: identity.rationale,
  };
}

/** Two that go by the same words are told apart by where they speak. */
function whereOf(source: Source | undefined, context: UnnamedContext): string {
  const first = source && context.heard.get(source.id)?.first;
  const document = first ? context.documents.get(first.documentId) : undefined;
  const parts = [outletOf(document, context), document?.date ? dateWords(document.date) : ''].filter(Boolean);
  return parts.length > 0 ? `(${parts.join(', ')})` : '';
}
