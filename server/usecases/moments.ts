import { NotFound } from '../domain/errors.ts';
import { changeBySeq, lastSeq } from '../store/changes.ts';
import type { Database } from '../store/database.ts';
import { lastSeqBefore } from '../store/history.ts';

/** The name of a workspace as it was: its address, and an entry of its log or a day (UTC). */
export const PAST_NAME = /^(?<slug>[a-z0-9-]{1,64})@(?<moment>\d{1,12}|\d{4}-\d\d-\d\d)$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** A moment of a workspace: the last entry of its log that counts, and the day that it is told by. */
export type Moment = { slug: string; seq: number; day: string };

export const isPastName = (name: string): boolean => name.includes('@');

/** Workspaces as they were, by names like `harbour@412` or `harbour@2026-11-20`: copies that are made when asked for. */
export type Past = {
  /** Makes the copy ready and keeps it until it is let go. @throws NotFound where there is no such moment. */
  hold: (name: string) => Promise<() => void>;
  /** A copy that is held, and what it shows; null: none of that name. */
  open: (name: string) => Database | null;
  veiled: (name: string) => Database | null;
  fileOf: (name: string) => string;
  momentOf: (name: string) => Moment | null;
  /** Drops the copies of a workspace, for what is in it has been erased. */
  forget: (slug: string) => void;
  close: () => Promise<void>;
};

/** @throws NotFound for an entry that isn't in the log, and a day before the first one. */
export function momentOf(db: Database, slug: string, asked: string): Moment {
  if (DAY.test(asked)) return onDay(db, slug, asked);
  const entry = changeBySeq(db, Number(asked));
  if (!entry) throw new NotFound(`The log of this workspace has no entry ${asked}; its last is ${lastSeq(db)}.`);
  return { slug, seq: entry.seq, day: entry.at.slice(0, 10) };
}

function onDay(db: Database, slug: string, day: string): Moment {
  const end = new Date(`${day}T00:00:00.000Z`);
  if (Number.isNaN(end.getTime())) throw new NotFound(`There is no day ${day}.`);
  end.setUTCDate(end.getUTCDate() + 1);
  const seq = lastSeqBefore(db, end.toISOString());
  if (seq === 0) {
    const first = changeBySeq(db, 1);
    throw new NotFound(
      `There was nothing here yet on ${day}. The log begins on ${first?.at.slice(0, 10) ?? 'no day'}.`,
    );
  }
  return { slug, seq, day };
}
