import type { RequestHandler } from 'express';
import { z } from 'zod';
import { type QuestionFilter, questionCounts, questionsListed } from '../store/questionLists.ts';
import type { Outcome } from '../usecases/change.ts';
import { answerQuestion, editQuestion, hideQuestion } from '../usecases/questions.ts';
import { refreshStandings } from '../usecases/standings.ts';
import { QUESTIONS_A_PAGE, questionsModel } from '../viewmodels/questions.ts';
import { peopleHere } from './claimList.ts';
import { doneAt } from './done.ts';
import { integer, optionalOf, optionalText, parse, version } from './fields.ts';
import { contextOf, type Deps, type Here, here } from './here.ts';
import { next, nextIn } from './next.ts';
import { sendPage } from './page.ts';

const STRIP = ['rowNext', 'rowOpen', 'rowAct', 'rowEdit', 'help'];
const STATES = ['answered'] as const;
const filters = z.object({ state: optionalOf(STATES), owner: optionalText(40), page: integer.default(1) });

/** What would settle the claims: the open questions of all of them, by the day they are due; answered in place. */
export function questionRoutes(deps: Deps) {
  const list: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const { state, owner, page } = parse(filters, request.query);
    refreshStandings(where.db);
    const filter: QuestionFilter = { isAnswered: state === 'answered', owner: ownerOf(owner) };
    const today = deps.now().slice(0, 10);
    const at = QUESTIONS_A_PAGE * (Math.max(1, page) - 1);
    const model = questionsModel({
      base: where.base,
      listed: questionsListed(where.db, filter, QUESTIONS_A_PAGE + 1, at),
      counts: questionCounts(where.db, today),
      query: { state, owner },
      page: Math.max(1, page),
      people: peopleHere(where),
      meId: where.person?.id ?? '',
      today,
    });
    sendPage(
      deps,
      request,
      response,
      'questions',
      { title: 'Open questions', where: 'lists', current: 'claims', strip: STRIP },
      model,
    );
  };

  /** A change of one question; then back to where it was asked from. */
  const saved =
    <T extends z.ZodType>(
      schema: T,
      work: (where: Here, id: string, form: z.infer<T>) => Outcome<unknown>,
    ): RequestHandler =>
    (request, response) => {
      const where = here(deps, request);
      const form = parse(schema, request.body);
      const { next: wanted } = parse(z.object({ next }), request.body);
      const outcome = work(where, String(request.params.question), form);
      doneAt(response, nextIn(where, wanted, `${where.base}/questions`), outcome);
    };

  const answer = saved(z.object({ version, answer: z.string().max(10_000).default('') }), (where, id, form) =>
    answerQuestion(contextOf(where), id, form.version, form.answer),
  );
  const save = saved(
    z.object({ version, text: z.string().max(10_000), owner: optionalText(36), due: optionalText(10) }),
    (where, id, { text, owner, due, ...form }) =>
      editQuestion(contextOf(where), id, form.version, { text, ownerId: owner, due }),
  );
  const remove = saved(z.object({ version }), (where, id, form) => hideQuestion(contextOf(where), id, form.version));

  return { list, answer, save, remove };
}

const ownerOf = (words: string | null): QuestionFilter['owner'] =>
  words === null ? null : { ownerId: words === 'nobody' ? null : words };
