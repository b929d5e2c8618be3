import { PROGRAM_IDS } from '../domain/programs.ts';
import type { Change } from '../store/changes.ts';
import type { Database } from '../store/database.ts';
import { changesOfDocument, changesOfRow } from '../store/history.ts';
import { currentRow, isNoun, type Noun } from './change.ts';

/** So many entries are looked through: who built on something did so among the last ones. */
const LOOKED_AT = 500;
const NEWEST = Number.MAX_SAFE_INTEGER;

/** The newest entry that wrote a row, after entry `seq`; null where there is none. */
export const lastChangeOf = (db: Database, rowId: string, seq: number): Change | null =>
  changesOfRow(db, rowId, NEWEST, LOOKED_AT).find(
    (change) => change.seq > seq && change.entries.some((entry) => entry.id === rowId),
  ) ?? null;

/**
 * The newest entry after `seq` in which somebody else put something on a row that is still there and refers to it: a link
 * with a claim, a verdict, a mark in a document, a comment. What the program proposes by itself doesn't count.
 */
export function builtOnSince(
  db: Database,
  noun: Noun,
  row: unknown,
  id: string,
  seq: number,
  actorId: string,
): Change | null {
  const documentId = noun === 'document' ? id : ((row as { documentId?: string | null }).documentId ?? null);
  const changes = [
    ...changesOfRow(db, id, NEWEST, LOOKED_AT),
    ...(documentId === null ? [] : changesOfDocument(db, documentId, NEWEST, LOOKED_AT)),
  ].sort((a, b) => b.seq - a.seq);
  return (
    changes.find(
      (change) =>
        change.seq > seq &&
        change.actorId !== actorId &&
        !PROGRAM_IDS.includes(change.actorId) &&
        change.entries.some((entry) => entry.id !== id && refersTo(db, entry.noun, entry.id, id)),
    ) ?? null
  );
}

/** Whether a row is there and names another one. */
function refersTo(db: Database, noun: string, rowId: string, id: string): boolean {
  const row = isNoun(noun) ? (currentRow(db, noun, rowId) as { hiddenAt?: string | null } | null) : null;
  return row !== null && !row.hiddenAt && Object.values(row).flat().includes(id);
}
