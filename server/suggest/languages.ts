import { readArabic } from './arabic.ts';
import { ENGLISH } from './lexicon/english.ts';
import { FRENCH } from './lexicon/french.ts';
import type { Grammar } from './lexicon/grammar.ts';
import { readPersian } from './persian.ts';
import { isPlausible } from './plausible.ts';
import type { Sentence } from './tokens.ts';
import type { Parts } from './types.ts';
import { readWestern } from './western.ts';

const ARABIC_SCRIPT = /[\u0600-\u06ff]/;

/** The reading by the rules of the sentence's language; null where nobody that it names could be a source. */
export function readingOf(sentence: Sentence): Parts | null {
  if (sentence.tokens.length === 0) return null;
  const grammar = grammarFor(sentence);
  const parts = grammar === null ? readOther(sentence) : readWestern(sentence, grammar);
  return parts === null || isPlausible(sentence, parts, grammar) ? withPlausibleInner(sentence, parts) : null;
}

function readOther(sentence: Sentence): Parts | null {
  return sentence.language === 'fa' ? readPersian(sentence) : readArabic(sentence);
}

function withPlausibleInner(sentence: Sentence, parts: Parts | null): Parts | null {
  if (parts === null || parts.inner === null || isPlausible(sentence, parts.inner, grammarFor(sentence))) return parts;
  return { ...parts, inner: null };
}

/** English and French have the subject before the verb; an unknown language is read by its script. Null for the others. */
export function grammarFor(sentence: Sentence): Grammar | null {
  if (sentence.language === 'en') return ENGLISH;
  if (sentence.language === 'fr') return FRENCH;
  if (sentence.language === 'ar' || sentence.language === 'fa') return null;
  return sentence.tokens.some((token) => token.word && ARABIC_SCRIPT.test(token.fold.charAt(0))) ? null : ENGLISH;
}
