import type { Attributes } from '../domain/annotation.ts';
import type { Dataset, DatasetAnnotation, DatasetDocument } from '../domain/dataset.ts';
import { gradeOfCode } from '../domain/datasetRatings.ts';
import { fold } from '../domain/fold.ts';
import { putAnnotation } from '../store/annotations.ts';
import { claims, events, relations } from '../store/claims.ts';
import { comments } from '../store/comments.ts';
import type { Database } from '../store/database.ts';
import { deferReferences, replaceWorkspace } from '../store/dataset.ts';
import { citations, derivations } from '../store/derivations.ts';
import { indexDocument } from '../store/documentLists.ts';
import { putDocument, reserveNumber, touchDocument } from '../store/documents.ts';
import { putText } from '../store/documentTexts.ts';
import { dismissals, evidence, questions, verdicts } from '../store/evidence.ts';
import { putPerson } from '../store/people.ts';
import { credibilities, identities, reliabilities } from '../store/ratings.ts';
import type { Rows } from '../store/rows.ts';
import { putSection } from '../store/sections.ts';
import { putSource } from '../store/sources.ts';

/** Writes the rows of a dataset that was checked, in whatever order they refer to one another. Runs in a transaction. */
export function storeDataset(db: Database, dataset: Dataset): void {
  deferReferences(db);
  for (const person of dataset.people) putPerson(db, person);
  replaceWorkspace(db, dataset.workspace);
  for (const source of dataset.sources) putSource(db, { ...source, hiddenAt: null });
  for (const document of dataset.documents) storeDocument(db, document);
  for (const annotation of dataset.annotations) storeAnnotation(db, annotation);
  storeClaims(db, dataset);
  storeTies(db, dataset);
}

function storeDocument(db: Database, document: DatasetDocument): void {
  const { text, blocks, formats, sections, published, publishedAt: _, ...rest } = document;
  putDocument(db, { ...rest, date: published, textLength: text.length, hiddenAt: null });
  putText(db, document.id, text, blocks, formats, null);
  indexDocument(db, document.number, fold(document.title), fold(text));
  for (const { start, end, ...section } of sections)
    putSection(db, { ...section, documentId: document.id, hiddenAt: null });
}

function storeAnnotation(db: Database, annotation: DatasetAnnotation): void {
  const { documentId, number, spans } = annotation;
  putAnnotation(db, { ...annotation, attributes: annotation.attributes as Attributes, hiddenAt: null });
  reserveNumber(db, documentId, number);
  touchDocument(db, documentId, Math.max(...spans.map((span) => span.end - span.start)));
}

function storeClaims(db: Database, dataset: Dataset): void {
  const documentOf = new Map(dataset.annotations.map(({ id, documentId }) => [id, documentId]));
  const links = dataset.evidence.map((link) => ({ ...link, documentId: documentOf.get(link.mentionId) ?? '' }));
  putAll(db, events, dataset.events);
  putAll(db, claims, dataset.claims);
  putAll(db, relations, dataset.relations);
  putAll(db, evidence, links);
  putAll(db, verdicts, dataset.verdicts);
  putAll(db, questions, dataset.questions);
  const said = dataset.comments.map((one) => ({ ...one, documentId: documentOf.get(one.annotationId ?? '') ?? null }));
  putAll(db, comments, said);
}

function storeTies(db: Database, dataset: Dataset): void {
  const graded = dataset.credibilities.map((rating) => ({ ...rating, grade: gradeOfCode(rating.grade) }));
  putAll(db, reliabilities, dataset.reliabilities);
  putAll(db, credibilities, graded);
  putAll(db, identities, dataset.identities);
  putAll(db, derivations, dataset.derivations);
  putAll(db, citations, dataset.citations);
  putAll(db, dismissals, dataset.dismissals);
}

function putAll<T extends { hiddenAt: string | null }>(
  db: Database,
  { put }: Rows<T>,
  rows: readonly Omit<T, 'hiddenAt'>[],
): void {
  for (const row of rows) put(db, { ...row, hiddenAt: null } as T);
}
