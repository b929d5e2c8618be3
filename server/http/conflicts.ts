import type { Request, RequestHandler } from 'express';
import { Conflict } from '../domain/errors.ts';
import { events } from '../store/claims.ts';
import { peopleOf } from '../store/people.ts';
import { resolvedSource } from '../store/sourceMerges.ts';
import { sourceById } from '../store/sources.ts';
import { lastChangeOf } from '../usecases/since.ts';
import {
  chosenValues,
  conflictFormModel,
  type FormSubject,
  type FormValues,
  TAKE,
} from '../viewmodels/conflictForm.ts';
import type { FormBook } from '../viewmodels/conflictSubjects.ts';
import { momentWords } from '../viewmodels/dates.ts';
import { actionWords } from '../viewmodels/deeds.ts';
import { type Deps, type Here, here, veilHere, wantsJson } from './here.ts';
import { historyPathOf } from './historyPaths.ts';
import { sendPage } from './page.ts';

/** What a form edits, as it stands now; `row` names it in the log. */
export type Edited = FormSubject & { row: { noun: string; id: string } };

/**
 * A form that was overtaken is answered with both versions, field by field, to choose from and to send again, against the
 * version that stands now. Without script as well. Programs are told as before.
 */
export const choosable =
  (deps: Deps, editedIn: (where: Here, request: Request) => Edited, save: RequestHandler): RequestHandler =>
  (request, response, next) => {
    const sent = valuesOf(request.body);
    const edited = (): Edited => editedIn(here(deps, request), request);
    if (Object.keys(sent).some((name) => name.startsWith(TAKE))) {
      const { groups, values } = edited();
      request.body = bodyOf(chosenValues(groups, sent, values));
    }
    try {
      return save(request, response, next);
    } catch (error) {
      if (!(error instanceof Conflict) || wantsJson(request) || error.theirs === null) throw error;
      const subject = edited();
      const where = here(deps, request);
      const message = veilHere(deps, request, where.slug)?.words(error.message) ?? error.message;
      const model = conflictFormModel({
        subject,
        sent,
        action: request.originalUrl,
        message,
        since: sinceOf(where, subject.row),
      });
      response.status(409);
      sendPage(deps, request, response, 'conflict', { title: `${subject.title}: two versions` }, model);
    }
  };

/** The names of what forms refer to by id. */
export const formBook = ({ db }: Here): FormBook => ({
  source: (id) => resolvedSource(db, id)?.name ?? sourceById(db, id)?.name ?? id,
  event: (id) => events.get(db, id)?.name ?? id,
  person: (id) => peopleOf(db).find((person) => person.id === id)?.name ?? id,
});

/** Who changed it last, with the way to its history. */
function sinceOf({ db, base, deps }: Here, { noun, id }: Edited['row']) {
  const last = lastChangeOf(db, id, 0);
  const href = historyPathOf(db, base, noun, id);
  if (!last || href === null) return null;
  const who = peopleOf(db).find((person) => person.id === last.actorId)?.name ?? 'Someone';
  return { words: `${who}, ${momentWords(last.at, deps.now())}: ${actionWords(last.action)}`, href };
}

const valuesOf = (body: unknown): FormValues =>
  Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>).map(([name, value]) => [name, [value].flat().map(String)]),
  );

const bodyOf = (values: FormValues): Record<string, string | readonly string[]> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, all]) => all.length > 0)
      .map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all]),
  );
