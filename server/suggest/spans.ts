import type { Role } from '../domain/vocabulary.ts';
import type { Sentence } from './tokens.ts';
import type { Piece, ProposedSpan, Token } from './types.ts';

/** The span from the first to the last word of a piece: no white space or punctuation at its edges; null without a word. */
export function spanOf(sentence: Sentence, role: Role, piece: Piece): ProposedSpan | null {
  let [from, to] = piece;
  while (from < to && !isWord(sentence.tokens[from])) from += 1;
  while (to > from && !isWord(sentence.tokens[to - 1])) to -= 1;
  const first = sentence.tokens[from];
  const last = sentence.tokens[to - 1];
  if (first === undefined || last === undefined || to <= from) return null;
  return { role, start: first.start, end: last.end };
}

function isWord(token: Token | undefined): boolean {
  return token?.word === true;
}
