/** A line that has something in it, without the white space around it. Offsets are UTF-16 code units of the text. */
export type Line = {
  start: number;
  end: number;
  /** Units of white space before the first character of the line. */
  indent: number;
  /** Empty lines between this line and the one before. */
  gap: number;
};

/** White space as `String.prototype.trim` has it, so that a trimmed block is trimmed by every later measure too. */
function isSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 32 || (unit >= 9 && unit <= 13);
  if (unit < 0x2000) return unit === 0xa0 || unit === 0x1680;
  return (
    unit <= 0x200a ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}

/** The first index at or after `start` that isn't white space, or `end`. */
export function skipSpace(text: string, start: number, end: number): number {
  let i = start;
  while (i < end && isSpace(text.charCodeAt(i))) i++;
  return i;
}

/** The index after the last character before `end` that isn't white space, or `start`. */
export function dropSpace(text: string, start: number, end: number): number {
  let i = end;
  while (i > start && isSpace(text.charCodeAt(i - 1))) i--;
  return i;
}

/** All lines of a text (`\n` ends) that aren't blank, in order. Linear. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  for (let at = 0; at < text.length; ) {
    const feed = text.indexOf('\n', at);
    const next = feed === -1 ? text.length : feed;
    const start = skipSpace(text, at, next);
    if (start === next) gap++;
    else {
      lines.push({ start, end: dropSpace(text, start, next), indent: start - at, gap });
      gap = 0;
    }
    at = next + 1;
  }
  return lines;
}
