import { fold } from '../../server/domain/fold.ts';

const OFFERED = 6;

/** What is being typed after the last @, up to the caret; null where no name is. */
export function asked(before: string): { from: number; words: string } | null {
  const found = /(?:^|[^\p{L}\p{N}@])@([\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M} .'’-]{0,40}|)$/u.exec(before);
  const words = found?.[1];
  return words === undefined ? null : { from: before.length - words.length - 1, words };
}

/** Those of whose names a word begins so. */
export function fitting<T extends { name: string }>(people: readonly T[], words: string): T[] {
  const wanted = fold(words);
  const begins = ({ name }: T): boolean =>
    fold(name).startsWith(wanted) ||
    fold(name)
      .split(/\s+/)
      .some((word) => word.startsWith(wanted));
  return people.filter(begins).slice(0, OFFERED);
}
