import type { Range as Span } from '../../server/domain/document.ts';
import { fold } from '../../server/domain/fold.ts';

/** A text as it is compared, and for each of its letters the offset in the text that it comes from. */
export type Folded = { words: string; from: Uint32Array; length: number };

const known = new Map<string, string>();

/** Character by character, because `fold` keeps no offsets; what comes again is looked up. White space is a space. */
function foldOne(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  const made = /\s/.test(character) ? ' ' : fold(character);
  known.set(character, made);
  return made;
}

export function folded(text: string): Folded {
  let words = '';
  const from: number[] = [];
  let at = 0;
  for (const character of text) {
    const made = foldOne(character);
    for (let i = 0; i < made.length; i++) from.push(at);
    words += made;
    at += character.length;
  }
  return { words, from: Uint32Array.from(from), length: text.length };
}

/** Where a query stands in a text, whatever the case, the accents and the harakat. Offsets of the text itself. */
export function occurrences({ words, from, length }: Folded, query: string): Span[] {
  const wanted = folded(query.trim()).words;
  const found: Span[] = [];
  if (wanted === '') return found;
  for (let at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + wanted.length)) {
    const end = at + wanted.length;
    found.push({ start: from[at] ?? 0, end: from[end] ?? length });
  }
  return found;
}
