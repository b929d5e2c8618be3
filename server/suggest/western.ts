import { RELAYING_KINDS } from '../domain/vocabulary.ts';
import { accordingTo } from './according.ts';
import { describeSource } from './describe.ts';
import type { Grammar } from './lexicon/grammar.ts';
import { quotedAsSaying } from './quoted.ts';
import { bestOf, readingsOf, startsBefore } from './readings.ts';
import { impersonal, silence } from './silence.ts';
import { at, type Sentence } from './tokens.ts';
import type { Parts, Piece, Reading } from './types.ts';

/** A verb of saying with “that” or a quotation behind it scores this much. */
const INTRODUCED_WELL = 4;

/** A verb of saying inside another's report, with its subject and words behind it. */
const INTRODUCED_INSIDE = 3;

/** The attribution of an English or French sentence, in tokens; null when nothing in it introduces reported words. */
export function readWestern(sentence: Sentence, grammar: Grammar): Parts | null {
  const silent = silence(sentence, grammar);
  const quoted = silent === null ? quotedAsSaying(sentence, grammar) : null;
  if (quoted !== null) return quoted;
  const readings = readingsOf(sentence, grammar);
  const best = bestOf(readings);
  const according = accordingTo(sentence, grammar);
  if (silent !== null) return reportedSilence(silent, best, according);
  const nobody = impersonal(sentence, grammar);
  if (according === null)
    return best === null || isSaidBy(nobody, best) ? nobody : withInner(best, readings, sentence, grammar);
  if (best === null || best.head > according.head || !startsBefore(best.parts, according.head)) return according.parts;
  if (!isRelay(sentence, best.parts) && !isInThat(sentence, according.head, grammar))
    return { ...according.parts, inner: clipped(best.parts, according.head) };
  return {
    ...best.parts,
    inner: { ...according.parts, content: within(according.parts.content, best.parts.content[0]) },
  };
}

/** “It is said that …”: the verb found is the impersonal one's. */
function isSaidBy(nobody: Parts | null, best: Reading): boolean {
  const cue = nobody?.cue;
  return cue != null && best.head >= cue[0] && best.head < cue[1];
}

/** Somebody reports that somebody else kept silent: “Reuters said the office declined to comment”, “…, according to Reuters”. */
function reportedSilence(silent: Parts, best: Reading | null, according: { parts: Parts; head: number } | null): Parts {
  const head = silent.cue?.[0] ?? 0;
  if (according !== null) return { ...according.parts, inner: silent };
  if (best === null || best.score < INTRODUCED_WELL || best.head >= head || !startsBefore(best.parts, head))
    return silent;
  return { ...best.parts, inner: silent };
}

/** “Officials said that, according to a memo, …”: the phrase belongs to what they said. */
function isInThat(sentence: Sentence, head: number, grammar: Grammar): boolean {
  return (
    grammar.that.has(at(sentence, head - 1)) ||
    (at(sentence, head - 1) === ',' && grammar.that.has(at(sentence, head - 2)))
  );
}

/** Whether an outlet, an agency or a report speaks: “Axios said …, according to officials” has the officials inside, “He told them …, according to officials” outside. */
function isRelay(sentence: Sentence, parts: Parts): boolean {
  const [piece] = parts.sources;
  const start = sentence.tokens[piece?.[0] ?? -1]?.start ?? 0;
  const end = sentence.tokens[(piece?.[1] ?? 0) - 1]?.end ?? 0;
  const { kind } = describeSource(sentence.text.slice(start, end), sentence.language);
  return kind === 'record' || RELAYING_KINDS.includes(kind);
}

function clipped(parts: Parts, end: number): Parts {
  return {
    ...parts,
    content: parts.content
      .map((piece): Piece => [piece[0], Math.min(piece[1], end)])
      .filter((piece) => piece[1] > piece[0]),
  };
}

/** An inner attribution's content begins no earlier than the outer one's. */
function within(pieces: readonly Piece[], outer: Piece | undefined): Piece[] {
  const from = outer?.[0] ?? 0;
  return pieces.map((piece): Piece => [Math.max(from, piece[0]), piece[1]]).filter((piece) => piece[1] > piece[0]);
}

/** A wire that reports what somebody told it: the second attribution stands inside the first one's content. */
function withInner(best: Reading, readings: readonly Reading[], sentence: Sentence, grammar: Grammar): Parts {
  const cited = accordingTo(sentence, { ...grammar, accordingTo: [...grammar.citing].map((word) => [word]) });
  if (cited !== null) return citing(sentence, best, cited.parts);
  const first = best.parts.content[0];
  const before = insideBefore(best, readings, sentence);
  if (before !== null) return { ...best.parts, inner: before };
  const inside = readings.find(
    (reading) =>
      reading.head > best.head &&
      reading.score >= INTRODUCED_INSIDE &&
      first !== undefined &&
      (reading.parts.sources[0]?.[0] ?? -1) >= first[0] &&
      (reading.parts.sources[0]?.[0] ?? -1) <= first[0] + 1,
  );
  return inside === undefined ? best.parts : { ...best.parts, inner: inside.parts };
}

/** “Officials say the ship sank, Reuters reported”: the first attribution stands inside the second one's content. */
function insideBefore(best: Reading, readings: readonly Reading[], sentence: Sentence): Parts | null {
  const first = best.parts.content[0];
  if (first === undefined || first[1] > best.head || !isRelay(sentence, best.parts)) return null;
  const inside = readings.find(
    ({ head, score, parts }) => head < first[1] && score >= INTRODUCED_INSIDE && parts.sources[0]?.[0] === first[0],
  );
  return inside === undefined ? null : clipped(inside.parts, first[1]);
}

/** "W, citing X, reported that Z": both have one content. */
function citing(sentence: Sentence, best: Reading, cited: Parts): Parts {
  const from = cited.cue?.[0] ?? 0;
  const sources = best.parts.sources.map(
    (piece): Piece => (piece[0] < from && piece[1] > from ? [piece[0], from] : piece),
  );
  const content = best.parts.content.map(
    (piece): Piece => (piece[0] < from && piece[1] > from ? [piece[0], from] : piece),
  );
  const verb = best.parts.cue?.[0] ?? 0;
  const starts = [verb, ...content.map((piece) => piece[0])];
  const quoted = cited.sources.map((piece): Piece => [piece[0], endBefore(sentence, piece, starts)]);
  return { ...best.parts, sources, content, inner: { ...cited, sources: quoted, content } };
}

/** The end of a piece, but before whatever starts inside it, and before the mark or “that” in front of that. */
function endBefore(sentence: Sentence, piece: Piece, starts: readonly number[]): number {
  let end = Math.min(piece[1], ...starts.filter((start) => start > piece[0]));
  while (
    end > piece[0] + 1 &&
    (sentence.tokens[end - 1]?.word === false || ['that', 'que', "qu'"].includes(at(sentence, end - 1)))
  )
    end -= 1;
  return end;
}
