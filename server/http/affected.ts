import type { Annotation } from '../domain/annotation.ts';
import type { Claim, Evidence } from '../domain/claim.ts';
import type { Comment } from '../domain/comment.ts';
import type { Document } from '../domain/document.ts';
import { annotationsById } from '../store/annotations.ts';
import type { Entry } from '../store/changes.ts';
import { familyOf } from '../store/claims.ts';
import type { Database } from '../store/database.ts';
import { evidenceOfMentions } from '../store/evidence.ts';
import { claimsResolved, mentionsInDocument } from '../store/mentionClaims.ts';
import { standingsOf } from '../store/standings.ts';
import { refreshStandings } from '../usecases/standings.ts';

/**
 * The mentions of a document that a change makes look different: those whose own links were written, and all mentions
 * of claims that stand otherwise since. Computes the standings that the change made stale.
 */
export function mentionsShownAnew(
  db: Database,
  document: Document,
  entries: readonly Entry[],
  written: readonly Annotation[],
): string[] {
  const linked = sidesOf<Evidence>(entries, 'evidence').filter((one) => one.documentId === document.id);
  const graded = sidesOf<{ mentionId: string }>(entries, 'credibility').map((one) => one.mentionId);
  const said = sidesOf<Comment>(entries, 'comment').flatMap((one) => one.annotationId ?? []);
  const borne = [...written.flatMap((one) => [one.id, ...one.mentionIds])];
  const ids = [
    ...linked.map((one) => one.claimId),
    ...sidesOf<Claim>(entries, 'claim').map((one) => one.id),
    ...evidenceOfMentions(db, [...new Set(borne)]).map((one) => one.claimId),
  ];
  const claims = [...new Set([...claimsResolved(db, ids).values()].map((claim) => claim.id))];
  const before = standingsOf(db, claims);
  refreshStandings(db);
  const after = standingsOf(db, claims);
  const changed = claims.filter((id) => before.get(id)?.status !== after.get(id)?.status);
  const shown = changed.flatMap((id) => familyOf(db, id));
  return [...linked.map((one) => one.mentionId), ...graded, ...said, ...mentionsInDocument(db, document.id, shown)];
}

const sidesOf = <T>(entries: readonly Entry[], noun: string): T[] =>
  entries
    .filter((entry) => entry.noun === noun)
    .flatMap((entry) => [entry.before, entry.after] as (T | null)[])
    .filter((one) => one !== null);

/** What a change was about: the annotation of this document that it wrote, linked or graded last. */
export function selectedIn(db: Database, document: Document, entries: readonly Entry[]): Annotation | null {
  const ids = entries.flatMap(({ noun, id, before, after }) =>
    noun === 'annotation' ? [id] : LINKING.includes(noun) ? [aboutOf(after ?? before)] : [],
  );
  const found = annotationsById(db, ids).filter((one) => one.documentId === document.id);
  const last = ids.findLast((id) => found.some((one) => one.id === id));
  return found.find((one) => one.id === last) ?? null;
}

/** What a row of these nouns is about. */
const aboutOf = (row: unknown): string => {
  const { mentionId, annotationId } = row as { mentionId?: string; annotationId?: string | null };
  return mentionId ?? annotationId ?? '';
};

const LINKING = ['evidence', 'credibility', 'comment'];
