import type { Span } from './annotation.ts';
import type { Range } from './document.ts';
import { Invalid } from './errors.ts';
import { codePointsIn, splitsSurrogates } from './offsets.ts';
import type { Role } from './vocabulary.ts';

/** Length of `prefix` and `suffix` in UTF-16 code units, before they are cut back to whole characters. */
export const CONTEXT = 32;

/** A span as it is asked for. Where `quote` is given, it has to be what stands there. */
export type SpanRequest = Range & { role: Role; quote?: string | null };

/** Where to count code points from: an offset and how many lie before it (the start of a block, say). */
export type Anchor = { offset: number; codePoints: number };

/**
 * The span with the words it covers and a little of what stands around it.
 * @throws Invalid where the offsets leave the text, part a character, or the quote is not what stands there.
 */
export function proveSpan(text: string, request: SpanRequest, anchor: Anchor = { offset: 0, codePoints: 0 }): Span {
  const { start, end, role } = request;
  checkBounds(text, start, end);
  const quote = text.slice(start, end);
  if (quote.trim() === '') throw new Invalid('Only white space is selected. Select some words.', { spans: role });
  if (request.quote != null && request.quote !== quote) {
    throw new Invalid(
      `The text from ${start} to ${end} is “${shorten(quote)}”, not “${shorten(request.quote)}”. Reload the page and mark it again.`,
      { spans: role },
    );
  }
  const startCodePoint = anchor.codePoints + codePointsIn(text, anchor.offset, start);
  return {
    role,
    start,
    end,
    startCodePoint,
    endCodePoint: startCodePoint + codePointsIn(text, start, end),
    quote,
    prefix: before(text, start),
    suffix: after(text, end),
  };
}

function checkBounds(text: string, start: number, end: number): void {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start >= end) {
    throw new Invalid(`There is no passage from ${start} to ${end}: the text has ${text.length} characters.`, {
      spans: 'bounds',
    });
  }
  if (splitsSurrogates(text, start) || splitsSurrogates(text, end)) {
    throw new Invalid(`The passage from ${start} to ${end} cuts a character in two.`, { spans: 'surrogates' });
  }
}

/** What stands before a span: at most `CONTEXT` code units, whole code points. */
export function before(text: string, start: number): string {
  let from = Math.max(0, start - CONTEXT);
  if (splitsSurrogates(text, from)) from++;
  return text.slice(from, start);
}

/** What stands after a span: at most `CONTEXT` code units, whole code points. */
export function after(text: string, end: number): string {
  let to = Math.min(text.length, end + CONTEXT);
  if (splitsSurrogates(text, to)) to--;
  return text.slice(end, to);
}

/** The first words of a longer text, for lists and messages; cut between characters. */
export function shorten(words: string, most = 80): string {
  const line = words.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = splitsSurrogates(line, most) ? most - 1 : most;
  const atSpace = line.lastIndexOf(' ', cut);
  return `${line.slice(0, atSpace > most / 2 ? atSpace : cut)}…`;
}
