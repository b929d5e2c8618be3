import { looksLikeTitle, wordsOf } from './headings.ts';
import type { MarkKind } from './phrases.ts';
import type { Piece } from './pieces.ts';
import { type LooseSection, sectionOf } from './sections.ts';

const STRONG: readonly MarkKind[] = ['chrome', 'related', 'end', 'image', 'later', 'open'];
const WEAK: readonly MarkKind[] = ['weak', 'tail'];
/** Links that a page lists under "Related articles". */
const MOST_LINKS = 12;

/**
 * The stretches of a page in `[from, to)` that are the site's own words, as `boilerplate`, and captions. Words that are
 * also plain ones ("Share", "Top") count only beside words that aren't. Linear.
 */
export function chromeIn(text: string, pieces: readonly Piece[], from: number, to: number): LooseSection[] {
  const sections: LooseSection[] = [];
  for (let i = from; i < to; ) {
    const run = runAt(text, pieces, i, to);
    if (run.strong) sections.push(sectionOf('boilerplate', i, run.end));
    else if (run.end === i && isCaption(text, pieces[i])) sections.push(sectionOf('caption', i, i + 1));
    i = Math.max(run.end, i + 1);
  }
  return sections;
}

/** The run of chrome that begins at `from`, empty when none does; without a strong mark in it, it is only words. */
function runAt(text: string, pieces: readonly Piece[], from: number, to: number): { end: number; strong: boolean } {
  let end = from;
  let strong = false;
  while (end < to) {
    const kind = pieces[end]?.mark?.kind;
    if (kind === undefined || !(STRONG.includes(kind) || WEAK.includes(kind))) break;
    strong ||= STRONG.includes(kind);
    end = kind === 'related' ? endOfLinks(text, pieces, end + 1, to) : end + 1;
  }
  return { end, strong };
}

/** Index after the titles listed from `from` on, if more chrome follows them; otherwise `from`. */
function endOfLinks(text: string, pieces: readonly Piece[], from: number, to: number): number {
  let end = from;
  while (end < to && end - from < MOST_LINKS && looksLikeTitle(text, pieces[end])) end++;
  const kind = pieces[end]?.mark?.kind;
  return end < to && kind !== undefined && STRONG.includes(kind) ? end : from;
}

/** A caption says that it is one, or stands there twice: once for the picture, once for those who can't see it. */
function isCaption(text: string, piece: Piece | undefined): boolean {
  if (piece === undefined) return false;
  if (piece.mark?.kind === 'caption') return true;
  const length = piece.end - piece.start;
  if (length < 41 || length > 600 || length % 2 === 0) return false;
  const words = wordsOf(text, piece);
  const half = (length - 1) / 2;
  return words.slice(0, half) === words.slice(half + 1);
}
