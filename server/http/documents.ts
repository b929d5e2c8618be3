import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { MEGABYTE } from '../domain/document.ts';
import { Duplicate, Invalid, NotFound } from '../domain/errors.ts';
import { DIRECTIONS, READING_STATES } from '../domain/vocabulary.ts';
import { MAX_BYTES } from '../formats/read/index.ts';
import { derivationCount } from '../store/derivations.ts';
import { documentsFound, documentsListed, languagesUsed, readingCounts, unheldCount } from '../store/documentLists.ts';
import { originalOf } from '../store/documentTexts.ts';
import { outletsUsed, sourcesWithMerges } from '../store/sources.ts';
import { editDocument, hideDocument } from '../usecases/documents.ts';
import { importDocument, importText } from '../usecases/importDocument.ts';
import { documentSubject } from '../viewmodels/conflictSubjects.ts';
import { detailsModel } from '../viewmodels/details.ts';
import { documentsModel, PAGE_LENGTH } from '../viewmodels/documents.ts';
import { type ImportResult, importReport } from '../viewmodels/imports.ts';
import { activityIn } from './activity.ts';
import { choosable, type Edited, formBook } from './conflicts.ts';
import { dating, datingOf, integer, optionalChoice, optionalOf, optionalText, parse, version } from './fields.ts';
import { contextOf, type Deps, documentHere, type Here, here, readerId, wantsJson } from './here.ts';
import { sendPage } from './page.ts';
import { phrases } from './search.ts';
import { eachFile, type Uploaded } from './upload.ts';

const filters = z.object({
  state: optionalOf(READING_STATES),
  language: optionalText(20),
  outlet: optionalText(40),
  q: optionalText(300),
  /** `no`: only reports that are not in hand. */
  held: optionalOf(['no'] as const),
  page: integer.default(1),
});

export function documentRoutes(deps: Deps) {
  const list: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const { db } = where;
    const { state, language, outlet, q, held, page } = parse(filters, request.query);
    const query = q ? phrases(q) : null;
    const ids = query ? documentsFound(db, query, 2000) : q ? [] : null;
    const offset = PAGE_LENGTH * Math.max(0, page - 1);
    const documents = documentsListed(
      db,
      readerId(where),
      { state, language, outletId: outlet, ids, held: held === 'no' ? false : state === null ? null : true },
      PAGE_LENGTH + 1,
      offset,
    );
    const model = documentsModel({
      base: where.base,
      documents,
      activity: activityIn(
        where,
        documents.map((one) => one.id),
      ),
      counts: readingCounts(db, readerId(where)),
      unheld: unheldCount(db),
      proposed: derivationCount(db, 'proposed'),
      languages: languagesUsed(db),
      outlets: outletsUsed(db),
      filter: { state, language, outlet, q, held },
      page: Math.max(1, page),
    });
    sendPage(deps, request, response, 'documents', { title: 'Documents', where: 'lists', current: 'documents' }, model);
  };

  const upload: RequestHandler = async (request, response) => {
    const where = here(deps, request);
    contextOf(where);
    const results: ImportResult[] = [];
    await eachFile(request, (file) => results.push(importOne(where, file)));
    if (results.length === 0)
      throw new Invalid('No file was chosen. Choose one or several, or paste a text.', { file: 'empty' });
    deps.readForCopies(where.slug);
    report(deps, request, response, where, results);
  };

  const paste: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const form = parse(
      z.object({
        text: z.string().max(MAX_BYTES),
        title: optionalText(500),
        outlet: optionalText(300),
        address: optionalText(2000),
        language: optionalText(20),
        ...dating,
      }),
      request.body,
    );
    const { text, title, outlet, address, language } = form;
    const date = datingOf(form);
    const given = { title, outlet, address, language, date };
    const overrides = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
    const { value } = importText(contextOf(where), text.replaceAll('\r\n', '\n'), overrides);
    deps.readForCopies(where.slug);
    response.redirect(303, `${where.base}/documents/${value.number}`);
  };

  const original: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const document = documentHere(where, request);
    const bytes = originalOf(where.db, document.id);
    if (!document.held) throw new NotFound('This report is not in hand: there are no bytes of it here.');
    if (!bytes)
      throw new NotFound(
        'The original bytes are not in this workspace: the document came with a dataset, which carries their hash alone.',
      );
    const name = document.fileName ?? `document-${document.number}.txt`;
    response
      .set({
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename="document-${document.number}"; filename*=UTF-8''${encodeURIComponent(name)}`,
        'cache-control': 'no-store',
        'x-sha256': document.sha256 ?? '',
      })
      .send(bytes);
  };

  const details: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const document = documentHere(where, request);
    const ids = [document.outletId, document.authorId].filter((id): id is string => id !== null);
    const model = detailsModel({
      base: where.base,
      document,
      sources: sourcesWithMerges(where.db, ids),
      hasOriginal: originalOf(where.db, document.id) !== null,
    });
    sendPage(
      deps,
      request,
      response,
      'details',
      { title: `Details of ${document.title}`, current: 'documents', data: { workspace: where.base } },
      model,
    );
  };

  const save: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const document = documentHere(where, request);
    const form = parse(
      z.object({
        version,
        title: z.string().max(1000),
        language: z.string().regex(/^[a-z]{2,3}$/, 'a code of two or three letters, such as en or ar'),
        direction: z.enum(DIRECTIONS),
        outlet: optionalChoice,
        author: optionalChoice,
        address: optionalText(2000),
        paraphraseOf: optionalText(1000),
        ...dating,
      }),
      request.body,
    );
    const { version: based, from, to, basis, ...fields } = form;
    editDocument(contextOf(where), document.id, based, { ...fields, date: datingOf({ from, to, basis }) });
    response.redirect(303, `${where.base}/documents/${document.number}`);
  };

  const remove: RequestHandler = (request, response) => {
    const where = here(deps, request);
    hideDocument(contextOf(where), documentHere(where, request).id, parse(z.object({ version }), request.body).version);
    response.redirect(303, `${where.base}/documents`);
  };

  const edited = (where: Here, request: Request): Edited => {
    const document = documentHere(where, request);
    return { ...documentSubject(where.base, document, formBook(where)), row: { noun: 'document', id: document.id } };
  };

  return { list, upload, paste, original, details, save: choosable(deps, edited, save), remove };
}

/** One file of a batch: what is wrong with it is said by name, and the others go in. */
function importOne(where: Here, { fileName, bytes, tooLarge }: Uploaded): ImportResult {
  const failed = (error: string, duplicate: ImportResult['duplicate'] = null): ImportResult => ({
    name: fileName,
    document: null,
    error,
    duplicate,
  });
  if (tooLarge) return failed(`It is larger than ${MAX_BYTES / MEGABYTE} MB. Split it, or leave out what isn’t text.`);
  try {
    return {
      name: fileName,
      document: importDocument(contextOf(where), { bytes, fileName }).value,
      error: null,
      duplicate: null,
    };
  } catch (error) {
    if (error instanceof Duplicate) return failed(error.message, error.existing);
    if (error instanceof Invalid) return failed(error.message);
    throw error;
  }
}

function report(
  deps: Deps,
  request: Request,
  response: Response,
  { base }: Here,
  results: readonly ImportResult[],
): void {
  const model = importReport(base, results);
  response.status(results.some((result) => result.document) ? 201 : 422);
  if (wantsJson(request)) response.set('cache-control', 'no-store').json(model);
  else sendPage(deps, request, response, 'imported', { title: 'Import report', current: 'documents' }, model);
}
