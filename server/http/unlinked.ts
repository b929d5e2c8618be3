import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Claim } from '../domain/claim.ts';
import { statementOf } from '../domain/claimRules.ts';
import { Invalid } from '../domain/errors.ts';
import { CLAIM_KINDS, STANCES } from '../domain/vocabulary.ts';
import { resolvedClaim } from '../store/claims.ts';
import type { ClaimChoice } from '../usecases/claims.ts';
import { expectMention, linkMentions } from '../usecases/evidence.ts';
import { claimsLike } from '../usecases/matches.ts';
import { trayOf } from '../usecases/tray.ts';
import { type AtHand, trayModel } from '../viewmodels/tray.ts';
import { doneAt } from './done.ts';
import { claimChoice } from './evidence.ts';
import { many, optionalInteger, parse } from './fields.ts';
import { contextOf, type Deps, type Here, here } from './here.ts';
import { sendPage } from './page.ts';

const STRIP = ['linkDigit', 'rowNext', 'rowNew', 'rowOpen', 'undo', 'help'];
const stances = z.enum(STANCES).default('supports');
const links = z.object({
  claim: z.string().trim().max(2400).default(''),
  kind: z.enum(CLAIM_KINDS).default('fact'),
  stance: stances,
  /** Ids, by commas where a button links several. */
  mention: many(z.string().max(40_000)),
  /** The same, for a new claim made from the first one's words. */
  fresh: z.string().max(40_000).default(''),
  /** What the new claim says, where somebody put it otherwise than the mention. */
  statement: z.string().trim().max(20_000).default(''),
  /** A claim's id, then mentions' ids, by commas. */
  offered: z.string().max(40_000).default(''),
  before: optionalInteger,
});

/** The tray of mentions that wait for a claim, and the form that links them. */
export function unlinkedRoutes(deps: Deps) {
  const page: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const { claim, stance, before } = parse(
      z.object({ claim: z.string().trim().max(2400).default(''), stance: stances, before: optionalInteger }),
      request.query,
    );
    const atHand = atHandOf(where, claim);
    const model = trayModel({
      base: where.base,
      atHand,
      like: atHand && !atHand.number ? claimsLike(where.db, atHand.statement, null, {}, 4) : [],
      stance,
      tray: trayOf(where.db, atHand?.statement ?? null, before),
      before,
      address: request.originalUrl,
    });
    sendPage(
      deps,
      request,
      response,
      'unlinked',
      { title: 'Mentions without a claim', where: 'lists', current: 'claims', strip: STRIP },
      model,
    );
  };

  const link: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const form = parse(links, request.body);
    const { choice, mentionIds } = wantedBy(where, form);
    const outcome = linkMentions(contextOf(where), null, mentionIds, choice, form.stance);
    const claim = resolvedClaim(where.db, outcome.value[0]?.claimId ?? '');
    // Whoever works through one claim's mentions goes on with it; whoever goes through the tray goes on with the tray.
    const isAtHand = form.fresh === '' && form.offered === '';
    doneAt(response, trayHref(where, isAtHand ? claim : null, form), outcome);
  };

  return { page, link };
}

const ids = (list: string): string[] => list.split(',').filter(Boolean);

function wantedBy(where: Here, form: z.infer<typeof links>): { choice: ClaimChoice; mentionIds: string[] } {
  const [offered = '', ...offeredTo] = ids(form.offered);
  if (offered !== '') return { choice: { id: offered }, mentionIds: offeredTo };
  const fresh = ids(form.fresh);
  if (fresh[0]) {
    const mention = expectMention(contextOf(where), fresh[0]);
    return { choice: { statement: form.statement || statementOf(mention), kind: form.kind }, mentionIds: fresh };
  }
  if (form.claim === '')
    throw new Invalid('Choose a claim first, or make a new one from the mention.', { claim: 'empty' });
  return { choice: claimChoice(where.db, form.claim, form.kind), mentionIds: form.mention.flatMap(ids) };
}

/** The same page of the tray again, with the claim that is still at hand. */
function trayHref({ base }: Here, claim: Claim | null, { stance, before }: z.infer<typeof links>): string {
  const query = new URLSearchParams({
    ...(claim ? { claim: String(claim.number) } : {}),
    ...(stance === 'supports' ? {} : { stance }),
    ...(before === null ? {} : { before: String(before) }),
  });
  return `${base}/claims/unlinked${query.size > 0 ? `?${query}` : ''}`;
}

/** The claim that the address names; words that name none are those of a new claim, which the first link makes. */
function atHandOf({ db }: Here, named: string): AtHand | null {
  if (named === '') return null;
  const choice = claimChoice(db, named, 'fact');
  if ('statement' in choice) return { ...choice, number: null, value: `new:${choice.kind}:${choice.statement}` };
  const claim = resolvedClaim(db, choice.id);
  if (!claim || claim.hiddenAt !== null)
    throw new Invalid('That claim was deleted. Restore it from the trash, or choose another one.', {
      claim: 'deleted',
    });
  return { statement: claim.statement, kind: claim.kind, number: claim.number, value: `id:${claim.id}` };
}
