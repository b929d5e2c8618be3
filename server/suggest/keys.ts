import { fold } from '../domain/fold.ts';
import { skeleton } from '../domain/matching.ts';
import { conceptOf } from './lexicon/concepts.ts';
import { isStopword } from './lexicon/stopwords.ts';
import { isArabicScript, stemOf, withoutArticle } from './stems.ts';

const WORD = /[\p{L}\p{M}\p{N}\u200c\u0640]+/gu;
const NEITHER = /[^\p{L}\p{N}]+/gu;
const CAPITAL = /^\p{Lu}/u;
/** Stands before the consonants of a name, so that they are never taken for a word. */
const NAME = '0';
const MOST_KEYS = 400;

/**
 * What a text is compared by, whatever its language: the stems of its words, or what they mean where they are common in
 * news ("drone", "مسيّرة"); of names the consonants, which are the same in Arabic and Latin script ("Qaani", "قاآني");
 * numbers by their value, also in words. Each with the first word of the text that gave it. Words that say nothing are
 * left out, by `language` (null: unknown). At most 400, in the order of the text.
 */
export function keysOf(text: string, language: string | null): Map<string, string> {
  const keys = new Map<string, string>();
  for (const [written] of text.matchAll(WORD)) {
    const word = fold(written).replace(NEITHER, '');
    if (word === '' || isStopword(word, language)) continue;
    for (const key of keysOfWord(written, word)) if (!keys.has(key)) keys.set(key, written);
    if (keys.size >= MOST_KEYS) break;
  }
  return keys;
}

function keysOfWord(written: string, word: string): string[] {
  if (/\d/.test(word)) return [word];
  if (word.length < 2) return [];
  const stem = stemOf(word);
  const concept = conceptOf(stem);
  return concept === null ? [stem, ...nameKeys(written, word)] : [concept];
}

/** In Arabic script nothing tells a name from another word; in Latin script a capital does. */
function nameKeys(written: string, word: string): string[] {
  const isArabic = isArabicScript(word);
  if (word.length < 4 || !(isArabic || CAPITAL.test(written))) return [];
  const consonants = skeleton(isArabic ? withoutArticle(word) : word);
  return consonants.length >= 2 ? [NAME + consonants] : [];
}
