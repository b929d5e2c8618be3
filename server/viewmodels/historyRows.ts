import type { Annotation } from '../domain/annotation.ts';
import type { Claim, Event, Evidence, Relation } from '../domain/claim.ts';
import type { Comment } from '../domain/comment.ts';
import type { Citation, Derivation } from '../domain/derivation.ts';
import type { Document } from '../domain/document.ts';
import { shorten } from '../domain/quote.ts';
import type { Identity } from '../domain/rating.ts';
import type { Section } from '../domain/section.ts';
import type { Source } from '../domain/source.ts';

/** What rows refer to, by id: hidden or not, as it is now. */
export type Book = {
  base: string;
  now: string;
  annotations: ReadonlyMap<string, Annotation>;
  claims: ReadonlyMap<string, Claim>;
  documents: ReadonlyMap<string, Document>;
  events: ReadonlyMap<string, Event>;
  sections: ReadonlyMap<string, Section>;
  sources: ReadonlyMap<string, Source>;
  people: ReadonlyMap<string, string>;
};

/** A row by what it is called, and where it is; `href` is empty where there is no page of it, or it is in the trash. */
export type RowName = { what: string; name: string; href: string; history: string };

type Row = { hiddenAt?: string | null };
type Naming<T> = (book: Book, row: T) => Omit<RowName, 'history'> & { history?: string };

const NOWHERE = { name: '', href: '' };

const mark: Naming<Annotation> = ({ base, documents }, { kind, number, documentId }) => {
  const document = documents.get(documentId);
  const href = document ? `${base}/documents/${document.number}/annotations/${number}` : '';
  return {
    what: `${kind === 'claim' ? 'Mention' : 'Attribution'} ${number} of document ${document?.number ?? '?'}`,
    name: '',
    href,
    history: href && `${href}/history`,
  };
};

const markName = (book: Book, id: string | null): string => {
  const found = id === null ? undefined : book.annotations.get(id);
  return found ? lower(mark(book, found).what) : 'a mark';
};
export const claimName = (book: Book, id: string | null): string =>
  `claim ${(id === null ? undefined : book.claims.get(id))?.number ?? '?'}`;
export const documentName = (book: Book, id: string | null): string =>
  `document ${(id === null ? undefined : book.documents.get(id))?.number ?? '?'}`;
export const sourceName = (book: Book, id: string): string => book.sources.get(id)?.name ?? 'a source';
const lower = (words: string): string => words.slice(0, 1).toLowerCase() + words.slice(1);

const atClaim = (book: Book, id: string): string => {
  const claim = book.claims.get(id);
  return claim ? `${book.base}/claims/${claim.number}` : '';
};
const atDocument = (book: Book, id: string): string => {
  const document = book.documents.get(id);
  return document ? `${book.base}/documents/${document.number}` : '';
};
const withHistory = (href: string) => ({ href, history: `${href}/history` });

