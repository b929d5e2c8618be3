import { PROGRAM_IDS } from '../domain/programs.ts';
import { deedsSince } from '../store/activity.ts';
import { lastSeq } from '../store/changes.ts';
import type { Database } from '../store/database.ts';
import { putPerson } from '../store/people.ts';
import { putVisit, visitOf } from '../store/visits.ts';
import type { Context } from './change.ts';

/** Counted no further: it says enough. */
export const NEWS_COUNTED = 100;

/** Whose changes are no news to a person: their own, and what no person decided. */
export const noNews = (personId: string): string[] => [personId, ...PROGRAM_IDS];

/** How many changes by others a person hasn’t seen, up to `NEWS_COUNTED`. */
export const newsCount = (db: Database, personId: string): number =>
  deedsSince(db, visitOf(db, personId)?.seen ?? 0, noNews(personId), NEWS_COUNTED);

/** Remembers that a person has seen the log up to an entry. Not a change of the case: it isn’t logged. */
export function noteVisit(context: Context, seen: number): void {
  const { db, actor, now } = context;
  putPerson(db, actor);
  putVisit(db, actor.id, { seen: Math.min(seen, lastSeq(db)), at: now() });
}
