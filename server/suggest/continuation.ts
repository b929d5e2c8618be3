import { readingOf } from './languages.ts';
import type { Sentence } from './tokens.ts';
import { makeParts, type Parts } from './types.ts';

/** The reading of words that continue the last attribution; all of them are content where no cue is found. */
export function readContinuation(sentence: Sentence): Parts {
  const parts = readingOf(sentence);
  if (parts !== null && parts.content.length > 0) return parts;
  return makeParts({ content: [[0, sentence.tokens.length]], pronoun: true });
}
