import type { Annotation } from '../domain/annotation.ts';
import type { Claim, Event } from '../domain/claim.ts';
import type { Comment } from '../domain/comment.ts';
import { directionOf } from '../domain/direction.ts';
import type { Document } from '../domain/document.ts';
import { shorten } from '../domain/quote.ts';
import type { Source } from '../domain/source.ts';
import { agoWords, didWords } from './activity.ts';
import type { Html } from './html.ts';
import { commentHtml } from './markdown.ts';

type Topic = { noun: 'document' | 'claim' | 'source' | 'event'; id: string };
type Item = { seq: number; at: string; actorId: string; action: string; topic: Topic | null };

export type NewsContext = {
  base: string;
  items: readonly Item[];
  mentions: readonly Comment[];
  documents: ReadonlyMap<string, Document>;
  claims: ReadonlyMap<string, Claim>;
  sources: ReadonlyMap<string, Source>;
  events: ReadonlyMap<string, Event>;
  annotations: ReadonlyMap<string, Annotation>;
  people: readonly { id: string; name: string }[];
  /** The last entry that was seen, and when; null on the first visit. */
  visit: { seen: number; at: string } | null;
  /** The newest entry of the log. */
  newest: number;
  unread: number;
  most: number;
  /** Whether there are older ones. */
  hasEarlier: boolean;
  isFirstPage: boolean;
  now: string;
};

export type NewsLine = { who: string; what: string; when: string; isNew: boolean };
export type NewsGroup = {
  what: string;
  title: string;
  href: string;
  language: string;
  direction: string;
  newWords: string;
  lines: NewsLine[];
};
export type NewsMention = {
  who: string;
  when: string;
  about: string;
  href: string;
  html: Html;
  direction: string;
  isNew: boolean;
};
export type NewsModel = {
  base: string;
  seen: number;
  summary: string;
  canSee: boolean;
  mentions: NewsMention[];
  hasMentions: boolean;
  groups: NewsGroup[];
  hasGroups: boolean;
  isEmpty: boolean;
  earlier: string;
  hasEarlier: boolean;
};

/** What others have done, under what it was done to; whatever is unread is marked. */
export function newsModel(context: NewsContext): NewsModel {
  const { base, items, newest, unread, isFirstPage } = context;
  const mentions = isFirstPage ? context.mentions.flatMap((one) => mentionModel(context, one) ?? []) : [];
  const groups = [...Map.groupBy(items, ({ topic }) => (topic ? `${topic.noun} ${topic.id}` : '')).values()].map((of) =>
    groupModel(context, of),
  );
  const last = items.at(-1);
  return {
    base,
    seen: newest,
    summary: summaryOf(context),
    canSee: unread > 0,
    mentions,
    hasMentions: mentions.length > 0,
    groups,
    hasGroups: groups.length > 0,
    isEmpty: mentions.length + groups.length === 0,
    earlier: `${base}/news?before=${last?.seq ?? 0}`,
    hasEarlier: context.hasEarlier,
  };
}

function summaryOf({ unread, most, visit, now }: NewsContext): string {
  const count = unread >= most ? `More than ${most - 1} changes` : unread === 1 ? '1 change' : `${unread} changes`;
  if (!visit) return unread === 0 ? 'Nobody else has changed anything yet.' : `${count} by others so far.`;
  const since = agoWords(visit.at, now);
  return unread === 0 ? `Nothing new since you looked, ${since}.` : `${count} by others since you looked, ${since}.`;
}

const isNew = ({ visit }: NewsContext, seq: number): boolean => seq > (visit?.seen ?? 0);
const nameOf = ({ people }: NewsContext, id: string): string =>
  people.find((person) => person.id === id)?.name ?? 'Someone';

/** One line for whatever the same person did of the same kind, in the place of the newest. */
function groupModel(context: NewsContext, items: readonly Item[]): NewsGroup {
  const kinds = Map.groupBy(items, (one) => `${one.actorId} ${one.action} ${isNew(context, one.seq)}`);
  const lines = [...kinds.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    return {
      who: nameOf(context, first.actorId),
      what: didWords(first.action, same.length),
      when: agoWords(first.at, context.now),
      isNew: isNew(context, first.seq),
    };
  });
  const fresh = items.filter((one) => isNew(context, one.seq)).length;
  return { ...headOf(context, items[0]?.topic ?? null), newWords: fresh === 0 ? '' : `${fresh} new`, lines };
}

type Head = Pick<NewsGroup, 'what' | 'title' | 'href' | 'language' | 'direction'>;
const ELSEWHERE: Head = { what: 'The workspace', title: '', href: '', language: 'en', direction: 'ltr' };

function headOf({ base, documents, claims, sources, events }: NewsContext, topic: Topic | null): Head {
  const plain = { language: 'und', direction: 'auto' };
  const of = <T>(noun: Topic['noun'], rows: ReadonlyMap<string, T>): T | undefined =>
    topic?.noun === noun ? rows.get(topic.id) : undefined;
  const document = of('document', documents);
  if (document) {
    const { number, title, language, direction, hiddenAt } = document;
    return {
      what: `Document ${number}`,
      title,
      href: gone(hiddenAt, `${base}/documents/${number}`),
      language,
      direction,
    };
  }
  const claim = of('claim', claims);
  if (claim) {
    const href = gone(claim.hiddenAt, `${base}/claims/${claim.number}`);
    return { ...plain, what: `Claim ${claim.number}`, title: shorten(claim.statement, 160), href };
  }
  const source = of('source', sources);
  if (source)
    return {
      ...plain,
      what: 'Source',
      title: source.name,
      href: gone(source.hiddenAt, `${base}/sources/${source.number}`),
    };
  const event = of('event', events);
  if (event)
    return {
      ...plain,
      what: `Event ${event.number}`,
      title: event.name,
      href: gone(event.hiddenAt, `${base}/events/${event.number}`),
    };
  return ELSEWHERE;
}

/** What is in the trash has no page. */
const gone = (hiddenAt: string | null, href: string): string => (hiddenAt === null ? href : '');

function mentionModel(context: NewsContext, comment: Comment): NewsMention | null {
  const place = placeOf(context, comment);
  return (
    place && {
      ...place,
      who: nameOf(context, comment.createdBy),
      when: agoWords(comment.createdAt, context.now),
      html: commentHtml(comment.text, context.people),
      direction: directionOf(comment.text),
      isNew: context.visit === null || comment.createdAt > context.visit.at,
    }
  );
}

/** Null where what the comment is about is in the trash. */
function placeOf(
  { base, documents, annotations, claims }: NewsContext,
  { id, annotationId, claimId }: Comment,
): { about: string; href: string } | null {
  const claim = claims.get(claimId ?? '');
  if (claim)
    return claim.hiddenAt ? null : { about: `claim ${claim.number}`, href: `${base}/claims/${claim.number}#c${id}` };
  const mark = annotations.get(annotationId ?? '');
  const document = documents.get(mark?.documentId ?? '');
  if (!mark || !document || mark.hiddenAt !== null || document.hiddenAt !== null) return null;
  const what = mark.kind === 'claim' ? 'mention' : 'attribution';
  return {
    about: `${what} ${mark.number} in document ${document.number}`,
    href: `${base}/documents/${document.number}/annotations/${mark.number}#c${id}`,
  };
}
