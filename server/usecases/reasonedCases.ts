import type { ClaimCase, Standing } from '../analysis/case.ts';
import { standingOf } from '../analysis/standing.ts';
import type { Database } from '../store/database.ts';
import { wholeOf } from '../store/veiled.ts';
import { casesOf } from './cases.ts';
import { asSeen } from './veiledCase.ts';

/** Several claims with all the reasoning behind their figures, read together. By claim id; merged ones are left out. */
export const reasonedCases = (
  db: Database,
  claimIds: readonly string[],
): Map<string, { claimCase: ClaimCase; standing: Standing }> =>
  new Map(
    [...casesOf(wholeOf(db), claimIds, true)].map(([id, claimCase]) => [
      id,
      asSeen(db, { claimCase, standing: standingOf(claimCase) }),
    ]),
  );
