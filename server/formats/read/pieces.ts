import { directionOf } from '../../domain/direction.ts';
import type { Block } from '../../domain/document.ts';
import type { BlockKind } from '../../domain/vocabulary.ts';
import type { Line } from './lines.ts';
import type { Mark } from './marks.ts';
import { startsLowerCase, wrapWidth } from './wrapping.ts';

/** A block of plain text as it is being read: also how it stood on the page, and what its line is besides text. */
export type Piece = Block & { gap: number; indent: number; mark: Mark | null };

const ITEM = /^(?:[•◦▪‣●○■□▸►·*+-]|\(?\d{1,3}[.)]|[٠-٩۰-۹]{1,3}[.)-])\s/;
/** A line that wasn't filled up by wrapping is between these lengths. */
const SHORTEST_WRAPPED = 40;
const LONGEST_WRAPPED = 110;

/** Lines to blocks: paragraphs, items, quoted lines. A marked line is always a block of its own. Linear. */
export function piecesFrom(text: string, lines: readonly Line[], marks: readonly (Mark | null)[]): Piece[] {
  const width = wrapWidth(text, lines);
  const pieces: Piece[] = [];
  const levels: number[] = [];
  let last: Line | null = null;
  lines.forEach((line, i) => {
    const mark = marks[i] ?? null;
    const piece = pieces.at(-1);
    const kind = kindOf(text, line);
    const goesOn = piece !== undefined && last !== null && piece.mark === null && mark === null && line.gap === 0;
    if (goesOn && joins(text, piece, last as Line, line, kind, width)) piece.end = line.end;
    else
      pieces.push({ ...pieceOf(line, kind, mark), level: kind === 'item' ? levelOf(line.indent, levels, piece) : 0 });
    last = line;
  });
  for (const piece of pieces)
    piece.direction = directionOf(text.slice(piece.start, Math.min(piece.end, piece.start + 4000)));
  return pieces;
}

function pieceOf(line: Line, kind: BlockKind, mark: Mark | null): Piece {
  return {
    start: line.start,
    end: line.end,
    kind,
    level: 0,
    direction: 'ltr',
    gap: line.gap,
    indent: line.indent,
    mark,
  };
}

function kindOf(text: string, line: Line): BlockKind {
  if (text.charCodeAt(line.start) === 0x3e) return 'blockquote';
  return ITEM.test(text.slice(line.start, line.start + 8)) ? 'item' : 'paragraph';
}

/** Whether a line goes on with the block above it. */
function joins(text: string, piece: Piece, last: Line, line: Line, kind: BlockKind, width: number): boolean {
  if (kind === 'blockquote' || piece.kind === 'blockquote')
    return kind === piece.kind && depth(text, last) === depth(text, line);
  if (kind === 'item') return false;
  const length = last.end - last.start;
  if (width > 0) return length + 1 + firstWord(text, line) > width;
  if (length < SHORTEST_WRAPPED || length > LONGEST_WRAPPED) return false;
  return startsLowerCase(text, line.start) && !/[.!?:;…。؟»”"]$/.test(text.slice(last.end - 1, last.end));
}

function depth(text: string, line: Line): number {
  return /^[> ]*/.exec(text.slice(line.start, line.start + 40))?.[0].replaceAll(' ', '').length ?? 0;
}

function firstWord(text: string, line: Line): number {
  const space = text.slice(line.start, Math.min(line.end, line.start + 60)).search(/\s/);
  return space === -1 ? line.end - line.start : space;
}

/** Depth of a list item by how far it is indented, compared with the items right before it. */
function levelOf(indent: number, levels: number[], before: Piece | undefined): number {
  if (before?.kind !== 'item') levels.length = 0;
  while (levels.length > 0 && (levels.at(-1) ?? 0) >= indent) levels.pop();
  if (levels.length < 9) levels.push(indent);
  return levels.length;
}
