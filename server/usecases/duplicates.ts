import type { Claim } from '../domain/claim.ts';
import { mostShared, numbersDiffer } from '../domain/sharedKeys.ts';
import { claimsNewest, claimsNumbered, claimsWithKey } from '../store/claimMatches.ts';
import { relationsOf } from '../store/claims.ts';
import type { Database } from '../store/database.ts';
import { keysOf } from '../suggest/keys.ts';
import { MOST_HOLDERS, toldApart } from './matches.ts';

const LOOKED_AT = 200;
const PAIRS = 20;
const KEYS_TRIED = 6;
const CANDIDATES = 4;

/** Two claims that may be one: the words that both have, and those that only one has. */
export type Pair = { claim: Claim; other: Claim; common: string[]; onlyHere: string[]; onlyThere: string[] };
export type Duplicates = { pairs: Pair[]; from: number | null; to: number | null; next: number | null };

/**
 * Looks through claims from the newest on for others that say nearly the same in whatever language. Those that somebody
 * told apart or related to each other aren't offered, nor are those that name other numbers. `before`: the number where the last look ended.
 */
export function duplicatesFrom(db: Database, before: number | null): Duplicates {
  const looked = claimsNewest(db, before ?? Number.MAX_SAFE_INTEGER, LOOKED_AT + 1);
  const pairs: Pair[] = [];
  let last: Claim | undefined;
  for (const claim of looked.slice(0, LOOKED_AT)) {
    pairs.push(...duplicatesOf(db, claim, (number) => number < claim.number));
    last = claim;
    if (pairs.length >= PAIRS) break;
  }
  const isMore = looked.at(-1)?.id !== last?.id;
  return {
    pairs,
    from: looked[0]?.number ?? null,
    to: last?.number ?? null,
    next: isMore ? (last?.number ?? null) : null,
  };
}

/** The claims that may be the same as one, most alike first. */
export function duplicatesOf(db: Database, claim: Claim, isWanted: (number: number) => boolean = () => true): Pair[] {
  const keys = keysOf(claim.statement, null);
  const tried = [...keys.keys()].sort((a, b) => b.length - a.length).slice(0, KEYS_TRIED);
  const holders = new Map(
    tried.map((key) => [
      key,
      claimsWithKey(db, key, MOST_HOLDERS).filter((number) => number !== claim.number && isWanted(number)),
    ]),
  );
  const like = mostShared(holders, MOST_HOLDERS, 2).slice(0, CANDIDATES);
  const others = claimsNumbered(
    db,
    like.map((one) => one.found),
  );
  const pairs = like.flatMap(({ found, keys: shared }) => {
    const other = others.get(found);
    const theirs = keysOf(other?.statement ?? '', null);
    const isOther = !other || numbersDiffer(new Set(keys.keys()), new Set(theirs.keys()));
    return isOther ? [] : [pairOf(claim, other, keys, theirs, shared)];
  });
  return pairs.filter(isNear).filter((pair) => isOpen(db, pair));
}

/** `shared`: keys that the other one has by its mentions' words, whatever its statement's language. */
function pairOf(
  claim: Claim,
  other: Claim,
  keys: ReadonlyMap<string, string>,
  theirs: ReadonlyMap<string, string>,
  shared: readonly string[],
): Pair {
  const isCommon = (key: string): boolean => theirs.has(key) || shared.includes(key);
  const common = new Set([...keys].filter(([key]) => isCommon(key)).map(([, word]) => word));
  const there = new Set([...theirs].filter(([key]) => keys.has(key)).map(([, word]) => word));
  return {
    claim,
    other,
    common: [...common],
    onlyHere: [...new Set(keys.values())].filter((word) => !common.has(word)),
    onlyThere: [...new Set(theirs.values())].filter((word) => !there.has(word)),
  };
}

/** Two words in common are much of a short statement; of a longer one there have to be more. */
function isNear({ common, onlyHere, onlyThere }: Pair): boolean {
  const share = common.length / (common.length + Math.min(onlyHere.length, onlyThere.length));
  return (common.length >= 3 && share >= 0.4) || (common.length >= 2 && share >= 0.66);
}

function isOpen(db: Database, { claim, other }: Pair): boolean {
  const isRelated = relationsOf(db, [claim.id]).some((one) => one.claimId === other.id || one.otherId === other.id);
  return !isRelated && !toldApart(db, claim.id).has(other.id);
}
