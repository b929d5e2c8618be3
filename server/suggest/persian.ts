import * as lexicon from './lexicon/persian.ts';
import { at, phraseAt, type Sentence } from './tokens.ts';
import { makeParts, type Parts, type Piece } from './types.ts';

const COMMAS = new Set(['،', ',']);

/** The attribution of a Persian sentence, in tokens: “X گفت که Z”, “به گفته X، Z”, “به نقل از X”. */
export function readPersian(sentence: Sentence): Parts | null {
  const silent = silence(sentence);
  if (silent !== null) return silent;
  const according = find(sentence, lexicon.ACCORDING);
  const saying = find(sentence, lexicon.SAYING);
  if (according !== null && (saying === null || according[0] < saying[0]))
    return accordingTo(sentence, according, saying);
  return saying === null ? null : said(sentence, saying, 0);
}

function find(sentence: Sentence, phrases: readonly (readonly string[])[], from = 0): Piece | null {
  for (let index = from; index < sentence.tokens.length; index += 1) {
    if (sentence.tokens[index]?.quote !== -1) continue;
    const length = phraseAt(sentence, index, phrases);
    if (length > 0) return [index, index + length];
  }
  return null;
}

/** “W به نقل از X گفت که Z”: W is the outer source; otherwise X is the only one. */
function accordingTo(sentence: Sentence, cue: Piece, saying: Piece | null): Parts {
  const end = saying === null ? untilComma(sentence, cue[1]) : Math.min(untilComma(sentence, cue[1]), saying[0]);
  const source: Piece = [cue[1], end];
  if (saying !== null && cue[0] > 0) {
    const outer = said(sentence, saying, 0);
    return { ...outer, sources: [[0, cue[0]]], inner: makeParts({ cue, sources: [source], content: outer.content }) };
  }
  const content: Piece[] = cue[0] > 0 ? [[0, cue[0]]] : [];
  if (sentence.tokens.slice(end).filter((token) => token.word).length > 1) content.push([end, sentence.tokens.length]);
  return makeParts({ cue, sources: [source], content });
}

function untilComma(sentence: Sentence, from: number): number {
  let index = from + 1;
  while (index < sentence.tokens.length && !COMMAS.has(at(sentence, index)) && at(sentence, index) !== '.') index += 1;
  return index;
}

function said(sentence: Sentence, cue: Piece, from: number): Parts {
  const start = at(sentence, cue[1]) === lexicon.THAT || at(sentence, cue[1]) === ':' ? cue[1] + 1 : cue[1];
  const behind: Piece[] = sentence.tokens.slice(start).some((token) => token.word)
    ? [[start, sentence.tokens.length]]
    : [];
  const quote = sentence.quotes.find((region) => region.close <= cue[0] && region.to - region.from > 3);
  const ahead: Piece[] = behind.length === 0 && quote !== undefined ? [[quote.from, quote.to]] : [];
  const subject = subjectOf(sentence, ahead[0] === undefined ? from : (quote?.close ?? 0) + 1, cue[0]);
  return makeParts({
    cue,
    sources: subject === null ? [] : [subject],
    recipient: recipientOf(sentence, cue[0]),
    content: [...ahead, ...behind],
    pronoun: subject === null,
  });
}

/** From the start, behind an adjunct with its comma, to the first preposition. */
function subjectOf(sentence: Sentence, from: number, end: number): Piece | null {
  let start = from;
  while (start < end && !sentence.tokens[start]?.word) start += 1;
  if (lexicon.ADJUNCTS.has(at(sentence, start))) start = untilComma(sentence, start) + 1;
  let index = start;
  while (index < end && !(index > start && lexicon.ADJUNCTS.has(at(sentence, index)))) index += 1;
  return index > start ? [start, index] : null;
}

function recipientOf(sentence: Sentence, limit: number): Piece | null {
  const contact = find(sentence, lexicon.CONTACT);
  const to = contact ?? toWhom(sentence);
  if (to === null || to[1] >= limit) return null;
  const end = Math.min(limit, untilComma(sentence, to[1]));
  return end - to[1] > 6 ? null : [to[1], end];
}

/** “به رویترز”, not “به نقل از” or “به گفته”. */
function toWhom(sentence: Sentence): Piece | null {
  const index = sentence.tokens.findIndex(
    (token, place) => token.fold === 'به' && phraseAt(sentence, place, lexicon.ACCORDING) === 0,
  );
  return index < 0 ? null : [index, index + 1];
}

function silence(sentence: Sentence): Parts | null {
  const declined = find(sentence, lexicon.DECLINED);
  const cue = declined ?? find(sentence, lexicon.UNANSWERED);
  if (cue === null) return null;
  const subject = subjectOf(sentence, 0, cue[0]);
  return makeParts({
    cue,
    sources: subject === null ? [] : [subject],
    response: declined === null ? 'no_reply' : 'declined',
  });
}
