import { createHash } from 'node:crypto';
import { DATASET_FORMAT, DATASET_VERSION, type Dataset } from '../domain/dataset.ts';
import { type ClaimDifference, derivedOf, differences } from '../domain/datasetDerived.ts';
import { meaningFaults } from '../domain/datasetFaults.ts';
import { type Fault, shapeFaults } from '../domain/datasetShape.ts';
import { upgraded, versionFaults } from '../domain/datasetVersions.ts';
import { Invalid } from '../domain/errors.ts';
import { appendChange } from '../store/changes.ts';
import { type Database, transaction } from '../store/database.ts';
import { contentsOf, isEmpty } from '../store/dataset.ts';
import { putPerson } from '../store/people.ts';
import { markAllStale } from '../store/stale.ts';
import { standingsOf } from '../store/standings.ts';
import { workspaceOf } from '../store/workspaces.ts';
import type { Context } from './change.ts';
import { indexEverything } from './searchIndex.ts';
import { refreshStandings } from './standings.ts';
import { storeDataset } from './storeDataset.ts';

/** Largest dataset that is taken: a JavaScript string holds a little more. */
export const MAX_DATASET_BYTES = 500_000_000;
const FAULTS_TOLD = 10;
const DIFFERENCES_TOLD = 10;

/**
 * What came. `differing`: claims of which the file gives a derived value (status, figures, loops, verdict) otherwise
 * than it was computed here; `differences` tells the first ten. `seq` is the entry of the log, which keeps all this.
 */
export type ImportedDataset = {
  documents: number;
  annotations: number;
  sources: number;
  people: number;
  events: number;
  claims: number;
  differing: number;
  differences: ClaimDifference[];
  seq: number;
};

/**
 * Fills an empty workspace with a dataset, which takes over its name, id and times: exporting again gives the same bytes.
 * All or nothing, in one entry of the log. What is derived is computed anew.
 * @throws Invalid whose fields name the places of the first ten faults (`annotations[12].spans[0].quote`) and their reasons.
 */
export function importDataset(context: Context, json: string): ImportedDataset {
  const { db } = context;
  refuseUnlessEmpty(db);
  const dataset = checked(parsed(json));
  return transaction(db, () => {
    refuseUnlessEmpty(db);
    const before = workspaceOf(db);
    putPerson(db, context.actor);
    storeDataset(db, dataset);
    indexEverything(db);
    markAllStale(db);
    refreshStandings(db);
    const differing = claimsDiffering(db, dataset);
    const summary = {
      ...countsOf(dataset),
      differing: differing.length,
      differences: differing.slice(0, DIFFERENCES_TOLD),
    };
    return { ...summary, seq: log(context, dataset, before, { ...summary, sha256: sha256(json) }) };
  });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function refuseUnlessEmpty(db: Database): void {
  const contents = contentsOf(db);
  if (isEmpty(contents)) return;
  const { documents, sources, claims, trash } = contents;
  throw new Invalid(
    `A dataset goes into an empty workspace, and this one has ${counted(documents, 'document')}, ${counted(claims, 'claim')} and ${counted(sources, 'source')}${trash > 0 ? `, and ${counted(trash, 'thing')} in the trash` : ''}. Make a new one for it (--workspace NAME on the command line).`,
    { file: 'not empty' },
  );
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

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
  refuse(versionFaults(value as object));
  const dataset = upgraded(value as object);
  refuse(shapeFaults(dataset));
  // The value itself, not a parsed copy: the schema changes nothing, and a copy would double the memory.
  refuse(meaningFaults(dataset as Dataset, sha256));
  return dataset as Dataset;
}

function refuse(faults: Iterable<Fault>): void {
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

type Counts = Omit<ImportedDataset, 'seq' | 'differing' | 'differences'>;
const countsOf = ({ documents, annotations, sources, people, events, claims }: Dataset): Counts => ({
  documents: documents.length,
  annotations: annotations.length,
  sources: sources.length,
  people: people.length,
  events: events.length,
  claims: claims.length,
});

/** The claims of which the file says otherwise than was computed, in the order of the file. */
function claimsDiffering(db: Database, { claims }: Dataset): ClaimDifference[] {
  const standings = standingsOf(
    db,
    claims.map((claim) => claim.id),
  );
  return claims
    .map((claim, i) => ({
      path: `claims[${i}]`,
      number: claim.number,
      statement: claim.statement,
      differences: differences(claim, derivedOf(standings.get(claim.id))),
    }))
    .filter((one) => one.differences.length > 0);
}

/** One compact entry: the rows themselves stand in the file, which its hash names. It can't be undone. */
function log(
  { db, actor, now }: Context,
  { workspace }: Dataset,
  before: unknown,
  summary: Omit<ImportedDataset, 'seq'> & { sha256: string },
): number {
  return appendChange(db, {
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
