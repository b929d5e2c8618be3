import type { StandingRow } from './standing.ts';
import { type Grade, type Letter, RELIABILITIES, type Stance } from './vocabulary.ts';

/** A claim that a mention bears on: what its source does with it, and how the claim stands. */
export type Bearing = { stance: Stance; standing: Pick<StandingRow, 'forLow' | 'againstLow'> | null };

/** What grade 1 would rest on: the best lower figure among the claims of a mention, on its side; null without a claim. */
export function groundOf(bearings: readonly Bearing[]): number | null {
  const lows = bearings.map(({ stance, standing }) => {
    if (standing === null || stance === 'questions') return 0;
    return stance === 'disputes' ? standing.againstLow : standing.forLow;
  });
  return lows.length === 0 ? null : Math.max(...lows);
}

/** “Confirmed by other sources” takes two independent origins (STANAG 2511). */
export const isEarned = (grade: Grade, ground: number | null): boolean => grade !== 1 || (ground ?? 0) >= 2;

/** Why grade 1 can't be given, and what would change that. */
export function whyNotOne(ground: number | null): string {
  if (ground === null)
    return 'Grade 1 means confirmed by other sources, and this mention is linked to no claim. Link it to one first.';
  const found = ground === 0 ? 'no independent origin' : 'one independent origin';
  return `Grade 1 means confirmed by other sources: at least two independent origins. This side of the claim has ${found} for certain.`;
}

/**
 * How many of a rater's grades stand on the diagonal A1, B2 … E5, of those where letter and number are known: F and 6
 * mean unknown and count nowhere (Baker et al. 1968 found 87 % on the diagonal).
 */
export function onDiagonal(given: readonly { letter: Letter | null; grade: Grade }[]): { on: number; of: number } {
  const known = given.filter(({ letter, grade }) => letter !== null && letter !== 'F' && grade !== 6);
  const on = known.filter(({ letter, grade }) => letter !== null && RELIABILITIES.indexOf(letter) + 1 === grade);
  return { on: on.length, of: known.length };
}
