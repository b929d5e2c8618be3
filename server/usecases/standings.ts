import type { ClaimCase, Standing } from '../analysis/case.ts';
import { standingOf } from '../analysis/standing.ts';
import type { Verdict } from '../domain/claim.ts';
import { contestOf } from '../domain/contest.ts';
import type { StandingRow } from '../domain/standing.ts';
import { familiesOf } from '../store/caseMaterial.ts';
import { type Database, whileReading } from '../store/database.ts';
import { touchDocument } from '../store/documents.ts';
import { verdictsOf } from '../store/evidence.ts';
import { revisionOf } from '../store/revision.ts';
import { documentsOfClaims, dropStandings, putStanding, staleClaims, standingsOf } from '../store/standings.ts';
import { wholeOf } from '../store/veiled.ts';
import { casesOf } from './cases.ts';
import { asSeen } from './veiledCase.ts';

const AT_ONCE = 500;

type Reasoned = { claimCase: ClaimCase; standing: Standing };
const lastRead = new WeakMap<Database, { claimId: string; revision: string; found: Reasoned | null }>();

/**
 * One claim with all the reasoning behind its figures; null where it was merged away or never was. Whoever goes on from its
 * page to the next one, its provenance or its brief reads the same: the last one is kept until something is written.
 */
export function caseOf(db: Database, claimId: string): Reasoned | null {
  const found = wholeCaseOf(wholeOf(db), claimId);
  return found && asSeen(db, found);
}

function wholeCaseOf(db: Database, claimId: string): Reasoned | null {
  const revision = revisionOf(db);
  const last = lastRead.get(db);
  if (last && last.claimId === claimId && last.revision === revision) return last.found;
  const claimCase = casesOf(db, [claimId], true).get(claimId);
  const found = claimCase ? { claimCase, standing: standingOf(claimCase) } : null;
  if (revision !== null) lastRead.set(db, { claimId, revision, found });
  return found;
}

/**
 * Computes again how those claims stand of which something has changed. Call it before reading standings. Where nothing can
 * be written, reading goes on with the figures that were kept last.
 */
export function refreshStandings(shown: Database): void {
  const db = wholeOf(shown);
  const stale = staleClaims(db);
  if (stale.length === 0) return;
  whileReading(db, () => {
    for (let from = 0; from < stale.length; from += AT_ONCE) refresh(db, stale.slice(from, from + AT_ONCE));
  });
}

function refresh(db: Database, claimIds: readonly string[]): void {
  const before = standingsOf(db, claimIds);
  const computed = computedStandings(db, claimIds);
  const changed: string[] = [];
  for (const [id, row] of computed) {
    putStanding(db, row);
    const known = before.get(id);
    if (known?.status !== row.status || known.verdict !== row.verdict) changed.push(id);
  }
  dropStandings(
    db,
    claimIds.filter((id) => !computed.has(id)),
  );
  for (const id of documentsOfClaims(db, changed)) touchDocument(db, id);
}

/** How these claims stand by all that is known now; without those that were merged away. By claim id. */
export function computedStandings(db: Database, claimIds: readonly string[]): Map<string, StandingRow> {
  const cases = casesOf(db, claimIds);
  const judged = judgedClaims(db, [...cases.keys()]);
  return new Map([...cases].map(([id, one]) => [id, rowOf(one, standingOf(one), judged.get(id) ?? [])]));
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
    forReported: pro.reported,
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
    contest: contestOf(standing.status, pro, against, standing.mentions),
    newestEvidenceAt: newest,
    verdict: verdict?.decision ?? null,
    verdictAt: verdict?.createdAt ?? null,
    needsVerdict: isOpen && (verdict === null || verdict.createdAt < newest),
  };
}
