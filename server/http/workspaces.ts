import type { RequestHandler } from 'express';
import { z } from 'zod';
import { Forbidden } from '../domain/errors.ts';
import { documentCount } from '../store/documentLists.ts';
import { analyst } from '../store/people.ts';
import { workspaceOf } from '../store/workspaces.ts';
import { createWorkspace, editWorkspace, expectWorkspace } from '../usecases/workspaces.ts';
import { workspacesModel } from '../viewmodels/workspaces.ts';
import { parse, version } from './fields.ts';
import { contextOf, type Deps, here } from './here.ts';
import { sendPage } from './page.ts';

const fields = { name: z.string().max(200), description: z.string().max(5000).default('') };

export function workspaceRoutes(deps: Deps) {
  const { folder } = deps;

  const home: RequestHandler = (_request, response) => response.redirect(303, '/workspaces');

  const list: RequestHandler = (request, response) => {
    const workspaces = folder.slugs().flatMap((slug) => {
      const db = folder.open(slug);
      const workspace = db && workspaceOf(db);
      return workspace ? [{ slug, workspace, documents: documentCount(db) }] : [];
    });
    sendPage(deps, request, response, 'workspaces', { title: 'Workspaces' }, workspacesModel(workspaces));
  };

  const create: RequestHandler = (request, response) => {
    const person = analyst(folder.control);
    if (!person) throw new Forbidden('Say who you are first: your name stands on everything that you make.');
    const slug = createWorkspace(folder, person, parse(z.object(fields), request.body), deps.now, deps.newId);
    response.redirect(303, `/w/${slug}/documents`);
  };

  const enter: RequestHandler = (request, response) => response.redirect(303, `${here(deps, request).base}/documents`);

  const about: RequestHandler = (request, response) => {
    const { db, base } = here(deps, request);
    const { name, description, version, createdAt } = expectWorkspace(db);
    sendPage(
      deps,
      request,
      response,
      'about',
      { title: 'Name and description' },
      { base, name, description, version, created: createdAt.slice(0, 10) },
    );
  };

  const save: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const form = parse(z.object({ ...fields, version }), request.body);
    editWorkspace(contextOf(where), form.version, form);
    response.redirect(303, `${where.base}/documents`);
  };

  return { home, list, create, enter, about, save };
}
