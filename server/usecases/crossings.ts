import { type Annotation, hull } from '../domain/annotation.ts';
import type { Claim, Event, Evidence } from '../domain/claim.ts';
import { isTooEarly } from '../domain/claimRules.ts';
import { Asks } from '../domain/errors.ts';
import { shorten } from '../domain/quote.ts';
import { claimsOfMention, eventsOfDocument, sectionDate } from '../store/claimLinks.ts';
import { events, resolvedClaim } from '../store/claims.ts';
import { documentById } from '../store/documents.ts';
import type { Edit } from './change.ts';

/**
 * Five reports of one visit may be five visits. Asks before a mention is brought to a claim of another event than its
 * other claims, or its document's, belong to; and before a text is said to tell of what happened only after it.
 * `leaving`: links that are about to go, whose claims say nothing any more.
 */
export function askWhereEventsDiffer(
  edit: Edit,
  mentions: readonly Annotation[],
  claim: Claim,
  leaving: readonly Evidence[] = [],
): void {
  const event = claim.eventId === null ? null : events.get(edit.db, claim.eventId);
  const left = new Set(leaving.map((row) => resolvedClaim(edit.db, row.claimId)?.id));
  for (const mention of mentions) {
    if (event) askAboutEvent(edit, mention, claim, event, left);
    askAboutDate(edit, mention, claim, event);
  }
}

function askAboutEvent(
  edit: Edit,
  mention: Annotation,
  claim: Claim,
  event: Event,
  left: ReadonlySet<string | undefined>,
): void {
  const other = claimsOfMention(edit.db, mention.id).find(
    (one) => one.eventId !== null && one.eventId !== event.id && !left.has(one.id),
  );
  if (other)
    throw new Asks(
      `${saidIn(edit, mention)} bears on claim ${other.number} already, which belongs to the event “${nameOf(edit, other.eventId)}”. Claim ${claim.number} belongs to “${event.name}”. Are these the same event?`,
      'Link it all the same',
    );
  const told = left.size > 0 ? [] : eventsOfDocument(edit.db, mention.documentId);
  if (told.length > 0 && !told.includes(event.id))
    throw new Asks(
      `Document ${documentById(edit.db, mention.documentId)?.number ?? '?'} has told of the event “${nameOf(edit, told[0] ?? null)}” so far. Claim ${claim.number} belongs to “${event.name}”. Does ${saidIn(edit, mention)} speak of that one?`,
      'Link it all the same',
    );
}

/** What somebody intends lies ahead of the text that tells of it; anything else doesn't. */
function askAboutDate(edit: Edit, mention: Annotation, claim: Claim, event: Event | null): void {
  const about = claim.date ?? event?.date ?? null;
  if (about === null || claim.kind === 'intention') return;
  const document = documentById(edit.db, mention.documentId);
  const written = sectionDate(edit.db, mention.documentId, hull(mention.spans).start) ?? document?.date ?? null;
  if (!written || !isTooEarly(written, about)) return;
  throw new Asks(
    `Document ${document?.number ?? '?'} is of ${written.to.slice(0, 10)}, and claim ${claim.number} is about ${about.from.slice(0, 10)}: the text is older. Does ${saidIn(edit, mention)} speak of that${event ? `, the event “${event.name}”` : ''}?`,
    'Link it all the same',
  );
}

const saidIn = (edit: Edit, mention: Annotation): string =>
  `“${shorten(mention.spans[0]?.quote ?? '', 80)}” (document ${documentById(edit.db, mention.documentId)?.number ?? '?'})`;
const nameOf = (edit: Edit, id: string | null): string => (id && events.get(edit.db, id)?.name) || 'another event';
