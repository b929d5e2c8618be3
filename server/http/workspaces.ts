import type { RequestHandler } from 'express';
import { z } from 'zod';
import { Forbidden } from '../domain/errors.ts';
import { documentCount } from '../store/documentLists.ts';
import { keepIn } from '../usecases/members.ts';
import { createWorkspace, editWorkspace, expectWorkspace } from '../usecases/workspaces.ts';
import { aboutSubject } from '../viewmodels/conflictSubjects.ts';
import { workspacesModel } from '../viewmodels/workspaces.ts';
import { accessOf } from './access.ts';
import { accountContext } from './accountContext.ts';
import { choosable, type Edited } from './conflicts.ts';
import { parse, version } from './fields.ts';
import { contextOf, type Deps, type Here, here } from './here.ts';
import { sendPage } from './page.ts';
import { workspacesOf } from './workspacesOf.ts';

const fields = { name: z.string().max(200), description: z.string().max(5000).default('') };

export function workspaceRoutes(deps: Deps) {
  const { folder } = deps;

  const home: RequestHandler = (_request, response) => response.redirect(303, '/workspaces');

  const list: RequestHandler = (request, response) => {
    const workspaces = workspacesOf(deps, accessOf(request).account).flatMap(({ slug, db, workspace, role }) =>
      db && workspace ? [{ slug, workspace, documents: documentCount(db), mayDescribe: role === 'admin' }] : [],
    );
    sendPage(deps, request, response, 'workspaces', { title: 'Workspaces' }, workspacesModel(workspaces));
  };

  const create: RequestHandler = (request, response) => {
    const { account } = accessOf(request);
    if (!account) throw new Forbidden('Sign in first: your name stands on everything that you make.');
    const id = deps.newId();
    const { name, description } = parse(z.object(fields), request.body);
    const actor = { id: account.id, name: account.name };
    const slug = createWorkspace(folder, actor, { name, description }, deps.now, deps.newId, id);
    keepIn(accountContext(deps, request), id);
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

  const edited = ({ db, base }: Here): Edited => {
    const workspace = expectWorkspace(db);
    return { ...aboutSubject(base, workspace), row: { noun: 'workspace', id: workspace.id } };
  };

  return { home, list, create, enter, about, save: choosable(deps, edited, save) };
}
