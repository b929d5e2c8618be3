import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Document } from '../domain/document.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import { MAX_BYTES } from '../formats/read/index.ts';
import { annotationsById } from '../store/annotations.ts';
import { citationsOf, derivationsAround } from '../store/derivations.ts';
import { documentsOffered } from '../store/documentLists.ts';
import { documentByNumber } from '../store/documents.ts';
import type { Outcome } from '../usecases/change.ts';
import type { Imported } from '../usecases/importDocument.ts';
import { addReport, replaceByImport, replaceReport } from '../usecases/reports.ts';
import { reportModel } from '../viewmodels/reports.ts';
import { doneAt } from './done.ts';
import { dating, datingOf, optionalChoice, optionalInteger, optionalText, parse } from './fields.ts';
import { contextOf, type Deps, documentHere, type Here, here } from './here.ts';
import { sendPage } from './page.ts';
import { shelfFor } from './shelf.ts';
import { eachFile, type Uploaded } from './upload.ts';

const DOCUMENTS_OFFERED = 500;

/** Reports that are cited but not in hand: made by hand, and replaced by their text once that is there. */
export function reportRoutes(deps: Deps) {
  const create: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const form = parse(
      z.object({
        title: z.string().max(500).default(''),
        outlet: optionalChoice,
        address: optionalText(2000),
        ...dating,
      }),
      request.body,
    );
    const { title, outlet, address } = form;
    const outcome = addReport(contextOf(where), { title, outlet, address, date: datingOf(form) });
    doneAt(response, `${where.base}/documents/${outcome.value.number}`, outcome);
  };

  const replace: RequestHandler = async (request, response) => {
    const where = here(deps, request);
    const report = documentHere(where, request);
    const outcome = request.is('multipart/form-data')
      ? replaceByImport(contextOf(where), report.id, await uploaded(request, report))
      : replaceAsFormSays(where, request, report);
    deps.readForCopies(where.slug);
    doneAt(response, `${where.base}/documents/${outcome.value.number}/derivations`, outcome);
  };

  return { create, replace };
}

/** The page of a report that is not in hand, in the place of a text to read. */
export function sendReport(deps: Deps, request: Request, response: Response, where: Here, document: Document): void {
  const { db, base } = where;
  const derivations = derivationsAround(db, [document.id]);
  const citations = citationsOf(db, document.id);
  const annotations = annotationsById(
    db,
    citations.map((one) => one.annotationId),
  );
  const model = reportModel({
    document,
    citations,
    annotations,
    derivations,
    documents: documentsOffered(db, 'held', DOCUMENTS_OFFERED),
    shelf: shelfFor(db, base, derivations, [document.id, ...annotations.map((one) => one.documentId)]),
  });
  sendPage(deps, request, response, 'report', { title: document.title, current: 'documents' }, model);
}

/** A document that is here already, or a text that was pasted. */
function replaceAsFormSays(where: Here, request: Request, report: Document): Outcome<Document> {
  const form = parse(
    z.object({
      document: optionalInteger,
      text: z.string().max(MAX_BYTES).default(''),
      title: optionalText(500),
      outlet: optionalText(300),
      ...dating,
    }),
    request.body,
  );
  if (form.document === null) {
    const { title, outlet } = form;
    const overrides = Object.entries({ title, outlet, address: report.address, date: datingOf(form) });
    return replaceByImport(contextOf(where), report.id, {
      text: form.text.replaceAll('\r\n', '\n'),
      overrides: Object.fromEntries(overrides.filter(([, value]) => value !== null)),
    });
  }
  const document = documentByNumber(where.db, form.document);
  if (!document) throw new NotFound(`There is no document ${form.document} in this workspace.`);
  return replaceReport(contextOf(where), report.id, document.id);
}

async function uploaded(request: Request, report: Document): Promise<Imported> {
  const files: Uploaded[] = [];
  await eachFile(request, (file) => files.push(file));
  const [file] = files;
  if (!file || files.length > 1) throw new Invalid('Choose one file: the text of this report.', { file: 'one' });
  if (file.tooLarge) throw new Invalid('The file is too large. Leave out what isn’t text.', { file: 'large' });
  return { ...file, overrides: report.address ? { address: report.address } : {} };
}
