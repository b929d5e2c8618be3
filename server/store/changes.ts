import { createHash } from 'node:crypto';
import { type Database, statement } from './database.ts';
import { lawfulErasures } from './erasures.ts';
import { entered } from './measured.ts';

/** One row that a change made, edited or hid; null before it was there. Snapshots are whole. */
export type Entry = { noun: string; id: string; before: unknown; after: unknown };

export type Change = {
  seq: number;
  at: string;
  actorId: string;
  action: string;
  documentId: string | null;
  /** The change that this one takes back or makes again. */
  undoes: number | null;
  entries: Entry[];
};

export type ChangeRow = Omit<Change, 'entries'> & { payload: string | null };

export const CHANGE_COLUMNS = 'seq, at, actor_id AS actorId, action, document_id AS documentId, undoes, payload';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Appends to the log; the hash covers the entry before it. Returns the number of the entry. */
export function appendChange(db: Database, change: Omit<Change, 'seq'>): number {
  const last = statement(db, 'SELECT seq, hash FROM change ORDER BY seq DESC LIMIT 1').get() as
    | { seq: number; hash: string }
    | undefined;
  const seq = (last?.seq ?? 0) + 1;
  const payload = JSON.stringify(change.entries);
  const payloadHash = sha256(payload);
  const { at, actorId, action, documentId, undoes } = change;
  const hash = sha256(JSON.stringify([last?.hash ?? '', seq, at, actorId, action, documentId, undoes, payloadHash]));
  statement(
    db,
    `INSERT INTO change (seq, at, actor_id, action, document_id, undoes, payload, payload_hash, hash)
     VALUES (@seq, @at, @actorId, @action, @documentId, @undoes, @payload, @payloadHash, @hash)`,
  ).run({ seq, at, actorId, action, documentId, undoes, payload, payloadHash, hash });
  for (const id of new Set(change.entries.flatMap(rowsConcerned)))
    statement(db, 'INSERT OR IGNORE INTO change_row VALUES (@seq, @id)').run({ seq, id });
  for (const noun of new Set(change.entries.map((entry) => entry.noun)))
    statement(db, 'INSERT INTO change_noun VALUES (@noun, @seq)').run({ noun, seq });
  entered(action);
  return seq;
}

/** What a row of each noun is said of: its changes belong to the history of those too. */
const CONCERNS: Record<string, readonly string[]> = {
  claim: ['eventId', 'mergedInto'],
  source: ['mergedInto'],
  relation: ['claimId', 'otherId'],
  evidence: ['claimId', 'mentionId'],
  verdict: ['claimId'],
  question: ['claimId'],
  reliability: ['sourceId'],
  credibility: ['mentionId'],
  identity: ['firstId', 'secondId'],
  derivation: ['documentId', 'fromDocumentId'],
  citation: ['annotationId', 'documentId'],
  comment: ['annotationId', 'claimId', 'parentId'],
};

/** The rows whose history an entry belongs to: its own, and those that it is about, before or after. */
const rowsConcerned = ({ noun, id, before, after }: Entry): string[] => [
  id,
  ...(CONCERNS[noun] ?? []).flatMap((key) =>
    [before, after]
      .map((row) => (row as Record<string, unknown> | null)?.[key])
      .filter((value): value is string => typeof value === 'string'),
  ),
];

export function changeBySeq(db: Database, seq: number): Change | null {
  const row = statement(db, `SELECT ${CHANGE_COLUMNS} FROM change WHERE seq = @seq`).get({ seq }) as
    | ChangeRow
    | undefined;
  return row ? toChange(row) : null;
}

/** The number of the newest entry of the log; 0 while there is none. */
export const lastSeq = (db: Database): number =>
  statement(db, 'SELECT coalesce(max(seq), 0) FROM change').pluck().get() as number;

/** Remembers under which key a change was asked for. */
export function keepSaveKey(db: Database, key: string, seq: number): void {
  statement(db, 'INSERT OR IGNORE INTO save_key VALUES (@key, @seq)').run({ key, seq });
}

