import type { Dataset, DatasetRow } from './dataset.ts';
import { each, type Known, missing, missingMark, repeated } from './datasetChecks.ts';
import type { Fault } from './datasetShape.ts';
import { rangeFaults } from './datasetText.ts';

/** What is wrong with the ties between texts: which was made from which, and which cites which. */
export function* tieListFaults({ derivations, citations }: Dataset, known: Known): Generator<Fault> {
  yield* repeated('citations', citations, 'annotationId', (citation) => citation.annotationId);
  yield* each('derivations', derivations, (path, derivation) => derivationFaults(path, derivation, known));
  yield* each('citations', citations, (path, citation) => citationFaults(path, citation, known));
}

function* derivationFaults(path: string, derivation: DatasetRow<'derivations'>, known: Known): Generator<Fault> {
  const { documentId, sectionId, fromDocumentId, fromSectionId, passages } = derivation;
  yield* missing(`${path}.documentId`, documentId, known.documents, 'document');
  yield* missing(`${path}.fromDocumentId`, fromDocumentId, known.documents, 'document');
  yield* missing(`${path}.createdBy`, derivation.createdBy, known.people, 'person');
  yield* missingSection(`${path}.sectionId`, documentId, sectionId, known);
  yield* missingSection(`${path}.fromSectionId`, fromDocumentId, fromSectionId, known);
  if (documentId === fromDocumentId) yield { path: `${path}.fromDocumentId`, reason: 'is the document itself' };
  const texts = { here: known.documents.get(documentId)?.text, there: known.documents.get(fromDocumentId)?.text };
  for (const side of ['here', 'there'] as const) {
    const text = texts[side];
    if (text === undefined) continue;
    for (const [i, range] of passages[side].entries())
      yield* rangeFaults(`${path}.passages.${side}[${i}]`, text, range);
  }
}

function* citationFaults(path: string, citation: DatasetRow<'citations'>, known: Known): Generator<Fault> {
  yield* missingMark(`${path}.annotationId`, citation.annotationId, 'attribution', known);
  yield* missing(`${path}.documentId`, citation.documentId, known.documents, 'document');
  yield* missing(`${path}.createdBy`, citation.createdBy, known.people, 'person');
  yield* missingSection(`${path}.sectionId`, citation.documentId, citation.sectionId, known);
}

function* missingSection(path: string, documentId: string, id: string | null, known: Known): Generator<Fault> {
  const document = known.documents.get(documentId);
  if (id !== null && document && !document.sections.some((section) => section.id === id))
    yield { path, reason: `is no section of document ${document.number}` };
}
