import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Derivation } from '../domain/derivation.ts';
import type { Document } from '../domain/document.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import { DERIVATION_KINDS, type DerivationKind } from '../domain/vocabulary.ts';
import { derivationCount, derivationsAround, derivationsInState } from '../store/derivations.ts';
import { documentsOffered } from '../store/documentLists.ts';
import { documentByNumber } from '../store/documents.ts';
import { sectionsOf } from '../store/sections.ts';
import { citedOutlets, decideCited, proposedBy } from '../usecases/citedOutlets.ts';
import { addDerivation, decideDerivation, removeDerivation } from '../usecases/derivations.ts';
import { sharedPassages } from '../usecases/textParts.ts';
import {
  CONFIRMED_SHOWN,
  derivationsModel,
  documentDerivationsModel,
  PROPOSALS_SHOWN,
} from '../viewmodels/derivationPages.ts';
import { confirmedModel, type Proposed, proposalModel } from '../viewmodels/derivations.ts';
import { doneAt } from './done.ts';
import { integer, optionalInteger, optionalText, parse, version } from './fields.ts';
import { contextOf, type Deps, documentHere, type Here, here } from './here.ts';
import { sendPage } from './page.ts';
import { shelfFor } from './shelf.ts';

const DOCUMENTS_OFFERED = 500;

const decision = {
  state: z.enum(['confirmed', 'dismissed']),
  kind: z
    .string()
    .regex(new RegExp(`^(?:turned:)?(?:${DERIVATION_KINDS.join('|')})$`))
    .transform((text) => ({
      isTurned: text.startsWith('turned:'),
      kind: text.replace('turned:', '') as DerivationKind,
    })),
  /** The place on the page, and the document on whose page it stood. */
  at: z
    .string()
    .regex(/^p-\d{1,4}$/)
    .default('p-0'),
  back: optionalInteger,
};

