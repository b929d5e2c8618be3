import type { IdentityMark } from '../domain/vocabulary.ts';

const WORDS: Record<IdentityMark, string> = {
  same: 'the same',
  maybe: 'may be the same',
  different: 'different',
};

/** What somebody holds of two sources, as the screen says it. */
export const identityWords = (mark: IdentityMark): string => WORDS[mark];
