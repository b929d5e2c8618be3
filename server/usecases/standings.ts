import type { ClaimCase, Standing } from '../analysis/case.ts';
import { standingOf } from '../analysis/standing.ts';
import type { Verdict } from '../domain/claim.ts';
import type { StandingRow } from '../domain/standing.ts';
import { familiesOf } from '../store/caseMaterial.ts';
import { type Database, transaction } from '../store/database.ts';
import { touchDocument } from '../store/documents.ts';
import { verdictsOf } from '../store/evidence.ts';
import { documentsOfClaims, dropStandings, putStanding, staleClaims, standingsOf } from '../store/standings.ts';
import { casesOf } from './cases.ts';

const AT_ONCE = 500;

/** One claim with all the reasoning behind its figures; null where it was merged away or never was. */
export function caseOf(db: Database, claimId: string): { claimCase: ClaimCase; standing: Standing } | null {
  const claimCase = casesOf(db, [claimId], true).get(claimId);
  return claimCase ? { claimCase, standing: standingOf(claimCase) } : null;
}

/** Computes again how those claims stand of which something has changed. Call it before reading standings. */
export function refreshStandings(db: Database): void {
  const stale = staleClaims(db);
  if (stale.length === 0) return;
  transaction(db, () => {
    for (let from = 0; from < stale.length; from += AT_ONCE) refresh(db, stale.slice(from, from + AT_ONCE));
  });
}

function refresh(db: Database, claimIds: readonly string[]): void {
  const before = standingsOf(db, claimIds);
  const cases = casesOf(db, claimIds);
  const judged = judgedClaims(db, [...cases.keys()]);
  const changed: string[] = [];
  for (const [id, claimCase] of cases) {
    const row = rowOf(claimCase, standingOf(claimCase), judged.get(id) ?? []);
    putStanding(db, row);
    const known = before.get(id);
    if (known?.status !== row.status || known.verdict !== row.verdict) changed.push(id);
  }
  dropStandings(
    db,
    claimIds.filter((id) => !cases.has(id)),
  );
  for (const id of documentsOfClaims(db, changed)) touchDocument(db, id);
}

/** Verdicts by claim, newest first; those on a claim that was merged away count where it went. */
function judgedClaims(db: Database, claimIds: readonly string[]): Map<string, Verdict[]> {
  const families = familiesOf(db, claimIds);
  const rootOf = new Map(families.map((one) => [one.memberId, one.claimId]));
  const found = new Map<string, Verdict[]>();
  for (const verdict of verdictsOf(db, [...rootOf.keys()])) {
    const root = rootOf.get(verdict.claimId) ?? verdict.claimId;
    const list = found.get(root);
    if (list) list.push(verdict);
    else found.set(root, [verdict]);
  }
  return found;
}

function rowOf({ evidence }: ClaimCase, standing: Standing, verdicts: readonly Verdict[]): StandingRow {
  const { for: pro, against } = standing;
  const newest = evidence.reduce((last, one) => (one.updatedAt > last ? one.updatedAt : last), '');
  const verdict = verdicts[0] ?? null;
  const isOpen = standing.status === 'contested' || standing.loops.length > 0;
  return {
    claimId: standing.claimId,
    status: standing.status,
    mentions: standing.mentions,
    documents: standing.documents,
    outlets: standing.outlets,
    forMentions: pro.mentions,
    forDocuments: pro.documents,
    forOutlets: pro.outlets,
    forLow: pro.low,
    forHigh: pro.high,
    againstMentions: against.mentions,
    againstDocuments: against.documents,
    againstOutlets: against.outlets,
    againstLow: against.low,
    againstHigh: against.high,
    loops: standing.loops.map((loop) => loop.sourceIds),
    forCells: pro.cells,
    againstCells: against.cells,
    contest: Math.min(pro.high, against.high),
    newestEvidenceAt: newest,
    verdict: verdict?.decision ?? null,
    verdictAt: verdict?.createdAt ?? null,
    needsVerdict: isOpen && (verdict === null || verdict.createdAt < newest),
  };
}
