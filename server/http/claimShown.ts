import type { Request, Response } from 'express';
import type { Claim } from '../domain/claim.ts';
import { NotFound } from '../domain/errors.ts';
import type { StandingRow } from '../domain/standing.ts';
import { claimByNumber, resolvedClaim } from '../store/claims.ts';
import { standingsOf } from '../store/standings.ts';
import { caseOf, refreshStandings } from '../usecases/standings.ts';
import type { CaseView } from '../viewmodels/claimCase.ts';
import type { PictureView } from '../viewmodels/graphNodes.ts';
import { claimHere } from './claim.ts';
import { lettersIn } from './claimGrades.ts';
import { type Deps, type Here, here, numberIn } from './here.ts';

/** A claim with what its figures rest on, for pages that read it. */
export type ClaimShown = { where: Here; claim: Claim; view: CaseView; row: StandingRow };

/** The claim that the address names; null where it was merged away: then the answer leads to what it became. */
export function claimShown(deps: Deps, request: Request, response: Response, below: string): ClaimShown | null {
  const where = here(deps, request);
  const asked = claimByNumber(where.db, numberIn(request, 'claim'));
  const into = asked?.mergedInto ? resolvedClaim(where.db, asked.id) : null;
  if (into) {
    response.redirect(303, `${where.base}/claims/${into.number}${below}`);
    return null;
  }
  const claim = claimHere(where, request);
  refreshStandings(where.db);
  const found = caseOf(where.db, claim.id);
  const row = standingsOf(where.db, [claim.id]).get(claim.id);
  if (!found || !row) throw new NotFound('There is no such claim in this workspace.');
  return { where, claim, view: { base: where.base, ...found }, row };
}

export const pictureView = ({ where, claim, view }: ClaimShown): PictureView => ({
  ...view,
  claim,
  letterOf: lettersIn(where.db, view),
});
