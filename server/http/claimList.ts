import type { RequestHandler } from 'express';
import { z } from 'zod';
import { Invalid, NotFound } from '../domain/errors.ts';
import { CLAIM_KINDS, STATUSES } from '../domain/vocabulary.ts';
import { sourceNamesOffered } from '../store/claimFilters.ts';
import {
  CLAIM_SORTS,
  type ClaimFilter,
  type ClaimReview,
  claimCounts,
  claimsListed,
  claimsMatching,
} from '../store/claimLists.ts';
import { claims } from '../store/claims.ts';
import { documentsOffered } from '../store/documentLists.ts';
import { eventsOffered } from '../store/eventLists.ts';
import { type Person, peopleOf } from '../store/people.ts';
import { questionCounts } from '../store/questionLists.ts';
import { addClaim, assignClaims, mergeClaims } from '../usecases/claims.ts';
import { refreshStandings } from '../usecases/standings.ts';
import { CLAIMS_A_PAGE, claimsModel } from '../viewmodels/claimList.ts';
import { idsFor, shownFor } from './claimFilters.ts';
import { doneAt } from './done.ts';
import { dating, datingOf, integer, many, optionalOf, optionalText, parse } from './fields.ts';
import { contextOf, type Deps, type Here, here } from './here.ts';
import { next, nextIn } from './next.ts';
import { sendPage } from './page.ts';

const OFFERED = 200;
const STRIP = ['rowNext', 'rowOpen', 'rowSelect', 'rowVerdict', 'rowsMerge', 'rowAct', 'rowNew', 'find', 'help'];
const VIEWS = ['needs_verdict', 'circular', ...STATUSES] as const;
const REVIEW = /^(?:nobody|(?:due|assigned):[0-9a-f-]{36})$/;
const filters = z.object({
  view: optionalOf(VIEWS),
  q: optionalText(300),
  document: optionalText(600),
  source: optionalText(300),
  event: optionalText(300),
  review: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.string().regex(REVIEW).nullable().default(null),
  ),
  sort: z.preprocess((value) => (value === '' ? undefined : value), z.enum(CLAIM_SORTS).default('contest')),
  page: integer.default(1),
});
const selected = { claim: many(z.uuid()), next };

/** The queue of all claims, and what is done with several of them at once. */
export function claimListRoutes(deps: Deps) {
  const list: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const { db } = where;
    const query = parse(filters, request.query);
    refreshStandings(db);
    const filter: ClaimFilter = { view: query.view, review: reviewOf(query.review), ids: idsFor(db, query) };
    const page = Math.max(1, query.page);
    const counts = claimCounts(db);
    const now = deps.now();
    const model = claimsModel({
      base: where.base,
      listed: claimsListed(db, filter, query.sort, CLAIMS_A_PAGE, CLAIMS_A_PAGE * (page - 1)),
      total: isNarrow(filter) ? claimsMatching(db, filter) : (filter.ids?.length ?? counts.all),
      counts,
      openQuestions: questionCounts(db, now.slice(0, 10)).open,
      query,
      shown: shownFor(db, query),
      page,
      people: peopleHere(where),
      meId: where.person?.id ?? '',
      documents: documentsOffered(db, 'linked', OFFERED),
      sources: sourceNamesOffered(db),
      events: eventsOffered(db, OFFERED),
      now,
    });
    sendPage(
      deps,
      request,
      response,
      'claims',
      { title: 'Claims', where: 'lists', current: 'claims', strip: STRIP },
      model,
    );
  };

  const create: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const form = parse(claimFields, request.body);
    const outcome = addClaim(contextOf(where), {
      statement: form.statement,
      kind: form.kind,
      event: form.event === null ? null : { name: form.event },
      place: form.place ?? '',
      date: datingOf(form),
      speaker: form.speaker === null ? null : { name: form.speaker, kind: null },
      reviewerId: form.reviewer,
    });
    doneAt(response, `${where.base}/claims/${outcome.value.number}`, outcome);
  };

  const merge: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const form = parse(z.object({ ...selected, into: optionalText(36) }), request.body);
    const ids = [...new Set(form.claim)];
    if (ids.length + (form.into === null || ids.includes(form.into) ? 0 : 1) < 2)
      throw new Invalid('Select at least two claims to merge.', { claim: 'empty' });
    const into = form.into ?? oldestOf(where, ids);
    const outcome = mergeClaims(
      contextOf(where),
      into,
      ids.filter((id) => id !== into),
    );
    doneAt(response, `${nextIn(where, form.next, `${where.base}/claims`)}#claim-${outcome.value.number}`, outcome);
  };

  const assign: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const form = parse(z.object({ ...selected, person: optionalText(36) }), request.body);
    if (form.claim.length === 0) throw new Invalid('Select the claims that are to be reviewed.', { claim: 'empty' });
    const outcome = assignClaims(contextOf(where), form.claim, form.person);
    const back = nextIn(where, form.next, `${where.base}/claims`);
    doneAt(response, `${back}#claim-${outcome.value[0]?.number}`, outcome);
  };

  return { list, create, merge, assign };
}

const claimFields = z.object({
  statement: z.string().max(2000),
  kind: z.enum(CLAIM_KINDS).default('fact'),
  event: optionalText(300),
  place: optionalText(300),
  ...dating,
  speaker: optionalText(300),
  reviewer: optionalText(36),
});

/** Everybody who has written here, and whoever looks. */
export function peopleHere({ db, person }: Here): Person[] {
  const known = peopleOf(db);
  return person && known.every((one) => one.id !== person.id) ? [...known, person] : known;
}

function reviewOf(words: string | null): ClaimReview | null {
  const [of, personId = ''] = words?.split(':') ?? [];
  if (of === 'nobody') return { of };
  return of === 'due' || of === 'assigned' ? { of, personId } : null;
}

/** Whether more narrows the list than the claims that were found; those are counted already. */
const isNarrow = ({ view, review }: ClaimFilter): boolean => view !== null || review !== null;

/** Of several claims, the one that was made first takes in the others. */
function oldestOf({ db }: Here, ids: readonly string[]): string {
  const [oldest] = claims.byId(db, ids).sort((a, b) => a.number - b.number);
  if (!oldest) throw new NotFound('There is no such claim in this workspace.');
  return oldest.id;
}
