import type { Annotation } from '../domain/annotation.ts';
import type { Claim, Event, Evidence, Question, Relation } from '../domain/claim.ts';
import type { Comment } from '../domain/comment.ts';
import type { Citation, Derivation } from '../domain/derivation.ts';
import type { Document } from '../domain/document.ts';
import { NotFound } from '../domain/errors.ts';
import type { Identity } from '../domain/rating.ts';
import type { Section } from '../domain/section.ts';
import type { Source } from '../domain/source.ts';
import { documentById } from '../store/documents.ts';
import { type Context, change, currentRow, type Edit, type Outcome } from './change.ts';
import {
  expectBothClaims,
  expectBothEnds,
  expectBothSources,
  expectBothTexts,
  expectCitation,
  expectClaimOf,
  expectParts,
  expectPlace,
  expectSources,
  expectSubject,
} from './restoring.ts';
import { restoreSection } from './sections.ts';

type Rows = {
  annotation: Annotation;
  section: Section;
  document: Document;
  source: Source;
  event: Event;
  claim: Claim;
  evidence: Evidence;
  question: Question;
  relation: Relation;
  derivation: Derivation;
  citation: Citation;
  identity: Identity;
  comment: Comment;
};
export type Restorable = keyof Rows;

/** What each noun is called, and what has to hold for one of it to come back. */
const RULES: { [N in Restorable]: { called: string; expect: (edit: Edit, row: Rows[N]) => void } } = {
  annotation: { called: 'an annotation', expect: expectPlace },
  section: { called: 'a section', expect: (edit, row) => expectSources(edit, [row.sourceId, row.authorId]) },
  document: { called: 'a document', expect: (edit, row) => expectSources(edit, [row.outletId, row.authorId]) },
  source: { called: 'a source', expect: (edit, row) => expectSources(edit, [row.affiliationId, row.mergedInto]) },
  event: { called: 'an event', expect: () => {} },
  claim: { called: 'a claim', expect: expectParts },
  evidence: { called: 'a link with a claim', expect: expectBothEnds },
  question: { called: 'a question', expect: expectClaimOf },
  relation: { called: 'a relation', expect: expectBothClaims },
  derivation: { called: 'a derivation', expect: expectBothTexts },
  citation: { called: 'a citation', expect: expectCitation },
  identity: { called: 'a mark between two sources', expect: expectBothSources },
  comment: { called: 'a comment', expect: expectSubject },
};

export const RESTORABLE = Object.keys(RULES) as Restorable[];

/** What is undone on the page of its document. */
const IN_DOCUMENTS = new Set<Restorable>(['annotation', 'section', 'comment']);

/** Brings back what was deleted, where it still fits. */
export function restore(context: Context, noun: Restorable, id: string): Outcome<unknown> {
  const row = currentRow(context.db, noun, id) as Rows[Restorable] | null;
  if (!row?.hiddenAt) throw new NotFound('There is nothing of that kind in the trash.');
  const documentId = IN_DOCUMENTS.has(noun) ? (row as Annotation | Section | Comment).documentId : null;
  const document = documentId === null ? null : documentById(context.db, documentId);
  if (noun === 'section' && document) return restoreSection(context, document, id);
  return change(context, `restore ${RULES[noun].called}`, documentId, (edit) => {
    expectFitting(edit, noun, row);
    return edit.put(noun, { ...row, hiddenAt: null } as never, row as never);
  });
}

/** @throws Invalid where what a row refers to isn't there any more, or something stands in its place. */
export const expectFitting = (edit: Edit, noun: Restorable, row: unknown): void =>
  (RULES[noun].expect as (edit: Edit, row: unknown) => void)(edit, row);
