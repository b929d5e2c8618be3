import type { Event } from '../domain/claim.ts';
import { checkEvent } from '../domain/claimRules.ts';
import type { Dating } from '../domain/document.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import { claimsInEvent, eventNamed } from '../store/claimLinks.ts';
import { events, nextEventNumber } from '../store/claims.ts';
import { type Context, change, type Edit, expectVersion, type Outcome } from './change.ts';

/** An event as someone picks it: one that is there, or the name of one that may not be yet. */
export type EventChoice = { id: string } | { name: string };
export type EventFields = Pick<Event, 'name' | 'place' | 'description'> & { date: Dating | null };

/** Makes an event. @throws Invalid without a name. */
export const addEvent = (context: Context, fields: EventFields): Outcome<Event> =>
  change(context, 'make an event', null, (edit) => makeEvent(edit, fields));

/** Changes an event. @throws Conflict where `version` is not the one that stands. */
export const editEvent = (context: Context, id: string, version: number, fields: EventFields): Outcome<Event> =>
  change(context, 'edit an event', null, (edit) => {
    const before = expectEvent(edit, id);
    expectVersion(before, version, fields, `Event ${before.number}`);
    return edit.put('event', { ...before, ...checked(fields) }, before);
  });

/** Puts an event into the trash, if no claim belongs to it. */
export const hideEvent = (context: Context, id: string, version: number): Outcome<Event> =>
  change(context, 'delete an event', null, (edit) => {
    const before = expectEvent(edit, id);
    expectVersion(before, version, null, `Event ${before.number}`);
    const claims = claimsInEvent(edit.db, id);
    if (claims > 0)
      throw new Invalid(
        `${claims === 1 ? 'A claim still belongs' : `${claims} claims still belong`} to “${before.name}”. Give ${claims === 1 ? 'it' : 'them'} another event first.`,
      );
    return edit.put('event', { ...before, hiddenAt: edit.now() }, before);
  });

/** The event that was chosen: found by id, found by its exact name, or made. */
export function resolveEvent(edit: Edit, choice: EventChoice): Event {
  if ('id' in choice) return expectEvent(edit, choice.id);
  const name = choice.name.trim();
  return eventNamed(edit.db, name) ?? makeEvent(edit, { name, place: '', description: '', date: null });
}

function makeEvent(edit: Edit, fields: EventFields): Event {
  const event: Event = {
    id: edit.newId(),
    number: nextEventNumber(edit.db),
    ...checked(fields),
    createdBy: edit.actor.id,
    createdAt: edit.now(),
    version: 0,
    hiddenAt: null,
  };
  return edit.put('event', event, null);
}

function checked({ name, place, description, date }: EventFields): EventFields {
  const fields = { name: name.trim(), place: place.trim(), description: description.trim(), date };
  checkEvent(fields);
  return fields;
}

function expectEvent(edit: Edit, id: string): Event {
  const event = events.get(edit.db, id);
  if (!event) throw new NotFound('There is no such event in this workspace.');
  if (event.hiddenAt !== null)
    throw new Invalid(`The event “${event.name}” was deleted. Restore it from the trash, or choose another one.`, {
      event: 'deleted',
    });
  return event;
}
