import type { Range } from './document.ts';
import { CARRYING_KINDS, type DERIVATION_METHODS, type DERIVATION_STATES, type DerivationKind } from './vocabulary.ts';

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

/** A text, or one section of it. */
export type TextPlace = { documentId: string; sectionId: string | null };
type Made = Pick<Derivation, 'documentId' | 'sectionId' | 'fromDocumentId' | 'fromSectionId' | 'kind'>;

const madePlace = ({ documentId, sectionId }: Made): TextPlace => ({ documentId, sectionId });
const fromPlace = ({ fromDocumentId, fromSectionId }: Made): TextPlace => ({
  documentId: fromDocumentId,
  sectionId: fromSectionId,
});

/**
 * The way by which `added` would carry a text’s words back to itself: the derivations that lead from where it comes from
 * to what it makes, in that order; null where there is none. Only kinds that carry words count, and only where the
 * places `meet` (two sections side by side don’t). An empty list: it comes from itself.
 */
export function circleThrough<T extends Made>(
  added: Made,
  others: readonly T[],
  meet: (a: TextPlace, b: TextPlace) => boolean,
): T[] | null {
  if (!CARRYING_KINDS.includes(added.kind)) return null;
  const goal = madePlace(added);
  const carrying = others.filter((one) => CARRYING_KINDS.includes(one.kind));
  const seen = new Set<T>();
  const ways: { at: TextPlace; way: T[] }[] = [{ at: fromPlace(added), way: [] }];
  for (const { at, way } of ways) {
    if (meet(at, goal)) return way;
    for (const next of carrying) {
      if (seen.has(next) || !meet(at, madePlace(next))) continue;
      seen.add(next);
      ways.push({ at: fromPlace(next), way: [...way, next] });
    }
  }
  return null;
}
