import type { Dataset, DatasetAnnotation, DatasetDocument, DatasetSource } from './dataset.ts';
import { markFaults } from './datasetMarks.ts';
import type { Fault } from './datasetShape.ts';
import { bodyFaults, datingFaults } from './datasetText.ts';

/** Everything that a schema can't say: references, offsets and quotes, hashes, numbers, trees. `sha256` gives hexadecimal. */
export function* meaningFaults(dataset: Dataset, sha256: (text: string) => string): Generator<Fault> {
  const known = knownRows(dataset);
  yield* repeated('people', dataset.people, 'id', (person) => person.id);
  yield* repeatedIds(dataset);
  yield* repeated('sources', dataset.sources, 'number', (source) => source.number);
  yield* repeated('documents', dataset.documents, 'number', (document) => document.number);
  yield* repeated('documents', dataset.documents, 'sha256', (document) => document.sha256);
  yield* repeated(
    'annotations',
    dataset.annotations,
    'number',
    (annotation) => `${annotation.documentId} ${annotation.number}`,
  );
  for (const [i, source] of dataset.sources.entries()) yield* sourceFaults(`sources[${i}]`, source, known);
  for (const [i, document] of dataset.documents.entries())
    yield* documentFaults(`documents[${i}]`, document, known, sha256);
  for (const [i, annotation] of dataset.annotations.entries())
    yield* annotationFaults(`annotations[${i}]`, annotation, known);
  yield* circles('sources', 'mergedInto', dataset.sources, (source) => source.mergedInto);
  yield* circles('documents', 'supersedesId', dataset.documents, (document) => document.supersedesId);
  yield* circles('annotations', 'parentId', dataset.annotations, (annotation) => annotation.parentId);
}

type Known = {
  people: ReadonlySet<string>;
  sources: ReadonlySet<string>;
  documents: ReadonlyMap<string, DatasetDocument>;
  annotations: ReadonlyMap<string, DatasetAnnotation>;
};

const knownRows = ({ people, sources, documents, annotations }: Dataset): Known => ({
  people: new Set(people.map((person) => person.id)),
  sources: new Set(sources.map((source) => source.id)),
  documents: new Map(documents.map((document) => [document.id, document])),
  annotations: new Map(annotations.map((annotation) => [annotation.id, annotation])),
});

function* repeated<T>(
  list: string,
  rows: readonly T[],
  key: string,
  valueIn: (row: T) => string | number | null,
): Generator<Fault> {
  const first = new Map<string | number, number>();
  for (const [i, row] of rows.entries()) {
    const value = valueIn(row);
    if (value === null) continue;
    const before = first.get(value);
    if (before === undefined) first.set(value, i);
    else yield { path: `${list}[${i}].${key}`, reason: `is the same as that of ${list}[${before}]` };
  }
}

/** One log tells of all kinds of rows by id, so no two rows of whatever kind may share one. */
function* repeatedIds({ sources, documents, annotations }: Dataset): Generator<Fault> {
  const seen = new Set<string>();
  const isNew = (id: string): boolean => seen.size < seen.add(id).size;
  const reason = 'is also the id of something else';
  for (const [i, source] of sources.entries()) if (!isNew(source.id)) yield { path: `sources[${i}].id`, reason };
  for (const [i, document] of documents.entries()) {
    if (!isNew(document.id)) yield { path: `documents[${i}].id`, reason };
    for (const [j, section] of document.sections.entries())
      if (!isNew(section.id)) yield { path: `documents[${i}].sections[${j}].id`, reason };
  }
  for (const [i, annotation] of annotations.entries())
    if (!isNew(annotation.id)) yield { path: `annotations[${i}].id`, reason };
}

function* missing(
  path: string,
  id: string | null,
  known: { has(id: string): boolean },
  what: string,
): Generator<Fault> {
  if (id !== null && !known.has(id)) yield { path, reason: `there is no ${what} ${id} in this dataset` };
}

