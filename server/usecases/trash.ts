import type { Annotation } from '../domain/annotation.ts';
import type { Claim, Event, Evidence, Question, Relation } from '../domain/claim.ts';
import type { Citation, Derivation } from '../domain/derivation.ts';
import type { Document } from '../domain/document.ts';
import { NotFound } from '../domain/errors.ts';
import type { Section } from '../domain/section.ts';
import type { Source } from '../domain/source.ts';
import { documentById } from '../store/documents.ts';
import { type Context, change, currentRow, type Edit, type Outcome } from './change.ts';
import {
  expectBothClaims,
  expectBothEnds,
  expectBothTexts,
  expectCitation,
  expectClaimOf,
  expectParts,
  refuseChrome,
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
};
export type Restorable = keyof Rows;

/** What each noun is called, and what has to hold for one of it to come back. */
const RULES: { [N in Restorable]: { called: string; expect: (edit: Edit, row: Rows[N]) => void } } = {
  annotation: { called: 'an annotation', expect: refuseChrome },
  section: { called: 'a section', expect: () => {} },
  document: { called: 'a document', expect: () => {} },
  source: { called: 'a source', expect: () => {} },
  event: { called: 'an event', expect: () => {} },
  claim: { called: 'a claim', expect: expectParts },
  evidence: { called: 'a link with a claim', expect: expectBothEnds },
  question: { called: 'a question', expect: expectClaimOf },
  relation: { called: 'a relation', expect: expectBothClaims },
  derivation: { called: 'a derivation', expect: expectBothTexts },
  citation: { called: 'a citation', expect: expectCitation },
};

export const RESTORABLE = Object.keys(RULES) as Restorable[];

/** Brings back what was deleted, where it still fits. */
export function restore(context: Context, noun: Restorable, id: string): Outcome<unknown> {
  const row = currentRow(context.db, noun, id) as Rows[Restorable] | null;
  if (!row?.hiddenAt) throw new NotFound('There is nothing of that kind in the trash.');
  const documentId = noun === 'annotation' || noun === 'section' ? (row as Annotation | Section).documentId : null;
  const document = documentId === null ? null : documentById(context.db, documentId);
  if (noun === 'section' && document) return restoreSection(context, document, id);
  const { called, expect } = RULES[noun] as { called: string; expect: (edit: Edit, row: unknown) => void };
  return change(context, `restore ${called}`, documentId, (edit) => {
    expect(edit, row);
    return edit.put(noun, { ...row, hiddenAt: null } as never, row as never);
  });
}
