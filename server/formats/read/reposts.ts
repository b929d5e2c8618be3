import type { Dating } from '../../domain/document.ts';
import { bylineOf } from './bylines.ts';
import { countWords, isText, looksLikeTitle, markHeadings, setHeading, wordsOf } from './headings.ts';
import { announcedOutlet, hasDateline, mastheadOf } from './outlets.ts';
import type { Piece } from './pieces.ts';
import { type LooseSection, sectionOf } from './sections.ts';

/** What shows that a report of somebody else begins here. */
type Opening = {
  at: number;
  start: number;
  source: string | null;
  author: string | null;
  date: Dating | null;
  label: string | null;
};
type Page = { text: string; pieces: readonly Piece[]; language: string };

/** How far before its masthead a report's title, date and picture may stand. */
const LINES_OVER = 5;
const MOST_NESTED = 12;

/**
 * The reports of others that a post reproduces, among its blocks `[from, to)`: each begins with the title over its
 * masthead, byline or dateline and ends with the next or with the post; without any of these, a post that is long and
 * in nobody's own voice is one whose source is unknown. Inside, a line such as "Levant Times:" announces another. Linear.
 */
export function repostsIn(page: Page, from: number, to: number): LooseSection[] {
  const openings = openingsIn(page, from, to);
  if (openings.length === 0 && readsLikeReport(page, from, to)) {
    openings.push({ at: from, start: from, source: null, author: null, date: null, label: null });
  }
  return openings.flatMap((opening, i) => {
    const end = openings[i + 1]?.start ?? to;
    const { at: _, start, ...known } = opening;
    markHeadings(page.text, page.pieces, start, end, page.language);
    return [sectionOf('repost', start, end, known), ...announcedIn(page, start + 1, end)];
  });
}

function openingsIn(page: Page, from: number, to: number): Opening[] {
  const openings: Opening[] = [];
  for (let i = from; i < to; i++) {
    const found = openingAt(page, i, from);
    if (found === null) continue;
    const last = openings.at(-1);
    const between =
      last !== undefined &&
      page.pieces
        .slice(last.at, Math.min(i, last.at + LINES_OVER))
        .some((piece) => isText(piece) && !looksLikeTitle(page.text, piece));
    if (last === undefined || (between && found.start < i && found.start > last.at)) openings.push(found);
    else if (!between) add(last, found);
  }
  return openings;
}

/** A byline, then a masthead: two openings of one report. */
function add(to: Opening, more: Opening): void {
  to.source ??= more.source;
  to.author ??= more.author;
  to.date ??= more.date;
  to.label = [to.label, more.label].filter((label) => label !== null).join(' · ') || null;
  to.at = more.at;
}

function openingAt({ text, pieces, language }: Page, at: number, from: number): Opening | null {
  const piece = pieces[at];
  if (piece === undefined || (piece.mark !== null && piece.mark.kind !== 'date')) return null;
  const words = text.slice(piece.start, Math.min(piece.end, piece.start + 200));
  const byline = piece.end - piece.start <= 110 ? bylineOf(words, language) : null;
  const source = mastheadOf(words);
  const opens = byline?.author != null || source !== null || hasDateline(words) || (byline !== null && at - from < 3);
  if (!opens) return null;
  const start = startOver(text, pieces, at, from, language);
  const label = byline !== null || source !== null ? labelOf(words, byline !== null) : null;
  return { at, start, source, author: byline?.author ?? null, date: byline?.date ?? null, label };
}

/** The masthead's own words: the whole byline, otherwise the paragraph up to the end of the outlet's name. */
function labelOf(words: string, whole: boolean): string {
  return whole ? words : (/^.{0,100}?[}\])/]/u.exec(words)?.[0] ?? words.slice(0, 60)).trim();
}

/** Back over the date, the pictures and at most one title that stand over a masthead. */
function startOver(text: string, pieces: readonly Piece[], at: number, from: number, language: string): number {
  let start = at;
  let titled = false;
  for (let i = at - 1; i >= Math.max(from, at - LINES_OVER); i--) {
    const piece = pieces[i];
    if (piece === undefined) break;
    const words: string = wordsOf(text, piece).slice(0, 200);
    const isSide = isBesideTitle(piece) || bylineOf(words, language) !== null;
    const isTitle: boolean = !titled && !isSide && looksLikeTitle(text, piece) && countWords(words) >= 3;
    if (!isTitle && !isSide) break;
    if (isTitle) setHeading(piece, 2);
    titled ||= isTitle;
    start = i;
  }
  return start;
}

function isBesideTitle({ mark }: Piece): boolean {
  return mark !== null && ['date', 'image', 'caption', 'chrome'].includes(mark.kind);
}

/** Reports inside a report, each announced by its outlet's name and a colon; it ends where the page leaves a wider gap. */
function announcedIn({ text, pieces }: Page, from: number, to: number): LooseSection[] {
  const sections: LooseSection[] = [];
  for (let i = from; i < to - 1; i++) {
    const [piece, first] = [pieces[i], pieces[i + 1]];
    const source =
      piece !== undefined && isText(first)
        ? announcedOutlet(text.slice(piece.start, Math.min(piece.end, piece.start + 70)))
        : null;
    if (source === null || piece === undefined || piece.end - piece.start > 60) continue;
    let end = i + 2;
    while (end < to && end - i < MOST_NESTED && isText(pieces[end]) && (pieces[end]?.gap ?? 0) <= (first?.gap ?? 0))
      end++;
    // Without a wider gap nothing shows how far it goes: one paragraph is sure.
    const wider = end < to && (pieces[end]?.gap ?? 0) > (first?.gap ?? 0);
    sections.push(sectionOf('repost', i, wider ? end : i + 2, { source, label: wordsOf(text, piece) }));
    i = end - 1;
  }
  return sections;
}

const FEWEST_PARAGRAPHS = 5;
const FEWEST_UNITS = 1500;
const OWN_VOICE =
  /(?<![\p{L}’'])(?:I|I['’]m|my|me|you|your|imho|imo|je|j['’]ai|moi|mon|vous|tu|أنا|أعتقد|اعتقد|برأيي|رأيي|شخصيا|به نظرم|من فکر|نظر من)(?![\p{L}’'])/iu;
const QUOTED = /["“«„][^"”»“]{0,2000}["”»“]/g;

function readsLikeReport({ text, pieces }: Page, from: number, to: number): boolean {
  const paragraphs = pieces.slice(from, to).filter((piece) => isText(piece));
  if (paragraphs.length < FEWEST_PARAGRAPHS) return false;
  const units = paragraphs.reduce((sum, piece) => sum + piece.end - piece.start, 0);
  if (units < FEWEST_UNITS) return false;
  const own = paragraphs
    .slice(0, 40)
    .filter((piece) => OWN_VOICE.test(wordsOf(text, piece).slice(0, 5000).replace(QUOTED, '')));
  return own.length === 0;
}
