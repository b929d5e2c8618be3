import type { RequestHandler } from 'express';
import { z } from 'zod';
import { analyst, putAnalyst } from '../store/people.ts';
import { parse } from './fields.ts';
import { type Deps, wantsJson } from './here.ts';
import { framed } from './page.ts';

/** Who works here: asked on the first visit, kept beside the workspaces. */
export function nameRoutes(deps: Deps) {
  const { control } = deps.folder;

  const page: RequestHandler = (request, response) => {
    const person = analyst(control);
    response.send(
      framed(
        deps,
        request,
        'name',
        { title: 'Your name' },
        { name: person?.name ?? '', isFirst: person === null, next: ownPath(request.query.next) },
      ),
    );
  };

  const save: RequestHandler = (request, response) => {
    const form = parse(
      z.object({
        name: z.string().trim().min(1, 'is empty').max(100, 'at most 100 characters'),
        next: z.string().optional(),
      }),
      request.body,
    );
    putAnalyst(control, { id: analyst(control)?.id ?? deps.newId(), name: form.name }, deps.now());
    response.redirect(303, ownPath(form.next));
  };

  /** Pages wait for a name; data and programs don't. */
  const askFirst: RequestHandler = (request, response, next) => {
    const isPage =
      request.method === 'GET' &&
      request.accepts(['html', 'json']) === 'html' &&
      !/\.json$|\/original$/.test(request.path) &&
      Boolean(request.get('accept')?.includes('text/html'));
    if (isPage && !wantsJson(request) && analyst(control) === null)
      response.redirect(303, `/name?next=${encodeURIComponent(request.originalUrl)}`);
    else next();
  };

  return { page, save, askFirst };
}

/** Only a path of this server is gone to. */
const ownPath = (path: unknown): string =>
  typeof path === 'string' && /^\/(?![/\\])[^\\\r\n]*$/.test(path) ? path : '/';
