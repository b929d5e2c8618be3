import type { Complement } from './complement.ts';
import type { Grammar } from './lexicon/grammar.ts';
import type { QuoteRegion } from './quotes.ts';
import { at, phraseAt, type Sentence } from './tokens.ts';
import type { Piece } from './types.ts';

const INTERVIEWS = [
  ['interview', 'with'],
  ['interview', 'to'],
  ['statements', 'to'],
  ['statement', 'to'],
  ['remarks', 'to'],
  ['comments', 'to'],
  ['speaking', 'to'],
  ['interview', 'on'],
  ['entretien', 'à'],
  ['entretien', 'avec'],
  ['entretien', 'au'],
  ['interview', 'à'],
  ['interview', 'au'],
  ['déclarations', 'à'],
  ['déclaration', 'à'],
  ['déclarations', 'au'],
  ['confié', 'à'],
  ['entretien', 'accordé', 'à'],
  ['interview', 'accordée', 'à'],
  ['entretien', 'accordé', 'au'],
  ['interview', 'accordée', 'au'],
];

/** Pieces of content behind a cue: the quotation itself, or all up to where another attribution goes on (", adding that"). */
export function contentFrom(sentence: Sentence, complement: Complement, grammar: Grammar): Piece[] {
  if (complement.introducer === 'none') return noneFrom(sentence, complement.content, grammar);
  const region = sentence.quotes.find((quote) => quote.open === complement.content);
  const end = contentEnd(sentence, complement.content, grammar);
  if (region === undefined) return complement.content < end ? [[complement.content, end]] : [];
  if (complement.introducer === 'that' || (!isSpoken(sentence, region) && rest(sentence, region.close + 1, end)))
    return [[region.from, end]];
  return [[region.from, region.to]];
}

/** Content of verbs that take no clause: whatever stands behind them up to the end. */
function noneFrom(sentence: Sentence, from: number, grammar: Grammar): Piece[] {
  const end = contentEnd(sentence, from, grammar);
  return sentence.tokens[from]?.word === true && from < end ? [[from, end]] : [];
}

/** Long, or with a mark of its own at the end: said as it stands, not a few words within a clause. */
function isSpoken(sentence: Sentence, region: QuoteRegion): boolean {
  return region.to - region.from > 6 || sentence.tokens[region.to - 1]?.word === false;
}

function rest(sentence: Sentence, from: number, end: number): boolean {
  return sentence.tokens[from]?.word === true && end - from > 1;
}

/** Where content that begins at `from` ends. */
export function contentEnd(sentence: Sentence, from: number, grammar: Grammar): number {
  for (let index = from + 1; index < sentence.tokens.length; index += 1) {
    const token = sentence.tokens[index];
    if (token === undefined || token.quote >= 0) continue;
    if (endsSentence(sentence, index)) return index;
    const verb = grammar.verbs.get(token.fold);
    if (
      afterComma(sentence, index) &&
      verb?.gerund === true &&
      (verb.kind === 'say' || grammar.citing.has(token.fold) || grammar.that.has(at(sentence, index + 1)))
    )
      return index - 1;
  }
  return sentence.tokens.length;
}

/** A full stop with a new sentence behind it; selections may hold more than one. */
function endsSentence(sentence: Sentence, index: number): boolean {
  const next = sentence.tokens[index + 1];
  if (next === undefined || !next.spaced || !(next.capital || next.fold === '“' || next.fold === '«')) return false;
  return ['.', '!', '?'].includes(at(sentence, index)) && sentence.tokens[index]?.quote === -1;
}

/** A comma, or a quotation that ends with one, stands before this word. */
function afterComma(sentence: Sentence, index: number): boolean {
  if (at(sentence, index - 1) === ',') return true;
  return sentence.quotes.some((quote) => quote.close === index - 1 && at(sentence, quote.to - 1) === ',');
}

/** Who was spoken to, from "in an interview with …" before `limit`. */
export function interviewer(sentence: Sentence, limit: number, grammar: Grammar): Piece | null {
  for (let index = 0; index < limit; index += 1) {
    if (sentence.tokens[index]?.quote !== -1) continue;
    const length = phraseAt(sentence, index, INTERVIEWS);
    if (length > 0) return nameFrom(sentence, index + length, grammar);
  }
  return null;
}

function nameFrom(sentence: Sentence, from: number, grammar: Grammar): Piece | null {
  let index = from;
  while (index < from + 8 && isNameWord(sentence, index, from, grammar)) index += 1;
  return index > from ? [from, index] : null;
}

function isNameWord(sentence: Sentence, index: number, from: number, grammar: Grammar): boolean {
  const token = sentence.tokens[index];
  if (token === undefined || !token.word || token.quote >= 0 || grammar.times.has(token.fold)) return false;
  if (
    index > from &&
    (grammar.adjuncts.has(token.fold) || grammar.verbs.has(token.fold) || grammar.auxiliaries.has(token.fold))
  )
    return false;
  return !grammar.that.has(token.fold);
}
