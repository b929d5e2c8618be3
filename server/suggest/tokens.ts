import { ABBREVIATIONS } from './lexicon/abbreviations.ts';
import { type QuoteRegion, quoteRegions } from './quotes.ts';
import type { Token } from './types.ts';

/** The sentence (or a bit more) that rules work on. */
export type Sentence = { text: string; language: string; tokens: Token[]; quotes: QuoteRegion[] };

// A word may hold hyphens, apostrophes and full stops between letters (a-t-il, didn’t, U.S), each followed by a letter: linear.
const TOKEN =
  /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u0640\u200c\u200d]*(?:[-‐‑.'’][\p{L}\p{N}][\p{L}\p{N}\p{M}\u0640\u200c\u200d]*)*|\S/gu;
const FRENCH_ELISION = /^(?:[ldjmnstc]|qu|lorsqu|puisqu|quoiqu|jusqu)['’](?=.)/iu;
const FRENCH_ENCLITIC = /^([\p{L}]+)(-t)?-(ils?|elles?|on|je)$/iu;
const ARABIC_MARKS = /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c-\u200f]/g;
const WORD = /[\p{L}\p{N}]/u;
const ARABIC = /[\u0600-\u06ff]/;

/** One form for words that are written in several ways; used on texts and lexicons alike. */
export function fold(word: string): string {
  const lower = word.toLowerCase().replace(/[’ʼ]/g, "'");
  return ARABIC.test(lower) ? foldArabic(lower) : lower.normalize('NFC');
}

function foldArabic(word: string): string {
  return word
    .replace(ARABIC_MARKS, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىی]/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/[ةۀ]/g, 'ه');
}

/** Words and marks of `text[start, end)`, and the quotations in it. Linear. */
export function readSentence(text: string, start: number, end: number, language: string): Sentence {
  const tokens: Token[] = [];
  const slice = text.slice(start, end);
  for (const match of slice.matchAll(TOKEN)) {
    for (const piece of elided(match[0], language)) push(tokens, slice, match.index + piece.at, piece.text, start);
  }
  joinAbbreviations(tokens, end);
  const quotes = quoteRegions(tokens);
  quotes.forEach((region, index) => {
    for (const token of tokens.slice(region.from, region.to)) token.quote = index;
  });
  return { text, language, tokens, quotes };
}

/** The full stop of "Gen." and "U.S." is part of the word, unless the sentence ends with it ("U.S." keeps it there too). */
function joinAbbreviations(tokens: Token[], end: number): void {
  let kept = 0;
  tokens.forEach((token, index) => {
    const word = tokens[kept - 1];
    const joins =
      token.fold === '.' && !token.spaced && word?.word === true && isAbbreviation(word, tokens[index + 1], end);
    if (joins && word !== undefined) word.end = token.end;
    else tokens[kept++] = token;
  });
  tokens.length = kept;
}

function isAbbreviation(word: Token, next: Token | undefined, end: number): boolean {
  if (/^\p{L}(?:\.\p{L})+$/u.test(word.fold)) return true;
  if (next === undefined || next.end > end || !next.spaced || !next.word) return false;
  return word.capital && (ABBREVIATIONS.has(word.fold) || /^\p{L}$/u.test(word.fold));
}

/** French "qu’Amal" is two words; anything else is one. */
function elided(word: string, language: string): { at: number; text: string }[] {
  const tied = language === 'fr' ? FRENCH_ENCLITIC.exec(word) : null;
  if (tied !== null) {
    const [, verb = '', , pronoun = ''] = tied;
    return [
      { at: 0, text: verb },
      { at: word.length - pronoun.length, text: pronoun },
    ];
  }
  const cut = language === 'fr' ? (FRENCH_ELISION.exec(word)?.[0].length ?? 0) : 0;
  if (cut === 0) return [{ at: 0, text: word }];
  return [
    { at: 0, text: word.slice(0, cut) },
    { at: cut, text: word.slice(cut) },
  ];
}

function push(tokens: Token[], slice: string, at: number, word: string, offset: number): void {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  tokens.push({
    start: offset + at,
    end: offset + at + word.length,
    fold: fold(word),
    word: WORD.test(word),
    capital: first !== first.toLowerCase(),
    spaced: at === 0 || /\s/.test(slice.charAt(at - 1)),
    quote: -1,
  });
}

/** The folded word at `index`, '' outside. */
export function at(sentence: Sentence, index: number): string {
  return sentence.tokens[index]?.fold ?? '';
}

/** Whether the folded words from `index` on are these. */
function matches(sentence: Sentence, index: number, words: readonly string[]): boolean {
  return words.every((word, offset) => at(sentence, index + offset) === word);
}

/** Length of the longest of `phrases` (each folded words) that starts at `index`, or 0. */
export function phraseAt(sentence: Sentence, index: number, phrases: readonly (readonly string[])[]): number {
  let longest = 0;
  for (const phrase of phrases) {
    if (phrase.length > longest && matches(sentence, index, phrase)) longest = phrase.length;
  }
  return longest;
}
