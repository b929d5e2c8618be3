import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { RequestHandler } from 'express';
import { Forbidden, Invalid, NotFound } from '../domain/errors.ts';
import { mayDo } from '../domain/permissions.ts';
import { datasetSchemaText } from '../formats/write/schema.ts';
import { changeBySeq } from '../store/changes.ts';
import { contentsOf, isEmpty } from '../store/dataset.ts';
import { isAnyProtected } from '../store/sources.ts';
import { type ImportedDataset, importDataset, MAX_DATASET_BYTES } from '../usecases/importDataset.ts';
import { refreshStandings } from '../usecases/standings.ts';
import { expectWorkspace } from '../usecases/workspaces.ts';
import { exportModel, importedModel, noticeWords } from '../viewmodels/dataset.ts';
import { contextOf, type Deps, here, numberIn, wantsJson } from './here.ts';
import { sendPage } from './page.ts';
import { eachFile, type Uploaded } from './upload.ts';

/** What an entry of the log may lack that was made before datasets had claims. */
const BEFORE_CLAIMS = { documents: 0, annotations: 0, sources: 0, claims: 0, differing: 0, differences: [] };

/** The dataset of a workspace: out as one file, in as one file, and its schema. */
export function datasetRoutes(deps: Deps) {
  const page: RequestHandler = (request, response) => {
    const { db, base, slug, role } = here(deps, request);
    const contents = contentsOf(db);
    const hidden = isAnyProtected(db) ? { mayShow: mayDo(role, 'seeProtected') } : null;
    const model = exportModel(base, slug, expectWorkspace(db).name, contents, isEmpty(contents), hidden);
    sendPage(deps, request, response, 'export', { title: 'Export', current: 'export' }, model);
  };

  const download: RequestHandler = async (request, response) => {
    const { db, slug, role } = here(deps, request);
    const isShown = request.query.protected === 'shown';
    if (isShown && !mayDo(role, 'seeProtected'))
      throw new Forbidden(
        'Protected sources leave a workspace by name for reviewers alone. Leave “protected=shown” out.',
      );
    refreshStandings(db);
    response.set({
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `inline; filename="hearsay-${slug}.json"`,
      'cache-control': 'no-store',
      vary: 'accept-encoding',
    });
    const dataset = deps.exportFile(deps.folder.fileOf(slug), { isVeiled: !isShown && isAnyProtected(db) });
    const isPacked =
      request.acceptsEncodings(['gzip', 'identity']) === 'gzip' && request.get('sec-fetch-site') === 'none';
    if (isPacked) response.set('content-encoding', 'gzip');
    await (isPacked ? pipeline(dataset, createGzip({ level: 1 }), response) : pipeline(dataset, response)).catch(
      (error: unknown) => {
        if (!response.writableEnded && !response.destroyed) throw error;
      },
    );
  };

  const upload: RequestHandler = async (request, response) => {
    const where = here(deps, request);
    const context = contextOf(where);
    const files: Uploaded[] = [];
    await eachFile(request, (file) => files.push(file), MAX_DATASET_BYTES);
    const [file] = files;
    if (!file || files.length > 1)
      throw new Invalid('Choose one dataset, a .json file that Hearsay exported.', { file: 'one' });
    if (file.tooLarge)
      throw new Invalid(
        `A dataset has at most ${MAX_DATASET_BYTES / 1_000_000} MB here. Import it on the command line in parts.`,
        { file: 'large' },
      );
    const came = importDataset(context, new TextDecoder().decode(file.bytes));
    deps.readForCopies(where.slug);
    const href = came.differing > 0 ? `${where.base}/datasets/${came.seq}` : `${where.base}/documents`;
    if (wantsJson(request))
      response
        .status(201)
        .location(href)
        .json({ ...came, notice: noticeWords(came), href });
    else response.redirect(303, href);
  };

  const imported: RequestHandler = (request, response) => {
    const { db, base } = here(deps, request);
    const entry = changeBySeq(db, numberIn(request, 'change'))?.entries.find((one) => one.noun === 'dataset');
    if (!entry) throw new NotFound('No dataset was imported at this address.');
    sendPage(
      deps,
      request,
      response,
      'imported-dataset',
      { title: 'Imported' },
      importedModel(base, { ...BEFORE_CLAIMS, ...(entry.after as Partial<ImportedDataset>) }),
    );
  };

  const schema: RequestHandler = (_request, response) => {
    response.set({ 'content-type': 'application/schema+json; charset=utf-8' }).send(datasetSchemaText());
  };

  return { page, download, upload, imported, schema };
}
