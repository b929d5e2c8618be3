import type { RequestHandler } from 'express';
import { z } from 'zod';
import { NotFound } from '../domain/errors.ts';
import { claimByNumber, resolvedClaim } from '../store/claims.ts';
import { standingsOf } from '../store/standings.ts';
import { dismissPair } from '../usecases/dismissals.ts';
import { type Duplicates, duplicatesFrom, duplicatesOf } from '../usecases/duplicates.ts';
import { refreshStandings } from '../usecases/standings.ts';
import { duplicatesModel } from '../viewmodels/duplicates.ts';
import { doneAt } from './done.ts';
import { optionalInteger, parse } from './fields.ts';
import { contextOf, type Deps, type Here, here } from './here.ts';
import { next, nextIn } from './next.ts';
import { sendPage } from './page.ts';

const STRIP = ['rowNext', 'rowAccept', 'rowReject', 'rowOpen', 'undo', 'help'];

/** The finder of claims that may be the same, and the form that tells two apart. */
export function duplicateRoutes(deps: Deps) {
  const page: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const { before, claim } = parse(z.object({ before: optionalInteger, claim: optionalInteger }), request.query);
    refreshStandings(where.db);
    const found = claim === null ? duplicatesFrom(where.db, before) : ofOne(where, claim);
    const claimIds = found.pairs.flatMap(({ claim: one, other }) => [one.id, other.id]);
    const query = new URLSearchParams(
      Object.entries({ before, claim }).flatMap(([name, value]) =>
        value === null ? [] : [[name, String(value)] as [string, string]],
      ),
    );
    const address = `${where.base}/claims/duplicates${query.size > 0 ? `?${query}` : ''}`;
    const model = duplicatesModel(where.base, found, claim, standingsOf(where.db, claimIds), address);
    sendPage(
      deps,
      request,
      response,
      'duplicates',
      { title: 'Claims that may be the same', where: 'lists', current: 'claims', strip: STRIP },
      model,
    );
  };

  const dismiss: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const form = parse(
      z.object({
        noun: z.enum(['claim', 'mention', 'source']),
        a: z.uuid(),
        b: z.uuid(),
        next,
      }),
      request.body,
    );
    const outcome = dismissPair(contextOf(where), form.noun, form.a, form.b);
    doneAt(response, nextIn(where, form.next, `${where.base}/claims/duplicates`), outcome);
  };

  return { page, dismiss };
}

function ofOne({ db }: Here, number: number): Duplicates {
  const named = claimByNumber(db, number);
  const claim = named && resolvedClaim(db, named.id);
  if (!claim || claim.hiddenAt !== null) throw new NotFound('There is no such claim in this workspace.');
  return { pairs: duplicatesOf(db, claim), from: null, to: null, next: null };
}
