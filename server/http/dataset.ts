import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { RequestHandler } from 'express';
import { Invalid } from '../domain/errors.ts';
import { datasetSchemaText } from '../formats/write/schema.ts';
import { contentsOf } from '../store/dataset.ts';
import { importDataset, MAX_DATASET_BYTES } from '../usecases/importDataset.ts';
import { expectWorkspace } from '../usecases/workspaces.ts';
import { contextOf, type Deps, here } from './here.ts';
import { framed } from './page.ts';
import { eachFile, type Uploaded } from './upload.ts';

/** The dataset of a workspace: out as one file, in as one file, and its schema. */
export function datasetRoutes(deps: Deps) {
  const page: RequestHandler = (request, response) => {
    const { db, base, slug } = here(deps, request);
    const { name } = expectWorkspace(db);
    const { documents, sources, annotations, trash } = contentsOf(db);
    const isEmpty = documents + sources + annotations + trash === 0;
    response
      .set('cache-control', 'no-store')
      .send(
        framed(
          deps,
          request,
          'export',
          { title: 'Export', current: 'export' },
          { base, slug, name, documents, sources, annotations, isEmpty },
        ),
      );
  };

  const download: RequestHandler = async (request, response) => {
    const { slug } = here(deps, request);
    response.set({
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `inline; filename="hearsay-${slug}.json"`,
      'cache-control': 'no-store',
      vary: 'accept-encoding',
    });
    const dataset = deps.exportFile(deps.folder.fileOf(slug));
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
    importDataset(context, new TextDecoder().decode(file.bytes));
    deps.readForCopies(where.slug);
    response.redirect(303, `${where.base}/documents`);
  };

  const schema: RequestHandler = (_request, response) => {
    response.set({ 'content-type': 'application/schema+json; charset=utf-8' }).send(datasetSchemaText());
  };

  return { page, download, upload, schema };
}
