import type { Event } from '../domain/claim.ts';
import type { Dating } from '../domain/document.ts';
import { DATE_BASES, type Stance } from '../domain/vocabulary.ts';
import { type Choice, choices } from './choices.ts';
import { type ClaimRow, claimRow, type ListedClaim } from './claimRow.ts';
import { dateWords, shortDate } from './dates.ts';
import { type TimelineModel, timelineOf } from './eventTimeline.ts';
import { historyModel } from './history.ts';
import type { LogModel } from './inspector.ts';
import { counted, type StanceModel, stanceModel } from './standing.ts';

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

type Said = {
  claimId: string;
  stance: Stance;
  number: number;
  quote: string;
  documentNumber: number;
  title: string;
  language: string;
  direction: string;
  outletName: string | null;
  date: Dating | null;
};
export type MomentItem = {
  href: string;
  stance: StanceModel;
  outlet: string;
  quote: string;
  language: string;
  direction: string;
  claimNumber: number;
  claimHref: string;
  claimStatement: string;
};
export type EventModel = {
  base: string;
  action: string;
  number: number;
  version: number;
  name: string;
  place: string;
  description: string;
  when: string;
  from: string;
  to: string;
  bases: Choice[];
  summary: string;
  claims: ClaimRow[];
  hasClaims: boolean;
  claimsHref: string;
  timeline: TimelineModel | null;
  days: {
    when: string;
    items: MomentItem[];
    about: { claimNumber: number; claimHref: string; when: string; statement: string }[];
  }[];
  hasDays: boolean;
  canDelete: boolean;
  history: LogModel[];
};

type Change = {
  at: string;
  actorId: string;
  action: string;
  entries: readonly { noun: string; id: string; before: unknown; after: unknown }[];
};
type EventContext = {
  base: string;
  event: Event;
  claims: readonly ListedClaim[];
  mentions: readonly Said[];
  people: ReadonlyMap<string, string>;
  /** What was done to the event and to its claims, newest first. */
  changes: readonly Change[];
  now: string;
};

export function eventModel({ base, event, claims, mentions, people, changes, now }: EventContext): EventModel {
  const days = daysOf(base, claims, mentions);
  const { date } = event;
  return {
    base,
    action: `${base}/events/${event.number}`,
    number: event.number,
    version: event.version,
    name: event.name,
    place: event.place,
    description: event.description,
    when: date ? dateWords(date) : 'undated',
    from: date?.from ?? '',
    to: date && date.to !== date.from ? date.to : '',
    bases: choices(DATE_BASES, date?.basis ?? 'stated', null),
    summary: `${counted(claims.length, 'claim')}, ${counted(
      claims.reduce((sum, one) => sum + one.standing.mentions, 0),
      'mention',
    )}`,
    claims: claims.map((one) => claimRow(base, { ...one, event: null }, people, now)),
    hasClaims: claims.length > 0,
    claimsHref: `${base}/claims?event=${event.number}`,
    timeline: timelineOf(
      event,
      claims.map((one) => one.claim),
      mentions,
    ),
    days,
    hasDays: days.length > 0,
    canDelete: claims.length === 0,
    history: historyOf(changes, event.id, people, now),
  };
}

/** As every history, with the claim where it was one of them that was changed. */
const historyOf = (
  changes: readonly Change[],
  eventId: string,
  people: ReadonlyMap<string, string>,
  now: string,
): LogModel[] =>
  historyModel(changes, eventId, people, now).map((line, i) => ({
    ...line,
    what: line.what + claimsIn(changes[i], eventId),
  }));

function claimsIn(change: Change | undefined, eventId: string): string {
  if (!change || change.entries.some((entry) => entry.id === eventId)) return '';
  const numbers = change.entries
    .filter((entry) => entry.noun === 'claim')
    .map((entry) => `claim ${(entry.after as { number: number }).number}`);
  return numbers.length === 0 ? '' : `: ${numbers.slice(0, 5).join(', ')}`;
}

const UNDATED = 'undated';

/** The time line in words: a day at a time, what was written, and which claims are about that day; undated last. */
function daysOf(base: string, claims: readonly ListedClaim[], mentions: readonly Said[]): EventModel['days'] {
  const byId = new Map(claims.map(({ claim }) => [claim.id, claim]));
  const dayOf = (date: Dating | null): string => date?.from.slice(0, 10) ?? UNDATED;
  const written = Map.groupBy(mentions, (one) => dayOf(one.date));
  const about = Map.groupBy(
    claims.filter(({ claim }) => claim.date !== null),
    ({ claim }) => dayOf(claim.date),
  );
  // “undated” sorts after every digit.
  const days = [...new Set([...written.keys(), ...about.keys()])].sort();
  return days.map((day) => ({
    when: day === UNDATED ? 'Undated' : shortDate(day),
    about: (about.get(day) ?? []).map(({ claim }) => ({
      claimNumber: claim.number,
      claimHref: `${base}/claims/${claim.number}`,
      when: claim.date ? dateWords(claim.date) : '',
      statement: claim.statement,
    })),
    items: (written.get(day) ?? []).map((one) => ({
      href: `${base}/documents/${one.documentNumber}/annotations/${one.number}#a${one.number}`,
      stance: stanceModel(one.stance),
      outlet: one.outletName ?? 'outlet unknown',
      quote: one.quote,
      language: one.language,
      direction: one.direction,
      claimNumber: byId.get(one.claimId)?.number ?? 0,
      claimHref: `${base}/claims/${byId.get(one.claimId)?.number}`,
      claimStatement: byId.get(one.claimId)?.statement ?? '',
    })),
  }));
}
