import type { Derivation } from '../domain/derivation.ts';
import type { Document } from '../domain/document.ts';
import type { Part } from './parts.ts';
import { COPIED, containmentOf, passagesShared } from './similarity.ts';

/** Fewer shingles than this in common are a phrase, not a passage: a dozen words. */
const FEWEST_SHARED = 8;

/** A text that is compared with others. `isAgency`: its outlet is an agency, whose texts others carry as wire copy. */
export type Compared = {
  document: Pick<Document, 'id' | 'number' | 'date'>;
  isAgency: boolean;
  parts: readonly Part[];
};

/** What two texts suggest by their words alone: one of them (or a repost in it) was made from the other. */
export type CopyFound = Pick<
  Derivation,
  'documentId' | 'sectionId' | 'fromDocumentId' | 'fromSectionId' | 'kind' | 'passages'
>;

/**
 * The parts of two texts of which the shorter has more than a quarter of its five-word runs in the other. A repost comes
 * from the text that isn’t one; of two alike the later comes from the earlier (without dates: the one imported later).
 */
export const copiesBetween = (a: Compared, b: Compared): CopyFound[] =>
  a.parts.flatMap((one) =>
    b.parts.flatMap((other) => {
      const { share, shared } = containmentOf(one.shingles, other.shingles);
      if (share <= COPIED || shared < FEWEST_SHARED) return [];
      const isMade = one.section || other.section ? other.section === null : isLater(a.document, b.document);
      const bothReposts = one.section !== null && other.section !== null;
      return [
        (bothReposts ? isLater(a.document, b.document) : isMade) ? found(a, one, b, other) : found(b, other, a, one),
      ];
    }),
  );

const found = (made: Compared, part: Part, from: Compared, fromPart: Part): CopyFound => ({
  documentId: made.document.id,
  sectionId: part.section?.id ?? null,
  fromDocumentId: from.document.id,
  fromSectionId: fromPart.section?.id ?? null,
  kind: part.section === null && from.isAgency ? 'wire_copy_of' : 'repost_of',
  passages: passagesShared(part.shingles, fromPart.shingles),
});

function isLater(a: Compared['document'], b: Compared['document']): boolean {
  const [one, other] = [a.date?.from ?? '', b.date?.from ?? ''];
  // Where one date has no hour, the days are all that can be compared.
  const length = Math.min(one.length, other.length);
  const order = length === 0 ? 0 : one.slice(0, length).localeCompare(other.slice(0, length));
  return order === 0 ? a.number > b.number : order > 0;
}
