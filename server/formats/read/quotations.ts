import { sniffDate } from './dates.ts';
import { wordsOf } from './headings.ts';
import { phraseOf } from './phrases.ts';
import type { Piece } from './pieces.ts';
import { type LooseSection, sectionOf } from './sections.ts';
import type { SeenWords } from './seen.ts';

/** One post's blocks, and what is known of the thread so far. */
export type PostContext = {
  text: string;
  pieces: readonly Piece[];
  language: string;
  seen: SeenWords;
  /** Names of members, to tell "mesa_47 said:" from "the minister said:". */
  members: ReadonlySet<string>;
};

/** How far a quoted text is followed to a quotation inside it. */
const LOOKAHEAD = 6;

/**
 * The quoted replies among the blocks `[from, to)`, nested ones included. Where the board closes them ("Click to
 * expand…") that is the end. Otherwise words go on being quoted while they are words seen earlier in the thread; where
 * the quoted post isn't at hand, up to the next paragraph, or up to a quotation that is set deeper. Linear.
 */
export function quotationsIn(post: PostContext, from: number, to: number): LooseSection[] {
  const closed = post.pieces.slice(from, to).some(({ mark }) => mark?.kind === 'unquote');
  return closed ? closedQuotations(post, from, to) : openQuotations(post, from, to);
}

/** Whether a block is the head of a quoted reply. */
function isQuoteHead(post: PostContext, index: number): boolean {
  const mark = post.pieces[index]?.mark;
  if (mark?.kind === 'quote') return true;
  if (mark?.kind !== 'said' || mark.name === null) return false;
  const handle = /[\d_]/.test(mark.name) || (/^[\p{Ll}]/u.test(mark.name) && !/\s/.test(mark.name));
  return handle || post.members.has(mark.name) || post.seen.find(post.pieces[index + 1]) !== null;
}

function closedQuotations(post: PostContext, from: number, to: number): LooseSection[] {
  const sections: LooseSection[] = [];
  const open: LooseSection[] = [];
  for (let i = from; i < to; i++) {
    const kind = post.pieces[i]?.mark?.kind;
    if (kind === 'quote' || kind === 'said') {
      const section = quotation(post, i, Math.min(i + 2, to));
      sections.push(section);
      open.push(section);
    } else if (kind === 'unquote') {
      const section = open.pop();
      sections.push(sectionOf('boilerplate', i, i + 1));
      if (section) section.endBlock = i + 1;
    }
  }
  return sections;
}

function openQuotations(post: PostContext, from: number, to: number): LooseSection[] {
  const sections: LooseSection[] = [];
  for (let i = from; i < to; ) {
    const end = isQuoteHead(post, i) ? readQuotation(post, i, to, sections) : quotedLines(post, i, to, sections);
    i = Math.max(end, i + 1);
  }
  return sections;
}

/** Lines that begin with `>` and have no head. */
function quotedLines({ pieces }: PostContext, from: number, to: number, sections: LooseSection[]): number {
  let end = from;
  while (end < to && pieces[end]?.kind === 'blockquote') end++;
  if (end > from) sections.push(sectionOf('quotation', from, end));
  return end;
}

/** Reads a quotation and those that open right inside it; gives the index after the outermost. */
function readQuotation(post: PostContext, from: number, to: number, sections: LooseSection[]): number {
  const heads = headsFrom(post, from, to);
  const chain = heads.map((head) => quotation(post, head, to));
  sections.push(...chain);
  let end = (heads.at(-1) ?? from) + 1;
  chain.reverse().forEach((section, i) => {
    end = i === 0 ? endOfWords(post, end, to) : endOfOuterWords(post, end, to);
    section.endBlock = end;
  });
  return end;
}

/** This head, and each that follows it at once or, a few blocks on, is set deeper than the one before. */
function headsFrom(post: PostContext, from: number, to: number): number[] {
  const heads = [from];
  for (let i = from + 1; i < Math.min(to, (heads.at(-1) ?? from) + LOOKAHEAD); i++) {
    if (!isQuoteHead(post, i)) continue;
    const last = heads.at(-1) ?? from;
    const deeper = (post.pieces[i]?.indent ?? 0) > (post.pieces[last]?.indent ?? 0);
    const known = post.seen.find(post.pieces[last + 1]) !== null;
    if (i !== last + 1 && (!deeper || known)) break;
    heads.push(i);
  }
  return heads;
}

function endOfWords({ pieces, seen }: PostContext, from: number, to: number): number {
  if (pieces[from]?.kind === 'blockquote') return endWhile(from, to, (i) => pieces[i]?.kind === 'blockquote');
  const first = seen.find(pieces[from]);
  if (first !== null) {
    return endWhile(from, to, (i) => {
      const found = seen.find(pieces[i]);
      return found !== null && found.own === first.own;
    });
  }
  const indent = pieces[from]?.indent ?? 0;
  const head = pieces[from - 1]?.indent ?? 0;
  const deeper = (i: number): boolean => indent > head + 1 && (pieces[i]?.indent ?? 0) >= indent;
  return endWhile(Math.min(from + 1, to), to, (i) => pieces[i]?.mark === null && (pieces[i]?.gap === 0 || deeper(i)));
}

/** The words of an outer quotation after the inner one: only those known from earlier. */
function endOfOuterWords({ pieces, seen }: PostContext, from: number, to: number): number {
  return endWhile(from, to, (i) => seen.find(pieces[i]) !== null);
}

function endWhile(from: number, to: number, holds: (index: number) => boolean): number {
  let end = from;
  while (end < to && holds(end)) end++;
  return end;
}

const OPENERS = ['quote', 'citation', 'اقتباس', 'نقل قول'];

function quotation({ text, pieces, language }: PostContext, head: number, end: number): LooseSection {
  const [piece, before] = [pieces[head], pieces[head - 1]];
  const mark = piece?.mark;
  const opened = before?.mark?.kind === 'weak' && OPENERS.includes(phraseOf(wordsOf(text, before)));
  const date = mark?.date == null ? null : sniffDate(mark.date, language);
  return sectionOf('quotation', opened ? head - 1 : head, end, {
    author: mark?.name ?? null,
    date,
    label: piece ? wordsOf(text, piece) : null,
  });
}
