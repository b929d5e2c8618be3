import { isDeepStrictEqual } from 'node:util';
import type { Database } from '../store/database.ts';
import { settledClaims } from '../store/integrity.ts';
import { standingsOf } from '../store/standings.ts';
import { computedStandings } from './standings.ts';

const AT_ONCE = 200;

/** Claims whose kept figures are not what their evidence comes to. */
export function* standingFaults(db: Database): Generator<{ where: string; what: string }> {
  let claims = settledClaims(db, 0, AT_ONCE);
  while (claims.length > 0) {
    const ids = claims.map((claim) => claim.id);
    const kept = standingsOf(db, ids);
    const computed = computedStandings(db, ids);
    for (const { id, number } of claims)
      if (!isDeepStrictEqual(kept.get(id), computed.get(id)))
        yield { where: `claim ${number}`, what: 'its figures are not what its evidence comes to' };
    claims = settledClaims(db, claims.at(-1)?.number ?? 0, AT_ONCE);
  }
}
