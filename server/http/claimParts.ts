import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Claim } from '../domain/claim.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import { isoDating } from '../domain/isoDate.ts';
import {
  CLAIM_KINDS,
  CONFIDENCES,
  DECISIONS,
  IDENTITY_MARKS,
  LIKELIHOODS,
  RELATION_KINDS,
  STANCES,
} from '../domain/vocabulary.ts';
import { familyOf, relationsOf } from '../store/claims.ts';
import { evidence as links } from '../store/evidence.ts';
import type { Context, Outcome } from '../usecases/change.ts';
import { moveEvidence, noteEvidence, setStances, unlinkEvidence } from '../usecases/evidence.ts';
import { markSources } from '../usecases/identities.ts';
import { addQuestion } from '../usecases/questions.ts';
import { addRelation, removeRelation } from '../usecases/relations.ts';
import { addVerdict } from '../usecases/verdicts.ts';
import { claimChosen, claimHere, evidenceIds, hrefOf } from './claim.ts';
import { doneAt } from './done.ts';
import { claimChoice } from './evidence.ts';
import { optionalOf, optionalText, parse, version } from './fields.ts';
import { contextOf, type Deps, type Here, here } from './here.ts';

/** The forms of a claim's page that change what hangs on the claim: evidence, verdicts, relations, questions. */
export function claimPartRoutes(deps: Deps) {
  /** Everything that was selected, in one step: a stance, another claim, or no claim; or the note on one link. */
  const evidence: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const claim = claimHere(where, request);
    const form = parse(bulk, request.body);
    if (form.evidence.length === 0)
      throw new Invalid('Select some mentions first, with Space or the box beside each.', { evidence: 'empty' });
    expectOwn(where, claim, form.evidence);
    const target = form.do === 'move' ? claimChoice(where.db, form.claim, form.kind) : null;
    const outcome = target
      ? moveEvidence(contextOf(where), form.evidence, target)
      : changeEvidence(contextOf(where), form);
    const hash = form.do === 'move' || form.do === 'unlink' ? '' : `#e${form.evidence[0]}`;
    doneAt(response, `${hrefOf(where, claim)}${form.page > 1 ? `?page=${form.page}` : ''}${hash}`, outcome);
  };

  const verdict: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const claim = claimHere(where, request);
    const { seen, ...form } = parse(judging, request.body);
    const outcome = addVerdict(contextOf(where), claim.id, seen === '' ? null : seen, form);
    doneAt(response, `${hrefOf(where, claim)}#v${outcome.value.id}`, outcome);
  };

  const relate: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const claim = claimHere(where, request);
    const form = parse(z.object({ kind: z.enum(RELATION_KINDS), claim: z.string().trim().max(400) }), request.body);
    const other = claimChosen(where.db, form.claim);
    doneAt(response, `${hrefOf(where, claim)}#relations`, addRelation(contextOf(where), claim.id, other.id, form.kind));
  };

  const unrelate: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const claim = claimHere(where, request);
    const id = String(request.params.relation);
    if (!relationsOf(where.db, familyOf(where.db, claim.id)).some((one) => one.id === id))
      throw new NotFound(`Claim ${claim.number} has no such relation any more. Reload the page.`);
    const outcome = removeRelation(contextOf(where), id);
    doneAt(response, `${hrefOf(where, claim)}#relations`, outcome);
  };

  const question: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const claim = claimHere(where, request);
    const outcome = addQuestion(contextOf(where), claim.id, parse(asking, request.body));
    doneAt(response, `${hrefOf(where, claim)}#questions`, outcome);
  };

  const identity: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const claim = claimHere(where, request);
    const { first, second, mark, rationale } = parse(identifying, request.body);
    doneAt(response, hrefOf(where, claim), markSources(contextOf(where), first, second, mark, rationale));
  };

  return { evidence, verdict, relate, unrelate, question, identity };
}

const bulk = z.object({
  evidence: evidenceIds,
  do: z.enum(['stance', 'move', 'unlink', 'note']).default('stance'),
  stance: z.enum(STANCES).optional(),
  claim: z.string().trim().max(2400).default(''),
  kind: z.enum(CLAIM_KINDS).default('fact'),
  note: z.string().max(4000).default(''),
  version: version.default(0),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

/** The page of a claim changes what is linked with that claim, and nothing else. */
function expectOwn({ db }: Here, claim: Claim, ids: readonly string[]): void {
  const family = new Set(familyOf(db, claim.id));
  const known = new Set(
    links
      .byId(db, ids)
      .filter((one) => family.has(one.claimId))
      .map((one) => one.id),
  );
  if (ids.some((id) => !known.has(id)))
    throw new NotFound('A mention that you selected is no longer linked with this claim. Reload the page.');
}

function changeEvidence(context: Context, form: z.infer<typeof bulk>): Outcome<unknown> {
  if (form.do === 'unlink') return unlinkEvidence(context, null, form.evidence);
  if (form.do === 'note') return noteEvidence(context, null, form.evidence[0] ?? '', form.version, form.note);
  if (form.stance === undefined) throw new Invalid('Choose a stance.', { stance: 'empty' });
  return setStances(context, null, form.evidence, form.stance);
}

const judging = z.object({
  seen: z.string().max(60).default(''),
  decision: z.enum(DECISIONS, 'choose one of confirmed, refuted, misattributed, unresolved'),
  likelihood: optionalOf(LIKELIHOODS),
  confidence: optionalOf(CONFIDENCES),
  rationale: z.string().max(40_000).default(''),
});

const asking = z
  .object({ text: z.string().max(10_000).default(''), owner: z.string().max(60).default(''), due: optionalText(40) })
  .transform(({ text, owner, due }) => ({
    text,
    ownerId: owner === '' ? null : owner,
    due: due === null ? null : (isoDating(due)?.to ?? due),
  }));

const identifying = z.object({
  first: z.string().max(60),
  second: z.string().max(60),
  mark: z.enum(IDENTITY_MARKS),
  rationale: z.string().max(4000).default(''),
});
