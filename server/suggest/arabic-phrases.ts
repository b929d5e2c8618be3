import * as lexicon from './lexicon/arabic.ts';
import { at, phraseAt, type Sentence } from './tokens.ts';
import { makeParts, type Parts, type Piece } from './types.ts';

const COMMAS = new Set(['،', ',']);
const ENDS = new Set(['.', '؛', ';', ':', '!', '؟']);

/** “بحسب X، Z” and “Z، بحسب X”; also “قيل إن Z”, with nobody as the source. */
export function arabicAccording(
  sentence: Sentence,
  phrases: readonly (readonly string[])[],
): { parts: Parts; head: number } | null {
  for (let index = 0; index < sentence.tokens.length; index += 1) {
    if (sentence.tokens[index]?.quote !== -1) continue;
    const length = phraseAt(sentence, index, phrases);
    if (length > 0 && sentence.tokens[index + length] !== undefined)
      return { parts: partsAt(sentence, index, index + length), head: index };
    const nobody = phrases === lexicon.ACCORDING ? phraseAt(sentence, index, lexicon.IMPERSONAL) : 0;
    if (nobody > 0 && lexicon.THAT.has(at(sentence, index + nobody)))
      return { parts: nobodyAt(sentence, [index, index + nobody]), head: index };
  }
  return null;
}

function nobodyAt(sentence: Sentence, cue: Piece): Parts {
  return makeParts({ cue, content: [[cue[1] + 1, sentence.tokens.length]] });
}

function partsAt(sentence: Sentence, from: number, to: number): Parts {
  const end = sourceEnd(sentence, to);
  const content: Piece[] = [];
  if (sentence.tokens.slice(0, from).some((token) => token.word)) content.push([0, from]);
  if (sentence.tokens.slice(end).filter((token) => token.word).length > 1) content.push([end, sentence.tokens.length]);
  return makeParts({ cue: [from, to], sources: [[to, end]], content });
}

function sourceEnd(sentence: Sentence, from: number): number {
  let index = from + 1;
  while (index < sentence.tokens.length && !endsSource(sentence, index)) index += 1;
  return index;
}

function endsSource(sentence: Sentence, index: number): boolean {
  const fold = at(sentence, index);
  if (COMMAS.has(fold) || ENDS.has(fold)) return true;
  return (
    lexicon.THAT.has(fold) ||
    lexicon.THAT_WITH_SUBJECT.has(fold) ||
    lexicon.QUOTED_SAYING.has(fold) ||
    /^(?:فان|فانه|فقد)/.test(fold)
  );
}

/** “رفض X التعليق”, “لم يرد X على طلب …”. */
export function arabicSilence(sentence: Sentence): Parts | null {
  for (let index = 0; index < sentence.tokens.length; index += 1) {
    if (sentence.tokens[index]?.quote !== -1) continue;
    const declined = phraseAt(sentence, index, lexicon.DECLINED) || splitRefusal(sentence, index);
    const unanswered = phraseAt(sentence, index, lexicon.UNANSWERED);
    if (declined > 0) return silent(sentence, index, declined, true);
    if (unanswered > 0) return silent(sentence, index, unanswered, false);
  }
  return null;
}

/** “رفض المتحدث التعليق”: the verb alone is the cue where the subject stands in between. */
function splitRefusal(sentence: Sentence, index: number): number {
  if (!/^[وف]?(?:رفض|رفضت|امتنع|امتنعت)$/.test(at(sentence, index))) return 0;
  return sentence.tokens.slice(index + 1, index + 10).some((token) => token.fold === 'التعليق') ? 1 : 0;
}

function silent(sentence: Sentence, head: number, length: number, declined: boolean): Parts {
  const from = head + length;
  let to = from;
  while (
    to < Math.min(sentence.tokens.length, from + 10) &&
    !ENDS.has(at(sentence, to)) &&
    !['علي', 'عن', 'التعليق', '،', 'في', 'الي'].includes(at(sentence, to))
  )
    to += 1;
  const after: Piece[] = to > from ? [[from, to]] : [];
  const before: Piece[] = head > 0 ? [[0, head]] : [];
  return makeParts({
    cue: [head, from],
    sources: after.length > 0 ? after : before,
    response: declined ? 'declined' : 'no_reply',
  });
}
