import type { RequestHandler } from 'express';
import { z } from 'zod';
import { editGuidelines, expectWorkspace } from '../usecases/workspaces.ts';
import { guidelinesSubject } from '../viewmodels/conflictSubjects.ts';
import { markdownHtml } from '../viewmodels/markdown.ts';
import { choosable, type Edited } from './conflicts.ts';
import { parse, version } from './fields.ts';
import { contextOf, type Deps, type Here, here } from './here.ts';
import { sendPage } from './page.ts';

/** How this desk marks: a page in Markdown, one key away. */
export function guidelineRoutes(deps: Deps) {
  const page: RequestHandler = (request, response) => {
    const { db, base } = here(deps, request);
    const { guidelines } = expectWorkspace(db);
    sendPage(
      deps,
      request,
      response,
      'guidelines',
      { title: 'Guidelines' },
      { base, html: markdownHtml(guidelines), hasText: guidelines.trim() !== '' },
    );
  };

  const form: RequestHandler = (request, response) => {
    const { db, base } = here(deps, request);
    const { guidelines, version } = expectWorkspace(db);
    sendPage(
      deps,
      request,
      response,
      'guidelines-form',
      { title: 'Edit the guidelines' },
      { base, guidelines, version },
    );
  };

  const save: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const fields = parse(z.object({ guidelines: z.string(), version }), request.body);
    editGuidelines(contextOf(where), fields.version, fields.guidelines);
    response.redirect(303, `${where.base}/guidelines`);
  };

  const edited = ({ db, base }: Here): Edited => {
    const workspace = expectWorkspace(db);
    return { ...guidelinesSubject(base, workspace), row: { noun: 'workspace', id: workspace.id } };
  };

  return { page, form, save: choosable(deps, edited, save) };
}
