import type { Role } from '../domain/vocabulary.ts';
import type { Sentence } from './tokens.ts';
import type { Piece, ProposedSpan, Token } from './types.ts';

const BRACKETS: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
]);

/** The span from the first to the last word of a piece, without marks at its edges but a quotation mark or bracket whose other half lies inside; null without a word. */
export function spanOf(sentence: Sentence, role: Role, piece: Piece): ProposedSpan | null {
  let [from, to] = piece;
  while (from < to && !isWord(sentence.tokens[from])) from += 1;
  while (to > from && !isWord(sentence.tokens[to - 1])) to -= 1;
  const first = sentence.tokens[from];
  const last = sentence.tokens[to - 1];
  if (first === undefined || last === undefined || to <= from) return null;
  const end = closing(sentence, from, to, piece[1]) ?? last.end;
  return { role, start: opening(sentence, from, to, piece[0]) ?? first.start, end };
}

/** Where the quotation or bracket that was opened inside `[from, to)` closes, at once behind it. */
function closing(sentence: Sentence, from: number, to: number, limit: number): number | null {
  for (
    let index = to;
    index < Math.min(sentence.tokens.length, to + 3) && !isWord(sentence.tokens[index]);
    index += 1
  ) {
    const quoted = sentence.quotes.some((quote) => quote.close === index && quote.open >= from && quote.open < to);
    const bracket = index < limit && isUnclosed(sentence, from, to, BRACKETS.get(sentence.tokens[index]?.fold ?? ''));
    if (quoted || bracket) return sentence.tokens[index]?.end ?? null;
  }
  return null;
}

function isUnclosed(sentence: Sentence, from: number, to: number, open: string | undefined): boolean {
  let depth = 0;
  for (let index = from; open !== undefined && index < to; index += 1) {
    const fold = sentence.tokens[index]?.fold ?? '';
    if (fold === open) depth += 1;
    else if (BRACKETS.get(fold) === open) depth -= 1;
  }
  return depth > 0;
}

/** The mark before the first word, where its quotation closes before the last one. */
function opening(sentence: Sentence, from: number, to: number, limit: number): number | null {
  const quote = sentence.quotes.find((region) => region.from === from && region.open >= limit - 1);
  return quote === undefined || quote.close >= to ? null : (sentence.tokens[quote.open]?.start ?? null);
}

function isWord(token: Token | undefined): boolean {
  return token?.word === true;
}
