import type { Cue } from './cues.ts';
import type { Grammar } from './lexicon/grammar.ts';
import { at, type Sentence } from './tokens.ts';
import type { Piece } from './types.ts';

/** Tokens that separate clauses for good. */
const HARD = new Set([';', ':', '—', '–', '.', '!', '?', '…', '(', '•', '/', '|', ']', '}']);

/** Subordinators that are nothing else. */
const STRONG = new Set([
  'while',
  'because',
  'although',
  'though',
  'whereas',
  'unless',
  'after',
  'when',
  'if',
  'until',
  'lorsque',
  "lorsqu'",
  'quand',
  'tandis',
  'puisque',
  "puisqu'",
  'car',
]);

/** The noun phrase before a cue, within its clause; null where none stands there. */
export function subjectBefore(
  sentence: Sentence,
  cue: Pick<Cue, 'from'>,
  floor: number,
  grammar: Grammar,
): Piece | null {
  const relative = relativeBefore(sentence, cue, grammar);
  const end = relative ?? cue.from;
  const start = clauseStart(sentence, end, floor, grammar);
  const piece = trimmed(sentence, skipAdjuncts(sentence, start, end, grammar), end, grammar);
  if (piece === null || !isCoordinated(sentence, end, grammar)) return piece;
  return untilVerb(sentence, piece, grammar);
}

/** "…, who said": the antecedent ends before "who". */
function relativeBefore(sentence: Sentence, cue: Pick<Cue, 'from'>, grammar: Grammar): number | null {
  return grammar.relatives.has(at(sentence, cue.from - 1)) ? cue.from - 1 : null;
}

/** Goes back from the cue to where its clause begins: a hard mark, a quotation's end, a subordinator, “and” before a new clause. */
function clauseStart(sentence: Sentence, end: number, floor: number, grammar: Grammar): number {
  let start = end;
  let clause = false;
  let border: number | null = null;
  while (start > floor) {
    const token = sentence.tokens[start - 1];
    if (token === undefined || HARD.has(token.fold)) break;
    if (isSpeech(sentence, start - 1)) break;
    if (token.quote < 0 && opensClause(sentence, start - 1, end, clause, grammar)) break;
    const finite = token.quote < 0 && grammar.finite.has(token.fold) && !inRelative(sentence, start - 1, grammar);
    if (finite && border !== null && border < end - 1) return border + 1;
    clause ||= finite;
    if (token.fold === ',' && token.quote < 0 && start < end && border === null) border = start - 1;
    start -= 1;
  }
  return start;
}

/** "who was", "which has": the verb of an aside, not of a clause before. */
function inRelative(sentence: Sentence, index: number, grammar: Grammar): boolean {
  for (let back = index - 1; back >= Math.max(0, index - 6); back -= 1) {
    if (grammar.relatives.has(at(sentence, back))) return true;
    if (at(sentence, back) === ',') return false;
  }
  return false;
}

/** The closing mark of a quotation that is long enough, or punctuated, to be what was said. */
function isSpeech(sentence: Sentence, index: number): boolean {
  const region = sentence.quotes.find((quote) => quote.close === index);
  if (region === undefined) return false;
  const last = at(sentence, region.to - 1);
  return region.to - region.from > 4 || last === ',' || last === '.' || at(sentence, index + 1) === ',';
}

function opensClause(sentence: Sentence, index: number, end: number, clause: boolean, grammar: Grammar): boolean {
  const fold = at(sentence, index);
  if (index >= end - 1) return false;
  const after = sentence.tokens[index + 1];
  const fresh = grammar.pronouns.has(at(sentence, index + 1)) && index + 2 === end;
  if (grammar.that.has(fold)) return fresh || clause;
  if (fold === ',' && fresh) return true;
  if (grammar.conjunctions.has(fold) && !grammar.and.has(fold)) return true;
  if (grammar.subordinators.has(fold)) return at(sentence, index - 1) === ',' || fresh || STRONG.has(fold);
  return grammar.and.has(fold) && (fresh || (at(sentence, index - 1) === ',' && clause && after?.word === true));
}

