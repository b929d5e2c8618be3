import type { Source } from '../domain/source.ts';
import { type TrackRecord, trackRecord } from '../domain/trackRecord.ts';
import { familiesOf } from '../store/caseMaterial.ts';
import { type Citing, citedBy, citersOf } from '../store/citing.ts';
import type { Database } from '../store/database.ts';
import { claimsResolved } from '../store/mentionClaims.ts';
import { earliestSupport, type Supported, supportedBy } from '../store/records.ts';
import { sourcesWithMerges } from '../store/sources.ts';
import { standingsOf } from '../store/standings.ts';
import { lettersOf } from '../usecases/grades.ts';
import { resolveMerged } from '../viewmodels/reading.ts';
import { type CitingModel, citingModel } from '../viewmodels/sourceCiting.ts';

/** What became of the claims that a source supports. `family`: the source and what was merged into it. */
export function recordOf(db: Database, source: Source, family: readonly string[]): TrackRecord {
  const own = byRoot(db, supportedBy(db, family));
  const members = familiesOf(db, [...own.keys()]);
  const rootOf = new Map(members.map((one) => [one.memberId, one.claimId]));
  const earliest = firstDays(earliestSupport(db, [...rootOf.keys()]), (id) => rootOf.get(id));
  const standings = standingsOf(db, [...own.keys()]);
  return trackRecord(
    [...own].flatMap(([id, from]) => {
      const standing = standings.get(id);
      if (!standing) return [];
      const { status, verdict, loops } = standing;
      const isCircular = loops.some((loop) => loop.includes(source.id));
      return [{ status, verdict, isCircular, isFirst: from !== null && from <= (earliest.get(id) ?? from) }];
    }),
  );
}

/** The claims by what they are after merges, those in the trash left out, each with its earliest day. */
function byRoot(db: Database, supported: readonly Supported[]): Map<string, string | null> {
  const claims = claimsResolved(
    db,
    supported.map((one) => one.claimId),
  );
  return firstDays(supported, (id) => {
    const claim = claims.get(id);
    return claim && claim.hiddenAt === null ? claim.id : undefined;
  });
}

function firstDays(
  supported: readonly Supported[],
  rootOf: (claimId: string) => string | undefined,
): Map<string, string | null> {
  const first = new Map<string, string | null>();
  for (const { claimId, from } of supported) {
    const root = rootOf(claimId);
    if (root === undefined) continue;
    const known = first.get(root) ?? null;
    first.set(root, known === null || (from !== null && from < known) ? from : known);
  }
  return first;
}

/** Whom a source cites and who cites it. */
export function citingOf(
  db: Database,
  base: string,
  source: Source,
  family: readonly string[],
): { cites: CitingModel; citedBy: CitingModel } {
  const [cites, citers] = [citedBy(db, family), citersOf(db, family)];
  const ids = [...cites, ...citers].flatMap((one: Citing) => [one.sourceId, one.outletId]).filter((id) => id !== null);
  const sources = sourcesWithMerges(db, [...new Set(ids)]);
  const letters = lettersOf(db, [...new Set([...sources.keys()].map((id) => resolveMerged(sources, id)))]);
  return {
    cites: citingModel(base, source, cites, sources, letters),
    citedBy: citingModel(base, source, citers, sources, letters),
  };
}
