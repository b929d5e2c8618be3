import type { Grammar } from './lexicon/grammar.ts';
import { at, type Sentence } from './tokens.ts';
import type { Parts, Piece } from './types.ts';

const PAST = /^\p{Ll}{2,}ed$/u;
const ENDS = new Set(['.', '!', '?', '؟', ';', '؛']);
const AND = new Set([
  'and',
  'but',
  'or',
  'while',
  'et',
  'mais',
  'و',
  'ولكن',
  'لكن',
  'فيما',
  'بينما',
  'اما',
  'ولی',
  'ولي',
]);

/** Whether the words of a piece hold a verb of their own; what stands in a relative clause does not count. */
export function hasVerb(sentence: Sentence, piece: Piece, grammar: Grammar): boolean {
  let relative = false;
  for (let index = piece[0]; index < piece[1]; index += 1) {
    if (grammar.relatives.has(at(sentence, index))) relative = true;
    else if (at(sentence, index) === ',') relative = false;
    if (!isVerb(sentence, index, grammar)) continue;
    if (!relative) return true;
    relative = false;
  }
  return false;
}

/** Looks like the verb of a clause, or like its participle. */
export function isVerb(sentence: Sentence, index: number, grammar: Grammar): boolean {
  const token = sentence.tokens[index];
  if (token === undefined || !token.word || (token.capital && index > 0)) return false;
  if (grammar.finite.has(token.fold) || grammar.participles.has(token.fold)) return true;
  const verb = grammar.verbs.get(token.fold);
  return verb === undefined ? PAST.test(token.fold) && grammar.infinitive === 'to' : !verb.nominal && !verb.gerund;
}

/** Begins with the verb of a clause whose subject stands elsewhere: “agreed to …”, “will not open”. */
function beginsWithVerb(sentence: Sentence, piece: Piece, grammar: Grammar): boolean {
  let index = piece[0];
  while (index < piece[1] - 1 && (sentence.tokens[index]?.word === false || grammar.adverb.test(at(sentence, index))))
    index += 1;
  return isVerb(sentence, index, grammar);
}

/** Whether two neighbouring pieces of content are one clause that the attribution interrupts: “The bridge, he said, is shut.” */
export function isOneClause(
  sentence: Sentence,
  parts: Parts,
  pair: readonly [Piece, Piece],
  grammar: Grammar | null,
): boolean {
  const [first, second] = pair;
  if (isBroken(sentence, first, second)) return false;
  if (grammar === null) return isCovered(sentence, parts, first[1], second[0]);
  if (!hasVerb(sentence, first, grammar) || beginsWithVerb(sentence, second, grammar)) return true;
  return isCovered(sentence, parts, first[1], second[0]) && !hasVerb(sentence, second, grammar);
}

/** A sentence ends in between, or the second piece begins with “and”. */
function isBroken(sentence: Sentence, first: Piece, second: Piece): boolean {
  let index = second[0];
  while (index < second[1] && sentence.tokens[index]?.word === false) index += 1;
  if (AND.has(at(sentence, index))) return true;
  return sentence.tokens.slice(Math.max(0, first[1] - 1), second[0]).some((token) => ENDS.has(token.fold));
}

/** Nothing but the attribution and marks stands between two tokens. */
function isCovered(sentence: Sentence, parts: Parts, from: number, to: number): boolean {
  const pieces = [
    ...parts.sources,
    ...(parts.cue === null ? [] : [parts.cue]),
    ...(parts.recipient === null ? [] : [parts.recipient]),
  ];
  for (let index = from; index < to; index += 1) {
    const inside = pieces.some((piece) => index >= piece[0] && index < piece[1]);
    if (sentence.tokens[index]?.word === true && !inside) return false;
  }
  return true;
}
