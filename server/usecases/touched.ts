import type { Annotation } from '../domain/annotation.ts';
import type { Claim, Evidence, Relation, Verdict } from '../domain/claim.ts';
import type { Citation, Derivation } from '../domain/derivation.ts';
import type { Identity } from '../domain/rating.ts';
import type { Section } from '../domain/section.ts';
import type { Entry } from '../store/changes.ts';
import type { Touched } from '../store/stale.ts';

/** What the standing of claims may depend on, among the rows that a change wrote: as they were and as they are. */
export function touchedBy(entries: readonly Entry[]): Touched {
  const touched: Touched = {
    claims: new Set(),
    mentions: new Set(),
    attributions: new Set(),
    documents: new Set(),
    sources: new Set(),
  };
  for (const { noun, before, after } of entries)
    for (const row of [before, after]) if (row !== null) NOTED[noun]?.(row, touched, before === null);
  return touched;
}

type Note = (row: unknown, touched: Touched, isNew: boolean) => void;

const NOTED: Record<string, Note> = {
  claim: (row, { claims }) => {
    const { id, mergedInto } = row as Claim;
    claims.add(id);
    if (mergedInto !== null) claims.add(mergedInto);
  },
  relation: (row, { claims }) => {
    const { claimId, otherId } = row as Relation;
    claims.add(claimId).add(otherId);
  },
  evidence: (row, { claims }) => void claims.add((row as Evidence).claimId),
  verdict: (row, { claims }) => void claims.add((row as Verdict).claimId),
  annotation: (row, { mentions, attributions }) => {
    const { id, kind, mentionIds } = row as Annotation;
    if (kind === 'claim') mentions.add(id);
    else attributions.add(id);
    for (const mention of mentionIds) mentions.add(mention);
  },
  citation: (row, { attributions }) => void attributions.add((row as Citation).annotationId),
  derivation: (row, { documents }) => void documents.add((row as Derivation).documentId),
  section: (row, { documents }) => void documents.add((row as Section).documentId),
  document: (row, { documents }, isNew) => {
    if (!isNew) documents.add((row as { id: string }).id);
  },
  source: (row, { sources }, isNew) => {
    if (!isNew) sources.add((row as { id: string }).id);
  },
  identity: (row, { sources }) => {
    const { firstId, secondId } = row as Identity;
    sources.add(firstId).add(secondId);
  },
};
