import type { Dating } from '../../domain/document.ts';
import { type ReadPage, readArticle } from './article.ts';
import { type Header, headersIn, isName, markDates } from './headers.ts';
import { countWords, looksLikeTitle, setHeading, wordsOf } from './headings.ts';
import type { MarkKind } from './phrases.ts';
import type { Piece } from './pieces.ts';
import { type Post, readPosts } from './posts.ts';
import { type LooseSection, sectionOf } from './sections.ts';

/** Lines that only boards and mail programs write. */
const SIGNALS: readonly MarkKind[] = ['end', 'start', 'quote', 'unquote', 'number', 'fact', 'retitle', 'open'];
const FEWEST_SIGNALS = 2;
/** What boards write before a title. */
const TOPIC = /^(?:thread|topic|sujet|discussion|الموضوع|موضوع)\s?:\s?/iu;
/** A longer block before the first post is text, not the page's own words. */
const LONGEST_CHROME = 200;

/**
 * Reads a page as a thread of posts; null when it isn't one. It takes two unmistakable signs, each in another place:
 * the header or the footer of a post, the head or the end of a quoted reply.
 */
export function readThread(text: string, pieces: readonly Piece[], language: string): ReadPage | null {
  const hints = pieces.filter(({ mark }) => mark !== null && SIGNALS.includes(mark.kind));
  if (hints.length < FEWEST_SIGNALS) return null;
  markDates(text, pieces, language);
  const headers = headersIn(text, pieces, language);
  const footers = footersIn(pieces);
  const quotes = pieces.filter(({ mark }) => mark?.kind === 'quote' || mark?.kind === 'unquote').length;
  if (headers.length + footers.length + quotes < FEWEST_SIGNALS) return null;
  return readPage(text, pieces, language, headers, footers);
}

function readPage(
  text: string,
  pieces: readonly Piece[],
  language: string,
  headers: readonly Header[],
  footers: readonly Footer[],
): ReadPage {
  const onTop = headers.length > 0 && headers.length >= footers.length / 2;
  const tail = tailFrom(pieces, headers, footers);
  const first = onTop && headers[0] ? headers[0].start : preambleEnd(text, pieces, footers[0]?.start ?? 0);
  const article = articleOver(text, pieces, first, language);
  const title = article === null ? topicTitle(text, pieces, first) : null;
  const posts = onTop ? postsByHeader(headers, tail) : postsByFooter(pieces, footers, first, tail);
  const opener = title !== null && !onTop && isName(text, pieces[title + 1]) ? pieces[title + 1] : undefined;
  if (posts[0] && opener && posts[0].author === null) posts[0].author = wordsOf(text, opener);
  const titlePiece = title === null ? undefined : pieces[title];
  if (titlePiece) setHeading(titlePiece, 1);
  const inPosts = readPosts({ text, pieces, language }, posts);
  const sections = [
    ...(article?.sections ?? preamble(first, title)),
    ...inPosts,
    sectionOf('boilerplate', tail, pieces.length),
  ];
  const found = {
    title: titlePiece ? wordsOf(text, titlePiece).replace(TOPIC, '') : (headers[0]?.title ?? null),
    outlet: null,
    author: posts[0]?.author ?? null,
    date: threadDate(posts, inPosts),
  };
  return { found: article?.found ?? found, sections };
}

type Footer = { start: number; end: number };

/** Runs of the lines that stand under a post, with at least one that stands nowhere else. */
function footersIn(pieces: readonly Piece[]): Footer[] {
  const footers: Footer[] = [];
  for (let start = 0; start < pieces.length; ) {
    let end = start;
    let ends = false;
    for (; isUnder(pieces[end]); end++) ends ||= pieces[end]?.mark?.kind === 'end';
    if (ends) footers.push({ start, end });
    start = Math.max(end, start + 1);
  }
  return footers;
}

function isUnder(piece: Piece | undefined): boolean {
  return piece?.mark != null && ['end', 'weak', 'chrome'].includes(piece.mark.kind);
}

/** What follows the last post begins with a line that says so, after every header and footer. */
function tailFrom(pieces: readonly Piece[], headers: readonly Header[], footers: readonly Footer[]): number {
  const last = Math.max(headers.at(-1)?.end ?? 0, footers.at(-1)?.end ?? 0);
  const tail = pieces.findIndex(({ mark }, i) => i >= last && mark?.kind === 'tail');
  return tail === -1 ? pieces.length : tail;
}

/** Where posts begin on a board that puts its lines under them: after "Recommended posts", otherwise after the title. */
function preambleEnd(text: string, pieces: readonly Piece[], firstFooter: number): number {
  const open = pieces.findIndex(({ mark }, i) => i < firstFooter && mark?.kind === 'open');
  if (open !== -1) return open + 1;
  let end = 0;
  while (end < firstFooter && pieces[end]?.mark != null) end++;
  if (looksLikeTitle(text, pieces[end])) end++;
  return Math.min(end, firstFooter);
}

/** The last line before the posts that has the shape of a title, and at least three words. */
function topicTitle(text: string, pieces: readonly Piece[], first: number): number | null {
  for (let i = first - 1; i >= Math.max(0, first - 40); i--) {
    const piece = pieces[i];
    if (piece && looksLikeTitle(text, piece) && countWords(wordsOf(text, piece)) >= 3) return i;
  }
  return null;
}

/** The article that readers' comments stand under; null where there are only the board's own words before the posts. */
function articleOver(text: string, pieces: readonly Piece[], first: number, language: string): ReadPage | null {
  const over = pieces.slice(0, first);
  const isPage = over.every((piece) => piece.mark !== null || piece.end - piece.start < LONGEST_CHROME);
  return isPage ? null : readArticle(text, over, language);
}

/** Everything before the posts but the title. */
function preamble(first: number, title: number | null): LooseSection[] {
  const cut = title ?? first;
  return [sectionOf('boilerplate', 0, cut), sectionOf('boilerplate', cut + 1, first)];
}

function postsByHeader(headers: readonly Header[], tail: number): Post[] {
  return headers.map(({ start, end, author, date }, i) => ({
    start,
    body: end,
    end: headers[i + 1]?.start ?? tail,
    author,
    date,
  }));
}

function postsByFooter(pieces: readonly Piece[], footers: readonly Footer[], first: number, tail: number): Post[] {
  const starts = [first, ...footers.map(({ end }) => end).filter((end) => end > first && end < tail)];
  const posts = starts.map((start, i) => ({
    start,
    body: start,
    end: starts[i + 1] ?? tail,
    author: null,
    date: null,
  }));
  return posts.filter(({ start, end }) =>
    pieces.slice(start, end).some(({ mark }) => mark === null || mark.kind === 'quote'),
  );
}

/** From the first post to the last that bears a date; otherwise the day of the report that the thread opened with. */
function threadDate(posts: readonly Post[], sections: readonly LooseSection[]): Dating | null {
  const dates = posts.flatMap(({ date }) => (date === null ? [] : [date]));
  const [first] = dates.map(({ from }) => from).sort();
  const last = dates
    .map(({ to }) => to)
    .sort()
    .at(-1);
  if (first !== undefined && last !== undefined) return { from: first, to: last, basis: 'stated' };
  const opening = sections.find(
    ({ kind, date, startBlock }) => kind === 'repost' && date !== null && startBlock < (posts[0]?.end ?? 0),
  );
  const day = opening?.date?.from.slice(0, 10);
  return day === undefined ? null : { from: day, to: day, basis: 'inferred' };
}
