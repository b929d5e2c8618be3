import { hasVerb, isVerb } from './clauses.ts';
import { pastSaying, sourcePhrase } from './french-source.ts';
import type { Grammar } from './lexicon/grammar.ts';
import { at, phraseAt, type Sentence } from './tokens.ts';
import { makeParts, type Parts, type Piece } from './types.ts';

/** "According to X, Z", "Z, according to X", "Z1, according to X, Z2"; `head` is where the cue begins. */
export function accordingTo(sentence: Sentence, grammar: Grammar): { parts: Parts; head: number } | null {
  for (let index = 0; index < sentence.tokens.length; index += 1) {
    if (sentence.tokens[index]?.quote !== -1) continue;
    const cue = cueAt(sentence, index, grammar);
    if (cue !== null && cue[1] < sentence.tokens.length) return { parts: partsAt(sentence, cue, grammar), head: index };
  }
  return null;
}

function cueAt(sentence: Sentence, index: number, grammar: Grammar): Piece | null {
  const length = phraseAt(sentence, index, grammar.accordingTo);
  if (length > 0) return [index, index + length];
  return grammar.infinitive === 'de' ? sourcePhrase(sentence, index) : null;
}

function partsAt(sentence: Sentence, [from, to]: Piece, grammar: Grammar): Parts {
  const before = contentBefore(sentence, from, grammar);
  const end = sourceEnd(sentence, to, before === null || isInterrupted(sentence, before, to, grammar), grammar);
  const content: Piece[] = before === null ? [] : [before];
  if (before === null || at(sentence, from - 1) === ',') content.push(...contentAfter(sentence, end, grammar));
  return makeParts({ cue: [from, to], sources: end > to ? [[to, end]] : [], content });
}

/** “The storm, according to a fisherman, began …”: what stands before has no verb, so that the rest must hold it. */
function isInterrupted(sentence: Sentence, before: Piece, to: number, grammar: Grammar): boolean {
  const comma = commasFrom(sentence, to)[0];
  if (comma === undefined || at(sentence, before[1] - 1) !== ',' || hasVerb(sentence, before, grammar)) return false;
  const rest: Piece = [comma + 1, sentence.tokens.length];
  return !grammar.relatives.has(at(sentence, rest[0])) && hasVerb(sentence, rest, grammar);
}

/** What stands before the cue, unless it is only "But" or "On Monday,". */
function contentBefore(sentence: Sentence, from: number, grammar: Grammar): Piece | null {
  const words = sentence.tokens.slice(0, from).filter((token) => token.word);
  const loose =
    words.length <= 3 &&
    words.every(
      (token) =>
        grammar.conjunctions.has(token.fold) ||
        grammar.adjuncts.has(token.fold) ||
        grammar.times.has(token.fold) ||
        grammar.adverb.test(token.fold),
    );
  return loose ? null : [0, from];
}

function contentAfter(sentence: Sentence, end: number, grammar: Grammar): Piece[] {
  const from = pastSaying(sentence, at(sentence, end) === ',' ? end + 1 : end);
  if (grammar.relatives.has(at(sentence, from))) return [];
  const words = sentence.tokens.slice(from).filter((token) => token.word).length;
  return words > 1 ? [[from, sentence.tokens.length]] : [];
}

/** An aside behind a name begins with one of these: “Amal Hadi, a farmer, …”. */
const ARTICLES = new Set(['a', 'an', 'un', 'une']);

/** Where the source ends: at the comma before the main clause, after a list ("officials, politicians and diplomats"), or with the sentence. */
function sourceEnd(sentence: Sentence, from: number, first: boolean, grammar: Grammar): number {
  const commas = commasFrom(sentence, from);
  const last = lastWord(sentence);
  if (commas.length === 0) return first ? quoteOrPronoun(sentence, from, last, grammar) : last;
  const borders = [...commas, last];
  let end = borders[0] ?? last;
  for (let index = 1; index < borders.length && index < 6; index += 1) {
    const piece: Piece = [(borders[index - 1] ?? 0) + 1, borders[index] ?? last];
    if (grammar.relatives.has(at(sentence, piece[0]))) return end;
    if (isClause(sentence, piece, grammar) || (first && isMain(sentence, piece, grammar))) return end;
    if (first && index < borders.length - 1 && ARTICLES.has(at(sentence, piece[0]))) end = borders[index] ?? end;
    if (closesList(sentence, piece, grammar) && (!first || index < borders.length - 1)) return borders[index] ?? end;
    if (!first && index === borders.length - 1) end = last;
  }
  return end;
}

function commasFrom(sentence: Sentence, from: number): number[] {
  const commas: number[] = [];
  sentence.tokens.forEach((token, index) => {
    if (index > from && token.fold === ',' && token.quote < 0) commas.push(index);
  });
  return commas;
}

function lastWord(sentence: Sentence): number {
  let end = sentence.tokens.length;
  while (end > 0 && sentence.tokens[end - 1]?.word === false) end -= 1;
  return end;
}

/** No comma behind a fronted source ("Selon lui le projet avance"): it ends before a quotation, or after a name. */
function quoteOrPronoun(sentence: Sentence, from: number, last: number, grammar: Grammar): number {
  const region = sentence.quotes.find((quote) => quote.open > from);
  if (region !== undefined) return region.open;
  if (grammar.pronouns.has(at(sentence, from)) || ['him', 'her', 'them', 'lui', 'eux'].includes(at(sentence, from)))
    return from + 1;
  let index = from + 1;
  while (index < last && !endsName(sentence, index, grammar)) index += 1;
  return index;
}

function endsName(sentence: Sentence, index: number, grammar: Grammar): boolean {
  const fold = at(sentence, index);
  return grammar.finite.has(fold) || grammar.determiners.has(fold) || grammar.that.has(fold);
}

function isClause(sentence: Sentence, piece: Piece, grammar: Grammar): boolean {
  if (grammar.relatives.has(at(sentence, piece[0]))) return false;
  for (let index = piece[0]; index < piece[1]; index += 1) {
    if (grammar.finite.has(at(sentence, index)) && !grammar.relatives.has(at(sentence, index - 1))) return true;
    if (grammar.relatives.has(at(sentence, index))) return false;
  }
  return grammar.verbs.get(at(sentence, piece[0]))?.gerund === true;
}

/** Behind a fronted source: words with any verb are the main clause, not one more source. */
function isMain(sentence: Sentence, piece: Piece, grammar: Grammar): boolean {
  if (grammar.relatives.has(at(sentence, piece[0]))) return false;
  if (isVerb(sentence, piece[0], grammar)) return true;
  return !ARTICLES.has(at(sentence, piece[0])) && hasVerb(sentence, piece, grammar);
}

function closesList(sentence: Sentence, piece: Piece, grammar: Grammar): boolean {
  return (
    piece[1] - piece[0] < 14 && sentence.tokens.slice(piece[0], piece[1]).some((token) => grammar.and.has(token.fold))
  );
}
