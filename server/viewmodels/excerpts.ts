import type { Document, PlacedBlock, Range } from '../domain/document.ts';
import { splitsSurrogates } from '../domain/offsets.ts';

/** Words of a document with a little around them, in their own direction, and where they stand. */
export type Excerpt = {
  before: string;
  words: string;
  after: string;
  /** Of the document. */
  number: number;
  place: string;
  href: string;
  language: string;
  direction: string;
};

/** A document with what is quoted from it. */
export type Quotable = { document: Document; text: string; blocks: readonly PlacedBlock[]; href: string };

const AROUND = 80;
const LONGEST = 420;

/** A passage as it is quoted: at most a few lines of it, with the words around it in its first and last paragraph. */
export function excerptOf({ document, text, blocks, href }: Quotable, { start, end }: Range): Excerpt {
  const first = blocks.findLast((block) => block.start <= start) ?? blocks[0];
  const last = blocks.find((block) => block.end >= end) ?? blocks.at(-1);
  const isLong = end - start > LONGEST;
  return {
    before: isLong ? '' : before(text, Math.max(first?.start ?? 0, start - AROUND), start, first?.start ?? 0),
    words: isLong
      ? `${inOneLine(text, start, start + LONGEST / 2)} … ${inOneLine(text, end - LONGEST / 2, end)}`
      : inOneLine(text, start, end),
    after: isLong ? '' : after(text, end, Math.min(last?.end ?? text.length, end + AROUND), last?.end ?? text.length),
    number: document.number,
    place: placeWords(first, last),
    href: `${href}#p${(first?.position ?? 0) + 1}`,
    language: document.language,
    direction: first?.direction ?? document.direction,
  };
}

const placeWords = (first: PlacedBlock | undefined, last: PlacedBlock | undefined): string =>
  !first
    ? ''
    : last && last.position > first.position
      ? `¶ ${first.position + 1}–${last.position + 1}`
      : `¶ ${first.position + 1}`;

/** Cut between words where the paragraph goes on. */
const before = (text: string, from: number, start: number, edge: number): string =>
  from <= edge ? inOneLine(text, edge, start, false) : `… ${inOneLine(text, from, start, false).replace(/^\S*\s/, '')}`;
const after = (text: string, end: number, to: number, edge: number): string =>
  to >= edge ? inOneLine(text, end, edge, false) : `${inOneLine(text, end, to, false).replace(/\s\S*$/, '')} …`;

function inOneLine(text: string, from: number, to: number, isTrimmed = true): string {
  const [start, end] = [from, to].map((at) => (splitsSurrogates(text, at) ? at + 1 : at));
  const line = text.slice(start, end).replace(/\s+/g, ' ');
  return isTrimmed ? line.trim() : line;
}
