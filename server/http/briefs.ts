import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { NotFound } from '../domain/errors.ts';
import { eventByNumber } from '../store/claims.ts';
import { briefMarkdown } from '../viewmodels/briefMarkdown.ts';
import type { Brief } from '../viewmodels/briefText.ts';
import { claimBriefOf, eventBriefOf } from './briefReading.ts';
import { claimShown } from './claimShown.ts';
import { parse } from './fields.ts';
import { type Deps, here, numberIn } from './here.ts';
import { sendPage } from './page.ts';

const asked = z.object({ protected: z.enum(['hidden', 'shown']).catch('hidden') });

/** A claim or an event as something to print or to send: a page, and the same as Markdown. */
export function briefRoutes(deps: Deps) {
  const ofClaim =
    (below: string, send: Send): RequestHandler =>
    (request, response) => {
      const found = claimShown(deps, request, response, below);
      if (found) send(request, response, claimBriefOf(found, isMasked(request), deps.now()));
    };

  const ofEvent =
    (send: Send): RequestHandler =>
    (request, response) => {
      const where = here(deps, request);
      const event = eventByNumber(where.db, numberIn(request, 'event'));
      if (!event) throw new NotFound('There is no such event in this workspace.');
      if (event.hiddenAt !== null)
        throw new NotFound(`Event ${event.number} was deleted. It can be restored from the trash.`);
      send(request, response, eventBriefOf(where, event, isMasked(request), deps.now()));
    };

  const page: Send = (request, response, brief) => {
    const title = `Brief of ${brief.subject.toLowerCase()}`;
    sendPage(deps, request, response, 'brief', { title, current: 'claims' }, brief);
  };

  return {
    claim: ofClaim('/brief', page),
    claimMarkdown: ofClaim('/brief.md', sendMarkdown),
    event: ofEvent(page),
    eventMarkdown: ofEvent(sendMarkdown),
  };
}

type Send = (request: Request, response: Response, brief: Brief) => void;

const isMasked = (request: Request): boolean => parse(asked, request.query).protected === 'hidden';

const sendMarkdown: Send = (_request, response, brief) => {
  const name = brief.subject.toLowerCase().replaceAll(' ', '-');
  response
    .set({
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': `inline; filename="${name}.md"`,
      'cache-control': 'no-store',
    })
    .send(briefMarkdown(brief));
};
