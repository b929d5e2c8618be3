const ARABIC = /[\u0600-\u06ff]/;

export const isArabicScript = (word: string): boolean => ARABIC.test(word);

/** A folded word without the endings that don't change what it is about; in Arabic script, without what is written onto it. */
export const stemOf = (word: string): string => (isArabicScript(word) ? arabicStem(word) : latinStem(word));

/** English and French by one rule, so that they agree where a word is the same in both. */
function latinStem(word: string): string {
  const bare = word.replace(/(?<=\p{L}{3})(?:ies|ied)$/u, 'y').replace(/(?<=\p{L}{3})(?:ings?|ees?|ed|es|s)$/u, '');
  return bare.replace(/(?<=\p{L}{3})e$/u, '').replace(/([^aeiou])\1$/u, '$1');
}

/** Without “the”, and the “and”, “by”, “like” or “for” before it. */
export const withoutArticle = (word: string): string => word.replace(/^[وف]?(?:[بك]?ال|لل)(?=.{3})/u, '');

/** Prefixes, and endings of number, gender and possession, as in Larkey's light stemming of Arabic. */
function arabicStem(word: string): string {
  const bare = withoutArticle(word).replace(/^[وفبلك](?=.{4})/u, '');
  return bare.replace(/(?<=.{3})(?:هما|ات|ون|ين|ان|هم|ها|يه|ه|ي)$/u, '');
}
