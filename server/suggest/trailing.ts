import { behindRecipient, contentAfter, recipientBehind, SUBJECT_WORDS, subjectAfter } from './behind.ts';
import { complementOf } from './complement.ts';
import type { Cue } from './cues.ts';
import type { Grammar } from './lexicon/grammar.ts';
import { invertedPronoun } from './quoted.ts';
import { at, type Sentence } from './tokens.ts';
import { makeParts, type Parts, type Piece, type Reading } from './types.ts';

const SPEAKING = new Set(['say', 'tell', 'think', 'weak']);

/** "Z, X said." and "“Q,” said X. “Q2”": the content before the cue, and perhaps more behind it. */
export function trailing(sentence: Sentence, cue: Cue, grammar: Grammar): Reading | null {
  if (!SPEAKING.has(cue.verb.kind) || cue.infinitive || cue.verb.gerund) return null;
  if (cue.passive && cue.verb.kind === 'tell') return null;
  if (grammar.that.has(at(sentence, cue.to))) return null;
  const border = borderBefore(sentence, cue, grammar);
  if (border === null) return null;
  const quoted = closesQuote(sentence, border);
  const before = contentBefore(sentence, border, quoted);
  if (before === null || (!quoted && !isClause(sentence, before, grammar) && !isInserted(sentence, cue, grammar)))
    return null;
  if (!quoted && (cue.passive || cue.verb.kind === 'weak')) return null;
  if (!quoted && ['that', 'colon', 'quote', 'infinitive'].includes(complementOf(sentence, cue, grammar).introducer))
    return null;
  return read(sentence, cue, border, before, quoted, grammar);
}

function read(
  sentence: Sentence,
  cue: Cue,
  border: number,
  before: Piece,
  quoted: boolean,
  grammar: Grammar,
): Reading | null {
  const ahead: Piece = [border + 1, cue.from];
  const inverted =
    ahead[1] <= ahead[0]
      ? (subjectAfter(sentence, cue.to, grammar) ?? behindRecipient(sentence, cue.to, grammar))
      : null;
  const spoken = invertedPronoun(sentence, cue, grammar);
  if (ahead[1] <= ahead[0] && inverted === null && !spoken.pronoun) return null;
  const told = quoted ? null : toldAtEnd(sentence, cue, grammar);
  const after = inverted?.[1] ?? told?.[1] ?? cue.to;
  if (
    !quoted &&
    inverted !== null &&
    !isInserted(sentence, cue, grammar) &&
    sentence.tokens.slice(after).some((token) => token.word)
  )
    return null;
  const more = contentAfter(sentence, after, quoted, grammar);
  if (!quoted && more === null) return null;
  const recipient =
    told ?? recipientBehind(sentence, cue, inverted !== null && inverted[0] > cue.to ? cue.to : after, grammar);
  const subject = ahead[1] > ahead[0] ? ahead : inverted;
  const parts: Parts = makeParts({
    cue: spoken.cue,
    sources: subject === null || spoken.pronoun ? [] : [subject],
    recipient,
    content: [before, ...(more ?? [])],
    pronoun: spoken.pronoun,
  });
  const weak = cue.verb.kind === 'say' || cue.verb.kind === 'tell' ? 0 : 1;
  return { parts, head: cue.head, score: (quoted ? 7 : 5.6) - weak };
}

/** "…, two officials told the agency on Friday.": nothing but an adjunct stands behind the one who was told. */
function toldAtEnd(sentence: Sentence, cue: Cue, grammar: Grammar): Piece | null {
  const { recipient, introducer } = complementOf(sentence, cue, grammar);
  return cue.verb.kind === 'tell' && introducer === 'none' ? recipient : null;
}

/** "The port, said the mayor, is closed": between commas, with a short subject behind the verb. */
function isInserted(sentence: Sentence, cue: Cue, grammar: Grammar): boolean {
  const subject =
    at(sentence, cue.from - 1) === ',' && cue.verb.kind === 'say' ? subjectAfter(sentence, cue.to, grammar) : null;
  return subject !== null && subject[1] - subject[0] < 6 && at(sentence, subject[1]) === ',';
}

