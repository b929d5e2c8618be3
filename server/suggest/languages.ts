import { readArabic } from './arabic.ts';
import { ENGLISH } from './lexicon/english.ts';
import { FRENCH } from './lexicon/french.ts';
import { readPersian } from './persian.ts';
import type { Sentence } from './tokens.ts';
import type { Parts } from './types.ts';
import { readWestern } from './western.ts';

const ARABIC_SCRIPT = /[\u0600-\u06ff]/;

/** The reading by the rules of the sentence's language; an unknown one is read by its script. */
export function readingOf(sentence: Sentence): Parts | null {
  if (sentence.tokens.length === 0) return null;
  if (sentence.language === 'fa') return readPersian(sentence);
  if (
    sentence.language === 'ar' ||
    sentence.tokens.some((token) => ARABIC_SCRIPT.test(token.fold.charAt(0)) && token.word)
  ) {
    return sentence.language === 'en' || sentence.language === 'fr'
      ? readWestern(sentence, grammarOf(sentence))
      : readArabic(sentence);
  }
  return readWestern(sentence, grammarOf(sentence));
}

function grammarOf(sentence: Sentence): typeof ENGLISH {
  return sentence.language === 'fr' ? FRENCH : ENGLISH;
}
