import { directionOf } from '../../domain/direction.ts';
import type { Block, Format } from '../../domain/document.ts';
import type { BlockKind, FormatKind } from '../../domain/vocabulary.ts';
import { dropSpace, skipSpace } from './lines.ts';

/** Plain words of one block, with formats as ranges over them. */
export type Words = { text: string; formats: Format[] };

/** A text as it grows block by block; what stands between two blocks is always an empty line. */
export type Rendered = { parts: string[]; length: number; blocks: Block[]; formats: Format[] };

export function emptyRendered(): Rendered {
  return { parts: [], length: 0, blocks: [], formats: [] };
}

/** Adds a block, trimmed, with its formats cut to it; nothing at all for words that are only white space. */
export function addBlock(to: Rendered, kind: BlockKind, level: number, words: Words): void {
  const first = skipSpace(words.text, 0, words.text.length);
  const last = dropSpace(words.text, first, words.text.length);
  if (first === last) return;
  const text = words.text.slice(first, last);
  if (to.length > 0) push(to, '\n\n');
  const shift = to.length - first;
  push(to, text);
  to.blocks.push({ start: to.length - text.length, end: to.length, kind, level, direction: directionOf(text) });
  for (const format of words.formats) {
    const start = Math.max(format.start, first) + shift;
    const end = Math.min(format.end, last) + shift;
    if (start < end) to.formats.push({ ...format, start, end });
  }
}

function push(to: Rendered, text: string): void {
  to.parts.push(text);
  to.length += text.length;
}

/** A format over `[start, end)`. */
export function formatOf(kind: FormatKind, start: number, end: number, href: string | null = null): Format {
  return { kind, start, end, href };
}
