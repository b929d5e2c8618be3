import { type Cue, isEnclitic } from './cues.ts';
import { contentFrom } from './extent.ts';
import type { Grammar } from './lexicon/grammar.ts';
import { at, phraseAt, type Sentence } from './tokens.ts';
import { makeParts, type Parts, type Piece } from './types.ts';

const REACH = 40;

/** French "ajoute-t-il", "a-t-elle déclaré": the subject is a pronoun tied to the verb or its auxiliary. */
export function invertedPronoun(sentence: Sentence, cue: Cue, grammar: Grammar): { cue: Piece; pronoun: boolean } {
  const whole: Piece = [cue.from, cue.to];
  if (grammar.infinitive !== 'de') return { cue: whole, pronoun: false };
  if (isEnclitic(sentence, cue.to)) return { cue: whole, pronoun: true };
  for (let index = cue.from; index < cue.head; index += 1) {
    if (isEnclitic(sentence, index)) return { cue: whole, pronoun: true };
  }
  return { cue: whole, pronoun: false };
}

/** "W quoted X as saying that Z", "X was quoted (by W) as saying Z": W is the outer source, X the inner one. */
export function quotedAsSaying(sentence: Sentence, grammar: Grammar): Parts | null {
  for (let index = 0; index < sentence.tokens.length; index += 1) {
    if (sentence.tokens[index]?.quote !== -1 || !grammar.quoted.has(at(sentence, index))) continue;
    const parts = quotedAt(sentence, index, grammar);
    if (parts !== null) return parts;
  }
  return null;
}

function quotedAt(sentence: Sentence, head: number, grammar: Grammar): Parts | null {
  for (let index = head + 1; index < Math.min(sentence.tokens.length, head + REACH); index += 1) {
    if (sentence.tokens[index]?.quote !== -1) return null;
    const length = phraseAt(sentence, index, grammar.asSaying);
    if (length > 0) return build(sentence, head, [index, index + length], grammar);
  }
  return null;
}

function build(sentence: Sentence, head: number, saying: Piece, grammar: Grammar): Parts {
  let from = head;
  while (from > 0 && grammar.auxiliaries.has(at(sentence, from - 1))) from -= 1;
  const that = grammar.that.has(at(sentence, saying[1])) || [':', ','].includes(at(sentence, saying[1]));
  const start = saying[1] + (that ? 1 : 0);
  const quote = sentence.quotes.some((region) => region.open === start);
  const content = contentFrom(
    sentence,
    { recipient: null, content: start, introducer: quote ? 'quote' : 'bare' },
    grammar,
  );
  const subject = firstPhrase(sentence, from, grammar);
  if (isPassive(sentence, from, head)) return passiveQuoted(sentence, [from, head + 1], saying, subject, content);
  const quotedPerson: Piece = [head + 1, saying[0]];
  const cue: Piece = saying[0] > head + 1 ? [from, head + 1] : [from, saying[1]];
  const inner = makeParts({ cue: saying, sources: saying[0] > head + 1 ? [quotedPerson] : [], content });
  return makeParts({ cue, sources: subject === null ? [] : [subject], content, inner });
}

function isPassive(sentence: Sentence, from: number, head: number): boolean {
  return sentence.tokens
    .slice(from, head)
    .some((token) => ['was', 'were', 'been', 'is', 'are', 'est', 'été', 'était'].includes(token.fold));
}

function passiveQuoted(
  sentence: Sentence,
  quoted: Piece,
  saying: Piece,
  subject: Piece | null,
  content: Piece[],
): Parts {
  const sources = subject === null ? [] : [subject];
  const by = ['by', 'par'].includes(at(sentence, quoted[1])) && saying[0] > quoted[1] + 1;
  const inner = makeParts({ cue: by ? saying : [quoted[0], saying[1]], sources, content });
  if (!by) return inner;
  return makeParts({ cue: quoted, sources: [[quoted[1] + 1, saying[0]]], content, inner });
}

/** The words from the start (after an adjunct and its comma) to `end`. */
function firstPhrase(sentence: Sentence, end: number, grammar: Grammar): Piece | null {
  let from = 0;
  const adjunct = grammar.adjuncts.has(at(sentence, 0)) || grammar.times.has(at(sentence, 0));
  if (adjunct) {
    for (let index = 0; index < end; index += 1) if (at(sentence, index) === ',') from = index + 1;
  }
  return end > from ? [from, end] : null;
}
