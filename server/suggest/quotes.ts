import type { Token } from './types.ts';

/** Tokens `[from, to)` between two quotation marks, and where the marks stand (-1 and `tokens.length` where one is missing). */
export type QuoteRegion = { open: number; close: number; from: number; to: number };

const OPENING = new Set(['“', '«', '„', '‟', '‹', '‘']);
const CLOSING = new Set(['”', '»', '›']);
const STRAIGHT = new Set(['"', "'"]);
const AFTER_QUOTE = new Set(['.', ',', ';', ':', '!', '?', '،', '؛', '؟', ')']);

/**
 * The quotations of a sentence, outermost only, without overlap, in order.
 * Machine-translated news closes with “ and leaves quotes open, so a mark is read by its surroundings as much as by its shape.
 */
export function quoteRegions(tokens: readonly Token[]): QuoteRegion[] {
  const regions: QuoteRegion[] = [];
  let open = -1;
  tokens.forEach((token, index) => {
    if (!isMark(tokens, index)) return;
    if (open < 0 && opens(tokens, index, regions.length)) open = index;
    else if (closesWhat(tokens, open, index)) {
      if (index > open + 1 && (open >= 0 || regions.length === 0))
        regions.push({ open, close: index, from: open + 1, to: index });
      open = -1;
    } else if (token.fold !== "'" && open < 0) open = index;
  });
  if (open >= 0 && open + 1 < tokens.length) {
    regions.push({ open, close: tokens.length, from: open + 1, to: tokens.length });
  }
  return regions;
}

function isMark(tokens: readonly Token[], index: number): boolean {
  const mark = tokens[index]?.fold ?? '';
  if (mark === "'") return isSingle(tokens, index);
  return OPENING.has(mark) || CLOSING.has(mark) || STRAIGHT.has(mark);
}

/** An apostrophe that begins a word or ends a sentence piece; "the officials' words" has none. */
function isSingle(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (token === undefined) return false;
  if (token.spaced && next?.word === true && !next.spaced) return true;
  return index > 0 && tokens[index - 1]?.word === false;
}

/** Whether a mark seen outside any quotation opens one. A lone ” at the start of things closes what began before the selection. */
function opens(tokens: readonly Token[], index: number, found: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  if (OPENING.has(token.fold)) return true;
  if (token.fold === '”' && token.spaced && tokens[index - 1]?.fold === ':') return true;
  if (CLOSING.has(token.fold)) return found > 0 && !endsSomething(tokens, index);
  return !(index > 0 && !token.spaced && found === 0 && endsSomething(tokens, index) && token.fold === '"');
}

function closesWhat(tokens: readonly Token[], open: number, index: number): boolean {
  const mark = tokens[index]?.fold ?? '';
  const opener = tokens[open]?.fold ?? '';
  if (open < 0) return CLOSING.has(mark) || (mark === '"' && index > 0);
  if (opener === '‘' || opener === "'")
    return mark === "'" && !(tokens[index]?.spaced === true && tokens[index + 1]?.word === true);
  if (mark === "'" || mark === '‘') return false;
  if (opener === '«') return mark === '»';
  if (opener === '"') return mark === '"' || mark === '”';
  return CLOSING.has(mark) || mark === '"' || endsSomething(tokens, index);
}

function endsSomething(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1];
  return next === undefined || next.spaced || AFTER_QUOTE.has(next.fold);
}
