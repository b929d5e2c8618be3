/** An option of a form: `isChosen` puts the mark. */
export type Choice = { value: string; label: string; isChosen: boolean };

const WORDS: Record<string, string> = {
  'CT+': 'certain (CT+)',
  'PR+': 'probable (PR+)',
  'PS+': 'possible (PS+)',
  'CT-': 'certainly not (CT−)',
  'PR-': 'probably not (PR−)',
  'PS-': 'possibly not (PS−)',
  CTu: 'certain, which way unsaid (CTu)',
  Uu: 'unsaid (Uu)',
  unnamed_described: 'unnamed, described',
  unnamed_undescribed: 'unnamed, not described',
  collective: 'a group',
  implicit: 'implicit, “it is said”',
  no_reply: 'no reply',
  cannot_be_judged: 'cannot be judged',
  social_account: 'social account',
  boilerplate: 'site chrome',
  quotation: 'quoted reply',
};

/** A code of the vocabulary as the screen says it. */
export const wordFor = (code: string): string => WORDS[code] ?? code;

/** The options of a vocabulary, with “not stated” first where nothing need be chosen. */
export const choices = (
  codes: readonly string[],
  chosen: string | null | undefined,
  empty: string | null = 'not stated',
): Choice[] => [
  ...(empty === null ? [] : [{ value: '', label: empty, isChosen: chosen == null }]),
  ...codes.map((value) => ({ value, label: wordFor(value), isChosen: value === chosen })),
];
