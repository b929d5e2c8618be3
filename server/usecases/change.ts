import type { Annotation } from '../domain/annotation.ts';
import type { Claim, Dismissal, Event, Evidence, Question, Relation, Verdict } from '../domain/claim.ts';
import type { Comment } from '../domain/comment.ts';
import type { Citation, Derivation } from '../domain/derivation.ts';
import type { Document } from '../domain/document.ts';
import { Conflict, Forbidden } from '../domain/errors.ts';
import { fold } from '../domain/fold.ts';
import type { MemberRole } from '../domain/permissions.ts';
import type { Credibility, Identity, Reliability } from '../domain/rating.ts';
import type { Section } from '../domain/section.ts';
import type { Source } from '../domain/source.ts';
import { unveiled } from '../domain/veil.ts';
import { annotationById, putAnnotation } from '../store/annotations.ts';
import { appendChange, type Entry, keepSaveKey, pushUndoable } from '../store/changes.ts';
import { claims, events, relations } from '../store/claims.ts';
import { comments } from '../store/comments.ts';
import { type Database, transaction } from '../store/database.ts';
import { citations, derivations } from '../store/derivations.ts';
import { reindexDocument } from '../store/documentLists.ts';
import { documentById, putDocument, touchDocument } from '../store/documents.ts';
import { textOf } from '../store/documentTexts.ts';
import { dismissals, evidence, questions, verdicts } from '../store/evidence.ts';
import { type Person, putPerson } from '../store/people.ts';
import { credibilities, identities, reliabilities } from '../store/ratings.ts';
import { putSection, sectionById } from '../store/sections.ts';
import { putSource, sourceById } from '../store/sources.ts';
import { markStale } from '../store/stale.ts';
import type { Veil } from '../store/veiled.ts';
import { putWorkspace, type Workspace, workspaceOf } from '../store/workspaces.ts';
import { indexChanged } from './searchIndex.ts';
import { documentsShowing } from './shown.ts';
import { touchedBy } from './touched.ts';

/** Who acts, where, and with which clock and ids. `saveKey` tells a save that is sent again from a second one. */
export type Context = {
  db: Database;
  actor: Person;
  now: () => string;
  newId: () => string;
  saveKey?: string | null;
  /** What the actor is in the workspace, where that decides; without it everything is allowed. */
  role?: MemberRole;
  /** What the actor doesn’t see: rows that come back from them are unveiled. */
  veil?: Veil | null;
  /** Whether it was said that bringing different events together is meant. */
  acrossEvents?: boolean;
};

type Nouns = {
  annotation: Annotation;
  source: Source;
  section: Section;
  document: Document;
  workspace: Workspace;
  event: Event;
  claim: Claim;
  relation: Relation;
  evidence: Evidence;
  verdict: Verdict;
  question: Question;
  dismissal: Dismissal;
  reliability: Reliability;
  credibility: Credibility;
  identity: Identity;
  derivation: Derivation;
  citation: Citation;
  comment: Comment;
};
export type Noun = keyof Nouns;
type Store<T> = { get: (db: Database, id: string) => T | null; put: (db: Database, row: T) => void };

/** How each noun is read and written whole; undo needs no more than this. */
const STORES: { [N in Noun]: Store<Nouns[N]> } = {
  annotation: { get: annotationById, put: putAnnotation },
  source: { get: sourceById, put: putSource },
  section: { get: sectionById, put: putSection },
  document: { get: documentById, put: putAndIndex },
  workspace: { get: workspaceOf, put: putWorkspace },
  event: events,
  claim: claims,
  relation: relations,
  evidence,
  verdict: verdicts,
  question: questions,
  dismissal: dismissals,
  reliability: reliabilities,
  credibility: credibilities,
  identity: identities,
  derivation: derivations,
  citation: citations,
  comment: comments,
};

/** A title that changes, by an edit or by its undo, is found under its new words. */
function putAndIndex(db: Database, document: Document): void {
  const known = documentById(db, document.id);
  putDocument(db, document);
  if (known && known.title !== document.title)
    reindexDocument(db, document.number, fold(document.title), fold(textOf(db, document.id)));
}

/** Whether rows of this name are kept one by one; an entry of the log may also stand for a whole import. */
export const isNoun = (noun: string): noun is Noun => noun in STORES;

/** The row of a noun as it stands; null where there is none. */
export const currentRow = (db: Database, noun: string, id: string): unknown => STORES[noun as Noun].get(db, id);

