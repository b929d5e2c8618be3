import type { Claim } from '../domain/claim.ts';
import type { StandingRow } from '../domain/standing.ts';
import { wordFor } from './choices.ts';
import { type EchoModel, echoModel, type StatusModel, statusModel } from './standing.ts';

type Pair = {
  claim: Claim;
  other: Claim;
  common: readonly string[];
  onlyHere: readonly string[];
  onlyThere: readonly string[];
};
type Found = { pairs: readonly Pair[]; from: number | null; to: number | null; next: number | null };

type ClaimSide = {
  id: string;
  number: number;
  href: string;
  statement: string;
  kind: string;
  only: string[];
  hasOnly: boolean;
  status: StatusModel | null;
  echo: EchoModel | null;
};
export type DuplicatesModel = {
  base: string;
  address: string;
  summary: string;
  pairs: {
    common: string[];
    sides: [ClaimSide, ClaimSide];
    into: number;
    intoId: string;
    otherId: string;
    other: number;
  }[];
  hasPairs: boolean;
  isOfOne: boolean;
  /** Whether all there were to look at have been. */
  isThrough: boolean;
  next: string;
};

/** `number`: that of the one claim whose duplicates are looked for; null: through all of them. */
export function duplicatesModel(
  base: string,
  { pairs, from, to, next }: Found,
  number: number | null,
  standings: ReadonlyMap<string, StandingRow>,
  address: string,
): DuplicatesModel {
  return {
    base,
    address,
    summary: summaryOf(pairs.length, from, to, number),
    pairs: pairs.map((pair) => {
      // The older one keeps its number: it is the one that people have said aloud.
      const [into, other] = pair.claim.number < pair.other.number ? [pair.claim, pair.other] : [pair.other, pair.claim];
      return {
        common: [...pair.common],
        sides: [
          sideOf(base, pair.claim, pair.onlyHere, standings.get(pair.claim.id)),
          sideOf(base, pair.other, pair.onlyThere, standings.get(pair.other.id)),
        ],
        into: into.number,
        intoId: into.id,
        other: other.number,
        otherId: other.id,
      };
    }),
    hasPairs: pairs.length > 0,
    isOfOne: number !== null,
    isThrough: next === null,
    next: next === null ? '' : `${base}/claims/duplicates?before=${next}`,
  };
}

function summaryOf(found: number, from: number | null, to: number | null, number: number | null): string {
  if (number !== null) return found === 0 ? `none like claim ${number}` : `${found} like claim ${number}`;
  if (from === null || to === null) return 'there are no claims yet';
  const through = from === to ? `Claim ${from} was` : `Claims ${from} to ${to} were`;
  return `${through} looked through: ${found === 0 ? 'no pair' : found === 1 ? 'one pair' : `${found} pairs`} found`;
}

const sideOf = (base: string, claim: Claim, only: readonly string[], standing: StandingRow | undefined): ClaimSide => ({
  id: claim.id,
  number: claim.number,
  href: `${base}/claims/${claim.number}`,
  statement: claim.statement,
  kind: wordFor(claim.kind),
  only: [...only],
  hasOnly: only.length > 0,
  status: standing ? statusModel(standing) : null,
  echo: standing && standing.mentions > 0 ? echoModel(standing) : null,
});
