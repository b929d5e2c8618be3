import type { Dating } from '../../domain/document.ts';
import { dateLine, sniffDate } from './dates.ts';
import { countWords, wordsOf } from './headings.ts';
import type { MarkKind } from './phrases.ts';
import type { Piece } from './pieces.ts';

/** The lines over a post that say who wrote it and when: blocks `[start, end)`. */
export type Header = { start: number; end: number; author: string | null; date: Dating | null; title: string | null };

const HEADER: readonly MarkKind[] = ['start', 'number', 'date', 'fact', 'retitle'];
const LONGEST_NAME = 40;

/** Marks the short lines that are a date and nothing else. */
export function markDates(text: string, pieces: readonly Piece[], language: string): void {
  for (const piece of pieces) {
    if (piece.mark !== null || piece.end - piece.start > 60) continue;
    const line = wordsOf(text, piece);
    if (dateLine(line, language) !== null) piece.mark = { kind: 'date', name: null, date: line, title: null };
  }
}

/**
 * The headers of posts on boards that put them on top. A header is a run of such lines in which one is unmistakable or
 * two are of different kinds; a short line inside the run, or at the end of it where this board has it, is the member's name.
 */
export function headersIn(text: string, pieces: readonly Piece[], language: string): Header[] {
  const runs = headerRuns(text, pieces);
  const nameBefore = runs.filter(({ start }) => isName(text, pieces[start - 1])).length;
  const nameAfter = runs.filter(({ end }) => isName(text, pieces[end])).length;
  return runs.map((run) => {
    const header = headerOf(text, pieces, run, language);
    if (header.author !== null) {
      const again = nameAt(text, pieces, run.start - 1) === header.author;
      return again ? { ...header, start: run.start - 1 } : header;
    }
    if (nameBefore >= nameAfter && isName(text, pieces[run.start - 1])) {
      return { ...header, start: run.start - 1, author: nameAt(text, pieces, run.start - 1) };
    }
    if (nameAfter > nameBefore && isName(text, pieces[run.end])) {
      return { ...header, end: run.end + 1, author: nameAt(text, pieces, run.end) };
    }
    return header;
  });
}

type Run = { start: number; end: number };

function headerRuns(text: string, pieces: readonly Piece[]): Run[] {
  const runs: Run[] = [];
  for (let start = 0; start < pieces.length; ) {
    let end = start;
    while (isHeader(pieces[end]) || (end > start && isHeader(pieces[end + 1]) && isFiller(text, pieces[end]))) end++;
    if (end > start && isUnmistakable(pieces.slice(start, end))) runs.push({ start, end });
    start = Math.max(end, start + 1);
  }
  return runs;
}

function isHeader(piece: Piece | undefined): boolean {
  return piece?.mark != null && HEADER.includes(piece.mark.kind);
}

function isFiller(text: string, piece: Piece | undefined): boolean {
  return piece?.mark?.kind === 'weak' || isName(text, piece);
}

function isUnmistakable(run: readonly Piece[]): boolean {
  const kinds = new Set(run.map(({ mark }) => mark?.kind));
  return kinds.has('start') || HEADER.filter((kind) => kinds.has(kind)).length >= 2;
}

/** Whether a block can be the name of a member: up to three words that don't end like a sentence. */
export function isName(text: string, piece: Piece | undefined): boolean {
  if (piece === undefined || piece.mark !== null || piece.kind === 'item' || piece.end - piece.start > LONGEST_NAME)
    return false;
  const words = wordsOf(text, piece);
  return countWords(words) <= 3 && /^[\p{L}\p{N}_]/u.test(words) && !/[.!?:;,…؟،؛]$/u.test(words);
}

function nameAt(text: string, pieces: readonly Piece[], index: number): string | null {
  const piece = pieces[index];
  return piece === undefined ? null : wordsOf(text, piece);
}

function headerOf(text: string, pieces: readonly Piece[], run: Run, language: string): Header {
  const inside = pieces.slice(run.start, run.end);
  const dates = inside.map(({ mark }) => (mark?.date == null ? null : sniffDate(mark.date, language)));
  const named = inside.find(({ mark }) => mark?.kind === 'start' && mark.name !== null)?.mark?.name ?? null;
  const name = inside.find((piece) => isName(text, piece));
  return {
    ...run,
    author: named ?? (name === undefined ? null : wordsOf(text, name)),
    date: dates.find((date) => date !== null) ?? null,
    title: inside.find(({ mark }) => mark?.kind === 'retitle')?.mark?.title ?? null,
  };
}
