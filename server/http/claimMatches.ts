import type { RequestHandler } from 'express';
import { z } from 'zod';
import { annotationByNumber } from '../store/annotations.ts';
import { documentByNumber } from '../store/documents.ts';
import { claimsFor } from '../usecases/matches.ts';
import { claimOptions } from '../viewmodels/claimOptions.ts';
import { integer, parse } from './fields.ts';
import { type Deps, type Here, here } from './here.ts';

const SHOWN = 12;

/** Type-ahead over the registry of claims; with nothing typed, those that are most like the words of a mention. */
export const claimMatches =
  (deps: Deps): RequestHandler =>
  (request, response) => {
    const { db } = here(deps, request);
    const { q, mention, document } = parse(
      z.object({
        q: z.string().max(2000).default(''),
        mention: z.string().max(40).default(''),
        document: integer.optional(),
      }),
      request.query,
    );
    const options = claimOptions(claimsFor(db, q, mentionId(db, mention, document), SHOWN));
    response.set('cache-control', 'no-store').json({ options });
  };

/** A mention by its id, or by its number in a document. */
function mentionId(db: Here['db'], mention: string, document: number | undefined): string | null {
  if (!/^\d{1,9}$/.test(mention)) return mention === '' ? null : mention;
  const found = document === undefined ? null : documentByNumber(db, document);
  return found ? (annotationByNumber(db, found.id, Number(mention))?.id ?? null) : null;
}