/** The comma or closing quotation mark that the words before the cue follow; null where a clause stands in between. */
function borderBefore(sentence: Sentence, cue: Cue, grammar: Grammar): number | null {
  const lowest = Math.max(0, cue.from - SUBJECT_WORDS);
  let comma: number | null = null;
  for (let index = cue.from - 1; index >= lowest; index -= 1) {
    const token = sentence.tokens[index];
    if (token === undefined || token.quote >= 0) return comma;
    if (closesQuote(sentence, index)) return index;
    if (token.fold === ',' && comma === null && !(index === cue.from - 1 && !leavesSubject(sentence, cue, grammar)))
      comma = index;
    if (breaks(sentence, index, cue, grammar)) return comma;
  }
  return comma;
}

/** A comma right before the cue: either the subject follows the cue ("…, said the minister") or it ends an aside. */
function leavesSubject(sentence: Sentence, cue: Cue, grammar: Grammar): boolean {
  return invertedPronoun(sentence, cue, grammar).pronoun || subjectAfter(sentence, cue.to, grammar) !== null;
}

function breaks(sentence: Sentence, index: number, cue: Cue, grammar: Grammar): boolean {
  const fold = at(sentence, index);
  if (grammar.finite.has(fold) || (grammar.that.has(fold) && index < cue.from - 1)) return true;
  return fold === ';' || fold === ':' || fold === '.';
}

/** A quotation that was probably spoken ends here: it is punctuated inside or has some length. */
function closesQuote(sentence: Sentence, index: number): boolean {
  const region = sentence.quotes.find(
    (quote) => quote.close === index || (quote.close === index - 1 && at(sentence, index) === ','),
  );
  if (region === undefined) return false;
  const last = at(sentence, region.to - 1);
  return [',', '.', '?', '!'].includes(last) || at(sentence, region.close + 1) === ',' || region.open <= 0;
}

function contentBefore(sentence: Sentence, border: number, quoted: boolean): Piece | null {
  const region = quoted
    ? sentence.quotes.find((quote) => quote.close === border || quote.close === border - 1)
    : undefined;
  if (region !== undefined) return startOfQuoted(sentence, region.from, region.to);
  return border > 0 ? [0, border] : null;
}

/** A quotation at the end of a clause belongs to content that begins with the sentence ("He was “done,” she said"). */
function startOfQuoted(sentence: Sentence, from: number, to: number): Piece {
  const earlier = from - 2;
  return earlier >= 0 && sentence.tokens[earlier]?.word === true ? [sentenceStart(sentence, earlier), to] : [from, to];
}

function sentenceStart(sentence: Sentence, from: number): number {
  let index = from;
  while (
    index > 0 &&
    !(['.', '!', '?', ':'].includes(at(sentence, index - 1)) && sentence.tokens[index - 1]?.quote === -1)
  )
    index -= 1;
  return index;
}

/** Enough words, and no mere adjunct ("On Monday, he said …"). */
function isClause(sentence: Sentence, piece: Piece, grammar: Grammar): boolean {
  if (piece[1] - piece[0] < 3 || !hasVerb(sentence, piece, grammar)) return false;
  const first = at(sentence, piece[0]);
  const adjunct =
    grammar.adjuncts.has(first) || grammar.subordinators.has(first) || grammar.adverb.test(first) || /ing$/.test(first);
  return !adjunct || hasInnerComma(sentence, piece);
}

function hasVerb(sentence: Sentence, piece: Piece, grammar: Grammar): boolean {
  return sentence.tokens
    .slice(piece[0], piece[1])
    .some(
      (token) =>
        grammar.finite.has(token.fold) ||
        grammar.participles.has(token.fold) ||
        grammar.verbs.get(token.fold)?.nominal === false ||
        /(?:..ed|'s|'re|s)$/.test(token.fold),
    );
}

function hasInnerComma(sentence: Sentence, piece: Piece): boolean {
  return sentence.tokens.slice(piece[0], piece[1]).some((token) => token.fold === ',');
}
