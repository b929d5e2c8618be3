import type { Source } from '../domain/source.ts';
import { type TrackRecord, trackRecord } from '../domain/trackRecord.ts';
import { familiesOf } from '../store/caseMaterial.ts';
import { citedBy, citersOf } from '../store/citing.ts';
import type { Database } from '../store/database.ts';
import { outcomesOf, rootsOfClaims, type Supported, supportedBefore, supportedBy } from '../store/records.ts';
import { sourcesMerged } from '../store/sourceMerges.ts';
import { sourcesById } from '../store/sources.ts';
import { lettersOf } from '../usecases/grades.ts';
import { type CitingModel, citingModel, foremost } from '../viewmodels/sourceCiting.ts';

/** What became of the claims that a source supports. `family`: the source and what was merged into it. */
export function recordOf(db: Database, source: Source, family: readonly string[]): TrackRecord {
  const own = claimsOf(db, family);
  const late = preceded(db, own);
  return trackRecord(
    outcomesOf(db, [...own.keys()]).map(({ claimId, status, verdict, loops }) => ({
      status,
      verdict,
      isCircular: loops.some((loop) => loop.includes(source.id)),
      isFirst: (own.get(claimId)?.from ?? null) !== null && !late.has(claimId),
      isOwn: own.get(claimId)?.isOwn === true,
      isAttributed: own.get(claimId)?.isAttributed === true,
    })),
  );
}

type Said = Omit<Supported, 'claimId'>;

/** The claims that a source supports, by what they are after merges, each with the day on which that was first written; undated: null. */
function claimsOf(db: Database, family: readonly string[]): Map<string, Said> {
  const supported = supportedBy(db, family);
  const roots = new Map(
    rootsOfClaims(
      db,
      supported.map((one) => one.claimId),
    ),
  );
  const found = new Map<string, Said>();
  for (const { claimId, ...said } of supported) {
    const root = roots.get(claimId);
    if (root === undefined) continue;
    const known = found.get(root);
    found.set(root, known ? together(known, said) : said);
  }
  return found;
}

const together = (one: Said, other: Said): Said => ({
  from: one.from === null || (other.from !== null && other.from < one.from) ? other.from : one.from,
  isOwn: one.isOwn || other.isOwn,
  isAttributed: one.isAttributed || other.isAttributed,
});

/** Those of the claims that somebody's text supports from before. */
function preceded(db: Database, own: ReadonlyMap<string, Said>): Set<string> {
  const members = familiesOf(db, [...own.keys()]);
  const rootOf = new Map(members.map((one) => [one.memberId, one.claimId]));
  const days = members.flatMap(({ claimId, memberId }): [string, string][] => {
    const from = own.get(claimId)?.from;
    return from ? [[memberId, from]] : [];
  });
  return new Set(supportedBefore(db, days).map((id) => rootOf.get(id) ?? id));
}

/** Whom a source cites and who cites it. */
export function citingOf(
  db: Database,
  base: string,
  source: Source,
  family: readonly string[],
): { cites: CitingModel; citedBy: CitingModel } {
  const [cites, citers] = [citedBy(db, family), citersOf(db, family)];
  const merged = new Map(sourcesMerged(db));
  const sides = [foremost(source, cites, merged), foremost(source, citers, merged)] as const;
  const shown = [...new Set(sides.flatMap((side) => side.shown.map((one) => one.sourceId)))];
  const sources = new Map(sourcesById(db, shown).map((one) => [one.id, one]));
  const letters = lettersOf(db, shown);
  return {
    cites: citingModel(base, source, sides[0], sources, letters),
    citedBy: citingModel(base, source, sides[1], sources, letters),
  };
}
