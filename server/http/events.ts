import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { Event } from '../domain/claim.ts';
import { NotFound } from '../domain/errors.ts';
import { changesOf } from '../store/changes.ts';
import { claimsOfEvents } from '../store/claimFilters.ts';
import { claimsListed } from '../store/claimLists.ts';
import { eventByNumber } from '../store/claims.ts';
import { eventCount, eventsListed, mentionsDated } from '../store/eventLists.ts';
import { addEvent, type EventFields, editEvent, hideEvent } from '../usecases/events.ts';
import { refreshStandings } from '../usecases/standings.ts';
import { eventSubject } from '../viewmodels/conflictSubjects.ts';
import { eventModel } from '../viewmodels/eventPage.ts';
import { EVENTS_A_PAGE, eventsModel } from '../viewmodels/events.ts';
import { peopleHere } from './claimList.ts';
import { choosable, type Edited } from './conflicts.ts';
import { doneAt } from './done.ts';
import { dating, datingOf, integer, parse, version } from './fields.ts';
import { contextOf, type Deps, type Here, here, numberIn } from './here.ts';
import { sendPage } from './page.ts';

const STRIP = ['rowNext', 'rowOpen'];
const CLAIMS_SHOWN = 500;
const MENTIONS_SHOWN = 500;
const fields = z.object({
  name: z.string().max(300),
  place: z.string().max(300).default(''),
  description: z.string().max(4000).default(''),
  ...dating,
});

/** The events that claims are about, and the page of one: its claims, and when what was said. */
export function eventRoutes(deps: Deps) {
  const eventHere = (where: Here, request: Request): Event => {
    const event = eventByNumber(where.db, numberIn(request, 'event'));
    if (!event) throw new NotFound('There is no such event in this workspace.');
    if (event.hiddenAt !== null)
      throw new NotFound(`The event “${event.name}” was deleted. It can be restored from the trash.`);
    return event;
  };

  const list: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const page = Math.max(1, parse(z.object({ page: integer.default(1) }), request.query).page);
    refreshStandings(where.db);
    const listed = eventsListed(where.db, EVENTS_A_PAGE, EVENTS_A_PAGE * (page - 1));
    const model = eventsModel(where.base, listed, eventCount(where.db), page);
    sendPage(
      deps,
      request,
      response,
      'events',
      { title: 'Events', where: 'lists', current: 'claims', strip: [...STRIP, 'rowNew', 'help'] },
      model,
    );
  };

  const page: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const { db, base } = where;
    const event = eventHere(where, request);
    refreshStandings(db);
    const ids = claimsOfEvents(db, [event.id]);
    const people = new Map(peopleHere(where).map((person) => [person.id, person.name]));
    const model = eventModel({
      base,
      event,
      claims: claimsListed(db, { view: null, review: null, ids }, 'number', CLAIMS_SHOWN, 0),
      mentions: mentionsDated(db, ids, MENTIONS_SHOWN),
      people,
      changes: changesOf(db, event.id, 20),
      now: deps.now(),
    });
    sendPage(
      deps,
      request,
      response,
      'event',
      { title: event.name, where: 'lists', current: 'claims', strip: [...STRIP, 'rowVerdict', 'rowEdit', 'help'] },
      model,
    );
  };

  const create: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const outcome = addEvent(contextOf(where), fieldsOf(parse(fields, request.body)));
    doneAt(response, `${where.base}/events/${outcome.value.number}`, outcome);
  };

  const save: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const event = eventHere(where, request);
    const form = parse(fields.extend({ version }), request.body);
    const outcome = editEvent(contextOf(where), event.id, form.version, fieldsOf(form));
    doneAt(response, `${where.base}/events/${event.number}`, outcome);
  };

  const remove: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const event = eventHere(where, request);
    const outcome = hideEvent(contextOf(where), event.id, parse(z.object({ version }), request.body).version);
    doneAt(response, `${where.base}/events`, outcome);
  };

  const edited = (where: Here, request: Request): Edited => {
    const event = eventHere(where, request);
    return { ...eventSubject(where.base, event), row: { noun: 'event', id: event.id } };
  };

  return { list, page, create, save: choosable(deps, edited, save), remove };
}

const fieldsOf = (form: z.infer<typeof fields>): EventFields => ({
  name: form.name,
  place: form.place,
  description: form.description,
  date: datingOf(form),
});
