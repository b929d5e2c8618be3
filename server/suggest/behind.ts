import type { Cue } from './cues.ts';
import { contentEnd, interviewer } from './extent.ts';
import type { Grammar } from './lexicon/grammar.ts';
import { at, type Sentence } from './tokens.ts';
import type { Piece } from './types.ts';

const CONTRACTED = /^(?:i|he|she|it|we|you|they|there|that)'(?:s|ll|d|ve|re|m)$/;

const ARTICLES = new Set(['un', 'une', 'le', 'la', "l'", 'des', 'les']);
export const SUBJECT_WORDS = 30;

/** "said John Doe, a farmer": the noun phrase behind the cue, up to an adjunct, a quotation or the end. */
export function subjectAfter(sentence: Sentence, from: number, grammar: Grammar): Piece | null {
  let index = from;
  for (; index < sentence.tokens.length && index < from + SUBJECT_WORDS; index += 1) {
    const token = sentence.tokens[index];
    if (token === undefined || token.quote >= 0 || ['.', ';', ':', '“', '«', '"'].includes(token.fold)) break;
    if (index > from && endsSubject(sentence, index, grammar)) break;
    if (index === from && (!token.word || grammar.adjuncts.has(token.fold) || grammar.times.has(token.fold)))
      return null;
    if (CONTRACTED.test(token.fold)) return null;
    if (grammar.finite.has(token.fold) && !grammar.relatives.has(at(sentence, index - 1))) return null;
  }
  return index > from ? [from, index] : null;
}

/** “a affirmé à l’AFP un responsable”: the subject stands behind the one who was told. */
export function behindRecipient(sentence: Sentence, from: number, grammar: Grammar): Piece | null {
  if (grammar.infinitive !== 'de' || !grammar.to.has(at(sentence, from))) return null;
  for (let index = from + 2; index < from + 8; index += 1) {
    if (sentence.tokens[index - 1]?.capital && ARTICLES.has(at(sentence, index)))
      return subjectAfter(sentence, index, grammar);
  }
  return null;
}

function endsSubject(sentence: Sentence, index: number, grammar: Grammar): boolean {
  const fold = at(sentence, index);
  if (fold === ',')
    return !/^(?:a|an|the|who|un|une|le|la|l'|qui|head|director|president|chief|senior|former|ancien|ancienne|porte-parole)$/.test(
      at(sentence, index + 1),
    );
  return (
    grammar.times.has(fold) ||
    fold === 'à' ||
    fold === 'lors' ||
    fold === 'in' ||
    fold === 'during' ||
    fold === 'dans' ||
    fold === 'on'
  );
}

/** What stands behind cue and subject: nothing (or an adjunct) gives no piece, a second half gives one, a clause of its own gives null. */
export function contentAfter(sentence: Sentence, from: number, quoted: boolean, grammar: Grammar): Piece[] | null {
  const region = sentence.quotes.find((quote) => quote.open >= from);
  if (region !== undefined && quoted && reaches(sentence, from, region.open, grammar))
    return [[region.from, region.to]];
  const next = sentence.tokens[from];
  if (next === undefined || next.fold === '.') return [];
  if (next.fold !== ',')
    return quoted ||
      !next.word ||
      grammar.adjuncts.has(next.fold) ||
      grammar.times.has(next.fold) ||
      grammar.to.has(next.fold)
      ? []
      : null;
  const second = sentence.tokens[from + 1];
  if (quoted || second === undefined || !second.word || grammar.verbs.get(second.fold)?.gerund === true) return [];
  const end = contentEnd(sentence, from + 1, grammar);
  return end - from > 3 ? [[from + 1, end]] : [];
}

/** A second quotation of the same voice: near, and no other verb of saying or sentence in between. */
function reaches(sentence: Sentence, from: number, open: number, grammar: Grammar): boolean {
  if (open - from > 25) return false;
  const between = sentence.tokens.slice(from, open);
  const stop = between.findIndex((token) => token.fold === '.' || token.fold === ';');
  if (stop >= 0 && stop < between.length - 1) return false;
  return between.every(
    (token) =>
      !token.word || (grammar.verbs.get(token.fold)?.nominal ?? true) || grammar.verbs.get(token.fold)?.gerund === true,
  );
}

export function recipientBehind(sentence: Sentence, cue: Cue, after: number, grammar: Grammar): Piece | null {
  const start = cue.verb.kind === 'tell' ? cue.to : grammar.to.has(at(sentence, after)) ? after + 1 : -1;
  if (start < 0) return interviewer(sentence, sentence.tokens.length, grammar);
  let index = start;
  while (
    index < start + 8 &&
    sentence.tokens[index]?.word === true &&
    !(index > start && stops(sentence, index, grammar))
  )
    index += 1;
  return index > start ? [start, index] : null;
}

function stops(sentence: Sentence, index: number, grammar: Grammar): boolean {
  const fold = at(sentence, index);
  if (ARTICLES.has(fold) && sentence.tokens[index - 1]?.capital === true) return true;
  return grammar.times.has(fold) || grammar.that.has(fold) || (fold !== 'of' && grammar.adjuncts.has(fold));
}
