import { limit } from '../domain/claimRules.ts';
import { type Comment, namedIn, withIds } from '../domain/comment.ts';
import { Forbidden, Invalid, NotFound } from '../domain/errors.ts';
import { annotationById } from '../store/annotations.ts';
import { familyOf } from '../store/claims.ts';
import { comments } from '../store/comments.ts';
import { type Person, putPerson } from '../store/people.ts';
import { type Context, change, type Edit, expectVersion, type Outcome } from './change.ts';
import { expectClaim } from './claims.ts';

/** What is talked about: an annotation or a claim. */
export type Subject = { annotationId: string } | { claimId: string };
/** The words as they were typed, and the people who can be named in them. */
export type Said = { text: string; people: readonly Person[] };

const LONGEST = 10_000;

/** Says something about an annotation or a claim: a new thread or, under a comment, an answer to its thread. */
export function addComment(
  context: Context,
  subject: Subject,
  said: Said,
  under: string | null = null,
): Outcome<Comment> {
  const place = placeOf(context, subject);
  return change(context, under === null ? 'comment' : 'answer a comment', place.documentId, (edit) => {
    const parent = under === null ? null : expectThread(edit, place, under);
    const { annotationId, documentId, claimId } = parent ?? place;
    return edit.put(
      'comment',
      {
        id: edit.newId(),
        annotationId,
        documentId,
        claimId,
        parentId: parent?.id ?? null,
        text: wordsOf(edit, said),
        editedAt: null,
        resolvedAt: null,
        resolvedBy: null,
        createdBy: edit.actor.id,
        createdAt: edit.now(),
        version: 0,
        hiddenAt: null,
      },
      null,
    );
  });
}

/** Changes one’s own words. @throws Conflict where `version` is not the one that stands. */
export const editComment = (context: Context, id: string, version: number, said: Said): Outcome<Comment> =>
  change(context, 'edit a comment', placeOfComment(context, id), (edit) => {
    const before = expectOwn(edit, id, version, { text: said.text });
    const text = wordsOf(edit, said);
    return text === before.text ? before : edit.put('comment', { ...before, text, editedAt: edit.now() }, before);
  });

/** Deletes one’s own comment; it can be restored. Answers to it stay. */
export const hideComment = (context: Context, id: string, version: number): Outcome<Comment> =>
  change(context, 'delete a comment', placeOfComment(context, id), (edit) => {
    const before = expectOwn(edit, id, version, null);
    return edit.put('comment', { ...before, hiddenAt: edit.now() }, before);
  });

/** Says that a thread is dealt with, or opens it again. Anyone may. */
export const resolveThread = (context: Context, id: string, version: number, isResolved: boolean): Outcome<Comment> =>
  change(context, isResolved ? 'resolve a thread' : 'open a thread again', placeOfComment(context, id), (edit) => {
    const before = comments.get(edit.db, id);
    if (!before || before.parentId !== null) throw new NotFound('There is no such thread here.');
    expectVersion(before, version, null, 'The comment');
    if ((before.resolvedAt !== null) === isResolved) return before;
    const [resolvedAt, resolvedBy] = isResolved ? [edit.now(), edit.actor.id] : [null, null];
    return edit.put('comment', { ...before, resolvedAt, resolvedBy }, before);
  });

type Place = Pick<Comment, 'annotationId' | 'documentId' | 'claimId'>;

function placeOf(context: Context, subject: Subject): Place {
  if ('claimId' in subject) {
    const { id } = expectClaim(context, subject.claimId);
    return { annotationId: null, documentId: null, claimId: id };
  }
  const annotation = annotationById(context.db, subject.annotationId);
  if (!annotation || annotation.hiddenAt !== null) throw new NotFound('There is no such annotation in this document.');
  return { annotationId: annotation.id, documentId: annotation.documentId, claimId: null };
}

const placeOfComment = ({ db }: Context, id: string): string | null => comments.get(db, id)?.documentId ?? null;

/** The first comment of the thread that this one belongs to. A deleted one still holds its answers together. */
function expectThread(edit: Edit, place: Place, id: string): Comment {
  const found = comments.get(edit.db, id);
  const first = found?.parentId ? comments.get(edit.db, found.parentId) : found;
  const family: (string | null)[] = place.claimId === null ? [null] : familyOf(edit.db, place.claimId);
  if (!first || first.annotationId !== place.annotationId || !family.includes(first.claimId))
    throw new NotFound('The comment that you answer is no longer here.');
  return first;
}

function expectOwn(edit: Edit, id: string, version: number, yours: unknown): Comment {
  const comment = comments.get(edit.db, id);
  if (!comment || comment.hiddenAt !== null) throw new NotFound('There is no such comment here.');
  if (comment.createdBy !== edit.actor.id) throw new Forbidden('Only whoever wrote a comment may change or delete it.');
  expectVersion(comment, version, yours, 'The comment');
  return comment;
}

/** The words as they are kept. Whoever is named is known to the workspace from then on. */
function wordsOf(edit: Edit, { text, people }: Said): string {
  const words = withIds(text.trim(), people);
  if (words === '') throw new Invalid('Write the comment first.', { text: 'empty' });
  limit(words, LONGEST, 'text');
  const named = new Set(namedIn(words));
  for (const person of people) if (named.has(person.id)) putPerson(edit.db, { id: person.id, name: person.name });
  return words;
}
