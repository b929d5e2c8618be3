import type { Range } from './document.ts';
import type { DERIVATION_METHODS, DERIVATION_STATES, DerivationKind } from './vocabulary.ts';

type Kept = { createdBy: string; createdAt: string; version: number; hiddenAt: string | null };

/** What shows a derivation: the passages on both sides, and the share (0–1) of the shorter text found in the other. */
export type Passages = { containment: number | null; here: Range[]; there: Range[] };

/**
 * `document` (or its section) was made from `fromDocument` (or its section): “document 4 is a repost of document 1”.
 * Only a confirmed one counts.
 */
export type Derivation = Kept & {
  id: string;
  documentId: string;
  sectionId: string | null;
  fromDocumentId: string;
  fromSectionId: string | null;
  kind: DerivationKind;
  method: (typeof DERIVATION_METHODS)[number];
  state: (typeof DERIVATION_STATES)[number];
  passages: Passages;
  note: string;
};

/** An attribution names a report that is known here, in hand or not. */
export type Citation = Kept & { id: string; annotationId: string; documentId: string; sectionId: string | null };
