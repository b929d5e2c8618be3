import type { Dating } from '../../domain/document.ts';
import { chromeIn } from './chrome.ts';
import { wordsOf } from './headings.ts';
import type { MarkKind } from './phrases.ts';
import type { Piece } from './pieces.ts';
import { type PostContext, quotationsIn } from './quotations.ts';
import { repostsIn } from './reposts.ts';
import { type LooseSection, sectionOf } from './sections.ts';
import { SeenWords } from './seen.ts';

/** A post: blocks `[start, end)`, of which those before `body` say who wrote it. */
export type Post = { start: number; body: number; end: number; author: string | null; date: Dating | null };
type Page = { text: string; pieces: readonly Piece[]; language: string };

const UNDER: readonly MarkKind[] = ['end', 'weak', 'chrome', 'later', 'open'];

/**
 * The sections of a thread's posts, in order. A post whose author the page doesn't give gets the one under whose name a
 * later post quotes its words (`author` of the post is filled in, too).
 */
export function readPosts(page: Page, posts: Post[]): LooseSection[] {
  const members = new Set(posts.flatMap(({ author }) => (author === null ? [] : [author])));
  const context: PostContext = { ...page, seen: new SeenWords(page.text), members };
  const sections: LooseSection[] = [];
  const own: LooseSection[] = [];
  posts.forEach((post, i) => {
    const read = readPost(context, post);
    own.push(read.post);
    sections.push(...read.around, read.post, ...read.inside);
    nameQuoted(context, read.quotations, own);
    remember(context, read, i);
  });
  posts.forEach((post, i) => {
    post.author = own[i]?.author ?? null;
  });
  return sections;
}

type ReadPost = {
  post: LooseSection;
  around: LooseSection[];
  inside: LooseSection[];
  quotations: LooseSection[];
  from: number;
  to: number;
};

function readPost(context: PostContext, { start, body, end, author, date }: Post): ReadPost {
  const { text, pieces } = context;
  const first = skipLater(pieces, start, end);
  const from = Math.max(first, body);
  const to = bodyEnd(pieces, from, end);
  const last = endWithoutLater(pieces, to, end);
  const label =
    body > start
      ? text
          .slice(pieces[start]?.start, pieces[body - 1]?.end)
          .replace(/\s+/g, ' ')
          .slice(0, 200)
      : null;
  const quotations = quotationsIn(context, from, to);
  const reposts = ownStretches(quotations, from, to).flatMap((stretch) => repostsIn(context, stretch.from, stretch.to));
  const chrome = [
    sectionOf('boilerplate', first, from),
    ...chromeIn(text, pieces, from, to),
    sectionOf('boilerplate', to, last),
  ];
  return {
    post: sectionOf('post', first, last, { author, date, label }),
    around: [...laterSections(context, start, first), ...laterSections(context, last, end)],
    inside: [...reposts, ...quotations, ...chrome],
    quotations,
    from,
    to,
  };
}

/** "2 weeks later…" stands between two posts. */
function skipLater(pieces: readonly Piece[], from: number, to: number): number {
  let first = from;
  while (first < to && pieces[first]?.mark?.kind === 'later') first++;
  return first;
}

function endWithoutLater(pieces: readonly Piece[], from: number, to: number): number {
  let end = from;
  while (end < to && pieces[end]?.mark?.kind !== 'later') end++;
  return end;
}

function laterSections({ text, pieces }: Page, from: number, to: number): LooseSection[] {
  return pieces
    .slice(from, to)
    .map((piece, i) => sectionOf('boilerplate', from + i, from + i + 1, { label: wordsOf(text, piece).slice(0, 200) }));
}

function bodyEnd(pieces: readonly Piece[], from: number, to: number): number {
  let end = to;
  while (end > from && UNDER.includes(pieces[end - 1]?.mark?.kind ?? 'quote')) end--;
  return end;
}

/** What a post says outside its quotations. */
function ownStretches(quotations: readonly LooseSection[], from: number, to: number): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  let at = from;
  for (const { kind, startBlock, endBlock } of quotations) {
    if (kind !== 'quotation') continue;
    if (startBlock > at) stretches.push({ from: at, to: startBlock });
    at = Math.max(at, endBlock);
  }
  if (at < to) stretches.push({ from: at, to });
  return stretches;
}

/** Gives earlier posts the author that this one quotes them under. */
function nameQuoted(
  { pieces, seen }: PostContext,
  quotations: readonly LooseSection[],
  own: readonly LooseSection[],
): void {
  directBlocks(quotations, (block, quotation) => {
    const place = seen.find(pieces[block]);
    const post = place?.own === true ? own[place.post] : undefined;
    if (post !== undefined && post.kind === 'post') post.author ??= quotation.author;
  });
}

function remember({ pieces, seen }: PostContext, read: ReadPost, post: number): void {
  const quoted = new Set<number>();
  directBlocks(read.quotations, (block) => quoted.add(block));
  for (let i = read.from; i < read.to; i++) {
    const piece = pieces[i];
    if (piece !== undefined && piece.mark === null) seen.add(piece, { post, own: !quoted.has(i) });
  }
}

/** Calls for each quoted block once, with the innermost quotation around it. Linear after a sort. */
function directBlocks(
  quotations: readonly LooseSection[],
  call: (block: number, quotation: LooseSection) => void,
): void {
  const ordered = quotations
    .filter(({ kind }) => kind === 'quotation')
    .sort((a, b) => a.startBlock - b.startBlock || b.endBlock - a.endBlock);
  const open: LooseSection[] = [];
  let at = 0;
  const upTo = (end: number): void => {
    for (let top = open.at(-1); top !== undefined && at < end; top = open.at(-1)) {
      for (; at < Math.min(end, top.endBlock); at++) call(at, top);
      if (at >= top.endBlock) open.pop();
    }
    at = Math.max(at, end);
  };
  for (const quotation of ordered) {
    upTo(quotation.startBlock);
    open.push(quotation);
  }
  upTo(ordered.reduce((end, { endBlock }) => Math.max(end, endBlock), 0));
}