/** The change that was asked for under this key, if it was made. */
export function changeByKey(db: Database, key: string): Change | null {
  const seq = statement(db, 'SELECT seq FROM save_key WHERE key = @key').pluck().get({ key });
  return typeof seq === 'number' ? changeBySeq(db, seq) : null;
}

/** What was done to one row, newest first. */
export function changesOf(db: Database, rowId: string, limit: number): Change[] {
  const rows = statement(
    db,
    `SELECT ${CHANGE_COLUMNS} FROM change WHERE seq IN (SELECT seq FROM change_row WHERE row_id = @rowId ORDER BY seq DESC LIMIT @limit) ORDER BY seq DESC`,
  ).all({ rowId, limit });
  return (rows as ChangeRow[]).map(toChange);
}

/** Makes a change undoable, and forgets what its author had undone in the same place: a new branch has no redo. */
export function pushUndoable(db: Database, seq: number, actorId: string, documentId: string | null): void {
  statement(db, 'DELETE FROM undoable WHERE actor_id = @actorId AND document_id IS @documentId AND undone = 1').run({
    actorId,
    documentId,
  });
  statement(db, 'INSERT INTO undoable VALUES (@seq, @actorId, @documentId, 0)').run({ seq, actorId, documentId });
}

export function lastUndoable(db: Database, actorId: string, documentId: string | null): number | null {
  return statement(
    db,
    'SELECT max(seq) FROM undoable WHERE actor_id = @actorId AND document_id IS @documentId AND undone = 0',
  )
    .pluck()
    .get({ actorId, documentId }) as number | null;
}

export function nextRedoable(db: Database, actorId: string, documentId: string | null): number | null {
  return statement(
    db,
    'SELECT min(seq) FROM undoable WHERE actor_id = @actorId AND document_id IS @documentId AND undone = 1',
  )
    .pluck()
    .get({ actorId, documentId }) as number | null;
}

export function markUndone(db: Database, seq: number, undone: boolean): void {
  statement(db, 'UPDATE undoable SET undone = @undone WHERE seq = @seq').run({ seq, undone: undone ? 1 : 0 });
}

/** The whole log from its beginning, an entry at a time. */
export function* changesInOrder(db: Database): Generator<Change> {
  for (const row of db.prepare(`SELECT ${CHANGE_COLUMNS} FROM change ORDER BY seq`).iterate())
    yield toChange(row as ChangeRow);
}

/** An entry of the log that isn't what was appended; `payload`: its rows, `link`: what it says of itself or follows. */
export type BrokenChange = { seq: number; part: 'payload' | 'link' };

/** The entries that don't follow from the one before, or whose rows aren't those that were hashed; from `after` on. */
export function* brokenChanges(db: Database, after = 0): Generator<BrokenChange> {
  let previous = db.prepare('SELECT hash FROM change WHERE seq = ?').pluck().get(after) ?? '';
  const isErased = lawfulErasures(db);
  for (const row of db
    .prepare(`SELECT ${CHANGE_COLUMNS}, payload_hash AS payloadHash, hash FROM change WHERE seq > ? ORDER BY seq`)
    .iterate(after) as IterableIterator<ChangeRow & { payloadHash: string; hash: string }>) {
    const { seq, at, actorId, action, documentId, undoes, payload, payloadHash, hash } = row;
    const expected = sha256(JSON.stringify([previous, seq, at, actorId, action, documentId, undoes, payloadHash]));
    if (hash !== expected) yield { seq, part: 'link' };
    else if (!isWritten(payload, payloadHash) && !isErased(seq, payload)) yield { seq, part: 'payload' };
    previous = hash;
  }
}

const isWritten = (payload: string | null, hash: string): boolean => payload !== null && sha256(payload) === hash;

/** The first entry of the log whose hash doesn't follow from the one before, or null where the chain holds. */
export function firstBrokenChange(db: Database, after = 0): number | null {
  for (const { seq } of brokenChanges(db, after)) return seq;
  return null;
}

export const toChange = ({ payload, ...row }: ChangeRow): Change => ({
  ...row,
  entries: payload === null ? [] : (JSON.parse(payload) as Entry[]),
});