const NAMINGS: Record<string, Naming<never>> = {
  annotation: mark,
  source: ({ base }, { number, name }: Source) => ({
    what: `Source ${number}`,
    name,
    ...withHistory(`${base}/sources/${number}`),
  }),
  section: (book, { kind, startBlock, endBlock, documentId }: Section) => ({
    what: `The ${kind}, ¶ ${startBlock + 1}–${endBlock}, of ${documentName(book, documentId)}`,
    name: '',
    href: `${atDocument(book, documentId)}/sections`,
  }),
  document: ({ base }, { number, title }: Document) => ({
    what: `Document ${number}`,
    name: title,
    ...withHistory(`${base}/documents/${number}`),
  }),
  workspace: ({ base }, { name }: { name: string }) => ({ what: 'The workspace', name, href: `${base}/documents` }),
  event: ({ base }, { number, name }: Event) => ({
    what: `Event ${number}`,
    name,
    ...withHistory(`${base}/events/${number}`),
  }),
  claim: ({ base }, { number, statement }: Claim) => ({
    what: `Claim ${number}`,
    name: shorten(statement, 120),
    ...withHistory(`${base}/claims/${number}`),
  }),
  relation: (book, { claimId, otherId }: Relation) => ({
    what: `The relation of ${claimName(book, claimId)} and ${claimName(book, otherId)}`,
    name: '',
    href: atClaim(book, claimId),
  }),
  evidence: (book, { mentionId, claimId }: Evidence) => ({
    what: `The link of ${markName(book, mentionId)} with ${claimName(book, claimId)}`,
    name: '',
    href: atClaim(book, claimId),
  }),
  verdict: (book, { claimId }: { claimId: string }) => ({
    what: `A verdict on ${claimName(book, claimId)}`,
    name: '',
    href: atClaim(book, claimId),
  }),
  question: (book, { claimId }: { claimId: string }) => ({
    what: `A question on ${claimName(book, claimId)}`,
    name: '',
    href: atClaim(book, claimId),
  }),
  dismissal: () => ({ what: 'Two that were told apart', ...NOWHERE }),
  reliability: (book, { sourceId }: { sourceId: string }) => ({
    what: 'A rating of',
    name: sourceName(book, sourceId),
    href: '',
  }),
  credibility: (book, { mentionId }: { mentionId: string }) => ({
    what: `A grade of ${markName(book, mentionId)}`,
    ...NOWHERE,
  }),
  identity: (book, { firstId, secondId }: Identity) => ({
    what: 'What two sources are to each other:',
    name: `${sourceName(book, firstId)} · ${sourceName(book, secondId)}`,
    href: '',
  }),
  derivation: (book, { documentId, fromDocumentId }: Derivation) => ({
    what: `That ${documentName(book, documentId)} comes from ${documentName(book, fromDocumentId)}`,
    name: '',
    href: `${atDocument(book, documentId)}/derivations`,
  }),
  citation: (book, { documentId, annotationId }: Citation) => ({
    what: `That ${markName(book, annotationId)} cites ${documentName(book, documentId)}`,
    ...NOWHERE,
  }),
  comment: (book, { annotationId, claimId }: Comment) => ({
    what: `A comment on ${claimId === null ? markName(book, annotationId) : claimName(book, claimId)}`,
    ...NOWHERE,
  }),
  dataset: () => ({ what: 'A dataset', ...NOWHERE }),
  erasure: () => ({ what: 'A name, everywhere', ...NOWHERE }),
};

/** What a row of the log is called. */
export function rowName(book: Book, noun: string, row: unknown): RowName {
  const naming = NAMINGS[noun] as Naming<unknown> | undefined;
  if (!naming || row === null) return { what: noun, name: '', href: '', history: '' };
  const { history = '', ...named } = naming(book, row);
  return { ...named, href: (row as Row).hiddenAt ? '' : named.href, history };
}

type Crumb = { href: string; label: string };
type Head = { title: string; name: string; href: string; crumbs: Crumb[] };
const head = (named: Omit<RowName, 'history'>, ...crumbs: Crumb[]): Head => ({
  title: named.what,
  name: named.name,
  href: named.href,
  crumbs,
});

export const documentHead = (base: string, { number, title }: Pick<Document, 'number' | 'title'>): Head =>
  head(
    { what: `Document ${number}`, name: title, href: `${base}/documents/${number}` },
    { href: `${base}/documents`, label: 'Documents' },
  );

export const annotationHead = (
  base: string,
  { number: of, title }: Pick<Document, 'number' | 'title'>,
  { kind, number, spans }: Pick<Annotation, 'kind' | 'number' | 'spans'>,
): Head =>
  head(
    {
      what: `${kind === 'claim' ? 'Mention' : 'Attribution'} ${number}`,
      name: shorten(spans.map((span) => span.quote).join(' … '), 120),
      href: `${base}/documents/${of}/annotations/${number}`,
    },
    { href: `${base}/documents`, label: 'Documents' },
    { href: `${base}/documents/${of}`, label: title },
  );

export const claimHead = (base: string, { number, statement }: Pick<Claim, 'number' | 'statement'>): Head =>
  head(
    { what: `Claim ${number}`, name: shorten(statement, 200), href: `${base}/claims/${number}` },
    { href: `${base}/claims`, label: 'Claims' },
  );

export const sourceHead = (base: string, { number, name }: Pick<Source, 'number' | 'name'>): Head =>
  head(
    { what: `Source ${number}`, name, href: `${base}/sources/${number}` },
    { href: `${base}/sources`, label: 'Sources' },
  );

export const eventHead = (base: string, { number, name }: Pick<Event, 'number' | 'name'>): Head =>
  head(
    { what: `Event ${number}`, name, href: `${base}/events/${number}` },
    { href: `${base}/events`, label: 'Events' },
  );
