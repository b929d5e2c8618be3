import type { Annotation } from '../domain/annotation.ts';
import type { Claim, Event } from '../domain/claim.ts';
import type { Comment } from '../domain/comment.ts';
import type { Document } from '../domain/document.ts';
import type { Source } from '../domain/source.ts';
import { changesByOthers } from '../store/activity.ts';
import { annotationsById } from '../store/annotations.ts';
import type { Change, Entry } from '../store/changes.ts';
import { claims, events } from '../store/claims.ts';
import { commentsNaming } from '../store/comments.ts';
import type { Database } from '../store/database.ts';
import { documentsById } from '../store/documents.ts';
import { sourcesById } from '../store/sources.ts';
import { noNews } from './visits.ts';

/** What a change is told under. */
export type Topic = { noun: 'document' | 'claim' | 'source' | 'event'; id: string };
export type NewsItem = { seq: number; at: string; actorId: string; action: string; topic: Topic | null };

/** What others did, newest first, and what said of the reader; with the rows by which all that is named. */
export type News = {
  items: NewsItem[];
  mentions: Comment[];
  documents: Map<string, Document>;
  claims: Map<string, Claim>;
  sources: Map<string, Source>;
  events: Map<string, Event>;
  annotations: Map<string, Annotation>;
};

const MENTIONS = 30;

export function newsFor(db: Database, personId: string, before: number, limit: number): News {
  const items = changesByOthers(db, before, noNews(personId), limit).map((change) => ({
    seq: change.seq,
    at: change.at,
    actorId: change.actorId,
    action: change.action,
    topic: topicOf(change),
  }));
  const mentions = commentsNaming(db, personId, MENTIONS);
  const annotations = annotationsById(
    db,
    mentions.flatMap((one) => one.annotationId ?? []),
  );
  const of = (noun: Topic['noun']): string[] => [
    ...new Set(items.flatMap(({ topic }) => (topic?.noun === noun ? topic.id : []))),
  ];
  return {
    items,
    mentions,
    annotations: byId(annotations),
    documents: byId(documentsById(db, [...of('document'), ...mentions.flatMap((one) => one.documentId ?? [])])),
    claims: byId(claims.byId(db, [...of('claim'), ...mentions.flatMap((one) => one.claimId ?? [])])),
    sources: byId(sourcesById(db, of('source'))),
    events: byId(events.byId(db, of('event'))),
  };
}

/** Under which field a row of each noun says what it is about, and what that is. */
const ABOUT: Record<string, readonly [field: string, noun: Topic['noun']][]> = {
  document: [['id', 'document']],
  annotation: [['documentId', 'document']],
  section: [['documentId', 'document']],
  derivation: [['documentId', 'document']],
  citation: [['documentId', 'document']],
  claim: [['id', 'claim']],
  relation: [['claimId', 'claim']],
  evidence: [['claimId', 'claim']],
  verdict: [['claimId', 'claim']],
  question: [['claimId', 'claim']],
  comment: [
    ['documentId', 'document'],
    ['claimId', 'claim'],
  ],
  source: [['id', 'source']],
  reliability: [['sourceId', 'source']],
  identity: [['firstId', 'source']],
  event: [['id', 'event']],
};

function topicOf({ documentId, entries }: Change): Topic | null {
  if (documentId !== null) return { noun: 'document', id: documentId };
  for (const entry of entries) {
    const topic = topicOfRow(entry);
    if (topic) return topic;
  }
  return null;
}

function topicOfRow({ noun, before, after }: Entry): Topic | null {
  const row = (after ?? before) as Record<string, unknown> | null;
  for (const [field, about] of ABOUT[noun] ?? []) {
    const id = row?.[field];
    if (typeof id === 'string') return { noun: about, id };
  }
  return null;
}

const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]));
