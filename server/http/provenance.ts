import type { RequestHandler } from 'express';
import { z } from 'zod';
import { planOf } from '../viewmodels/graphSizes.ts';
import { pictureOf, provenanceModel, SHOWS } from '../viewmodels/provenance.ts';
import { claimShown, pictureView } from './claimShown.ts';
import { parse } from './fields.ts';
import type { Deps } from './here.ts';
import { sendPage } from './page.ts';

const shown = z.object({
  side: z.enum(SHOWS).catch('all'),
  loop: z.coerce.number().int().min(1).max(100_000).catch(0),
});

/** Where a claim comes from, as a picture and as a list. */
export const provenancePage =
  (deps: Deps): RequestHandler =>
  async (request, response) => {
    const found = claimShown(deps, request, response, '/provenance');
    if (!found) return;
    const { side, loop } = parse(shown, request.query);
    const view = pictureView(found);
    const graph = pictureOf(view, side, loop);
    const layout = await deps.layOut(planOf(graph));
    sendPage(
      deps,
      request,
      response,
      'provenance',
      {
        title: `Provenance of claim ${found.claim.number}`,
        where: 'picture',
        current: 'claims',
        data: { keys: 'picture' },
      },
      provenanceModel(view, found.row, { show: side, loop }, graph, layout),
    );
  };
