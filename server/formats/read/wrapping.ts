import type { Line } from './lines.ts';

const NARROWEST = 45;
const WIDEST = 110;
/** Fewer lines that are followed by another tell nothing. */
const FEWEST = 3;
const MOST_READ = 5000;

/**
 * The column at which a text was wrapped by hand or by a mail program, 0 when it wasn't. A text was, if few of its lines
 * are longer and most lines that are followed by another couldn't have taken the next one's first word.
 */
export function wrapWidth(text: string, lines: readonly Line[]): number {
  const followed = followedLines(lines);
  if (followed.length < FEWEST) return 0;
  const lengths = followed.map(([line]) => line.end - line.start).sort((a, b) => b - a);
  const tooLong = lengths.findIndex((length) => length <= WIDEST);
  if (tooLong === -1 || tooLong > lengths.length * 0.05) return 0;
  const width = lengths[tooLong + Math.floor(lengths.length * 0.02)] ?? 0;
  if (width < NARROWEST) return 0;
  const full = followed.filter(([line, next]) => line.end - line.start + 1 + wordLength(text, next) > width);
  return full.length >= followed.length * 0.5 && someGoOn(text, full) ? width : 0;
}

/** Wrapped prose goes on in lower case most of the time; a list of names or headlines doesn't. Scripts without case pass. */
function someGoOn(text: string, full: readonly (readonly [Line, Line])[]): boolean {
  const capitals = full.filter(([, next]) => /^\p{Lu}/u.test(text.slice(next.start, next.start + 2)));
  return capitals.length <= full.length * 0.6;
}

function followedLines(lines: readonly Line[]): (readonly [Line, Line])[] {
  const pairs: (readonly [Line, Line])[] = [];
  for (let i = 1; i < lines.length && pairs.length < MOST_READ; i++) {
    const [line, next] = [lines[i - 1], lines[i]];
    if (line !== undefined && next !== undefined && next.gap === 0) pairs.push([line, next]);
  }
  return pairs;
}

function wordLength(text: string, line: Line): number {
  const space = text.slice(line.start, Math.min(line.end, line.start + 60)).search(/\s/);
  return space === -1 ? line.end - line.start : space;
}

/** Whether the text at `at` begins with a small letter; letters without case never do. */
export function startsLowerCase(text: string, at: number): boolean {
  return /^\p{Ll}/u.test(text.slice(at, at + 2));
}
