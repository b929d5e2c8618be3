import type { Status } from './vocabulary.ts';

type Side = { low: number; high: number };

/** Each place of the number holds up to this. */
const MOST = 999;

/**
 * How much a claim is contested, as one number to sort by. 3 origins against 3 stand before 6 against 1: what counts is
 * the smaller of the two lower figures, then the smaller of the two higher ones, then the mentions. A claim that only
 * another one contradicts has nobody on one of its sides and comes after those; one that isn't contested has 0.
 */
export function contestOf(status: Status, pro: Side, against: Side, mentions: number): number {
  if (status !== 'contested') return 0;
  return [Math.min(pro.low, against.low), Math.min(pro.high, against.high), Math.max(1, mentions)].reduce(
    (sum, part) => sum * (MOST + 1) + Math.min(part, MOST),
    0,
  );
}
