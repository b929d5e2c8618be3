import { fold, nameKey } from './fold.ts';
import { skeleton } from './matching.ts';

/** `name`: a whole name without spaces; `word`: one of its words; `sound`, `soundWord`: the consonants of both. */
export type KeyKind = 'name' | 'word' | 'sound' | 'soundWord';
export type SourceKey = { kind: KeyKind; key: string };

/** Goes up whenever `keysOfName` gives other keys: then those of every source are made anew. */
export const KEY_RULES = 1;
const LONGEST_RUN = 6;

/** Everything that an index finds a name by. */
export function keysOfName(name: string): SourceKey[] {
  const sound = skeleton(name);
  const keys: SourceKey[] = [
    { kind: 'name', key: nameKey(name) },
    ...wordsOf(name).map((key) => ({ kind: 'word' as const, key })),
    { kind: 'sound', key: sound },
    ...soundsOf(sound).map((key) => ({ kind: 'soundWord' as const, key })),
  ];
  return keys.filter(({ key }) => key !== '');
}

/** What to look up for words that somebody types: keys that are the same, keys that begin so, and letters inside a name. */
export type KeyQuery = { same: SourceKey[]; beginning: SourceKey[]; inside: string };

/**
 * The look-ups that come by whatever `matchScore` gives more than 50, and by names that are whole words of the query or
 * sound like one of its words.
 */
export function keysAsked(query: string): KeyQuery {
  const words = wordsOf(query);
  const key = nameKey(query);
  const sound = skeleton(query);
  const sounds = soundsOf(sound);
  const same = [
    ...runsOf(words).map((run) => ({ kind: 'name' as const, key: run })),
    ...sounds.filter((one) => one.length >= 2).map((one) => ({ kind: 'soundWord' as const, key: one })),
  ];
  const beginning: SourceKey[] = key === '' ? [] : [{ kind: 'name', key }];
  if (words.length === 1) beginning.push({ kind: 'word', key: words[0] ?? '' });
  if (sound.length >= 2) beginning.push({ kind: 'sound', key: sound });
  return { same, beginning, inside: [...key].length >= 3 ? key : '' };
}

const wordsOf = (name: string): string[] => [...new Set(fold(name).split(/[^\p{L}\p{N}]+/u))].filter(Boolean);
const soundsOf = (sound: string): string[] => [...new Set(sound.split(' '))].filter((word) => word.length >= 2);

/** Neighbouring words, joined as `nameKey` joins them: a title may stand before the name that is known. */
function runsOf(words: readonly string[]): string[] {
  const few = words.slice(0, 12);
  return few.flatMap((_, from) =>
    few.slice(from, from + LONGEST_RUN).map((_, length) => few.slice(from, from + length + 1).join('')),
  );
}
