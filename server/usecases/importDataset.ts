import { createHash } from 'node:crypto';
import type { Attributes } from '../domain/annotation.ts';
import {
  DATASET_FORMAT,
  DATASET_VERSION,
  type Dataset,
  type DatasetAnnotation,
  type DatasetDocument,
} from '../domain/dataset.ts';
import { meaningFaults } from '../domain/datasetFaults.ts';
import { type Fault, shapeFaults } from '../domain/datasetShape.ts';
import { Invalid } from '../domain/errors.ts';
import { fold } from '../domain/fold.ts';
import { putAnnotation } from '../store/annotations.ts';
import { appendChange } from '../store/changes.ts';
import { type Database, transaction } from '../store/database.ts';
import { contentsOf, deferReferences, replaceWorkspace } from '../store/dataset.ts';
import { indexDocument } from '../store/documentLists.ts';
import { putDocument, reserveNumber, touchDocument } from '../store/documents.ts';
import { putText } from '../store/documentTexts.ts';
import { putPerson } from '../store/people.ts';
import { putSection } from '../store/sections.ts';
import { putSource } from '../store/sources.ts';
import { workspaceOf } from '../store/workspaces.ts';
import type { Context } from './change.ts';
import { indexEverything } from './searchIndex.ts';

/** Largest dataset that is taken: a JavaScript string holds a little more. */
export const MAX_DATASET_BYTES = 500_000_000;
const FAULTS_TOLD = 10;

export type ImportedCounts = { documents: number; annotations: number; sources: number; people: number };

/**
 * Fills an empty workspace with a dataset, which takes over its name, id and times: exporting again gives the same bytes.
 * All or nothing, in one entry of the log.
 * @throws Invalid whose fields name the places of the first ten faults (`annotations[12].spans[0].quote`) and their reasons.
 */
export function importDataset(context: Context, json: string): ImportedCounts {
  refuseUnlessEmpty(context.db);
  const dataset = checked(parsed(json));
  return transaction(context.db, () => {
    refuseUnlessEmpty(context.db);
    const counts = countsOf(dataset);
    const before = workspaceOf(context.db);
    store(context, dataset);
    log(context, dataset, before, { ...counts, sha256: sha256(json) });
    return counts;
  });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function refuseUnlessEmpty(db: Database): void {
  const { documents, sources, annotations, trash } = contentsOf(db);
  if (documents + sources + annotations + trash === 0) return;
  throw new Invalid(
    `A dataset goes into an empty workspace, and this one has ${documents} documents and ${sources} sources${trash > 0 ? `, and ${trash} things in the trash` : ''}. Make a new one for it (--workspace NAME on the command line).`,
    { file: 'not empty' },
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new Invalid(`This is not JSON: ${(error as Error).message}. Nothing was imported.`, { file: 'json' });
  }
}

function checked(value: unknown): Dataset {
  const { format, version } = (value ?? {}) as { format?: unknown; version?: unknown };
  if (format !== DATASET_FORMAT)
    throw new Invalid(`This is not a Hearsay dataset: its first key should be "format": "${DATASET_FORMAT}".`, {
      format: 'unknown',
    });
  if (typeof version === 'number' && version > DATASET_VERSION) {
    throw new Invalid(
      `This dataset has version ${version}; this program reads up to version ${DATASET_VERSION}. Update Hearsay, then import it again.`,
      { version: 'newer' },
    );
  }
  refuse(shapeFaults(value));
  // The value itself, not a parsed copy: the schema changes nothing, and a copy would double the memory.
  refuse(meaningFaults(value as Dataset, sha256));
  return value as Dataset;
}

function refuse(faults: Iterator<Fault> & Iterable<Fault>): void {
  const told: Fault[] = [];
  for (const fault of faults) if (told.push(fault) === FAULTS_TOLD) break;
  const [first] = told;
  if (!first) return;
  const number =
    told.length === FAULTS_TOLD ? 'at least ten faults' : told.length === 1 ? 'a fault' : `${told.length} faults`;
  throw new Invalid(
    `This dataset has ${number}, so nothing was imported. ${told.length === 1 ? 'It is' : 'The first is'} at ${first.path}: ${first.reason.replace(/\.$/, '')}.`,
    Object.fromEntries(told.map(({ path, reason }) => [path, reason])),
  );
}

const countsOf = ({ documents, annotations, sources, people }: Dataset): ImportedCounts => ({
  documents: documents.length,
  annotations: annotations.length,
  sources: sources.length,
  people: people.length,
});

function store({ db, actor }: Context, dataset: Dataset): void {
  deferReferences(db);
  putPerson(db, actor);
  for (const person of dataset.people) putPerson(db, person);
  replaceWorkspace(db, dataset.workspace);
  for (const source of dataset.sources) putSource(db, { ...source, hiddenAt: null });
  for (const document of dataset.documents) storeDocument(db, document);
  for (const annotation of dataset.annotations) storeAnnotation(db, annotation);
  indexEverything(db);
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

/** One compact entry: the rows themselves stand in the file, which its hash names. It can't be undone. */
function log(
  { db, actor, now }: Context,
  { workspace }: Dataset,
  before: unknown,
  summary: ImportedCounts & { sha256: string },
): void {
  appendChange(db, {
    at: now(),
    actorId: actor.id,
    action: 'import a dataset',
    documentId: null,
    undoes: null,
    entries: [
      { noun: 'dataset', id: workspace.id, before: null, after: summary },
      { noun: 'workspace', id: workspace.id, before, after: workspace },
    ],
  });
}
