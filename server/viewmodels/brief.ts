import type { Event } from '../domain/claim.ts';
import type { Letter } from '../domain/vocabulary.ts';
import { claimBrief } from './briefClaim.ts';
import { sourceSummary } from './briefSummary.ts';
import { type Brief, type Footnote, type Sentence, sentence } from './briefText.ts';
import type { BriefView } from './briefView.ts';
import { dateAt, documentIn, mentionNumber, paragraphOf, placeHref, sourceIn } from './claimCase.ts';
import { chainOf } from './claimChains.ts';
import { dateWords, shortDate } from './dates.ts';
import { named, say } from './phrases.ts';
import { counted } from './standing.ts';

/** What a brief is of, besides its claims. */
export type BriefContext = {
  base: string;
  letterOf: (sourceId: string) => Letter | null;
  now: string;
  /** How many of its sources are protected, and whether they are shown by name. */
  protectedCount: number;
  isMasked: boolean;
};

type Noted = { view: BriefView; place: number };

/** The footnotes of a brief. */
export type Notes = { noteFor: (view: BriefView, place: number) => number; taken: () => Footnote[] };

/** One series over several claims, numbered in the order in which they are asked for. */
export function createNotes(): Notes {
  const numbers = new Map<string, number>();
  const notes: Noted[] = [];
  return {
    noteFor: (view, place) => {
      const key = `${view.claim.id} ${place}`;
      const number = numbers.get(key) ?? notes.push({ view, place });
      numbers.set(key, number);
      return number;
    },
    taken: () => notes.map((note, i) => footnoteOf(note, i + 1)),
  };
}

/** Those of one claim, numbered as its mentions are everywhere else. */
export function createMentionNotes(): Notes {
  const notes = new Map<number, BriefView>();
  return {
    noteFor: (view, place) => {
      notes.set(place, view);
      return mentionNumber(place);
    },
    taken: () =>
      [...notes].sort(([a], [b]) => a - b).map(([place, view]) => footnoteOf({ view, place }, mentionNumber(place))),
  };
}

export function briefOfClaim(view: BriefView, context: BriefContext, notes: Notes): Brief {
  const href = `${context.base}/claims/${view.claim.number}`;
  const claims = [claimBrief(view, true)];
  return {
    ...common(context, href),
    subject: `Claim ${view.claim.number}`,
    crumbs: 'Claims',
    crumbsHref: `${context.base}/claims`,
    title: view.masked(view.claim.statement),
    lead: [],
    isEvent: false,
    claims,
    hasClaims: true,
    more: '',
    summary: sourceSummary([view], context.letterOf),
    footnotes: notes.taken(),
  };
}

/** `left`: how many claims of the event are not in the brief. */
export function briefOfEvent(
  event: Event,
  views: readonly BriefView[],
  left: number,
  masked: (words: string) => string,
  context: BriefContext,
  notes: Notes,
): Brief {
  const href = `${context.base}/events/${event.number}`;
  const claims = views.map((view) => claimBrief(view, false));
  return {
    ...common(context, href),
    subject: `Event ${event.number}`,
    crumbs: 'Events',
    crumbsHref: `${context.base}/events`,
    title: masked(event.name),
    lead: leadOf(event, views.length + left, masked),
    isEvent: true,
    claims,
    hasClaims: claims.length > 0,
    more: left > 0 ? `${counted(left, 'further claim')} of this event left out here: each has a brief of its own.` : '',
    summary: sourceSummary(views, context.letterOf),
    footnotes: notes.taken(),
  };
}

function leadOf(event: Event, claims: number, masked: (words: string) => string): Sentence[] {
  const where = event.place === '' ? [] : say` at ${named(masked(event.place))}`;
  const when = event.date ? ` on ${dateWords(event.date)}` : '';
  const happened = where.length > 0 || when !== '' ? [sentence(say`It happened${where}${when}.`)] : [];
  const told = event.description === '' ? [] : [sentence(say`${named(masked(event.description))}`)];
  return [...happened, ...told, sentence(say`${counted(claims, 'claim')} ${claims === 1 ? 'is' : 'are'} about it.`)];
}

function common({ now, protectedCount, isMasked }: BriefContext, href: string) {
  const sources = counted(protectedCount, 'protected source');
  return {
    href,
    written: `Written on ${shortDate(now)}`,
    markdownHref: `${href}/brief.md${isMasked ? '' : '?protected=shown'}`,
    protection:
      protectedCount === 0
        ? ''
        : isMasked
          ? `${sources} under a pseudonym.`
          : `${sources} shown by name: not to be passed on.`,
    protectionHref: isMasked ? `${href}/brief?protected=shown` : `${href}/brief`,
    protectionLabel: isMasked ? 'Show their names' : 'Hide their names',
  };
}

/** “Document 3, “The quay is shut”, Harbour Post, 2 May 2025, ¶ 2”, the chain, and the grade in words. */
function footnoteOf({ view, place: index }: Noted, number: number): Footnote {
  const place = view.standing.places[index];
  const document = place && documentIn(view, place.documentId);
  if (!place || !document) return { number, href: '', where: [], chain: [], grade: 'not graded', isCircular: false };
  const outlet = document.outletId ? sourceIn(view, document.outletId) : undefined;
  const path = view.standing.paths.find((one) => one.place === index);
  const grade = view.gradeAt(index);
  const date = dateAt(view, index);
  const when = date ? dateWords(date) : 'undated';
  return {
    number,
    href: placeHref(view, place),
    where: say`Document ${document.number}, “${named(document.title)}”, ${outlet ? named(outlet.name) : 'outlet unknown'}, ${when}, ¶ ${paragraphOf(view, place)}`,
    chain: path
      ? chainOf(view, path).steps.map(({ name, isUnknown }, i) => ({ before: i === 0 ? '' : ' › ', name, isUnknown }))
      : [],
    grade: grade ? `Grade ${grade.letter ?? ''}${grade.grade ?? ''}: ${grade.title}` : 'Not graded',
    isCircular: path?.isCircular === true,
  };
}
