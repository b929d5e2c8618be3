/** A statement's words by their keys, each key with the word as it was written; see `keysOf`. */
export type Keys = ReadonlyMap<string, string>;
/** How two statements compare: the words that both have, and those that only one has. */
export type Comparison = { common: string[]; onlyHere: string[]; onlyThere: string[] };

/** So much of what two statements say together, by the weight of their words, has to be said by both. */
const NEAR = 0.5;
/** Of one in another script, only the words of its mentions can be compared: then most of this one has to be among them. */
const NEAR_ELSEWHERE = 0.6;
const FEWEST = 2;
const FEWEST_ELSEWHERE = 3;

/** `besides`: keys that the other one has by its mentions' words alone, where its statement is in another script. */
export function compared(here: Keys, there: Keys, besides: ReadonlySet<string>): Comparison {
  const isCommon = (key: string): boolean => there.has(key) || besides.has(key);
  const common = new Set([...here].filter(([key]) => isCommon(key)).map(([, word]) => word));
  const shared = new Set([...there].filter(([key]) => here.has(key)).map(([, word]) => word));
  return {
    common: [...common],
    onlyHere: [...new Set(here.values())].filter((word) => !common.has(word)),
    onlyThere: [...new Set(there.values())].filter((word) => !shared.has(word)),
  };
}

const DENIES =
  /(?<![\p{L}\p{M}])(?:not|no|nor|never|nobody|none|nothing|neither|without|cannot|\p{L}+n['’]t|ne|pas|jamais|aucune?|sans|لا|لم|لن|ليست?|بدون|نه|نیست|نبود)(?![\p{L}\p{M}])/iu;

/** Whether one statement denies something and the other doesn't: “it came” isn't “it never came”. */
export const oneDenies = (one: string, other: string): boolean => DENIES.test(one) !== DENIES.test(other);

/**
 * Whether two statements say nearly the same. A word that half the workspace uses says little of it, whoever each of them
 * names says much: “A met C” isn't “B met C”. `weightOf`: how much a word tells, more than 0.
 */
export function isNear({ common, onlyHere, onlyThere }: Comparison, weightOf: (word: string) => number): boolean {
  if (common.length < FEWEST || (onlyHere.some(isName) && onlyThere.some(isName))) return false;
  const sum = (words: readonly string[]): number => words.reduce((total, word) => total + weightOf(word), 0);
  return sum(common) >= NEAR * sum([...common, ...onlyHere, ...onlyThere]);
}

/** The same where the two are in different scripts, and only what this one says can be looked for. */
export function isNearElsewhere({ common, onlyHere }: Comparison, weightOf: (word: string) => number): boolean {
  const sum = (words: readonly string[]): number => words.reduce((total, word) => total + weightOf(word), 0);
  return common.length >= FEWEST_ELSEWHERE && sum(common) >= NEAR_ELSEWHERE * sum([...common, ...onlyHere]);
}

const isName = (word: string): boolean => /^\p{Lu}/u.test(word);
