import { type Annotation, hull } from '../domain/annotation.ts';
import type { Document, Range } from '../domain/document.ts';
import { Invalid } from '../domain/errors.ts';
import { RELAYING_KINDS, type Role } from '../domain/vocabulary.ts';
import { annotationsMeeting } from '../store/annotations.ts';
import type { Database } from '../store/database.ts';
import { bookkeepingOf } from '../store/documents.ts';
import { textOf } from '../store/documentTexts.ts';
import {
  type DescribedSource,
  describeSource,
  type ProposedAttribution,
  proposeAttribution,
} from '../suggest/index.ts';

const LONGEST = 5000;

/**
 * What plain rules read out of a passage; nothing is stored until somebody accepts it. “Told Reuters” comes with the
 * outer step: Reuters, which reports it.
 */
export function proposalFor(
  db: Database,
  document: Document,
  { start, end }: Range,
): { text: string; proposed: ProposedAttribution | null; isMarked: boolean } {
  if (end - start > LONGEST)
    throw new Invalid('Select a sentence or a few: parts are proposed for short passages.', { end: 'long' });
  const text = textOf(db, document.id);
  const proposed = proposeAttribution(text, start, Math.min(end, text.length), document.language);
  const found = proposed && withOuterStep(text, proposed, document.language);
  const left =
    found &&
    unmarked(found, annotationsMeeting(db, document.id, start, end, bookkeepingOf(db, document.id).longestSpan));
  return { text, proposed: left, isMarked: found !== null && left === null };
}

/** What of a proposal nobody has marked yet: of its voices, and of the claims in them. Null where every voice is. */
function unmarked(proposed: ProposedAttribution, marked: readonly Annotation[]): ProposedAttribution | null {
  const inner = proposed.inner && unmarked(proposed.inner, marked);
  if (marked.some((one) => one.kind === 'attribution' && isMarkedAs(proposed, one))) return inner;
  const mentions = marked.filter((one) => one.kind === 'claim').flatMap((one) => one.spans);
  const isFree = (span: Range): boolean => !mentions.some((one) => meets(one, span));
  // The claims are in what the innermost voice says: they go with it.
  const isInnermost = proposed.inner === null;
  return { ...proposed, mentions: isInnermost ? proposed.mentions.filter(isFree) : [], inner };
}

/** The same words say it, and the same are said: cue and content, and where there is no cue the source, meet. */
function isMarkedAs({ spans }: ProposedAttribution, { spans: marked }: Annotation): boolean {
  const proposed = (role: Role): boolean => spans.some((span) => span.role === role);
  const isCovered = (role: Role): boolean =>
    spans.some((span) => span.role === role && marked.some((one) => one.role === role && meets(one, span)));
  return isCovered(proposed('cue') ? 'cue' : 'source') && (!proposed('content') || isCovered('content'));
}

const meets = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;

function withOuterStep(text: string, inner: ProposedAttribution, language: string): ProposedAttribution {
  const recipient = inner.spans.find((span) => span.role === 'recipient');
  if (!inner.recipientRelays || !recipient) return inner;
  const { start, end } = recipient;
  const described = describeSource(text.slice(start, end), language);
  const kind = RELAYING_KINDS.includes(described.kind) ? described.kind : 'outlet';
  return {
    spans: [
      { role: 'source', start, end },
      { role: 'content', ...withOpeningQuote(text, hull(inner.spans)) },
    ],
    sources: [{ ...described, kind, identification: 'named', start, end }],
    pronoun: false,
    quoteMode: 'indirect',
    response: null,
    mentions: [],
    recipientRelays: false,
    inner,
  };
}

/** The words inside quotation marks begin behind the mark; what is said of the whole begins with it. */
const withOpeningQuote = (text: string, { start, end }: Range): Range => ({
  start: /["“«„‘]/.test(text.charAt(start - 1)) ? start - 1 : start,
  end,
});

/** What some typed words would be called in the registry. */
export const describe = (words: string, language: string): DescribedSource => describeSource(words, language);
