import { seeded } from '../bench/generate.ts';

const SYLLABLES = 'ba ru to ni sel mar ka dim or lun pe shi gor ta vel hu'.split(' ');

/** So many invented words, the same for the same seed; two seeds have no five words in a row in common. */
export function passage(seed: number, words: number): string {
  const random = seeded(seed);
  const syllable = (): string => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? '';
  return Array.from({ length: words }, () => syllable() + syllable() + syllable()).join(' ');
}