/** Drops "On Monday," and "For its part," from the front. */
function skipAdjuncts(sentence: Sentence, start: number, end: number, grammar: Grammar): number {
  let from = start;
  for (;;) {
    const comma = nextComma(sentence, from, end);
    const word = at(sentence, from);
    if (!sentence.tokens[from]?.word && from < end) from += 1;
    else if (from < end - 2 && isDuringWhich(sentence, from, grammar)) from += 2;
    else if (from < end && (grammar.conjunctions.has(word) || (comma >= end - 1 && grammar.subordinators.has(word))))
      from += 1;
    else if (comma < end - 1 && startsAdjunct(sentence, from, comma, grammar)) from = comma + 1;
    else return comma >= end - 1 ? pastTimes(sentence, from, end, grammar) : from;
  }
}

/** “during which Al-Hadi said”, “après quoi le maire a annoncé”. */
function isDuringWhich(sentence: Sentence, from: number, grammar: Grammar): boolean {
  return (
    grammar.adjuncts.has(at(sentence, from)) &&
    ['which', 'whom', 'quoi', 'lequel', 'laquelle'].includes(at(sentence, from + 1))
  );
}

function startsAdjunct(sentence: Sentence, from: number, comma: number, grammar: Grammar): boolean {
  const word = at(sentence, from);
  if (grammar.adjuncts.has(word) || grammar.subordinators.has(word) || grammar.adverb.test(word)) return true;
  if (grammar.citing.has(word)) return true;
  return grammar.times.has(word) || (comma === from + 1 && /ing$/.test(word)) || /^[a-z]+ing$/.test(word);
}

function nextComma(sentence: Sentence, from: number, end: number): number {
  let index = from;
  while (index < end && !(at(sentence, index) === ',' && sentence.tokens[index]?.quote === -1)) index += 1;
  return index;
}

/** "In Basra officials said", "Yesterday the governor said": up to the first capital or determiner after the adjunct is left as it is. */
function pastTimes(sentence: Sentence, from: number, end: number, grammar: Grammar): number {
  let index = from;
  while (index < end - 1 && (grammar.times.has(at(sentence, index)) || grammar.adverb.test(at(sentence, index))))
    index += 1;
  while (index < end - 1 && grammar.adjuncts.has(at(sentence, index)) && grammar.pronouns.has(at(sentence, index + 1)))
    index += 1;
  return index < end ? index : from;
}

function trimmed(sentence: Sentence, from: number, end: number, grammar: Grammar): Piece | null {
  let to = end;
  while (to > from && (!sentence.tokens[to - 1]?.word || grammar.and.has(at(sentence, to - 1)))) to -= 1;
  return to > from ? [from, to] : null;
}

/** "X met Y and said": the verb before shares the subject. */
function isCoordinated(sentence: Sentence, end: number, grammar: Grammar): boolean {
  return grammar.conjunctions.has(at(sentence, end - 1));
}

const ARTICLE = new Set(['the', 'a', 'an', 'his', 'her', 'its', 'their']);

function untilVerb(sentence: Sentence, piece: Piece, grammar: Grammar): Piece {
  for (let index = piece[0] + 1; index < piece[1]; index += 1) {
    const token = sentence.tokens[index];
    if (token === undefined || token.quote >= 0 || token.capital) continue;
    const verb = grammar.verbs.get(token.fold);
    const next = at(sentence, index + 1);
    const present = /[a-z]{3,}s$/.test(token.fold) && sentence.tokens[index - 1]?.capital === true && ARTICLE.has(next);
    const past = /^[a-z]{3,}ed$/.test(token.fold) || (verb !== undefined && !verb.nominal && !verb.gerund);
    if (grammar.finite.has(token.fold) || past || present || grammar.auxiliaries.has(token.fold)) {
      return trimmed(sentence, piece[0], index, grammar) ?? piece;
    }
  }
  return piece;
}
