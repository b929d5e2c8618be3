import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Document } from '../domain/document.ts';
import { documentsSharing } from '../store/compare.ts';
import type { Database } from '../store/database.ts';
import { derivationsAround } from '../store/derivations.ts';
import { documentsOffered } from '../store/documentLists.ts';
import { documentByNumber } from '../store/documents.ts';
import { refreshStandings } from '../usecases/standings.ts';
import { compareModel, ORDERS } from '../viewmodels/compare.ts';
import { type ChosenDocument, chooserModel } from '../viewmodels/compareChooser.ts';
import { parse } from './fields.ts';
import { type Deps, type Here, here } from './here.ts';
import { sendPage } from './page.ts';
import { wholeReading } from './readings.ts';

/** Documents to choose from: so many that share claims, so many by number. */
const SHARING = 50;
const OFFERED = 500;
const number = z.coerce.number().int().min(1).max(999_999_999).nullable().catch(null);
const asked = z.object({ left: number, right: number, order: z.enum(ORDERS).catch('first') });

/** Two documents side by side, their mentions of the same claims joined. */
export const comparePage =
  (deps: Deps): RequestHandler =>
  (request, response) => {
    const where = here(deps, request);
    const { left, right, order } = parse(asked, request.query);
    refreshStandings(where.db);
    const [first, second] = [chosen(where.db, left), chosen(where.db, right)];
    const address = `${where.base}/compare`;
    const compared =
      first.document && second.document && first.document.id !== second.document.id
        ? compareModel(readingOf(where, first.document), readingOf(where, second.document), {
            address,
            order,
            derivations: derivationsAround(where.db, [first.document.id]),
          })
        : null;
    const model = { ...chooserModel(address, first, second, order), compared };
    sendPage(
      deps,
      request,
      response,
      'compare',
      { title: 'Compare two documents', where: 'compare', current: 'documents', data: { keys: 'compare' } },
      model,
    );
  };

const readingOf = ({ db, base }: Here, document: Document) =>
  wholeReading(db, document, `${base}/documents/${document.number}`);

/** The document with a number, where it can be compared, and those to choose in its place. */
function chosen(db: Database, number: number | null): ChosenDocument {
  const found = number === null ? null : documentByNumber(db, number);
  const document = found && found.hiddenAt === null && found.held ? found : null;
  return {
    number,
    found,
    document,
    sharing: document ? documentsSharing(db, document.id, SHARING) : [],
    offered: documentsOffered(db, 'held', OFFERED),
  };
}
