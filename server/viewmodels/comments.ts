import { type Comment, withNames } from '../domain/comment.ts';
import { directionOf } from '../domain/direction.ts';
import { momentWords } from './dates.ts';
import { initials } from './frame.ts';
import type { Html } from './html.ts';
import { commentHtml } from './markdown.ts';

export type CommentModel = {
  id: string;
  /** Where its forms go. */
  action: string;
  version: number;
  who: string;
  initials: string;
  when: string;
  edited: string;
  html: Html;
  /** The words as their writer edits them. */
  text: string;
  direction: string;
  isMine: boolean;
  /** Deleted, and still there because others have answered. */
  isGone: boolean;
};
export type ThreadModel = {
  first: CommentModel;
  answers: CommentModel[];
  isResolved: boolean;
  /** “Resolved by Omar, today, 10:12”. */
  resolved: string;
  /** What the button says, and what it sends. */
  next: string;
  nextWords: string;
};
export type CommentsModel = {
  /** Where a new comment goes. */
  action: string;
  open: ThreadModel[];
  resolved: ThreadModel[];
  hasOpen: boolean;
  hasResolved: boolean;
  count: number;
  resolvedWords: string;
};

export type CommentsContext = {
  /** Of the page of the annotation or claim. */
  action: string;
  /** The oldest first, deleted ones too. */
  comments: readonly Comment[];
  people: readonly { id: string; name: string }[];
  personId: string;
  now: string;
};

/** What was said about one thing: open threads first, then what was dealt with. */
export function commentsModel(context: CommentsContext): CommentsModel {
  const { action, comments } = context;
  const threads = comments.filter((one) => one.parentId === null).flatMap((first) => threadModel(context, first) ?? []);
  const [open, resolved] = [threads.filter((one) => !one.isResolved), threads.filter((one) => one.isResolved)];
  return {
    action: `${action}/comments`,
    open,
    resolved,
    hasOpen: open.length > 0,
    hasResolved: resolved.length > 0,
    count: comments.filter((one) => one.hiddenAt === null).length,
    resolvedWords: `${resolved.length} resolved ${resolved.length === 1 ? 'thread' : 'threads'}`,
  };
}

/** Null where all of a thread is in the trash. */
function threadModel(context: CommentsContext, first: Comment): ThreadModel | null {
  const answers = context.comments.filter((one) => one.parentId === first.id && one.hiddenAt === null);
  if (first.hiddenAt !== null && answers.length === 0) return null;
  const { resolvedAt, resolvedBy } = first;
  const isResolved = resolvedAt !== null;
  return {
    first: commentModel(context, first),
    answers: answers.map((one) => commentModel(context, one)),
    isResolved,
    resolved: isResolved
      ? `Resolved by ${nameOf(context, resolvedBy ?? '')}, ${momentWords(resolvedAt, context.now)}`
      : '',
    next: isResolved ? 'no' : 'yes',
    nextWords: isResolved ? 'Open again' : 'Resolve',
  };
}

function commentModel(context: CommentsContext, comment: Comment): CommentModel {
  const { action, people, personId, now } = context;
  const who = nameOf(context, comment.createdBy);
  const isGone = comment.hiddenAt !== null;
  return {
    id: comment.id,
    action: `${action}/comments/${comment.id}`,
    version: comment.version,
    who,
    initials: initials(who),
    when: momentWords(comment.createdAt, now),
    edited: comment.editedAt ? `edited ${momentWords(comment.editedAt, now)}` : '',
    html: commentHtml(isGone ? '' : comment.text, people),
    text: isGone ? '' : withNames(comment.text, people),
    direction: directionOf(withNames(comment.text, [])),
    isMine: comment.createdBy === personId && !isGone,
    isGone,
  };
}

const nameOf = ({ people }: CommentsContext, id: string): string =>
  people.find((person) => person.id === id)?.name ?? 'someone';
