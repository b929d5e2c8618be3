import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { Claim } from '../domain/claim.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import { CLAIM_KINDS } from '../domain/vocabulary.ts';
import { claimByNumber, claims, resolvedClaim } from '../store/claims.ts';
import type { Database } from '../store/database.ts';
import { type ClaimFields, editClaim, hideClaim, mergeClaims, splitClaim } from '../usecases/claims.ts';
import { claimPageModel } from '../viewmodels/claimPage.ts';
import { claimSplitModel } from '../viewmodels/claimSplit.ts';
import { claimSubject } from '../viewmodels/conflictSubjects.ts';
import { claimContext } from './claimReading.ts';
import { choosable, type Edited, formBook } from './conflicts.ts';
import { doneAt } from './done.ts';
import { claimChoice } from './evidence.ts';
import { dating, datingOf, many, optionalChoice, parse, version } from './fields.ts';
import { contextOf, type Deps, type Here, here, numberIn, wantsJson } from './here.ts';
import { sendPage } from './page.ts';

/** The page on which a claim is weighed, and the forms that change the claim itself. */
export function claimRoutes(deps: Deps) {
  const page: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const asked = claimByNumber(where.db, numberIn(request, 'claim'));
    const into = asked?.mergedInto ? resolvedClaim(where.db, asked.id) : null;
    if (into) return response.redirect(303, `${where.base}/claims/${into.number}`);
    const claim = claimHere(where, request);
    const { page } = parse(z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) }), request.query);
    const model = claimPageModel(claimContext(where, claim, page));
    const { previous, next } = model.contested;
    const data = { action: model.action, keys: 'claim', previous, next };
    const title = `Claim ${claim.number}, ${model.status.word}`;
    sendPage(deps, request, response, 'claim', { title, where: 'claim', current: 'claims', data }, model);
  };

  const save: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const claim = claimHere(where, request);
    const form = parse(editing, request.body);
    doneAt(response, hrefOf(where, claim), editClaim(contextOf(where), claim.id, form.version, fieldsOf(form)));
  };

  const remove: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const claim = claimHere(where, request);
    const form = parse(z.object({ version }), request.body);
    doneAt(response, `${where.base}/claims`, hideClaim(contextOf(where), claim.id, form.version));
  };

  const merge: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const claim = claimHere(where, request);
    const form = parse(z.object({ claim: many(z.string().trim().max(400)) }), request.body);
    const others = form.claim.filter((one) => one !== '').map((one) => claimChosen(where.db, one).id);
    doneAt(response, hrefOf(where, claim), mergeClaims(contextOf(where), claim.id, others));
  };

  const split: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const claim = claimHere(where, request);
    const form = parse(splitting, request.body);
    const { evidence, statement, kind } = form;
    const fields = { ...sameMatter(claim), statement, kind, speaker: kind === 'utterance' ? speakerOf(claim) : null };
    try {
      const outcome = splitClaim(contextOf(where), claim.id, evidence, fields);
      doneAt(response, hrefOf(where, outcome.value), outcome);
    } catch (error) {
      if (!(error instanceof Invalid) || evidence.length === 0 || wantsJson(request)) throw error;
      const model = claimSplitModel(where.base, claim, form, error.message);
      response.status(422);
      sendPage(
        deps,
        request,
        response,
        'claim-split',
        { title: 'Split off', where: 'lists', current: 'claims' },
        model,
      );
    }
  };

  const edited = (where: Here, request: Request): Edited => {
    const claim = claimHere(where, request);
    return { ...claimSubject(where.base, claim, formBook(where)), row: { noun: 'claim', id: claim.id } };
  };

  return { page, save: choosable(deps, edited, save), remove, merge, split };
}

/** The claim that the address names; one that was merged away can be read, but no longer changed. */
export function claimHere({ db }: Here, request: Request): Claim {
  const claim = claimByNumber(db, numberIn(request, 'claim'));
  if (!claim) throw new NotFound('There is no such claim in this workspace.');
  if (claim.hiddenAt !== null)
    throw new NotFound(`Claim ${claim.number} was deleted. It can be restored from the trash.`);
  return claim;
}

export const hrefOf = ({ base }: Here, claim: Claim): string => `${base}/claims/${claim.number}`;

/** Links as a form sends them: several ids of one place in one field, apart by spaces. */
export const evidenceIds = many(z.string().max(4000)).transform((fields) => [
  ...new Set(fields.flatMap((field) => field.split(' ')).filter((id) => id !== '')),
]);

/** A claim that is there already: by `id:<uuid>` as the picker sends it, or by the number that is said aloud. */
export function claimChosen(db: Database, text: string): Claim {
  const choice = claimChoice(db, text, 'fact');
  const found = 'id' in choice ? claims.get(db, choice.id) : null;
  if (!found)
    throw new Invalid('Choose a claim that is in this workspace already, by its number.', { claim: 'number' });
  return found;
}

const editing = z.object({
  version,
  statement: z.string().max(20_000),
  kind: z.enum(CLAIM_KINDS),
  event: z.string().max(60).default(''),
  newEvent: z.string().trim().max(400).default(''),
  place: z.string().max(2000).default(''),
  speaker: optionalChoice,
  reviewer: z.string().max(60).default(''),
  ...dating,
});

const fieldsOf = ({ event, newEvent, reviewer, ...form }: z.infer<typeof editing>): ClaimFields => ({
  statement: form.statement,
  kind: form.kind,
  event: newEvent !== '' ? { name: newEvent } : event !== '' ? { id: event } : null,
  place: form.place,
  date: datingOf(form),
  speaker: form.speaker,
  reviewerId: reviewer === '' ? null : reviewer,
});

const splitting = z.object({
  evidence: evidenceIds,
  statement: z.string().max(20_000),
  kind: z.enum(CLAIM_KINDS).default('fact'),
});

/** What a claim that is split off keeps: where and when it is about, and who reviews it. */
const sameMatter = ({
  eventId,
  place,
  date,
  reviewerId,
}: Claim): Omit<ClaimFields, 'statement' | 'kind' | 'speaker'> => ({
  event: eventId === null ? null : { id: eventId },
  place,
  date,
  reviewerId,
});
const speakerOf = ({ speakerId }: Claim): ClaimFields['speaker'] => (speakerId === null ? null : { id: speakerId });
