// Letters that readers take for the same, in Arabic, Persian and Latin script. FTS5's own folding does none of these.
const LETTERS: Record<string, string> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ئ: 'ي',
  ک: 'ك',
  ؤ: 'و',
  ة: 'ه',
  ۀ: 'ه',
  ھ: 'ه',
  گ: 'ك',
  پ: 'ب',
  چ: 'ج',
  ژ: 'ز',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  ʿ: "'",
  ʾ: "'",
};
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');
// Combining marks (harakat among them), tatweel, zero-width joiners and directional marks.
const UNSEEN = /[\p{M}\u0640\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
const digit = (char: string): string => String((char.codePointAt(0) ?? 0) % 16);
const ARABIC_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/**
 * The form in which words are compared and searched: case, accents, harakat, tatweel, alef and ya forms, Persian and
 * Arabic letters and digits unified. Never shown and never stored in place of the text; offsets don't carry over.
 */
export const fold = (words: string): string =>
  words
    .normalize('NFKD')
    .replace(UNSEEN, '')
    .toLowerCase()
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .replace(ARABIC_DIGITS, digit);

/** A name without what spellings differ in most: case, accents, letter forms, spaces, hyphens, apostrophes. */
export const nameKey = (name: string): string => fold(name).replace(/[^\p{L}\p{N}]+/gu, '');
