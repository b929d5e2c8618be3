import type { Range } from '../domain/document.ts';
import { ABBREVIATIONS } from './lexicon/abbreviations.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Words that begin a new sentence even behind “U.S.”. */
const STARTERS =
  /^["“«‘(]?(?:The|A|An|In|On|At|He|She|It|They|We|I|But|And|This|That|These|Those|His|Her|Their|If|When|While|As|For|Le|La|Les|Il|Elle)\b/u;
const LAST_WORD = /([\p{L}\p{M}]+(?:\.[\p{L}\p{M}]+)*)\.["”»’)\]]*\s*$/u;
const INITIALS = /^\p{L}(?:\.\p{L})*$/u;
const GOES_ON = /^[\s"“”»«’)\]]*(?:\p{Ll}|[,;:،؛])/u;
const ONLY_MARKS = /^[\s"“”»’)\].!?؟…،؛,;]+$/u;
const LONGEST_TAIL = 48;
/** A sentence is never put together from more pieces than this. */
const MOST = 12;

/**
 * The sentence around `offset` in `text[blockStart, blockEnd)`, without white space at its edges, in UTF-16 code units.
 * `Intl.Segmenter` cuts, and pieces are put together again behind titles and initials ("Gen. Amal"), before small letters
 * ("“Why?” she asked"), and where only closing marks follow. An offset between sentences gives the one before it.
 */
export function sentenceAt(text: string, blockStart: number, blockEnd: number, offset: number): Range {
  const from = Math.min(Math.max(0, blockStart), text.length);
  const block = text.slice(from, Math.max(from, Math.min(blockEnd, text.length)));
  const segments = segmenter.segment(block);
  const inside = Math.min(Math.max(0, offset - from), Math.max(0, block.length - 1));
  let { start, end } = pieceAt(segments, inside);
  for (let count = 0; count < MOST && start > 0; count += 1) {
    const before = pieceAt(segments, start - 1);
    if (!belongTogether(block.slice(before.start, start), block.slice(start, start + LONGEST_TAIL))) break;
    start = before.start;
  }
  for (let count = 0; count < MOST && end < block.length; count += 1) {
    const after = pieceAt(segments, end);
    if (!belongTogether(block.slice(start, end), block.slice(end, Math.min(after.end, end + LONGEST_TAIL)))) break;
    end = after.end;
  }
  return trimmed(block, start, end, from);
}

function pieceAt(segments: Intl.Segments, index: number): Range {
  const segment = segments.containing(index);
  return segment === undefined
    ? { start: 0, end: 0 }
    : { start: segment.index, end: segment.index + segment.segment.length };
}

/** Whether two neighbours that were cut apart are one sentence. */
function belongTogether(before: string, after: string): boolean {
  if (/\n\s*$/.test(before.slice(-4))) return false;
  if (ONLY_MARKS.test(after) || GOES_ON.test(after)) return true;
  const word = LAST_WORD.exec(before.slice(-LONGEST_TAIL))?.[1] ?? '';
  if (ABBREVIATIONS.has(word.toLowerCase())) return word !== 'no' || /^\d/.test(after);
  return INITIALS.test(word) && word !== 'I' && /^\p{Lu}/u.test(word) && !(word.includes('.') && STARTERS.test(after));
}

function trimmed(block: string, start: number, end: number, from: number): Range {
  const piece = block.slice(start, end);
  const lead = piece.length - piece.trimStart().length;
  if (lead === piece.length) return { start: from + start, end: from + start };
  return { start: from + start + lead, end: from + start + piece.trimEnd().length };
}
