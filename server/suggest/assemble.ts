import { RELAYING_KINDS, type Role } from '../domain/vocabulary.ts';
import { isAnaphoric } from './anaphora.ts';
import { describeSource } from './describe.ts';
import { splitSources } from './lists.ts';
import { mentionsOf } from './mentions.ts';
import { spanOf } from './spans.ts';
import type { Sentence } from './tokens.ts';
import type { Parts, Piece, ProposedAttribution, ProposedSource, ProposedSpan, QuoteMode } from './types.ts';

/** Turns parts in tokens into offsets, names the sources, and finds the claims in the content. */
export function assemble(sentence: Sentence, parts: Parts, isPronoun: (word: string) => boolean): ProposedAttribution {
  const sources = parts.sources.flatMap((piece) => splitSources(sentence, piece));
  const content = spans(sentence, 'content', parts.content);
  const recipient = spans(sentence, 'recipient', parts.recipient === null ? [] : [parts.recipient]);
  const sourceSpans = spans(sentence, 'source', sources);
  const all = [
    ...sourceSpans,
    ...spans(sentence, 'cue', parts.cue === null ? [] : [parts.cue]),
    ...recipient,
    ...content,
  ];
  const spoken = sourceSpans.length > 0 && sourceSpans.every((span) => isPronoun(wordsOf(sentence, span)));
  return {
    spans: all.sort((a, b) => a.start - b.start || a.end - b.end),
    sources: describeAll(sentence, sourceSpans, parts, isPronoun),
    pronoun: parts.pronoun || spoken,
    quoteMode: quoteModeOf(sentence, content),
    response: parts.response,
    mentions: parts.response === null ? mentionsOf(sentence, parts) : [],
    recipientRelays: relays(sentence, recipient[0]),
    inner: parts.inner === null ? null : assemble(sentence, parts.inner, isPronoun),
  };
}

function wordsOf(sentence: Sentence, span: ProposedSpan): string {
  return sentence.text.slice(span.start, span.end);
}

function spans(sentence: Sentence, role: Role, pieces: readonly Piece[]): ProposedSpan[] {
  return pieces.flatMap((piece) => spanOf(sentence, role, piece) ?? []);
}

/** Pronouns are no new sources. Nobody named and nobody before to continue: an implicit source at the cue, without words of its own. */
function describeAll(
  sentence: Sentence,
  found: readonly ProposedSpan[],
  parts: Parts,
  isPronoun: (words: string) => boolean,
): ProposedSource[] {
  if (found.length > 0)
    return found.filter((span) => !isPronoun(wordsOf(sentence, span))).map((span) => describeSpan(sentence, span));
  const start = sentence.tokens[parts.cue?.[0] ?? 0]?.start;
  if (start === undefined || parts.pronoun || parts.cue === null) return [];
  return [{ start, end: start, name: '', kind: 'unnamed', identification: 'implicit' }];
}

function describeSpan(sentence: Sentence, { start, end }: ProposedSpan): ProposedSource {
  const words = sentence.text.slice(start, end);
  const described = { start, end, ...describeSource(words, sentence.language) };
  if (!isAnaphoric(words, sentence.language)) return described;
  if (described.kind !== 'person' && described.kind !== 'organisation') return { ...described, anaphoric: true };
  return { ...described, kind: 'unnamed', identification: 'unnamed_described', anaphoric: true };
}

function relays(sentence: Sentence, recipient: ProposedSpan | undefined): boolean {
  if (recipient === undefined) return false;
  return RELAYING_KINDS.includes(describeSource(wordsOf(sentence, recipient), sentence.language).kind);
}

/** direct: the content is quotations and nothing else; mixed: it holds some; indirect: none. */
function quoteModeOf(sentence: Sentence, content: readonly ProposedSpan[]): QuoteMode {
  let quoted = 0;
  let plain = 0;
  for (const token of sentence.tokens) {
    if (!token.word || !content.some((span) => token.start >= span.start && token.end <= span.end)) continue;
    if (token.quote >= 0) quoted += 1;
    else plain += 1;
  }
  if (quoted === 0) return 'indirect';
  return plain === 0 ? 'direct' : 'mixed';
}
