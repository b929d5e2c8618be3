import type { Question } from '../domain/claim.ts';
import { limit } from '../domain/claimRules.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import { isoDating } from '../domain/isoDate.ts';
import { questions } from '../store/evidence.ts';
import { peopleOf } from '../store/people.ts';
import { type Context, change, type Edit, expectVersion, type Outcome } from './change.ts';
import { expectClaim } from './claims.ts';

export type QuestionFields = Pick<Question, 'text' | 'ownerId' | 'due'>;

/** Asks what would settle a claim. */
export const addQuestion = (context: Context, claimId: string, fields: QuestionFields): Outcome<Question> =>
  change(context, 'ask a question', null, (edit) =>
    edit.put(
      'question',
      {
        id: edit.newId(),
        claimId: expectClaim(edit, claimId).id,
        ...checked(edit, fields),
        answer: '',
        answeredAt: null,
        createdBy: edit.actor.id,
        createdAt: edit.now(),
        version: 0,
        hiddenAt: null,
      },
      null,
    ),
  );

/** Changes a question. @throws Conflict where `version` is not the one that stands. */
export const editQuestion = (
  context: Context,
  id: string,
  version: number,
  fields: QuestionFields,
): Outcome<Question> =>
  change(context, 'edit a question', null, (edit) => {
    const before = expectQuestion(edit, id, version, fields);
    return edit.put('question', { ...before, ...checked(edit, fields) }, before);
  });

/** Answers a question; an empty answer opens it again. */
export const answerQuestion = (context: Context, id: string, version: number, answer: string): Outcome<Question> =>
  change(context, answer.trim() === '' ? 'open a question again' : 'answer a question', null, (edit) => {
    const before = expectQuestion(edit, id, version, { answer });
    limit(answer, 4000, 'answer');
    const words = answer.trim();
    return edit.put('question', { ...before, answer: words, answeredAt: words === '' ? null : edit.now() }, before);
  });

/** Deletes a question; it can be restored. @throws Conflict where `version` is not the one that stands. */
export const hideQuestion = (context: Context, id: string, version: number): Outcome<Question> =>
  change(context, 'delete a question', null, (edit) => {
    const before = expectQuestion(edit, id, version, null);
    return edit.put('question', { ...before, hiddenAt: edit.now() }, before);
  });

function expectQuestion(edit: Edit, id: string, version: number, yours: unknown): Question {
  const question = questions.get(edit.db, id);
  if (!question || question.hiddenAt !== null) throw new NotFound('There is no such question in this workspace.');
  expectVersion(question, version, yours, 'The question');
  return question;
}

function checked(edit: Edit, { text, ownerId, due }: QuestionFields): QuestionFields {
  const words = text.trim();
  if (words === '') throw new Invalid('What would settle it? Write the question.', { text: 'empty' });
  limit(words, 1000, 'text');
  if (ownerId !== null && !peopleOf(edit.db).some((person) => person.id === ownerId))
    throw new NotFound('There is no such person in this workspace.');
  if (due !== null && (due.includes('T') || isoDating(due)?.to !== due))
    throw new Invalid('The date has to be a day like 2021-11-07.', { due: 'date' });
  return { text: words, ownerId, due };
}
