import { DATASET_FORMAT, DATASET_VERSION } from '../domain/dataset.ts';
import { type Database, ownStatement } from './database.ts';
import { ROWS_JSON, WORKSPACE_JSON } from './datasetRows.ts';
import type { Workspace } from './workspaces.ts';

/** Bytes of a chunk; only the last one is shorter. */
export const CHUNK = 256 * 1024;

/** The JSON text of a workspace piece by piece: one line for each element of an array, so that versions can be compared. */
function* pieces(db: Database): Generator<Buffer | string> {
  const workspace = ownStatement(db, WORKSPACE_JSON).pluck().get();
  if (typeof workspace !== 'string') throw new Error(`${db.name} is not a finished workspace`);
  yield `{"format":"${DATASET_FORMAT}","version":${DATASET_VERSION},\n"workspace":${workspace}`;
  for (const [name, sql] of Object.entries(ROWS_JSON)) {
    yield `,\n"${name}":[`;
    let before = '\n';
    for (const row of ownStatement(db, sql).pluck().iterate()) {
      yield before;
      yield row as Buffer;
      before = ',\n';
    }
    yield before === '\n' ? ']' : '\n]';
  }
  yield '}\n';
}

/**
 * The dataset of a workspace as UTF-8, in chunks of `CHUNK` bytes that belong to the receiver. One read transaction is
 * open from the first to the last, so the whole is one moment of the workspace, whatever is written meanwhile.
 */
export function* datasetChunks(db: Database): Generator<Uint8Array<ArrayBuffer>> {
  const outermost = !db.inTransaction;
  if (outermost) db.exec('BEGIN');
  try {
    yield* inChunks(pieces(db));
  } finally {
    if (outermost) db.exec('COMMIT');
  }
}

function* inChunks(parts: Iterable<Buffer | string>): Generator<Uint8Array<ArrayBuffer>> {
  let chunk = new Uint8Array(CHUNK);
  let filled = 0;
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    for (let from = 0; from < bytes.length; ) {
      const taken = bytes.subarray(from, from + CHUNK - filled);
      chunk.set(taken, filled);
      filled += taken.length;
      from += taken.length;
      if (filled < CHUNK) continue;
      yield chunk;
      chunk = new Uint8Array(CHUNK);
      filled = 0;
    }
  }
  if (filled > 0) yield chunk.slice(0, filled);
}

/** The whole dataset at once, for small workspaces and tests; the same bytes as the stream. */
export const exportToString = (db: Database): string => Buffer.concat([...datasetChunks(db)]).toString('utf8');

export type Contents = {
  documents: number;
  sources: number;
  annotations: number;
  events: number;
  claims: number;
  evidence: number;
  verdicts: number;
  ratings: number;
  derivations: number;
  questions: number;
  comments: number;
  trash: number;
};

const shown = (...tables: string[]): string =>
  tables.map((table) => `(SELECT count(*) FROM ${table} WHERE hidden_at IS NULL)`).join(' + ');
const hidden = (...tables: string[]): string =>
  tables.map((table) => `(SELECT count(*) FROM ${table} WHERE hidden_at IS NOT NULL)`).join(' + ');

/** How much is in a workspace, hidden rows counted in `trash` only. */
export const contentsOf = (db: Database): Contents =>
  db
    .prepare(
      `SELECT ${shown('document')} AS documents, ${shown('source')} AS sources, ${shown('annotation')} AS annotations,
       ${shown('event')} AS events, ${shown('claim')} AS claims, ${shown('evidence')} AS evidence, ${shown('verdict')} AS verdicts,
       ${shown('reliability', 'credibility')} AS ratings, (SELECT count(*) FROM derivation WHERE hidden_at IS NULL AND state <> 'proposed') AS derivations, ${shown('question')} AS questions,
       ${shown('comment')} AS comments,
       ${hidden('document', 'source', 'annotation', 'event', 'claim')} AS trash`,
    )
    .get() as Contents;

/** How many things there are, in the trash or not: none in a workspace that a dataset can go into. */
export const isEmpty = ({ documents, sources, annotations, events, claims, trash }: Contents): boolean =>
  documents + sources + annotations + events + claims + trash === 0;

/** Makes this file the workspace that a dataset describes, id and times included. */
export function replaceWorkspace(db: Database, workspace: Workspace): void {
  db.prepare(
    'INSERT OR REPLACE INTO workspace VALUES (1, @id, @name, @description, @guidelines, @createdAt, @version)',
  ).run(workspace);
}

/** Rows may refer to rows that come later: checked when the transaction ends. */
export const deferReferences = (db: Database): void => {
  db.pragma('defer_foreign_keys = ON');
};
