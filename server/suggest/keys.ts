import { fold } from '../domain/fold.ts';
import { skeleton } from '../domain/matching.ts';
import { isStopword } from './lexicon/stopwords.ts';

const WORD = /[\p{L}\p{M}\p{N}\u200c\u0640]+/gu;
const ARABIC = /[\u0600-\u06ff]/;
const CAPITAL = /^\p{Lu}/u;
/** Stands before the consonants of a name, so that they are never taken for a word. */
const NAME = '0';
const MOST_KEYS = 400;

/**
 * What a text is compared by: the stems of its words, and for names their consonants, which are the same in Arabic and
 * Latin script ("Qaani", "قاآني"); numbers as they are, whatever their digits. Each with the first word of the text that
 * gave it. Words that say nothing are left out, by `language` (null: unknown). At most 400, in the order of the text.
 */
export function keysOf(text: string, language: string | null): Map<string, string> {
  const keys = new Map<string, string>();
  for (const [written] of text.matchAll(WORD)) {
    const word = fold(written);
    if (word === '' || isStopword(word, language)) continue;
    for (const key of keysOfWord(written, word)) if (!keys.has(key)) keys.set(key, written);
    if (keys.size >= MOST_KEYS) break;
  }
  return keys;
}

function keysOfWord(written: string, word: string): string[] {
  if (/\d/.test(word)) return [word];
  if (word.length < 2) return [];
  const isArabic = ARABIC.test(written);
  const stem = isArabic ? arabicStem(word) : latinStem(word);
  // In Arabic script nothing tells a name from another word; in Latin script a capital does.
  const mayBeName = isArabic ? word.length >= 4 : CAPITAL.test(written) && word.length >= 4;
  const consonants = mayBeName ? skeleton(isArabic ? withoutArticle(word) : word) : '';
  return consonants.length >= 2 ? [stem, NAME + consonants] : [stem];
}

/** English and French endings that don't change what a word is about; both languages by one rule, so that they agree. */
function latinStem(word: string): string {
  const bare = word.replace(/(?<=\p{L}{3})(?:ies|ied)$/u, 'y').replace(/(?<=\p{L}{3})(?:ings?|ees?|ed|es|s)$/u, '');
  return bare.replace(/(?<=\p{L}{3})e$/u, '').replace(/([^aeiou])\1$/u, '$1');
}

const withoutArticle = (word: string): string => word.replace(/^[وف]?(?:[بك]?ال|لل)(?=.{3})/u, '');

/** Prefixes (and, the, by, for) and endings of number, gender and possession, as in Larkey's light stemming. */
function arabicStem(word: string): string {
  const bare = withoutArticle(word).replace(/^[وفبلك](?=.{4})/u, '');
  return bare.replace(/(?<=.{3})(?:هما|ات|ون|ين|ان|هم|ها|يه|ه|ي)$/u, '');
}
