import type { Entry } from '../store/changes.ts';
import { type Database, transaction } from '../store/database.ts';
import { replaceWorkspace } from '../store/dataset.ts';
import {
  changesAfter,
  cutLog,
  type KeptNoun,
  protect,
  protectedSources,
  removeEverything,
  removeRows,
  withoutUniqueness,
} from '../store/past.ts';
import { ensureSourceKeys } from '../store/sourceKeys.ts';
import { markStale } from '../store/stale.ts';
import type { Workspace } from '../store/workspaces.ts';
import { currentRow, isNoun, type Noun, putWhole } from './change.ts';
import { ensureIndexed, indexChanged } from './searchIndex.ts';
import { refreshStandings } from './standings.ts';
import { touchedBy } from './touched.ts';

/** A row as it was at the moment that is gone back to; null: it wasn't there yet. */
type Former = { noun: Noun; id: string; before: unknown };

/**
 * Makes a copy of a workspace what the workspace was after entry `seq` of its log: every row that was written since gets
 * back what it was, rows that came since go, and what is derived is computed again. Whatever was erased stays erased. The
 * copy’s references must be off (`openCopy`). Sources that are protected by now are protected in it too. Not part of it:
 * how far people have read, and their names.
 */
export function takeBack(db: Database, seq: number): void {
  const { rows, isBeforeDataset } = formerRows(db, seq);
  const hidden = protectedSources(db);
  transaction(db, () => {
    if (isBeforeDataset) {
      removeEverything(db);
      putRows(
        db,
        rows.filter(({ noun }) => noun === 'workspace'),
      );
    } else goBack(db, rows);
    protect(db, hidden);
    cutLog(db, seq);
    ensureIndexed(db);
    ensureSourceKeys(db);
    refreshStandings(db);
  });
}

/** The rows that were written after an entry, each as it was at first; and whether a whole dataset came since. */
function formerRows(db: Database, seq: number): { rows: Former[]; isBeforeDataset: boolean } {
  const found = new Map<string, Former>();
  let isBeforeDataset = false;
  for (const { entries } of changesAfter(db, seq))
    for (const { noun, id, before } of entries) {
      if (noun === 'dataset') isBeforeDataset = true;
      const key = noun === 'workspace' ? noun : `${noun} ${id}`;
      if (isNoun(noun) && !found.has(key)) found.set(key, { noun, id, before });
    }
  return { rows: [...found.values()], isBeforeDataset };
}

function goBack(db: Database, rows: readonly Former[]): void {
  const entries = rows.flatMap((row) => entryFor(db, row));
  const touched = touchedBy(entries);
  markStale(db, touched);
  const gone = Map.groupBy(
    rows.filter(({ before }) => before === null),
    ({ noun }) => noun,
  );
  const numbers = new Map(entries.map(({ id, before }) => [id, (before as { number?: number }).number]));
  for (const [noun, some] of gone)
    removeRows(
      db,
      noun satisfies KeptNoun,
      some.map(({ id }) => ({ id, number: numbers.get(id) })),
    );
  withoutUniqueness(db, () =>
    putRows(
      db,
      rows.filter(({ before }) => before !== null),
    ),
  );
  indexChanged(db, entries);
  markStale(db, touched);
}

/** What the derived tables are told: from the row as it stands to what it was; one that wasn't there is like a deleted one. */
function entryFor(db: Database, { noun, id, before }: Former): Entry[] {
  const current = currentRow(db, noun, id);
  return current === null ? [] : [{ noun, id, before: current, after: before ?? { ...current, hiddenAt: 'gone' } }];
}

function putRows(db: Database, rows: readonly Former[]): void {
  for (const { noun, before } of rows) {
    if (noun === 'workspace') replaceWorkspace(db, before as Workspace);
    else putWhole(db, noun, before);
  }
}
