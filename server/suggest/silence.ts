import type { Grammar } from './lexicon/grammar.ts';
import { subjectBefore } from './subject.ts';
import { at, phraseAt, type Sentence } from './tokens.ts';
import { makeParts, type Parts, type Piece } from './types.ts';

/** "X declined to comment", "n'a pas répondu": an attribution without content. */
export function silence(sentence: Sentence, grammar: Grammar): Parts | null {
  for (let index = 0; index < sentence.tokens.length; index += 1) {
    if (sentence.tokens[index]?.quote !== -1) continue;
    const declined = phraseAt(sentence, index, grammar.declined);
    const unanswered = declined > 0 ? 0 : phraseAt(sentence, index, grammar.unanswered);
    if (declined + unanswered > 0)
      return silent(sentence, [index, index + declined + unanswered], declined > 0, grammar);
  }
  return null;
}

function silent(sentence: Sentence, phrase: Piece, declined: boolean, grammar: Grammar): Parts {
  let from = phrase[0];
  while (from > 0 && isAuxiliary(sentence, from - 1, grammar)) from -= 1;
  const subject = subjectBefore(sentence, { from }, afterThat(sentence, from, grammar), grammar);
  return makeParts({
    cue: [from, phrase[1]],
    sources: subject === null ? [] : [subject],
    recipient: declined ? null : asker(sentence, phrase[1], grammar),
    response: declined ? 'declined' : 'no_reply',
  });
}

function isAuxiliary(sentence: Sentence, index: number, grammar: Grammar): boolean {
  const fold = at(sentence, index);
  return grammar.auxiliaries.has(fold) || grammar.adverb.test(fold);
}

/** “Reuters reported that its source declined …”: the silent one stands behind the last “that”. */
function afterThat(sentence: Sentence, end: number, grammar: Grammar): number {
  for (let index = end - 1; index > 0; index -= 1) if (grammar.that.has(at(sentence, index))) return index + 1;
  return 0;
}

const FROM = new Set(['from', 'to', 'by', 'a', 'de', "d'", 'du', 'à', 'au', 'the']);

/** Whose request it was: "to Reuters' request", "aux questions de l'agence". */
function asker(sentence: Sentence, from: number, grammar: Grammar): Piece | null {
  for (let index = from; index < Math.min(from + 9, sentence.tokens.length); index += 1) {
    const token = sentence.tokens[index];
    if (token === undefined || token.fold === '.' || token.fold === ',' || token.fold === 'about') return null;
    if (token.word && token.capital && !grammar.times.has(token.fold))
      return FROM.has(at(sentence, index - 1)) ? names(sentence, index) : null;
  }
  return null;
}

function names(sentence: Sentence, from: number): Piece {
  let to = from + 1;
  while (sentence.tokens[to]?.capital === true && to < from + 6) to += 1;
  return [from, to];
}

/** "It is said that …", "reportedly": words of nobody in particular. */
export function impersonal(sentence: Sentence, grammar: Grammar): Parts | null {
  for (let index = 0; index < sentence.tokens.length; index += 1) {
    if (sentence.tokens[index]?.quote !== -1) continue;
    const length = phraseAt(sentence, index, grammar.impersonal);
    if (length > 0)
      return makeParts({ cue: [index, index + length], content: behind(sentence, index + length, grammar) });
    if (grammar.reportedly.has(at(sentence, index))) return around(sentence, index);
  }
  return null;
}

function behind(sentence: Sentence, from: number, grammar: Grammar): Piece[] {
  const start = from + (grammar.that.has(at(sentence, from)) ? 1 : 0);
  return start < sentence.tokens.length ? [[start, sentence.tokens.length]] : [];
}

function around(sentence: Sentence, index: number): Parts {
  const pieces: Piece[] = [
    [0, index],
    [index + 1, sentence.tokens.length],
  ];
  return makeParts({ cue: [index, index + 1], content: pieces.filter((piece) => piece[1] > piece[0]) });
}