/** Writes a row just as it is, version and all: for copies. */
export const putWhole = (db: Database, noun: Noun, row: unknown): void => STORES[noun].put(db, row as never);

/** What a use case writes with: each call stores a whole row, one version on, and notes it for the log. */
export type Edit = Context & { put: <N extends Noun>(noun: N, after: Nouns[N], before: Nouns[N] | null) => Nouns[N] };

/** What came of a change: the number of its log entry (null where nothing differed) and the rows it wrote. */
export type Outcome<T> = { value: T; seq: number | null; entries: Entry[] };

/** Runs one write: one transaction, one entry in the log, undoable by the person who made it. */
export function change<T>(
  context: Context,
  action: string,
  documentId: string | null,
  work: (edit: Edit) => T,
): Outcome<T> {
  return record(context, action, documentId, null, work);
}

/** As `change`, for taking back or making again the change `undoes`. */
export function record<T>(
  context: Context,
  action: string,
  documentId: string | null,
  undoes: number | null,
  work: (edit: Edit) => T,
): Outcome<T> {
  const { db, actor, now } = context;
  return transaction(db, () => {
    putPerson(db, actor);
    const written = new Map<string, Entry>();
    const value = work({ ...context, put: (noun, after, before) => putRow(context, written, noun, after, before) });
    const entries = [...written.values()];
    if (entries.length === 0) return { value, seq: null, entries };
    for (const [id, longest] of touched(entries)) touchDocument(db, id, longest);
    for (const id of documentsShowing(db, entries)) touchDocument(db, id);
    markStale(db, touchedBy(entries));
    indexChanged(db, entries);
    const seq = appendChange(db, { at: now(), actorId: actor.id, action, documentId, undoes, entries });
    if (undoes === null) pushUndoable(db, seq, actor.id, documentId);
    if (context.saveKey) keepSaveKey(db, context.saveKey, seq);
    return { value, seq, entries };
  });
}

type Written<N extends Noun> = { row: Nouns[N]; before: Nouns[N] | null };

function putRow<N extends Noun>(
  context: Context,
  written: Map<string, Entry>,
  noun: N,
  sent: Nouns[N],
  seen: Nouns[N] | null,
): Nouns[N] {
  const { db } = context;
  const { row, before }: Written<N> = context.veil
    ? withoutVeil(db, noun, sent, seen, context.veil)
    : { row: sent, before: seen };
  const known = written.get(row.id);
  const first = known ? (known.before as Nouns[N] | null) : before;
  const after = { ...row, version: (first?.version ?? 0) + 1 };
  STORES[noun].put(db, after);
  if (known) known.after = after;
  else written.set(row.id, { noun, id: row.id, before, after });
  return after;
}

/** What was read through the veil is written as it is: the parts that nobody changed, with what they hide. */
function withoutVeil<N extends Noun>(
  db: Database,
  noun: N,
  sent: Nouns[N],
  seen: Nouns[N] | null,
  veil: Veil,
): Written<N> {
  if (noun === 'source' && veil.hides(sent.id))
    throw new Forbidden('This source is protected: only reviewers change what is said of it.');
  const before = seen && (currentRow(db, noun, seen.id) as Nouns[N] | null);
  const row = before ? unveiled(sent, before, veil.words) : sent;
  if (!row)
    throw new Forbidden('These words hold a name that you may not see. Leave them, or ask a reviewer to change them.');
  return { row, before };
}

/** The documents whose pages show something else now, and the longest span written in each. */
function touched(entries: readonly Entry[]): Map<string, number> {
  const longest = new Map<string, number>();
  for (const { noun, after } of entries) {
    if (noun !== 'annotation' && noun !== 'section') continue;
    const { documentId } = after as Annotation | Section;
    const lengths = noun === 'annotation' ? (after as Annotation).spans.map((span) => span.end - span.start) : [];
    longest.set(documentId, Math.max(longest.get(documentId) ?? 0, ...lengths));
  }
  return longest;
}

/** @throws Conflict where the row has changed since the version the edit was based on. */
export function expectVersion(current: { version: number }, based: number, yours: unknown, name: string): void {
  if (current.version !== based) {
    throw new Conflict(
      `${name} has changed since you opened it. Nothing was overwritten: compare the two and save again.`,
      current,
      yours,
    );
  }
}
