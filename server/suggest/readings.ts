import { complementOf, type Introducer } from './complement.ts';
import { type Cue, findCues } from './cues.ts';
import { contentFrom, interviewer } from './extent.ts';
import type { Grammar } from './lexicon/grammar.ts';
import { isPlausible } from './plausible.ts';
import { invertedPronoun } from './quoted.ts';
import { subjectBefore } from './subject.ts';
import { at, type Sentence } from './tokens.ts';
import { trailing } from './trailing.ts';
import { makeParts, type Parts, type Piece, type Reading } from './types.ts';

/** A reading below this is no proposal. */
const ENOUGH = 2.1;
const KIND = { say: 3, tell: 3, think: 2.5, act: 2, weak: 1.2 } as const;
const INTRODUCED = { that: 2, colon: 1.5, quote: 2, bare: 1, infinitive: 0.6, none: -1.5 } as const;

/** All readings, best or not: one or two for every verb of saying. */
export function readingsOf(sentence: Sentence, grammar: Grammar): Reading[] {
  const readings: Reading[] = [];
  for (const cue of findCues(sentence, grammar)) {
    const behind = trailing(sentence, cue, grammar);
    if (behind !== null && isPlausible(sentence, behind.parts, grammar)) readings.push(behind);
    const outer = readings.findLast(
      (other) => other.score >= ENOUGH && other.head < cue.head && startsBefore(other.parts, cue.head),
    );
    const begins = outer?.parts.content.find((piece) => piece[0] > outer.head)?.[0] ?? 0;
    const ahead = frontal(
      sentence,
      cue,
      begins <= cue.from && !grammar.and.has(at(sentence, cue.from - 1)) ? begins : 0,
      grammar,
    );
    if (isPlausible(sentence, ahead.parts, grammar))
      readings.push(outer !== undefined ? { ...ahead, score: ahead.score - 1 } : ahead);
  }
  return readings;
}

/** The reading that fits best, the first of equals; null where none is good enough. */
export function bestOf(readings: readonly Reading[]): Reading | null {
  let best: Reading | null = null;
  for (const reading of readings) if (reading.score >= ENOUGH && reading.score > (best?.score ?? 0)) best = reading;
  return best;
}

/** Whether the content of these parts reaches over the token at `head`. */
export function startsBefore(parts: Parts, head: number): boolean {
  const first = parts.content[0];
  return first !== undefined && first[0] <= head && (parts.content.at(-1)?.[1] ?? 0) > head;
}

/** "X said that Z": the source before the cue, the content behind it. */
function frontal(sentence: Sentence, cue: Cue, floor: number, grammar: Grammar): Reading {
  const complement = complementOf(sentence, cue, grammar);
  const subject = subjectBefore(sentence, cue, floor, grammar);
  const content = asClause(sentence, cue, subject) ?? contentFrom(sentence, complement, grammar);
  const recipient = complement.recipient ?? interviewer(sentence, content[0]?.[0] ?? sentence.tokens.length, grammar);
  const introducer = asClause(sentence, cue, subject) === null ? complement.introducer : 'bare';
  const score = scoreOf(cue, introducer, subject, content.length, sentence, grammar);
  const parts = cue.passive
    ? passive(cue, subject, content)
    : { sources: subject === null ? [] : [subject], recipient };
  const spoken = invertedPronoun(sentence, cue, grammar);
  return { parts: makeParts({ cue: spoken.cue, content, pronoun: spoken.pronoun, ...parts }), score, head: cue.head };
}

/** "As the mayor said on Monday, Z": the content is the main clause. */
function asClause(sentence: Sentence, cue: Cue, subject: Piece | null): Piece[] | null {
  if (subject === null || subject[0] > 2 || !['as', 'comme'].includes(at(sentence, subject[0] - 1))) return null;
  const comma = sentence.tokens.findIndex((token, index) => index >= cue.to && token.fold === ',');
  return comma < 0 || comma > cue.to + 12 ? null : [[comma + 1, sentence.tokens.length]];
}

/** "The agency was told that …": the subject was told. "They are believed to …": the subject is part of the content. */
function passive(cue: Cue, subject: Piece | null, content: Piece[]): Partial<Parts> {
  if (cue.verb.kind === 'tell') return { recipient: subject };
  return { content: subject === null ? content : [subject, ...content] };
}

function scoreOf(
  cue: Cue,
  introducer: Introducer,
  subject: Piece | null,
  pieces: number,
  sentence: Sentence,
  grammar: Grammar,
): number {
  let score: number = KIND[cue.verb.kind] + INTRODUCED[introducer];
  if (subject === null) score -= 2.5;
  if (pieces === 0) score -= 3;
  if (cue.infinitive) score -= 2;
  if (cue.verb.gerund) score -= cue.from < cue.head ? 0 : 2;
  if (cue.passive) score -= 1;
  if (cue.verb.nominal) score -= 0.5;
  if (grammar.relatives.has(at(sentence, cue.from - 1))) score -= 0.7;
  return score;
}
