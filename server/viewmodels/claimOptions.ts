import type { Claim } from '../domain/claim.ts';
import { wordFor } from './choices.ts';

/** A claim as the picker offers it; `value` is what a form sends for it. */
export type ClaimOption = { value: string; name: string; kind: string; hint: string; same: boolean };

/** Why a claim is offered is told in the words that matched, never by a score. */
export const claimOptions = (matches: readonly { claim: Claim; matched: readonly string[] }[]): ClaimOption[] =>
  matches.map(({ claim, matched }) => ({
    value: `id:${claim.id}`,
    name: claim.statement,
    kind: `claim ${claim.number}, ${wordFor(claim.kind)}`,
    hint: matched.length > 0 ? `in common: ${matched.join(', ')}` : '',
    same: false,
  }));
