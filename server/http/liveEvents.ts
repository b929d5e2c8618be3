import type { Annotation } from '../domain/annotation.ts';
import type { Comment } from '../domain/comment.ts';
import type { Derivation } from '../domain/derivation.ts';
import type { Document } from '../domain/document.ts';
import { changesAfter } from '../store/activity.ts';
import { annotationsById } from '../store/annotations.ts';
import type { Change, Entry } from '../store/changes.ts';
import { claims, events, familyOf } from '../store/claims.ts';
import type { Database } from '../store/database.ts';
import { documentsById } from '../store/documents.ts';
import { evidenceOfMentions } from '../store/evidence.ts';
import { claimsResolved, mentionsInDocument } from '../store/mentionClaims.ts';
import { documentsNaming } from '../store/shown.ts';
import { sourcesById } from '../store/sources.ts';
import { documentsOfClaims } from '../store/standings.ts';
import { touchedBy } from '../usecases/touched.ts';
import { TOLD_AT_MOST } from './liveRoom.ts';
import { blocksOfAnnotations, withRelatives } from './readings.ts';

/**
 * What is told of a change: numbers and ids alone, so that nothing that anybody wrote, and no name, is in it. `documents`:
 * for each the numbers of the paragraphs that look different, null where all may; a page fetches them as it always does.
 */
export type Told = {
  seq: number;
  by: string;
  documents: Record<number, number[] | null>;
  claims: number[];
  sources: number[];
  events: number[];
  nouns: string[];
};

/** More documents, and more mentions of the claims in question, aren't looked through: their pages look as a whole. */
const DOCUMENTS = 60;
const MENTIONS = 300;

/** What is told of the changes after one, up to another. */
export const toldOf = (db: Database, after: number, upTo: number): { seq: number; data: string }[] =>
  changesAfter(db, after, upTo, TOLD_AT_MOST).map((change) => ({
    seq: change.seq,
    data: JSON.stringify(tellOf(db, change)),
  }));

function tellOf(db: Database, { seq, actorId, entries }: Change): Told {
  const claimIds = claimsIn(db, entries);
  const touched = touchedBy(entries);
  const sourceIds = [
    ...touched.sources,
    ...rowsOf<{ id: string }>(entries, 'source').map((one) => one.id),
    ...rowsOf<{ sourceId: string }>(entries, 'reliability').map((one) => one.sourceId),
    ...annotationsIn(entries).flatMap((one) => one.sources.map((source) => source.sourceId)),
  ];
  const eventIds = rowsOf<{ id: string }>(entries, 'event').map((one) => one.id);
  return {
    seq,
    by: actorId,
    documents: documentsIn(db, entries, claimIds),
    claims: claims.byId(db, claimIds).map((one) => one.number),
    sources: sourcesById(db, [...new Set(sourceIds)]).map((one) => one.number),
    events: events.byId(db, [...new Set(eventIds)]).map((one) => one.number),
    nouns: [...new Set(entries.map((entry) => entry.noun))],
  };
}

const rowsOf = <T>(entries: readonly Entry[], noun: string): T[] =>
  entries
    .filter((entry) => entry.noun === noun)
    .flatMap(({ before, after }) => [before, after] as (T | null)[])
    .filter((row) => row !== null);

const annotationsIn = (entries: readonly Entry[]): Annotation[] => rowsOf<Annotation>(entries, 'annotation');

/** The claims that may stand otherwise, or of which something was said, as what they are after merges. */
function claimsIn(db: Database, entries: readonly Entry[]): string[] {
  const touched = touchedBy(entries);
  const graded = rowsOf<{ mentionId: string }>(entries, 'credibility').map((one) => one.mentionId);
  const borne = annotationsIn(entries).flatMap((one) => [one.id, ...one.mentionIds]);
  const asked = [...rowsOf<{ claimId: string }>(entries, 'question'), ...rowsOf<Comment>(entries, 'comment')];
  const ids = [
    ...touched.claims,
    ...asked.flatMap((one) => one.claimId ?? []),
    ...evidenceOfMentions(db, [...new Set([...touched.mentions, ...graded, ...borne])]).map((one) => one.claimId),
  ];
  return [...new Set([...ids, ...[...claimsResolved(db, [...new Set(ids)]).values()].map((claim) => claim.id)])];
}

/** Which paragraphs of which documents look different. */
function documentsIn(db: Database, entries: readonly Entry[], claimIds: readonly string[]): Told['documents'] {
  const whole = wholeDocuments(db, entries);
  const marks = marksIn(db, entries);
  const shown = documentsOfClaims(db, claimIds).slice(0, DOCUMENTS);
  const documents = documentsById(db, [...new Set([...whole, ...marks.map((one) => one.documentId), ...shown])]);
  const families = claimIds.flatMap((id) => familyOf(db, id));
  const told = documents
    .filter((document) => document.hiddenAt === null)
    .map((document) => [document.number, whole.has(document.id) ? null : blocksIn(db, document, marks, families)]);
  return Object.fromEntries(told);
}

/** Whose sections, names or grades of sources are others now; and those that came, went or were described anew. */
function wholeDocuments(db: Database, entries: readonly Entry[]): Set<string> {
  const renamed = entries.filter((entry) => entry.noun === 'source' && entry.before !== null).map((entry) => entry.id);
  const rated = rowsOf<{ sourceId: string }>(entries, 'reliability').map((one) => one.sourceId);
  const derived = rowsOf<Derivation>(entries, 'derivation').flatMap((one) => [one.documentId, one.fromDocumentId]);
  return new Set([
    ...rowsOf<{ documentId: string }>(entries, 'section').map((one) => one.documentId),
    ...rowsOf<{ id: string }>(entries, 'document').map((one) => one.id),
    ...derived,
    ...(renamed.length + rated.length > 0 ? documentsNaming(db, [...renamed, ...rated]).slice(0, DOCUMENTS) : []),
  ]);
}

/** The marks that were written, linked, graded, cited or talked about, as they were and as they are. */
function marksIn(db: Database, entries: readonly Entry[]): Annotation[] {
  const written = annotationsIn(entries);
  const ids = ['evidence', 'credibility', 'citation', 'comment'].flatMap((noun) =>
    rowsOf<{ mentionId?: string; annotationId?: string | null }>(entries, noun).flatMap(
      (row) => row.mentionId ?? row.annotationId ?? [],
    ),
  );
  return [...written, ...annotationsById(db, [...new Set([...ids, ...written.map((one) => one.id)])])];
}

function blocksIn(
  db: Database,
  document: Document,
  marks: readonly Annotation[],
  claimIds: readonly string[],
): number[] | null {
  const here = marks.filter((one) => one.documentId === document.id);
  const mentions = claimIds.length === 0 ? [] : mentionsInDocument(db, document.id, claimIds);
  if (mentions.length > MENTIONS) return null;
  const now = annotationsById(db, [...new Set([...here.map((one) => one.id), ...mentions])]).filter(
    (one) => one.hiddenAt === null,
  );
  return blocksOfAnnotations(db, document, [...here, ...withRelatives(db, now)]).map((block) => block.position + 1);
}
