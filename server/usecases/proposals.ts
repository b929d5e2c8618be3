import { hull } from '../domain/annotation.ts';
import type { Document, Range } from '../domain/document.ts';
import { Invalid } from '../domain/errors.ts';
import { RELAYING_KINDS } from '../domain/vocabulary.ts';
import type { Database } from '../store/database.ts';
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
): { text: string; proposed: ProposedAttribution | null } {
  if (end - start > LONGEST)
    throw new Invalid('Select a sentence or a few: parts are proposed for short passages.', { end: 'long' });
  const text = textOf(db, document.id);
  const proposed = proposeAttribution(text, start, Math.min(end, text.length), document.language);
  return { text, proposed: proposed && withOuterStep(text, proposed, document.language) };
}

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
