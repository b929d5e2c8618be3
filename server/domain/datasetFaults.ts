import {
  DATASET_LISTS,
  type Dataset,
  type DatasetAnnotation,
  type DatasetDocument,
  type DatasetSource,
  type ListName,
} from './dataset.ts';
import { circles, each, type Known, knownRows, missing, repeated } from './datasetChecks.ts';
import { claimListFaults } from './datasetClaimFaults.ts';
import { commentListFaults } from './datasetCommentFaults.ts';
import { markFaults } from './datasetMarks.ts';
import { ratingListFaults } from './datasetRatingFaults.ts';
import type { Fault } from './datasetShape.ts';
import { bodyFaults, datingFaults } from './datasetText.ts';
import { tieListFaults } from './datasetTieFaults.ts';

/** Everything that a schema can't say: references, offsets and quotes, hashes, numbers, trees. `sha256` gives hexadecimal. */
export function* meaningFaults(dataset: Dataset, sha256: (text: string) => string): Generator<Fault> {
  const { people, sources, documents, annotations } = dataset;
  const known = knownRows(dataset);
  yield* repeated('people', people, 'id', (person) => person.id);
  yield* repeatedIds(dataset);
  yield* repeated('sources', sources, 'number', (source) => source.number);
  yield* repeated('documents', documents, 'number', (document) => document.number);
  yield* repeated('documents', documents, 'sha256', (document) => document.sha256);
  yield* repeated('annotations', annotations, 'number', ({ documentId, number }) => `${documentId} ${number}`);
  yield* each('sources', sources, (path, source) => sourceFaults(path, source, known));
  yield* each('documents', documents, (path, document) => documentFaults(path, document, known, sha256));
  yield* each('annotations', annotations, (path, annotation) => annotationFaults(path, annotation, known));
  yield* circles('sources', 'mergedInto', sources, (source) => source.mergedInto);
  yield* circles('documents', 'supersedesId', documents, (document) => document.supersedesId);
  yield* circles('annotations', 'parentId', annotations, (annotation) => annotation.parentId);
  yield* claimListFaults(dataset, known);
  yield* ratingListFaults(dataset, known);
  yield* tieListFaults(dataset, known);
  yield* commentListFaults(dataset, known);
}

const LISTS_WITH_IDS = (Object.keys(DATASET_LISTS) as ListName[]).filter((list) => list !== 'people');

/** One log tells of all kinds of rows by id, so no two rows of whatever kind may share one. */
function* repeatedIds(dataset: Dataset): Generator<Fault> {
  const seen = new Set<string>();
  const isNew = (id: string): boolean => seen.size < seen.add(id).size;
  const reason = 'is also the id of something else';
  for (const list of LISTS_WITH_IDS)
    for (const [i, row] of dataset[list].entries()) {
      if (!isNew(row.id)) yield { path: `${list}[${i}].id`, reason };
      if ('sections' in row)
        for (const [j, section] of row.sections.entries())
          if (!isNew(section.id)) yield { path: `${list}[${i}].sections[${j}].id`, reason };
    }
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
