import type { Decision, Status } from './vocabulary.ts';

/**
 * A claim that a source supported: how it stands, what was decided, whether the source was first, whether it is circular;
 * whether it said so in a text or post of its own, and whether others attribute it to it.
 */
export type RecordedClaim = {
  status: Status;
  verdict: Decision | null;
  isFirst: boolean;
  isCircular: boolean;
  isOwn: boolean;
  isAttributed: boolean;
};

/** What became of the claims that a source supported. Each claim counts once in the first six; they sum up to `claims`. */
export type TrackRecord = {
  claims: number;
  confirmed: number;
  corroborated: number;
  contested: number;
  refuted: number;
  misattributed: number;
  open: number;
  first: number;
  circular: number;
  own: number;
  attributed: number;
};

/** A verdict tells more than a status; where none settles the claim, the status counts; where neither does, it is open. */
export function trackRecord(claims: readonly RecordedClaim[]): TrackRecord {
  const record: TrackRecord = {
    claims: claims.length,
    confirmed: 0,
    corroborated: 0,
    contested: 0,
    refuted: 0,
    misattributed: 0,
    open: 0,
    first: claims.filter((claim) => claim.isFirst).length,
    circular: claims.filter((claim) => claim.isCircular).length,
    own: claims.filter((claim) => claim.isOwn).length,
    attributed: claims.filter((claim) => claim.isAttributed).length,
  };
  for (const claim of claims) record[outcomeOf(claim)]++;
  return record;
}

function outcomeOf({
  status,
  verdict,
}: RecordedClaim): 'confirmed' | 'corroborated' | 'contested' | 'refuted' | 'misattributed' | 'open' {
  if (verdict !== null && verdict !== 'unresolved') return verdict;
  return status === 'corroborated' || status === 'contested' ? status : 'open';
}
