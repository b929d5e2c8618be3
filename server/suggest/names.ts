import { AGENCY_WORDS, OUTLET_WORDS } from './lexicon/outlets.ts';
import { GOVERNMENT_WORDS, ORGANISATION_WORDS, PEOPLE_WORDS } from './lexicon/people.ts';
import { readSentence } from './tokens.ts';
import type { Token } from './types.ts';

/** A capital, or the article of an Arabic family name, and no word of office. */
export function isNamePart(token: Token | undefined): boolean {
  return token !== undefined && !isCommon(token) && (token.capital || /^(?:al|el|ar|as|ad|an)-/.test(token.fold));
}

function isCommon(token: Token | undefined): boolean {
  if (token === undefined) return false;
  return [GOVERNMENT_WORDS, ORGANISATION_WORDS, OUTLET_WORDS, AGENCY_WORDS, PEOPLE_WORDS].some((set) =>
    set.has(token.fold),
  );
}

/** A name of two capitals in a row, of which neither is a common word ("State Department official" has none). */
export function hasName(tokens: readonly Token[], name: string): boolean {
  if (ARABIC.test(name)) return tokens.length > 3;
  return (
    tokens.some(
      (token, index) =>
        index > 0 &&
        token.capital &&
        tokens[index - 1]?.capital === true &&
        !isCommon(token) &&
        !isCommon(tokens[index - 1]),
    ) && tokens.at(-1)?.capital === true
  );
}

export function namesOnly(part: string): boolean {
  const tokens = readSentence(part, 0, part.length, '').tokens.filter((token) => token.word);
  return tokens.every((token) => isNamePart(token));
}

export const ARABIC = /[\u0600-\u06ff]/;
