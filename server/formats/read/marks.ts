import type { Line } from './lines.ts';
import { LINES, type Pattern, QUOTE_HEADS } from './patterns.ts';
import { type MarkKind, PHRASES, phraseOf } from './phrases.ts';

/** What a line is besides text, with the words that tell who, when or about what. */
export type Mark = { kind: MarkKind; name: string | null; date: string | null; title: string | null };

/** Longer lines are text. */
const LONGEST = 200;
const LONGEST_PHRASE = 60;

/** Any of `LINES` at once, to spare ordinary lines the trying of each. */
const ANY_LINE = new RegExp(LINES.map(({ pattern }) => pattern.source.replace(/\(\?<[a-z]+>/g, '(?:')).join('|'), 'iu');

/** The mark of every line, null for ordinary ones. */
export function marksOf(text: string, lines: readonly Line[]): (Mark | null)[] {
  return lines.map(({ start, end }) => (end - start > LONGEST ? null : markOf(ordinary(text.slice(start, end)))));
}

/** Ordinary spaces for the other ones, and no marks of direction: pages put both anywhere. */
function ordinary(line: string): string {
  return line
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u200b]/g, '');
}

/** The mark of one line without white space around it; null when it is ordinary text. */
function markOf(line: string): Mark | null {
  const last = line.charCodeAt(line.length - 1);
  if (line.length <= LONGEST_PHRASE) {
    const kind = PHRASES.get(phraseOf(line));
    if (kind !== undefined) return { kind, name: null, date: null, title: null };
  }
  const isHead = last === 0x3a || last === 0xff1a;
  if (isHead) return firstOf(QUOTE_HEADS, line);
  return ANY_LINE.test(line) ? firstOf(LINES, line) : null;
}

function firstOf(patterns: readonly Pattern[], line: string): Mark | null {
  for (const { kind, pattern } of patterns) {
    const groups = pattern.exec(line)?.groups;
    if (groups !== undefined)
      return { kind, name: groups.name?.trim() ?? null, date: groups.date ?? null, title: groups.title ?? null };
    if (pattern.test(line)) return { kind, name: null, date: null, title: null };
  }
  return null;
}
