import type { Annotation } from '../domain/annotation.ts';
import type { Evidence } from '../domain/claim.ts';
import type { Document, PlacedBlock } from '../domain/document.ts';
import type { Section } from '../domain/section.ts';
import {
  ancestorsOf,
  annotationsAround,
  annotationsById,
  annotationsInDocument,
  annotationsMeeting,
} from '../store/annotations.ts';
import { openComments } from '../store/comments.ts';
import type { Database } from '../store/database.ts';
import { bookkeepingOf } from '../store/documents.ts';
import { blocksMeeting, blocksOf, formatsMeeting, textOf } from '../store/documentTexts.ts';
import { evidenceOfMentions } from '../store/evidence.ts';
import { claimsResolved, evidenceInDocument } from '../store/mentionClaims.ts';
import { sectionsOf } from '../store/sections.ts';
import { sourcesWithMerges } from '../store/sources.ts';
import { standingsOf } from '../store/standings.ts';
import { articleHtml } from '../viewmodels/article.ts';
import type { Html } from '../viewmodels/html.ts';
import type { ClaimLink, Reading } from '../viewmodels/reading.ts';
import { shownGrades } from './grades.ts';

/** The whole document, for its page. */
export function wholeReading(db: Database, document: Document, base: string): Reading {
  const text = textOf(db, document.id);
  return assemble(
    db,
    document,
    base,
    text,
    blocksOf(db, document.id),
    sectionsOf(db, document.id),
    annotationsInDocument(db, document.id),
    evidenceInDocument(db, document.id),
    [0, text.length],
  );
}

/** Only these blocks, with whatever stands in them: what a save sends back, the same in a long document as in a short one. */
export function partialReading(
  db: Database,
  document: Document,
  base: string,
  blocks: readonly PlacedBlock[],
): Reading {
  const start = blocks[0]?.start ?? 0;
  const end = blocks.at(-1)?.end ?? 0;
  const { longestSpan } = bookkeepingOf(db, document.id);
  const met = annotationsMeeting(db, document.id, start, end, longestSpan);
  const annotations = withRelatives(db, met);
  return assemble(
    db,
    document,
    base,
    textOf(db, document.id),
    blocks,
    sectionsOf(db, document.id),
    annotations,
    evidenceOfMentions(db, mentionIds(annotations)),
    [start, end],
  );
}

const mentionIds = (annotations: readonly Annotation[]): string[] =>
  annotations.filter((one) => one.kind === 'claim').map((one) => one.id);

/** The claims of mentions, by mention: three statements, whatever their number. */
export function linksOf(db: Database, evidence: readonly Evidence[]): Map<string, ClaimLink[]> {
  const claims = claimsResolved(
    db,
    evidence.map((one) => one.claimId),
  );
  const standings = standingsOf(db, [...new Set([...claims.values()].map((claim) => claim.id))]);
  const links = new Map<string, ClaimLink[]>();
  for (const one of evidence) {
    const claim = claims.get(one.claimId);
    if (!claim || claim.hiddenAt !== null) continue;
    const link = { evidence: one, claim, standing: standings.get(claim.id) ?? null };
    links.set(one.mentionId, [...(links.get(one.mentionId) ?? []), link]);
  }
  return links;
}

/** These annotations, what reports or bears them, and the mentions that those bear. */
export function withRelatives(db: Database, annotations: readonly Annotation[]): Annotation[] {
  const known = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const add = (more: readonly Annotation[]): void => {
    for (const one of more) if (one.hiddenAt === null) known.set(one.id, one);
  };
  add(annotationsAround(db, [...known.keys()]));
  add(ancestorsOf(db, [...known.keys()]));
  add(
    annotationsById(
      db,
      [...known.values()].flatMap((one) => one.mentionIds).filter((id) => !known.has(id)),
    ),
  );
  return [...known.values()];
}

/** The blocks in which these annotations have pieces. */
export function blocksOfAnnotations(
  db: Database,
  document: Document,
  annotations: readonly Annotation[],
): PlacedBlock[] {
  const blocks = new Map<number, PlacedBlock>();
  for (const span of annotations.flatMap((annotation) => annotation.spans)) {
    for (const block of blocksMeeting(db, document.id, span.start, span.end)) blocks.set(block.position, block);
  }
  return [...blocks.values()].sort((a, b) => a.position - b.position);
}

function assemble(
  db: Database,
  document: Document,
  base: string,
  text: string,
  blocks: readonly PlacedBlock[],
  sections: readonly Section[],
  annotations: readonly Annotation[],
  evidence: readonly Evidence[],
  [start, end]: readonly [number, number],
): Reading {
  const visible = new Set(annotations.map((annotation) => annotation.id));
  const ids = [
    document.outletId,
    document.authorId,
    ...sections.flatMap((section) => [section.sourceId, section.authorId]),
    ...annotations.flatMap((annotation) => annotation.sources.map((source) => source.sourceId)),
  ].filter((id): id is string => id !== null);
  const reading = {
    base,
    document,
    text,
    blocks,
    sections,
    formats: formatsMeeting(db, document.id, start, end),
    annotations: annotations.map((annotation) => seen(annotation, visible)),
    sources: sourcesWithMerges(db, [...new Set(ids)]),
    links: linksOf(db, evidence),
    comments: openComments(db, document.id),
  };
  return { ...reading, grades: shownGrades(db, reading) };
}

/** Links to what was deleted are kept in the file, for undo, and not shown. */
const seen = (annotation: Annotation, visible: ReadonlySet<string>): Annotation => ({
  ...annotation,
  mentionIds: annotation.mentionIds.filter((id) => visible.has(id)),
  parentId: annotation.parentId !== null && visible.has(annotation.parentId) ? annotation.parentId : null,
});

type Kept = { key: string; html: Html };
const KEPT_AT_MOST = 48_000_000;

/** Articles as they were last sent, per document and revision. What is oldest goes first. */
export function createArticleCache(): (db: Database, document: Document, base: string) => Html {
  const kept = new Map<string, Kept>();
  let size = 0;
  const drop = (id: string): void => {
    size -= kept.get(id)?.html.length ?? 0;
    kept.delete(id);
  };
  return (db, document, base) => {
    const key = `${base} ${bookkeepingOf(db, document.id).revision} ${db.pragma('data_version', { simple: true })}`;
    const found = kept.get(`${base}${document.id}`);
    if (found?.key === key) return found.html;
    drop(`${base}${document.id}`);
    const html = articleHtml(wholeReading(db, document, base));
    kept.set(`${base}${document.id}`, { key, html });
    size += html.length;
    for (const id of kept.keys()) if (size > KEPT_AT_MOST) drop(id);
    return html;
  };
}
