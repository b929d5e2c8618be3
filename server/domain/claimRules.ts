import type { Annotation } from './annotation.ts';
import { spansOf } from './annotation.ts';
import type { Claim, Event, Relation } from './claim.ts';
import type { Dating } from './document.ts';
import { Invalid } from './errors.ts';
import type { RELATION_KINDS, RelationKind } from './vocabulary.ts';

/** Longest statement of a claim, in UTF-16 code units; a place, a name. */
const MAX_STATEMENT = 1000;
const MAX_PLACE = 300;

/**
 * The rules that hold for one claim by itself.
 * @throws Invalid naming the field at fault.
 */
export function checkClaim(claim: Pick<Claim, 'statement' | 'kind' | 'place' | 'speakerId'>): void {
  if (claim.statement === '') throw new Invalid('A claim needs a statement: one sentence.', { statement: 'empty' });
  limit(claim.statement, MAX_STATEMENT, 'statement');
  limit(claim.place, MAX_PLACE, 'place');
  if (claim.speakerId !== null && claim.kind !== 'utterance')
    throw new Invalid('Only an utterance has a speaker. Clear the speaker, or choose the kind utterance.', {
      speaker: claim.kind,
    });
}

/** @throws Invalid where an event has no name, or too long a one. */
export function checkEvent(event: Pick<Event, 'name' | 'place' | 'description'>): void {
  if (event.name === '') throw new Invalid('An event needs a name.', { name: 'empty' });
  limit(event.name, MAX_PLACE, 'name');
  limit(event.place, MAX_PLACE, 'place');
  limit(event.description, 4000, 'description');
}

/** @throws Invalid where words are longer than `most` UTF-16 code units. */
export function limit(words: string, most: number, field: string): void {
  if (words.length > most)
    throw new Invalid(`At most ${most} characters, please; these are ${words.length}.`, { [field]: 'long' });
}

/** The words of a mention as a claim's statement: its pieces in order, on one line, cut at a word where they are too long. */
export function statementOf(mention: Pick<Annotation, 'spans'>): string {
  const words = spansOf(mention, 'claim')
    .map((span) => span.quote.trim())
    .join(' … ')
    .replace(/\s+/g, ' ');
  return words.length <= MAX_STATEMENT ? words : `${words.slice(0, MAX_STATEMENT - 1).replace(/\s\S*$/, '')}…`;
}

const SYMMETRIC: readonly (typeof RELATION_KINDS)[number][] = ['contradicts', 'partially_contradicts', 'same_as'];

/** Whether a relation says what “`claimId` `kind` `otherId`” says; those that hold both ways are the same either way round. */
export const saysTheSame = (
  relation: Pick<Relation, 'claimId' | 'otherId' | 'kind'>,
  claimIds: readonly string[],
  otherIds: readonly string[],
  kind: RelationKind,
): boolean =>
  relation.kind === kind &&
  ((claimIds.includes(relation.claimId) && otherIds.includes(relation.otherId)) ||
    (SYMMETRIC.includes(kind) && claimIds.includes(relation.otherId) && otherIds.includes(relation.claimId)));

/** Whether a text from `written` can't be about what happened at `about`: it was there before. Days are compared, not hours. */
export function isTooEarly(written: Pick<Dating, 'to'> | null, about: Pick<Dating, 'from'> | null): boolean {
  return written !== null && about !== null && written.to.slice(0, 10) < about.from.slice(0, 10);
}