/** Which text was made from which: proposals, decisions, and what is said by hand. */
export function derivationRoutes(deps: Deps) {
  const page: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const { db, base } = where;
    const shown = Math.max(1, parse(z.object({ page: integer.default(1) }), request.query).page);
    const stored = derivationCount(db, 'proposed');
    const cited = citedOutlets(db);
    const offset = (shown - 1) * PROPOSALS_SHOWN;
    const proposed = [
      ...derivationsInState(db, 'proposed', PROPOSALS_SHOWN, offset).map(storedProposal),
      ...cited
        .slice(Math.max(0, offset - stored), Math.max(0, offset + PROPOSALS_SHOWN - stored))
        .map((one) => ({ derivation: proposedBy(db, one), stored: null })),
    ];
    const confirmed = derivationsInState(db, 'confirmed', CONFIRMED_SHOWN, 0);
    const shelf = shelfFor(db, base, [...proposed.map((one) => one.derivation), ...confirmed]);
    const model = derivationsModel({
      base,
      proposals: proposed.map((one, i) => proposalModel(one, i + 1, '', shelf)),
      proposed: stored + cited.length,
      confirmed: confirmed.map((one) => confirmedModel(one, shelf)),
      confirmedCount: derivationCount(db, 'confirmed'),
      page: shown,
    });
    send(deps, request, response, 'derivations', 'Derivations', model);
  };

  const documentPage: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const document = documentHere(where, request);
    const { with: other } = parse(z.object({ with: optionalInteger }), request.query);
    const chosen = other === null ? null : otherHere(where, document, other);
    const derivations = derivationsAround(where.db, [document.id]);
    const proposed: Proposed[] = [
      ...derivations.filter((one) => one.state === 'proposed').map(storedProposal),
      ...citedOutlets(where.db)
        .filter((one) => one.documentId === document.id || one.fromDocumentId === document.id)
        .map((one) => ({ derivation: proposedBy(where.db, one), stored: null })),
    ];
    const all = [...derivations, ...proposed.map((one) => one.derivation)];
    const shelf = shelfFor(where.db, where.base, all, [document.id, ...(chosen ? [chosen.id] : [])]);
    const text = shelf.texts.get(document.id);
    const otherText = chosen ? shelf.texts.get(chosen.id) : undefined;
    if (!text) throw new NotFound('There is no such document in this workspace.');
    const model = documentDerivationsModel({
      here: text,
      derivations,
      proposals: proposed.map((one, i) => proposalModel(one, i + 1, String(document.number), shelf)),
      documents: documentsOffered(where.db, 'all', DOCUMENTS_OFFERED).filter((one) => one.number !== document.number),
      chosen:
        chosen && otherText
          ? {
              other: otherText,
              passages: sharedPassages(where.db, document, chosen),
              ownSections: sectionsOf(where.db, document.id),
              otherSections: sectionsOf(where.db, chosen.id),
            }
          : null,
      shelf,
    });
    send(deps, request, response, 'document-derivations', `Derivations of ${document.title}`, model);
  };

  const create: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const form = parse(
      z.object({
        document: integer,
        other: integer,
        way: z.enum(['made', 'from']).default('made'),
        section: optionalText(40),
        otherSection: optionalText(40),
        kind: z.enum(DERIVATION_KINDS),
        note: z.string().max(2000).default(''),
      }),
      request.body,
    );
    const [one, other] = [numbered(where, form.document), numbered(where, form.other)];
    const own = { documentId: one.id, sectionId: form.section };
    const others = { documentId: other.id, sectionId: form.otherSection };
    const [made, from] = form.way === 'made' ? [own, others] : [others, own];
    const outcome = addDerivation(contextOf(where), {
      ...made,
      fromDocumentId: from.documentId,
      fromSectionId: from.sectionId,
      kind: form.kind,
      note: form.note,
    });
    doneAt(response, `${where.base}/documents/${one.number}/derivations`, outcome);
  };

  const decide: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const form = parse(z.object({ version, ...decision }), request.body);
    const { kind, isTurned } = form.kind;
    const id = String(request.params.derivation);
    const outcome = decideDerivation(contextOf(where), id, form.version, form.state, kind, isTurned);
    doneAt(response, returnTo(where, form), outcome);
  };

  const decideCitation: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const form = parse(z.object({ document: integer, from: integer, ...decision }), request.body);
    const [document, from] = [numbered(where, form.document), numbered(where, form.from)];
    const { kind, isTurned } = form.kind;
    const outcome = decideCited(contextOf(where), document.id, from.id, form.state, kind, isTurned);
    doneAt(response, returnTo(where, form), outcome);
  };

  const remove: RequestHandler = (request, response) => {
    const where = here(deps, request);
    const form = parse(z.object({ version, back: optionalInteger }), request.body);
    const outcome = removeDerivation(contextOf(where), String(request.params.derivation), form.version);
    doneAt(response, returnTo(where, { ...form, at: null }), outcome);
  };

  return { page, documentPage, create, decide, decideCitation, remove };
}

const storedProposal = (derivation: Derivation): Proposed => ({
  derivation,
  stored: { id: derivation.id, version: derivation.version },
});

/** Back to the page that the form stood on, at the place where the next proposal has moved up. */
const returnTo = ({ base }: Here, { at, back }: { at: string | null; back: number | null }): string =>
  `${base}${back === null ? '' : `/documents/${back}`}/derivations${at === null ? '' : `#${at}`}`;

function numbered({ db }: Here, number: number): Document {
  const document = documentByNumber(db, number);
  if (!document || document.hiddenAt !== null) throw new NotFound(`There is no document ${number} in this workspace.`);
  return document;
}

function otherHere(where: Here, document: Document, number: number): Document {
  const other = numbered(where, number);
  if (other.id === document.id)
    throw new Invalid('A text can’t come from itself. Choose another document.', { with: 'itself' });
  return other;
}

function send(deps: Deps, request: Request, response: Response, template: string, title: string, model: object): void {
  sendPage(deps, request, response, template, { title, where: 'lists', current: 'documents' }, model);
}
