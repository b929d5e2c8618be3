import { dateLine } from './dates.ts';
import type { Piece } from './pieces.ts';

const LONGEST_TITLE = 200;
const LONGEST_HEADING = 90;
/** A heading stands over text, not over another line of its own length. */
const TEXT_UNITS = 80;

/** The words of a piece. */
export function wordsOf(text: string, piece: Piece): string {
  return text.slice(piece.start, piece.end);
}

/** Whether a block has the shape of a title: one unmarked line, not long, that doesn't end like a sentence. */
export function looksLikeTitle(text: string, piece: Piece | undefined, longest = LONGEST_TITLE): boolean {
  if (piece === undefined || piece.mark !== null || piece.kind === 'item' || piece.kind === 'blockquote') return false;
  if (piece.end - piece.start > longest) return false;
  const words = wordsOf(text, piece);
  return (
    !words.includes('\n') && /\p{L}/u.test(words) && !/[.!:;,…،؛。—–-]["”’»)]?$/u.test(words) && !/^[,;.]/.test(words)
  );
}

/** Whether a block is long enough to be running text. */
export function isText(piece: Piece | undefined): boolean {
  return piece !== undefined && piece.mark === null && piece.end - piece.start >= TEXT_UNITS;
}

export function countWords(words: string): number {
  return words.split(/\s+/).length;
}

/**
 * Makes headings of the lines inside a text that stand alone over running text: at least two words and ten letters,
 * empty lines on both sides. Only pieces in `[from, to)` are looked at.
 */
export function markHeadings(text: string, pieces: readonly Piece[], from: number, to: number, language: string): void {
  for (let i = from; i < to; i++) {
    const [piece, next] = [pieces[i], pieces[i + 1]];
    if (piece === undefined || piece.kind !== 'paragraph' || !isText(next) || piece.gap === 0 || next?.gap === 0)
      continue;
    if (looksLikeTitle(text, piece, LONGEST_HEADING) && isHeadingText(wordsOf(text, piece), language))
      setHeading(piece, 2);
  }
}

function isHeadingText(words: string, language: string): boolean {
  return words.length >= 10 && countWords(words) >= 2 && !/^\p{Ll}/u.test(words) && dateLine(words, language) === null;
}

export function setHeading(piece: Piece, level: number): void {
  piece.kind = 'heading';
  piece.level = level;
}
