import type { Event } from '../domain/claim.ts';
import { DATE_BASES } from '../domain/vocabulary.ts';
import { type Choice, choices } from './choices.ts';
import { type ClaimRow, claimRow, type ListedClaim } from './claimRow.ts';
import { dateWords } from './dates.ts';
import { daysOf, type EventDay, type Said } from './eventDays.ts';
import { type TimelineModel, timelineOf } from './eventTimeline.ts';
import { historyModel } from './history.ts';
import type { LogModel } from './inspector.ts';
import { counted } from './standing.ts';

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
  days: EventDay[];
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
