import type { Annotation } from '../domain/annotation.ts';
import type { Claim, Event, Evidence, Question, Relation } from '../domain/claim.ts';
import { type Comment, withNames } from '../domain/comment.ts';
import type { Citation, Derivation } from '../domain/derivation.ts';
import type { Document } from '../domain/document.ts';
import { shorten } from '../domain/quote.ts';
import type { Identity } from '../domain/rating.ts';
import type { Section } from '../domain/section.ts';
import type { Source } from '../domain/source.ts';
import { wordFor } from './choices.ts';
import { momentWords } from './dates.ts';
import { identityWords } from './identities.ts';

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

/** What is in the trash, and what is needed to name it: the documents, annotations and claims that it refers to. */
export type TrashContext = {
  base: string;
  hidden: {
    annotations: readonly Annotation[];
    sections: readonly Section[];
    documents: readonly Document[];
    sources: readonly Source[];
    events: readonly Event[];
    claims: readonly Claim[];
    evidence: readonly Evidence[];
    questions: readonly Question[];
    relations: readonly Relation[];
    derivations: readonly Derivation[];
    citations: readonly Citation[];
    comments: readonly Comment[];
    identities: readonly Identity[];
  };
  documents: ReadonlyMap<string, Document>;
  annotations: ReadonlyMap<string, Annotation>;
  claims: ReadonlyMap<string, Claim>;
  sources: ReadonlyMap<string, Pick<Source, 'name'>>;
  people: readonly { id: string; name: string }[];
  now: string;
};

type Named = Omit<TrashRow, 'noun' | 'id' | 'when'>;
const PLAIN = { where: '', language: 'und', direction: 'auto' };

export function trashModel(context: TrashContext): TrashModel {
  const { base, hidden, now } = context;
  const rows = [
    ...rowsOf('annotation', hidden.annotations, (one) => markRow(context, one)),
    ...rowsOf('section', hidden.sections, (one) => ({
      what: `Section: ${wordFor(one.kind)}`,
      words: `¶ ${one.startBlock + 1}–${one.endBlock}`,
      ...inDocument(context, one.documentId),
    })),
    ...rowsOf('document', hidden.documents, (one) => ({
      what: one.held ? `Document ${one.number}` : `Report ${one.number}, not in hand`,
      words: one.title,
      where: '',
      language: one.language,
      direction: one.direction,
    })),
    ...rowsOf('source', hidden.sources, (one) => ({ what: `Source: ${wordFor(one.kind)}`, words: one.name, ...PLAIN })),
    ...claimRows(context),
    ...tieRows(context),
    ...rowsOf('comment', hidden.comments, (one) => commentRow(context, one)),
    ...rowsOf('identity', hidden.identities, ({ mark, firstId, secondId }) => ({
      ...PLAIN,
      what: `Mark: ${identityWords(mark)}`,
      words: [firstId, secondId].map((id) => context.sources.get(id)?.name ?? 'a source').join(' · '),
    })),
  ];
  const newestFirst = rows.sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1));
  return {
    base,
    rows: newestFirst.map(({ at, ...row }) => ({ ...row, when: at ? momentWords(at, now) : '' })),
    hasRows: rows.length > 0,
  };
}

type Timed = Omit<TrashRow, 'when'> & { at: string | null };
const rowsOf = <T extends { id: string; hiddenAt: string | null }>(
  noun: string,
  rows: readonly T[],
  name: (row: T) => Named,
): Timed[] => rows.map((row) => ({ noun, id: row.id, at: row.hiddenAt, ...name(row) }));

function claimRows(context: TrashContext): Timed[] {
  const { events, claims, evidence, questions, relations } = context.hidden;
  const statement = (id: string): string => shorten(context.claims.get(id)?.statement ?? '', 120);
  return [
    ...rowsOf('event', events, (one) => ({ what: `Event ${one.number}`, words: one.name, ...PLAIN })),
    ...rowsOf('claim', claims, (one) => ({
      what: `Claim ${one.number}`,
      words: shorten(one.statement, 120),
      ...PLAIN,
    })),
    ...rowsOf('evidence', evidence, (one) => ({
      ...mentionWords(context, one.mentionId),
      what: `Link with ${claimName(context, one.claimId)} (${one.stance})`,
    })),
    ...rowsOf('question', questions, (one) => ({
      ...PLAIN,
      what: `Question on ${claimName(context, one.claimId)}`,
      words: one.text,
      where: statement(one.claimId),
    })),
    ...rowsOf('relation', relations, (one) => ({
      ...PLAIN,
      what: `Relation: ${wordFor(one.kind).replaceAll('_', ' ')}`,
      words: `${claimName(context, one.claimId)}, ${claimName(context, one.otherId)}`,
      where: statement(one.claimId),
    })),
  ];
}

const tieRows = (context: TrashContext): Timed[] => [
  ...rowsOf('derivation', context.hidden.derivations, (one) => ({
    what: `Derivation: ${wordFor(one.kind).replaceAll('_', ' ')}`,
    words: `${documentName(context, one.documentId)} from ${documentName(context, one.fromDocumentId)}`,
    ...inDocument(context, one.documentId),
  })),
  ...rowsOf('citation', context.hidden.citations, (one) => ({
    ...mentionWords(context, one.annotationId),
    what: `Citation of ${documentName(context, one.documentId)}`,
  })),
];

function commentRow(context: TrashContext, one: Comment): Named {
  const words = shorten(withNames(one.text, context.people), 120);
  const { annotationId, claimId } = one;
  const mark = annotationId === null ? undefined : context.annotations.get(annotationId);
  const about =
    claimId === null ? (mark ? markRow(context, mark).what.toLowerCase() : 'a mark') : claimName(context, claimId);
  return { ...PLAIN, what: `Comment on ${about}`, words, where: mark ? quoteOf(mark) : '' };
}

const markRow = (context: TrashContext, one: Annotation): Named => ({
  what: `${one.kind === 'claim' ? 'Mention' : 'Attribution'} ${one.number}`,
  words: quoteOf(one),
  ...inDocument(context, one.documentId),
});

const quoteOf = (one: Annotation): string => shorten(one.spans.map((span) => span.quote).join(' … '), 120);

function mentionWords(context: TrashContext, id: string): Omit<Named, 'what'> {
  const mention = context.annotations.get(id);
  return mention ? { words: quoteOf(mention), ...inDocument(context, mention.documentId) } : { ...PLAIN, words: '' };
}

const claimName = ({ claims }: TrashContext, id: string): string => `claim ${claims.get(id)?.number ?? '?'}`;
const documentName = ({ documents }: TrashContext, id: string): string =>
  `document ${documents.get(id)?.number ?? '?'}`;

function inDocument({ documents }: TrashContext, id: string): Pick<Named, 'where' | 'language' | 'direction'> {
  const document = documents.get(id);
  return {
    where: document?.title ?? '',
    language: document?.language ?? 'en',
    direction: document?.direction ?? 'ltr',
  };
}
