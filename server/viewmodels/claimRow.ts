import type { Claim } from '../domain/claim.ts';
import { directionOf } from '../domain/direction.ts';
import type { StandingRow } from '../domain/standing.ts';
import { wordFor } from './choices.ts';
import { momentWords, shortDate } from './dates.ts';
import { initials } from './frame.ts';
import {
  type EchoModel,
  echoModel,
  rangeWords,
  type StatusModel,
  statusModel,
  type VerdictModel,
  verdictModel,
} from './standing.ts';

export type ListedClaim = { claim: Claim; standing: StandingRow; event: { number: number; name: string } | null };

/** A claim in a list, with how it stands. */
export type ClaimRow = {
  id: string;
  number: number;
  href: string;
  statement: string;
  direction: string;
  event: { name: string; href: string } | null;
  remark: string;
  status: StatusModel;
  verdict: VerdictModel | null;
  isVerdictOld: boolean;
  isCircular: boolean;
  echo: EchoModel;
  forRange: string;
  againstRange: string;
  mentions: number;
  documents: number;
  newest: string;
  newestTitle: string;
  reviewer: { name: string; initials: string } | null;
};

/** `names`: of people, by id. `now`: an ISO instant. */
export function claimRow(
  base: string,
  { claim, standing, event }: ListedClaim,
  names: ReadonlyMap<string, string>,
  now: string,
): ClaimRow {
  const { verdict, verdictAt, newestEvidenceAt, loops } = standing;
  const reviewer = claim.reviewerId === null ? null : (names.get(claim.reviewerId) ?? 'someone');
  const isVerdictOld = verdictAt !== null && verdictAt < newestEvidenceAt;
  return {
    id: claim.id,
    number: claim.number,
    href: `${base}/claims/${claim.number}`,
    statement: claim.statement,
    direction: directionOf(claim.statement),
    event: event && { name: event.name, href: `${base}/events/${event.number}` },
    remark: remarkOf(claim, standing, isVerdictOld),
    status: statusModel(standing),
    verdict: verdict && verdictModel(verdict),
    isVerdictOld,
    isCircular: loops.length > 0,
    echo: echoModel(standing, 24),
    forRange: rangeWords(standing.forLow, standing.forHigh),
    againstRange: rangeWords(standing.againstLow, standing.againstHigh),
    mentions: standing.mentions,
    documents: standing.documents,
    newest: newestEvidenceAt === '' ? 'none yet' : dayWords(newestEvidenceAt, now),
    newestTitle: newestEvidenceAt === '' ? '' : momentWords(newestEvidenceAt, now),
    reviewer: reviewer === null ? null : { name: reviewer, initials: initials(reviewer) },
  };
}

const remarkOf = (claim: Claim, { loops, needsVerdict }: StandingRow, isVerdictOld: boolean): string =>
  [
    claim.kind === 'fact' ? '' : wordFor(claim.kind),
    loops.length > 0 ? 'circular reporting found' : '',
    isVerdictOld ? 'verdict from before the newest evidence' : needsVerdict ? 'needs a verdict' : '',
  ]
    .filter((part) => part !== '')
    .join('; ');

/** When it was, for narrow places: today's time, or the day. */
const dayWords = (at: string, now: string): string =>
  at.slice(0, 10) === now.slice(0, 10) ? momentWords(at, now) : shortDate(at);
