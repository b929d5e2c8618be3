import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Comment } from '../domain/comment.ts';
import { NotFound } from '../domain/errors.ts';
import { familyOf } from '../store/claims.ts';
import { comments } from '../store/comments.ts';
import type { Outcome } from '../usecases/change.ts';
import { addComment, editComment, hideComment, resolveThread, type Said } from '../usecases/comments.ts';
import { claimHere, hrefOf } from './claim.ts';
import { colleaguesIn } from './colleagues.ts';
import { doneAt } from './done.ts';
import { parse, version } from './fields.ts';
import { contextOf, type Deps, type Here, here } from './here.ts';
import { annotationHere, placeOf } from './place.ts';
import { sendSaved } from './saved.ts';

/** What a request about comments is about, and how it is answered. */
type Talk = {
  where: Here;
  subject: { annotationId: string } | { claimId: string };
  owns: (comment: Comment) => boolean;
  answer: (outcome: Outcome<Comment>, message: string) => void;
};
type TalkOf = (request: Request, response: Response) => Talk;

const text = z.string().max(40_000).default('');

/** Comments on a mark, beside the text. */
export const markCommentRoutes = (deps: Deps) =>
  routesOf((request, response) => {
    const place = placeOf(deps, request);
    const annotation = annotationHere(place, request);
    return {
      where: place.where,
      subject: { annotationId: annotation.id },
      owns: (comment) => comment.annotationId === annotation.id,
      answer: (outcome, message) =>
        sendSaved(place.where, request, response, {
          ...place,
          entries: outcome.entries,
          selected: annotation,
          message,
        }),
    };
  });

/** Comments on a claim, on its page. */
export const claimCommentRoutes = (deps: Deps) =>
  routesOf((request, response) => {
    const where = here(deps, request);
    const claim = claimHere(where, request);
    const family = familyOf(where.db, claim.id);
    return {
      where,
      subject: { claimId: claim.id },
      owns: (comment) => comment.claimId !== null && family.includes(comment.claimId),
      answer: (outcome) => doneAt(response, `${hrefOf(where, claim)}#comments`, outcome),
    };
  });

function routesOf(talkOf: TalkOf) {
  const create: RequestHandler = (request, response) => {
    const talk = talkOf(request, response);
    const form = parse(z.object({ text, under: z.string().max(64).default('') }), request.body);
    const under = form.under === '' ? null : form.under;
    talk.answer(addComment(contextOf(talk.where), talk.subject, saidIn(talk, form.text), under), 'Comment saved');
  };

  /** A change of the comment that the address names. */
  const changed =
    (work: (talk: Talk, id: string, request: Request) => Outcome<Comment>, message: string): RequestHandler =>
    (request, response) => {
      const talk = talkOf(request, response);
      const comment = comments.get(talk.where.db, String(request.params.comment));
      if (!comment || !talk.owns(comment)) throw new NotFound('There is no such comment here.');
      talk.answer(work(talk, comment.id, request), message);
    };

  const save = changed((talk, id, request) => {
    const form = parse(z.object({ version, text }), request.body);
    return editComment(contextOf(talk.where), id, form.version, saidIn(talk, form.text));
  }, 'Comment saved');

  const remove = changed((talk, id, request) => {
    const form = parse(z.object({ version }), request.body);
    return hideComment(contextOf(talk.where), id, form.version);
  }, 'Comment deleted');

  const resolve = changed((talk, id, request) => {
    const form = parse(z.object({ version, resolved: z.enum(['yes', 'no']) }), request.body);
    return resolveThread(contextOf(talk.where), id, form.version, form.resolved === 'yes');
  }, 'Thread changed');

  return { create, save, remove, resolve };
}

const saidIn = ({ where }: Talk, words: string): Said => ({
  text: words.replaceAll('\r\n', '\n'),
  people: colleaguesIn(where),
});
