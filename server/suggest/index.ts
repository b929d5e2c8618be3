import { assemble } from './assemble.ts';
import { readContinuation } from './continuation.ts';
import { readingOf } from './languages.ts';
import { PRONOUN_PHRASES, PRONOUNS } from './lexicon/people.ts';
import { withinText } from './selection.ts';
import { fold, readSentence } from './tokens.ts';
import type { ProposedAttribution } from './types.ts';

export { describeSource } from './describe.ts';
export { sentenceAt } from './sentences.ts';
export type * from './types.ts';

const isPronoun = (words: string): boolean => PRONOUNS.has(fold(words)) || PRONOUN_PHRASES.has(fold(words));

/**
 * The parts of the attribution in `text[start, end)` (offsets in UTF-16 code units, clamped to the text), by plain rules for
 * `en`, `fr`, `ar` and `fa` (other languages are read as English or Arabic by their script).
 * Null when nothing in the sentence introduces reported words. Deterministic, linear, never throws.
 */
export function proposeAttribution(
  text: string,
  start: number,
  end: number,
  language: string,
): ProposedAttribution | null {
  const range = withinText(text, start, end);
  const sentence = readSentence(text, range.start, range.end, language);
  const parts = readingOf(sentence);
  if (parts === null) return null;
  const proposed = assemble(sentence, parts, isPronoun);
  return isSensible(proposed, text) ? proposed : null;
}

/** Better nothing than nonsense: a source needs letters and is no day or month, and content is more than one bare word. */
function isSensible({ spans, sources, quoteMode, response }: ProposedAttribution, text: string): boolean {
  const words = (span: { start: number; end: number }): string => text.slice(span.start, span.end).trim();
  const contents = spans.filter((span) => span.role === 'content').map(words);
  if (contents.length === 0 && response === null) return false;
  if (quoteMode === 'indirect' && contents.length === 1 && !/\s/u.test(contents[0] ?? '')) return false;
  return sources.every((source) => source.start === source.end || isVoice(words(source)));
}

const DATES =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|the|le|la|les|l['’])$/iu;
const isVoice = (words: string): boolean => /\p{L}/u.test(words) && !DATES.test(words);

/**
 * For words that continue the last attribution ("He added that …"): cue and content, and the source where a pronoun or
 * a noun phrase stands. Without a cue the whole selection is content. Offsets as for `proposeAttribution`.
 */
export function proposeContinuation(text: string, start: number, end: number, language: string): ProposedAttribution {
  const range = withinText(text, start, end);
  const sentence = readSentence(text, range.start, range.end, language);
  const parts = readContinuation(sentence);
  return { ...assemble(sentence, parts, isPronoun), pronoun: true };
}
