import { fold } from '../domain/fold.ts';

/**
 * What someone typed, as an FTS5 query of quoted phrases: words all have to be there, “quoted words” in that order, the
 * last word may go on. Nothing typed reaches FTS5 as syntax. Null where there is no word in it.
 */
export function phrases(typed: string): string | null {
  const parts = [...typed.matchAll(/"([^"]+)"|(\S+)/g)].map(([, phrase, word]) => words(phrase ?? word ?? ''));
  const known = parts.filter((part) => part !== '');
  if (known.length === 0) return null;
  return known.map((part, i) => `"${part}"${i === known.length - 1 ? '*' : ''}`).join(' ');
}

const words = (typed: string): string =>
  fold(typed)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
