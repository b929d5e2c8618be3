import type { CaseText, ClaimCase } from '../analysis/case.ts';
import type { Annotation } from '../domain/annotation.ts';
import type { Claim, Evidence } from '../domain/claim.ts';
import type { Citation, Derivation } from '../domain/derivation.ts';
import { annotationsById, BARE_SPAN, SHOWN_SPAN } from '../store/annotations.ts';
import {
  attributionsBearing,
  blocksOfMentions,
  contradictionsOf,
  documentsShown,
  familiesOf,
  identitiesAround,
  sectionsIn,
  sourcesAround,
  supportedAmong,
} from '../store/caseMaterial.ts';
import { claims } from '../store/claims.ts';
import type { Database } from '../store/database.ts';
import { citationsBy, derivationsOf } from '../store/derivations.ts';
import { evidenceOfClaims } from '../store/evidence.ts';

/**
 * All that the origins of these claims are found from, read for all of them at once. By claim id, merged ones left out.
 * `isShown`: with the words and the blocks of every mention, for pages that show them; the figures need them only where there
 * are sections.
 */
export function casesOf(db: Database, claimIds: readonly string[], isShown = false): Map<string, ClaimCase> {
  const wanted = claims.byId(db, claimIds).filter((claim) => claim.mergedInto === null);
  const families = familiesOf(
    db,
    wanted.map((claim) => claim.id),
  );
  const evidence = grouped(
    evidenceOfClaims(
      db,
      families.map((one) => one.memberId),
    ),
    (one) => one.claimId,
  );
  const all = [...evidence.values()].flat();
  const span = isShown ? SHOWN_SPAN : BARE_SPAN;
  const mentions = new Map(
    annotationsById(db, [...new Set(all.map((one) => one.mentionId))], span).map((one) => [one.id, one]),
  );
  const attributions = attributionsBearing(db, [...mentions.keys()], span);
  const carried = derivationsOf(db, [...new Set(all.map((one) => one.documentId))]).filter(
    (one) => one.state === 'confirmed',
  );
  const citations = citationsBy(
    db,
    attributions.map((one) => one.id),
  );
  const texts = textsFor(db, all, [...mentions.values()], attributions, carried, citations, isShown);
  const sources = sourcesAround(db, sourceIds(texts, wanted));
  const identities = identitiesAround(db, [...sources.keys()]);
  const contradicted = contradictions(db, families);
  const isVisible = visibleIn(texts);
  const shared: Shared = {
    mentions,
    texts,
    sources,
    identities,
    derivations: carried.filter(
      (one) => isVisible(one.documentId, one.sectionId) && isVisible(one.fromDocumentId, one.fromSectionId),
    ),
    citations: citations.filter((one) => isVisible(one.documentId, one.sectionId)),
  };
  const members = grouped(families, (one) => one.claimId);
  return new Map(
    wanted.map((claim) => {
      const own = (members.get(claim.id) ?? []).flatMap(({ memberId }) => evidence.get(memberId) ?? []);
      return [claim.id, caseFor(claim, own, shared, contradicted.get(claim.id) ?? [])];
    }),
  );
}

/** Whether a text, and the section of it that is meant, are not in the trash. */
function visibleIn(texts: ReadonlyMap<string, CaseText>): (documentId: string, sectionId: string | null) => boolean {
  return (documentId, sectionId) => {
    const text = texts.get(documentId);
    return text !== undefined && (sectionId === null || text.sections.some((one) => one.id === sectionId));
  };
}

type Shared = Pick<ClaimCase, 'mentions' | 'texts' | 'sources' | 'identities' | 'derivations' | 'citations'>;

const caseFor = (claim: Claim, evidence: Evidence[], shared: Shared, contradictedBy: string[]): ClaimCase => ({
  claim: { id: claim.id, kind: claim.kind, speakerId: claim.speakerId },
  evidence,
  ...shared,
  contradictedBy,
});

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function textsFor(
  db: Database,
  evidence: readonly Evidence[],
  mentions: readonly Annotation[],
  attributions: readonly Annotation[],
  derivations: readonly Derivation[],
  citations: readonly Citation[],
  isShown: boolean,
): Map<string, CaseText> {
  const ids = new Set([
    ...evidence.map((one) => one.documentId),
    ...derivations.map((one) => one.fromDocumentId),
    ...citations.map((one) => one.documentId),
  ]);
  const documents = documentsShown(db, [...ids]);
  const sections = grouped(sectionsIn(db, [...ids]), (one) => one.documentId);
  const blocks = blocksOfMentions(
    db,
    mentions.filter((one) => isShown || sections.has(one.documentId)),
  );
  const bearing = grouped(attributions, (one) => one.documentId);
  return new Map(
    [...documents].map(([id, document]) => [
      id,
      { document, sections: sections.get(id) ?? [], blocks: blocks.get(id) ?? [], attributions: bearing.get(id) ?? [] },
    ]),
  );
}

const sourceIds = (texts: ReadonlyMap<string, CaseText>, wanted: readonly Claim[]): string[] => [
  ...new Set(
    [
      ...wanted.map((claim) => claim.speakerId),
      ...[...texts.values()].flatMap(({ document, sections, attributions }) => [
        document.outletId,
        document.authorId,
        ...sections.flatMap((section) => [section.sourceId, section.authorId]),
        ...attributions.flatMap((one) => one.sources.map((source) => source.sourceId)),
      ]),
    ].filter((id) => id !== null),
  ),
];

/** By claim: those that contradict it, through whatever was merged into either, and that somebody supports. */
function contradictions(
  db: Database,
  families: readonly { claimId: string; memberId: string }[],
): Map<string, string[]> {
  const rootOf = new Map(families.map((one) => [one.memberId, one.claimId]));
  const pairs = contradictionsOf(
    db,
    families.map((one) => one.memberId),
  );
  const supported = new Set(supportedAmong(db, [...new Set(pairs.map((pair) => pair.otherId))]));
  const found = new Map<string, string[]>();
  for (const { memberId, otherId } of pairs) {
    const root = rootOf.get(memberId);
    if (root && supported.has(otherId)) found.set(root, [...(found.get(root) ?? []), otherId]);
  }
  return found;
}
