import type { Step } from '../domain/chain.ts';
import { numbersIn } from '../domain/numbers.ts';
import type { Entry, Pair } from './comparePairs.ts';
import { type Reading, resolveMerged, sourceName } from './reading.ts';

/** What became of a claim from the first document to the second. `weight`: how much it matters, 0 for nothing. */
export type Shift = { words: string; detail: string; isHard: boolean; isLoop: boolean; weight: number };

const shift = (words: string, weight: number, detail = ''): Shift => ({
  words,
  detail,
  isHard: weight > 1,
  isLoop: false,
  weight,
});

/** Every difference between two passages on one claim, the gravest first; that there is none is said too. */
export function shiftsOf({ left, right, isInBoth }: Pair, first: Reading, second: Reading): Shift[] {
  if (!right) return [isInBoth ? shift('once more in the first', 0) : shift('missing from the second', 3)];
  if (!left) return [isInBoth ? shift('once more in the second', 0) : shift('only in the second', 3)];
  const found = [
    ...circular(left, first, second),
    ...stances(left, right),
    ...numbers(left, right),
    ...voices(left, right, first, second),
    ...certainty(left, right),
  ];
  return found.length === 0 ? [shift('same', 0)] : found.sort((a, b) => b.weight - a.weight);
}

/** Both outlets are in a circle of outlets that cite one another for this claim. */
function circular({ standing }: Entry, first: Reading, second: Reading): Shift[] {
  const outlets = [first, second].map(
    ({ document, sources }) => document.outletId && resolveMerged(sources, document.outletId),
  );
  const isInLoop = standing?.loops.some((loop) => outlets.every((id) => id !== null && loop.includes(id))) === true;
  return isInLoop
    ? [{ ...shift('circular', 6, 'both are in a circle of outlets that cite one another'), isLoop: true }]
    : [];
}

const stances = (left: Entry, right: Entry): Shift[] =>
  left.stance === right.stance ? [] : [shift('stance differs', 5, `${left.stance}, then ${right.stance}`)];

/** Only where both passages state figures: a dual or “a pair” is no numeral. */
function numbers(left: Entry, right: Entry): Shift[] {
  const [before, after] = [numbersIn(left.words), numbersIn(right.words)];
  if (before.length === 0 || after.length === 0) return [];
  const isSame = before.every((one) => after.includes(one)) && after.every((one) => before.includes(one));
  if (isSame) return [];
  const isNarrower = after.every((one) => before.includes(one));
  return [shift(isNarrower ? 'narrowed' : 'numbers differ', 4, `${before.join(', ')}, then ${after.join(', ')}`)];
}

/** Who is said to have said it, and through how many others. */
function voices(left: Entry, right: Entry, first: Reading, second: Reading): Shift[] {
  const [before, after] = [attributed(left), attributed(right)];
  if (before.length > 0 && after.length === 0)
    return [shift('attribution dropped', 3, 'now in the outlet’s own voice')];
  if (before.length === 0 && after.length > 0)
    return [shift('attribution added', 1, `now to ${nameOf(after, second)}`)];
  const [from, to] = [idOf(before, first), idOf(after, second)];
  if (from === to || from === null || to === null) return [];
  return [shift('another source', 2, `${nameOf(before, first)}, then ${nameOf(after, second)}`)];
}

const attributed = ({ steps }: Entry): Step[] => steps.filter((step) => step.by === 'attribution');
const idOf = (steps: readonly Step[], { sources }: Reading): string | null => {
  const id = steps.at(-1)?.sourceId ?? null;
  return id === null ? null : resolveMerged(sources, id);
};
const nameOf = (steps: readonly Step[], { sources }: Reading): string => {
  const id = steps.at(-1)?.sourceId;
  return id ? sourceName(sources, id) : 'a source not named yet';
};

function certainty(left: Entry, right: Entry): Shift[] {
  const [before, after] = [left.mention.attributes.factuality, right.mention.attributes.factuality];
  return before && after && before !== after ? [shift('certainty differs', 2, `${before}, then ${after}`)] : [];
}
