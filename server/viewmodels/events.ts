import type { Event } from '../domain/claim.ts';
import { DATE_BASES } from '../domain/vocabulary.ts';
import { type Choice, choices } from './choices.ts';
import { dateWords } from './dates.ts';

export const EVENTS_A_PAGE = 100;

type ListedEvent = { event: Event; claims: number; contested: number; mentions: number };
export type EventRow = {
  number: number;
  href: string;
  name: string;
  place: string;
  when: string;
  claims: number;
  contested: number;
  mentions: number;
};
export type EventsModel = {
  base: string;
  summary: string;
  rows: EventRow[];
  hasRows: boolean;
  bases: Choice[];
  range: string;
  hasPages: boolean;
  hasPrevious: boolean;
  hasNext: boolean;
  previous: string;
  next: string;
};

/** `total`: of all pages; `page` counts from 1. */
export function eventsModel(base: string, listed: readonly ListedEvent[], total: number, page: number): EventsModel {
  const first = EVENTS_A_PAGE * (page - 1);
  return {
    base,
    summary: `What happened, and when: claims belong to one event at most. Five reports of a visit may be five visits.`,
    rows: listed.map(({ event, ...counts }) => ({
      number: event.number,
      href: `${base}/events/${event.number}`,
      name: event.name,
      place: event.place,
      when: event.date ? dateWords(event.date) : 'undated',
      ...counts,
    })),
    hasRows: listed.length > 0,
    bases: choices(DATE_BASES, 'stated', null),
    range: `${first + 1}–${first + listed.length} of ${total}`,
    hasPages: total > EVENTS_A_PAGE,
    hasPrevious: page > 1,
    hasNext: first + listed.length < total,
    previous: `${base}/events${page > 2 ? `?page=${page - 1}` : ''}`,
    next: `${base}/events?page=${page + 1}`,
  };
}
