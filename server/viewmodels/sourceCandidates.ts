import type { Likeness } from '../domain/likeness.ts';
import type { Source } from '../domain/source.ts';
import { wordFor } from './choices.ts';
import { counted } from './standing.ts';

/** A name and why it may be another spelling: “Qani ~ Qaani: same consonants”. */
export type CandidateModel = {
  id: string;
  name: string;
  href: string;
  kind: string;
  attributions: string;
  one: string;
  other: string;
  reason: string;
};

const REASONS: Record<Likeness['because'], (words: readonly string[]) => string> = {
  alias: () => 'a name in common',
  consonants: () => 'same consonants',
  words: (words) => `same words: ${words.join(', ')}`,
  surname: (words) => `same last name: ${words.join(' ')}`,
};

export const candidateModel = (
  base: string,
  other: Source,
  { because, names, words }: Likeness,
  attributions: number,
): CandidateModel => ({
  id: other.id,
  name: other.name,
  href: `${base}/sources/${other.number}`,
  kind: wordFor(other.kind),
  attributions: counted(attributions, 'attribution'),
  one: names[0],
  other: names[1],
  reason: REASONS[because](words),
});
