import { fold, nameKey } from './fold.ts';

// Sounds that one Arabic or Persian letter stands for, written this way and that way in Latin script.
const ROMAN: [RegExp, string][] = [
  [/\b(?:al|el|ul|as|ash|ad|an|at|ar|az)[- ](?=\p{L})/gu, ''],
  [/[^\p{L}\p{N} ]+/gu, ''],
  [/kh|gh|q|ck|k|g/g, 'k'],
  [/sh|ch|sch/g, 's'],
  [/dh/g, 'z'],
  [/th|d|t/g, 't'],
  [/z|s|c/g, 's'],
  [/ph|f|v|w/g, 'f'],
  [/[aeiouyhj]+/g, ''],
  [/(.)\1+/g, '$1'],
];
const ARABIC: [RegExp, string][] = [
  [/(^|[\s])ال/gu, '$1'],
  [/[قكغخج]/gu, 'k'],
  [/[سصزذظش]/gu, 's'],
  [/[تطدضث]/gu, 't'],
  [/[فو]/gu, 'f'],
  [/ب/gu, 'b'],
  [/ر/gu, 'r'],
  [/ل/gu, 'l'],
  [/م/gu, 'm'],
  [/ن/gu, 'n'],
  [/[^a-z0-9\s]/gu, ''],
  [/(.)\1+/g, '$1'],
];

/** The consonants of a name, alike over spellings and scripts: Qaani, Qani, Ghaani and قاآني are one skeleton. */
export function skeleton(name: string): string {
  const folded = fold(name);
  const isArabic = /\p{Script=Arabic}/u.test(folded);
  return (isArabic ? ARABIC : ROMAN).reduce((words, [pattern, by]) => words.replace(pattern, by), folded).trim();
}

/** How well a query fits a name: 0 not at all, up to 100 the same. Both as written. */
export function matchScore(query: string, name: string): number {
  const asked = fold(query.trim());
  const known = fold(name);
  if (asked === '') return 1;
  if (asked === known) return 100;
  if (known.startsWith(asked)) return 80;
  if (known.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(asked))) return 70;
  if (known.includes(asked)) return 60;
  if (nameKey(query).length >= 3 && nameKey(name).includes(nameKey(query)))
    return nameKey(name) === nameKey(query) ? 95 : 58;
  if (asked.length >= 3 && asked.includes(known) && known.length >= 3) return 50;
  return bySound(skeleton(query), skeleton(name));
}

function bySound(asked: string, known: string): number {
  if (asked.length < 2 || known.length < 2) return 0;
  if (asked === known) return 55;
  if (known.startsWith(asked) || known.split(' ').some((word) => word === asked)) return 45;
  return asked.split(' ').some((word) => word.length >= 3 && known.split(' ').includes(word)) ? 30 : 0;
}
