import type { Dating } from '../../domain/document.ts';
import { type Byline, bylineOf } from './bylines.ts';
import { chromeIn } from './chrome.ts';
import { countWords, isText, looksLikeTitle, markHeadings, setHeading, wordsOf } from './headings.ts';
import { mastheadOf, soundsLikeOutlet } from './outlets.ts';
import type { Piece } from './pieces.ts';
import { type LooseSection, sectionOf } from './sections.ts';

/** What a plain text says of itself. */
export type FoundMetadata = { title: string | null; outlet: string | null; author: string | null; date: Dating | null };
/** A page that was read: what it says of itself, and its sections. Kinds of its pieces may have been changed. */
export type ReadPage = { found: FoundMetadata; sections: LooseSection[] };

/** A title stands among the first blocks. */
const HEAD_BLOCKS = 12;
const LONGEST_CATEGORY = 3;

/** Reads a page with one article: its title, what stands over it, the site's own words, and the source named under it. */
export function readArticle(text: string, pieces: readonly Piece[], language: string): ReadPage {
  const head = readHead(text, pieces, language);
  markHeadings(text, pieces, head.end, pieces.length, language);
  return {
    found: head.found,
    sections: [...head.sections, ...chromeIn(text, pieces, 0, pieces.length), ...namedSource(text, pieces)],
  };
}

type HeadLine = { index: number; words: string; byline: Byline | null };

function readHead(text: string, pieces: readonly Piece[], language: string): ReadPage & { end: number } {
  const first = pieces.findIndex((piece, i) => i <= HEAD_BLOCKS && isText(piece) && !looksLikeTitle(text, piece));
  const end = first === -1 ? 0 : first;
  const lines = linesOver(text, pieces, end, language);
  const titles = lines.filter(({ index, byline }) => byline === null && looksLikeTitle(text, pieces[index]));
  const title = titles.find(({ words }) => countWords(words) > LONGEST_CATEGORY) ?? titles[0];
  const over = titles.filter(({ index }) => title !== undefined && index < title.index);
  const masthead = over.find((line) => isOutlet(line, lines));
  const titlePiece = title && pieces[title.index];
  if (titlePiece) setHeading(titlePiece, 1);
  const found: FoundMetadata = {
    title: title?.words ?? null,
    outlet: masthead?.words ?? (pieces[first] ? openingOutlet(text, pieces[first]) : null),
    author: firstOf(lines, (byline) => byline.author),
    date: firstOf(lines, (byline) => byline.date),
  };
  return { found, sections: mastheads(over, masthead, lines, title?.index ?? 0), end };
}

function linesOver(text: string, pieces: readonly Piece[], end: number, language: string): HeadLine[] {
  const lines = pieces.slice(0, end).map((piece, index) => ({ index, piece }));
  return lines
    .filter(({ piece }) => piece.mark === null || piece.mark.kind === 'date')
    .map(({ index, piece }) => {
      const words = wordsOf(text, piece);
      return { index, words, byline: bylineOf(words, language) };
    });
}

function firstOf<T>(lines: readonly HeadLine[], pick: (byline: Byline) => T | null): T | null {
  for (const { byline } of lines) {
    const value = byline && pick(byline);
    if (value !== null) return value;
  }
  return null;
}

/** An outlet over a title: it bears an outlet's word, or stands in capitals right over a date. */
function isOutlet(line: HeadLine, lines: readonly HeadLine[]): boolean {
  const next = lines.find(({ index }) => index === line.index + 1);
  const dated = next?.byline?.date != null;
  const capitals = countWords(line.words) > 1 && /\p{Lu}/u.test(line.words) && !/\p{Ll}/u.test(line.words);
  return soundsLikeOutlet(line.words) || (dated && (capitals || next?.byline?.date?.basis === 'masthead'));
}

/** The outlet that the article's first paragraph opens with. */
function openingOutlet(text: string, piece: Piece): string | null {
  return mastheadOf(wordsOf(text, piece));
}

/** What stands over the title: the masthead with its date, and the name of the category. */
function mastheads(
  over: readonly HeadLine[],
  masthead: HeadLine | undefined,
  lines: readonly HeadLine[],
  title: number,
): LooseSection[] {
  const dates = lines.filter(({ index, byline }) => index < title && byline?.date != null);
  const known = [
    ...over.map((line) => ({ line, source: line === masthead ? line.words : null })),
    ...dates.map((line) => ({ line, source: null })),
  ];
  return known.map(({ line, source }) =>
    sectionOf('boilerplate', line.index, line.index + 1, {
      source,
      date: line.byline?.date ?? null,
      label: line.words,
    }),
  );
}

const SOURCE_LINE = /^(?:(?:the\s|la\s)?source|(?:ال)?مصدر|منبع)\s?[:：]\s*(?<name>\S.{1,60})?$/iu;
const TAIL_BLOCKS = 8;

/** "Source: Name" under an article, on one line or two: a `body` section of its own that names the source. */
function namedSource(text: string, pieces: readonly Piece[]): LooseSection[] {
  for (let i = Math.max(1, pieces.length - TAIL_BLOCKS); i < pieces.length; i++) {
    const [piece, next] = [pieces[i], pieces[i + 1]];
    const match = piece && piece.end - piece.start < 100 ? SOURCE_LINE.exec(wordsOf(text, piece)) : null;
    if (!match) continue;
    const below = next !== undefined && next.end - next.start < 80 && next.mark === null ? wordsOf(text, next) : null;
    const name = match.groups?.name ?? below?.replace(/^[^\p{L}\p{N}]+/u, '');
    if (!name) continue;
    const end = match.groups?.name === undefined ? i + 2 : i + 1;
    return [
      sectionOf('body', i, end, { source: name.trim(), label: end === i + 1 ? match[0] : `${match[0]} ${name}` }),
    ];
  }
  return [];
}
