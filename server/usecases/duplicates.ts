import type { Claim } from '../domain/claim.ts';
import { type Comparison, compared, isNear, isNearElsewhere, oneDenies } from '../domain/nearStatements.ts';
import { mostShared, numbersDiffer } from '../domain/sharedKeys.ts';
import { claimCount } from '../store/claimLists.ts';
import { claimsNewest, claimsNumbered, claimsWithKey } from '../store/claimMatches.ts';
import { relationsOf } from '../store/claims.ts';
import type { Database } from '../store/database.ts';
import { keysOf } from '../suggest/keys.ts';
import { isArabicScript } from '../suggest/stems.ts';
import { MOST_HOLDERS, toldApart } from './matches.ts';

const LOOKED_AT = 200;
const PAIRS = 20;
const KEYS_TRIED = 6;
const CANDIDATES = 6;

/** Two claims that may be one: the words that both have, and those that only one has. */
export type Pair = Comparison & { claim: Claim; other: Claim };
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
  return like.flatMap(({ found, keys: shared }) => {
    const other = others.get(found);
    const pair = other && pairOf(db, claim, other, shared);
    return pair && isOpen(db, pair) ? [pair] : [];
  });
}

/**
 * Two claims as a pair, where they say nearly the same of the same kind and event. `shared`: keys that the other one has,
 * also by its mentions' words.
 */
function pairOf(db: Database, claim: Claim, other: Claim, shared: readonly string[]): Pair | null {
  if ((claim.kind === 'utterance') !== (other.kind === 'utterance') || oneDenies(claim.statement, other.statement))
    return null;
  if (claim.eventId !== null && other.eventId !== null && claim.eventId !== other.eventId) return null;
  const [here, there] = [keysOf(claim.statement, null), keysOf(other.statement, null)];
  if (numbersDiffer(new Set(here.keys()), new Set(there.keys()))) return null;
  const isElsewhere = isArabicScript(claim.statement) !== isArabicScript(other.statement);
  const comparison = compared(here, there, new Set(isElsewhere ? shared : []));
  const weightOf = weighing(db, [...here, ...there]);
  const isPair = isElsewhere ? isNearElsewhere(comparison, weightOf) : isNear(comparison, weightOf);
  return isPair ? { claim, other, ...comparison } : null;
}

/** How much a word tells: the fewer claims have it, the more. */
function weighing(db: Database, keys: readonly (readonly [string, string])[]): (word: string) => number {
  const keyOf = new Map(keys.map(([key, word]) => [word, key]));
  const all = claimCount(db);
  return (word) => Math.log(1 + all / Math.max(1, claimsWithKey(db, keyOf.get(word) ?? word, MOST_HOLDERS).length));
}

function isOpen(db: Database, { claim, other }: Pair): boolean {
  const isRelated = relationsOf(db, [claim.id]).some((one) => one.claimId === other.id || one.otherId === other.id);
  return !isRelated && !toldApart(db, claim.id).has(other.id);
}