function* sourceFaults(path: string, source: DatasetSource, known: Known): Generator<Fault> {
  yield* missing(`${path}.affiliationId`, source.affiliationId, known.sources, 'source');
  yield* missing(`${path}.mergedInto`, source.mergedInto, known.sources, 'source');
  yield* missing(`${path}.createdBy`, source.createdBy, known.people, 'person');
  if (source.affiliationId === source.id) yield { path: `${path}.affiliationId`, reason: 'is the source itself' };
}

function* documentFaults(
  path: string,
  document: DatasetDocument,
  known: Known,
  sha256: (text: string) => string,
): Generator<Fault> {
  yield* missing(`${path}.outletId`, document.outletId, known.sources, 'source');
  yield* missing(`${path}.authorId`, document.authorId, known.sources, 'source');
  yield* missing(`${path}.supersedesId`, document.supersedesId, known.documents, 'document');
  yield* missing(`${path}.createdBy`, document.createdBy, known.people, 'person');
  yield* datingFaults(`${path}.published`, document.published);
  if (document.publishedAt !== (document.published?.from ?? null))
    yield { path: `${path}.publishedAt`, reason: 'is not the start of `published`' };
  if (sha256(document.text) !== document.textSha256)
    yield { path: `${path}.textSha256`, reason: 'is not the hash of this text' };
  for (const [i, section] of document.sections.entries()) {
    yield* missing(`${path}.sections[${i}].sourceId`, section.sourceId, known.sources, 'source');
    yield* missing(`${path}.sections[${i}].authorId`, section.authorId, known.sources, 'source');
    yield* missing(`${path}.sections[${i}].createdBy`, section.createdBy, known.people, 'person');
  }
  yield* bodyFaults(path, document);
  yield* circles(`${path}.sections`, 'parentId', document.sections, (section) => section.parentId);
}

function* annotationFaults(path: string, annotation: DatasetAnnotation, known: Known): Generator<Fault> {
  yield* missing(`${path}.documentId`, annotation.documentId, known.documents, 'document');
  yield* missing(`${path}.annotatorId`, annotation.annotatorId, known.people, 'person');
  for (const [i, source] of annotation.sources.entries())
    yield* missing(`${path}.sources[${i}].sourceId`, source.sourceId, known.sources, 'source');
  const kin = (id: string, kind: string): boolean =>
    known.annotations.get(id)?.kind === kind && known.annotations.get(id)?.documentId === annotation.documentId;
  if (annotation.parentId !== null && !kin(annotation.parentId, 'attribution'))
    yield { path: `${path}.parentId`, reason: 'is no attribution in the same document' };
  for (const [i, id] of annotation.mentionIds.entries()) {
    if (!kin(id, 'claim')) yield { path: `${path}.mentionIds[${i}]`, reason: 'is no claim in the same document' };
    else if (annotation.mentionIds.indexOf(id) !== i)
      yield { path: `${path}.mentionIds[${i}]`, reason: 'is named twice' };
  }
  const document = known.documents.get(annotation.documentId);
  if (document) yield* markFaults(path, annotation, document);
}

/** Rows that come back to themselves when one follows a link; each circle is told once. */
function* circles<T extends { id: string }>(
  list: string,
  key: string,
  rows: readonly T[],
  linkOf: (row: T) => string | null,
): Generator<Fault> {
  const place = new Map(rows.map((row, i) => [row.id, i]));
  const walk = new Map<string, number>();
  for (const [i, row] of rows.entries()) {
    let at: T | undefined = row;
    while (at && !walk.has(at.id)) {
      walk.set(at.id, i);
      const link: string | null = linkOf(at);
      at = link === null ? undefined : rows[place.get(link) ?? -1];
    }
    if (at && walk.get(at.id) === i)
      yield { path: `${list}[${place.get(at.id)}].${key}`, reason: 'leads back to itself in a circle' };
  }
}
