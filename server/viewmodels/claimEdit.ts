import type { Claim, Event } from '../domain/claim.ts';
import type { Source } from '../domain/source.ts';
import { CLAIM_KINDS, type ClaimKind, DATE_BASES } from '../domain/vocabulary.ts';
import { type Choice, choices } from './choices.ts';

/** The form in which a claim is edited. */
export type ClaimForm = {
  version: number;
  statement: string;
  kinds: Choice[];
  events: Choice[];
  place: string;
  from: string;
  to: string;
  bases: Choice[];
  speaker: string;
  speakerName: string;
  reviewers: Choice[];
};

export type ClaimFormContext = {
  claim: Claim;
  events: readonly Pick<Event, 'id' | 'number' | 'name'>[];
  speaker: Source | null;
  people: ReadonlyMap<string, string>;
};

export const kindHint: Record<ClaimKind, string> = {
  fact: 'a fact: true or false',
  utterance: 'an utterance: that someone said something',
  assessment: 'an assessment: what someone makes of it',
  intention: 'an intention: what someone means to do',
};

export const claimForm = ({ claim, events, speaker, people }: ClaimFormContext): ClaimForm => ({
  version: claim.version,
  statement: claim.statement,
  kinds: CLAIM_KINDS.map((value) => ({ value, label: kindHint[value], isChosen: value === claim.kind })),
  events: [
    { value: '', label: 'no event', isChosen: claim.eventId === null },
    ...events.map((event) => ({
      value: event.id,
      label: `${event.number}. ${event.name}`,
      isChosen: event.id === claim.eventId,
    })),
  ],
  place: claim.place,
  from: claim.date?.from ?? '',
  to: claim.date?.to ?? '',
  bases: choices(DATE_BASES, claim.date?.basis ?? 'stated', null),
  speaker: speaker ? `id:${speaker.id}` : '',
  speakerName: speaker?.name ?? '',
  reviewers: [
    { value: '', label: 'nobody in particular', isChosen: claim.reviewerId === null },
    ...[...people].map(([value, label]) => ({ value, label, isChosen: value === claim.reviewerId })),
  ],
});
