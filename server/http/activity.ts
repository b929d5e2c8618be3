import { deedsIn } from '../store/activity.ts';
import { peopleOf } from '../store/people.ts';
import { activityWords } from '../viewmodels/activity.ts';
import { type Here, readerId } from './here.ts';

/** So many entries of one document are looked at. */
const LOOKED_AT = 12;

/** The last thing that was done to each of these documents, in words. */
export function activityIn(where: Here, documentIds: readonly string[]): Map<string, string> {
  const people = new Map(peopleOf(where.db).map((person) => [person.id, person.name]));
  const now = where.deps.now();
  return new Map(
    [...deedsIn(where.db, documentIds, LOOKED_AT)].map(([id, deeds]) => [
      id,
      activityWords(deeds, people, readerId(where), now),
    ]),
  );
}
