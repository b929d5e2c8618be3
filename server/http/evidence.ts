import type { Request, RequestHandler } from 'express';
import { z } from 'zod';
import type { Annotation } from '../domain/annotation.ts';
import type { Claim, Evidence } from '../domain/claim.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import { CLAIM_KINDS, type ClaimKind, STANCES } from '../domain/vocabulary.ts';
import { claimByNumber, resolvedClaim } from '../store/claims.ts';
import { evidence as evidenceRows } from '../store/evidence.ts';
import type { Outcome } from '../usecases/change.ts';
import type { ClaimChoice } from '../usecases/claims.ts';
import { linkMentions, noteEvidence, setStances, unlinkEvidence } from '../usecases/evidence.ts';
import { optionalInteger, parse, version } from './fields.ts';
import { contextOf, type Deps } from './here.ts';
import { annotationHere, annotationNumbered, type Place, placeOf, send } from './place.ts';

const stance = z.enum(STANCES);

/** The forms that link a mention with claims, and say what its source does with them. */
export function evidenceRoutes(deps: Deps) {
  /** A change of the links of the mention in the address, which is selected unless another mark is to stay so. */
  const saved =
    (work: (place: Place, mention: Annotation, request: Request) => [Outcome<Evidence[]>, string]): RequestHandler =>
    (request, response) => {
      const place = placeOf(deps, request);
      const mention = annotationHere(place, request);
      const { stay } = parse(z.object({ stay: optionalInteger }), request.body);
      const selected = stay === null ? mention : annotationNumbered(place, stay);
      const [outcome, message] = work(place, mention, request);
      send(place, request, response, { ...outcome, value: selected }, message);
    };

  const link = saved(({ where, document }, mention, request) => {
    const form = parse(
      z.object({
        claim: z.string().trim().max(2400).default(''),
        kind: z.enum(CLAIM_KINDS).default('fact'),
        stance: stance.default('supports'),
      }),
      request.body,
    );
    const choice = claimChoice(where.db, form.claim === '' ? wordsOf(mention) : form.claim, form.kind);
    const outcome = linkMentions(contextOf(where), document.id, [mention.id], choice, form.stance);
    return [outcome, `${form.stance} ${nameIn(where.db, outcome.value[0])}`];
  });

  const change = saved(({ where, document }, mention, request) => {
    const form = parse(
      z.object({ stance: stance.optional(), note: z.string().max(2000).optional(), version: version.optional() }),
      request.body,
    );
    const { id } = evidenceOf(where.db, mention, request);
    if (form.note !== undefined) {
      const outcome = noteEvidence(contextOf(where), document.id, id, form.version ?? 0, form.note);
      return [{ ...outcome, value: [outcome.value] }, 'Note saved'];
    }
    if (form.stance === undefined) throw new Invalid('Choose a stance.', { stance: 'empty' });
    const outcome = setStances(contextOf(where), document.id, [id], form.stance);
    return [outcome, `${form.stance} ${nameIn(where.db, outcome.value[0])}`];
  });

  const unlink = saved(({ where, document }, mention, request) => {
    const one = evidenceOf(where.db, mention, request);
    return [unlinkEvidence(contextOf(where), document.id, [one.id]), `No longer linked with ${nameIn(where.db, one)}`];
  });

  return { link, change, unlink };
}

type Db = Place['where']['db'];

/** The visible link that the address names, if it is one of this mention. */
function evidenceOf(db: Db, mention: Annotation, request: Request): Evidence {
  const one = evidenceRows.get(db, String(request.params.evidence));
  if (!one || one.mentionId !== mention.id || one.hiddenAt !== null)
    throw new NotFound('The mention is no longer linked with that claim. Reload the page.');
  return one;
}

function nameIn(db: Db, one: Evidence | undefined): string {
  const claim: Claim | null = one ? resolvedClaim(db, one.claimId) : null;
  return claim ? `claim ${claim.number}` : 'the claim';
}

/** The words in which a mention states its claim. */
const wordsOf = (mention: Annotation): string => mention.spans.map((span) => span.quote).join(' … ');

const CHOSEN = new RegExp(`^(?:id:(?<id>[0-9a-f-]{36})|new:(?<kind>${CLAIM_KINDS.join('|')}):(?<statement>[^]+))$`);

/** `id:<uuid>` or `new:<kind>:<statement>` as the picker sends a claim; a number that is said aloud; or a new one's words. */
export function claimChoice(db: Db, text: string, kind: ClaimKind): ClaimChoice {
  const { id, kind: chosen, statement } = CHOSEN.exec(text)?.groups ?? {};
  if (id) return { id };
  if (statement) return { statement, kind: chosen as ClaimKind };
  const number = /^(?:claim\s*|#\s*)?(\d{1,9})$/i.exec(text)?.[1];
  if (number === undefined) return { statement: text, kind };
  const found = claimByNumber(db, Number(number));
  if (!found)
    throw new Invalid(`There is no claim ${number} here. Write the statement of a new one instead.`, { claim: number });
  return { id: found.id };
}
