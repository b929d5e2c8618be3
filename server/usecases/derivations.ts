import { circleThrough, type Derivation, type Passages, type TextPlace } from '../domain/derivation.ts';
import type { Document } from '../domain/document.ts';
import { Conflict, Invalid, NotFound } from '../domain/errors.ts';
import type { DerivationKind } from '../domain/vocabulary.ts';
import { derivations, derivationsBehind, derivationsOf } from '../store/derivations.ts';
import { documentById } from '../store/documents.ts';
import { sectionById } from '../store/sections.ts';
import { type Context, change, type Edit, expectVersion, type Outcome } from './change.ts';
import { sharedPassages } from './textParts.ts';

/** What a person says of two texts: which one (or which section of it) was made from which. */
export type DerivationFields = {
  documentId: string;
  sectionId: string | null;
  fromDocumentId: string;
  fromSectionId: string | null;
  kind: DerivationKind;
  note: string;
};
type TextPair = Pick<Derivation, 'documentId' | 'sectionId' | 'fromDocumentId' | 'fromSectionId' | 'passages'>;
export type DerivationDecision = 'confirmed' | 'dismissed';

/** Says by hand that a text was made from another; a proposal of the same is decided by it. */
export const addDerivation = (context: Context, fields: DerivationFields): Outcome<Derivation> =>
  change(context, 'set a derivation', null, (edit) => {
    const note = fields.note.trim();
    if (note.length > 2000) throw new Invalid('Keep the note under 2,000 characters.', { note: 'long' });
    const known = derivationsOf(edit.db, [fields.documentId]).find((one) => isSamePlace(one, fields));
    if (known?.state === 'confirmed')
      throw new Invalid(
        `Document ${numberOf(edit, fields.documentId)} is already said to come from document ${numberOf(edit, fields.fromDocumentId)}. Remove that first to set it anew.`,
        { from: 'known' },
      );
    if (known) return confirm(edit, known, fields.kind, note);
    return makeDerivation(edit, {
      ...fields,
      note,
      method: 'analyst',
      state: 'confirmed',
      passages: shown(edit, fields),
    });
  });

/**
 * Confirms a proposal, as the kind that was chosen (`isTurned`: the other way round), or dismisses it for good.
 * @throws Conflict with both decisions where somebody has decided it meanwhile.
 */
export const decideDerivation = (
  context: Context,
  id: string,
  version: number,
  state: DerivationDecision,
  kind: DerivationKind,
  isTurned = false,
): Outcome<Derivation> =>
  change(context, state === 'confirmed' ? 'confirm a derivation' : 'dismiss a derivation', null, (edit) => {
    const before = expectDerivation(edit, id);
    if (before.state !== 'proposed')
      throw new Conflict(
        `This proposal has been ${before.state} already. Nothing was overwritten: remove the derivation, or undo that decision, to decide again.`,
        { state: before.state, kind: before.kind },
        { state, kind },
      );
    expectVersion(before, version, { state, kind }, 'The proposal');
    return state === 'confirmed'
      ? confirm(edit, before, kind, before.note, isTurned)
      : edit.put('derivation', { ...before, state }, before);
  });

/** Takes a derivation back. One that was once proposed counts as dismissed: it isn't proposed again. */
export const removeDerivation = (context: Context, id: string, version: number): Outcome<Derivation> =>
  change(context, 'remove a derivation', null, (edit) => {
    const before = expectDerivation(edit, id);
    expectVersion(before, version, null, 'The derivation');
    const after: Derivation =
      before.method === 'analyst' ? { ...before, hiddenAt: edit.now() } : { ...before, state: 'dismissed' };
    return edit.put('derivation', after, before);
  });

/** Makes one derivation inside a change, checked against those there are. */
export function makeDerivation(
  edit: Edit,
  fields: Omit<Derivation, 'id' | 'createdBy' | 'createdAt' | 'version' | 'hiddenAt'>,
): Derivation {
  const made: Derivation = {
    id: edit.newId(),
    ...fields,
    createdBy: edit.actor.id,
    createdAt: edit.now(),
    version: 0,
    hiddenAt: null,
  };
  checkDerivation(edit, made);
  return edit.put('derivation', made, null);
}

/**
 * The rules for two texts, of which one is said to come from the other.
 * @throws Invalid for a text from itself and for words carried in a circle, NotFound where a text or section isn't here.
 */
export function checkDerivation(edit: Edit, derivation: Derivation): void {
  const { documentId, fromDocumentId } = derivation;
  const document = expectDocument(edit, documentId);
  const from = expectDocument(edit, fromDocumentId);
  if (documentId === fromDocumentId)
    throw new Invalid(
      `Document ${document.number} can’t come from itself. Choose the other text: the one that it was made from.`,
      { from: 'itself' },
    );
  expectSection(edit, document, derivation.sectionId);
  expectSection(edit, from, derivation.fromSectionId);
  if (derivation.state === 'confirmed') refuseCircle(edit, derivation);
}

function confirm(edit: Edit, before: Derivation, kind: DerivationKind, note: string, isTurned = false): Derivation {
  const after: Derivation = { ...(isTurned ? turned(before) : before), kind, note, state: 'confirmed' };
  checkDerivation(edit, after);
  return edit.put('derivation', after, before);
}

/** The same the other way round: rules go by dates, and dates can be wrong. */
export const turned = <T extends Pick<Derivation, keyof TextPair>>(derivation: T): T & TextPair => ({
  ...derivation,
  documentId: derivation.fromDocumentId,
  sectionId: derivation.fromSectionId,
  fromDocumentId: derivation.documentId,
  fromSectionId: derivation.sectionId,
  passages: { ...derivation.passages, here: derivation.passages.there, there: derivation.passages.here },
});

const isSamePlace = (one: Derivation, fields: DerivationFields): boolean =>
  one.fromDocumentId === fields.fromDocumentId &&
  one.sectionId === fields.sectionId &&
  one.fromSectionId === fields.fromSectionId;

/** What the two texts have in common word for word: it shows the derivation better than a bare statement. */
const shown = (edit: Edit, { documentId, sectionId, fromDocumentId, fromSectionId }: DerivationFields): Passages =>
  sharedPassages(
    edit.db,
    expectDocument(edit, documentId),
    expectDocument(edit, fromDocumentId),
    sectionId,
    fromSectionId,
  );

/** @throws Invalid where the same words would be carried in a circle. */
export function refuseCircle(edit: Edit, derivation: Derivation): void {
  const others = derivationsBehind(edit.db, derivation.fromDocumentId).filter((one) => one.id !== derivation.id);
  const circle = circleThrough(derivation, others, (a, b) => meet(edit, a, b));
  if (!circle) return;
  const way = [derivation.documentId, ...circle.map((one) => one.documentId), derivation.documentId];
  throw new Invalid(
    `That would carry the same words in a circle: ${way
      .map((id) => `document ${numberOf(edit, id)}`)
      .join(
        ' from ',
      )}. Remove one of these derivations first, or choose “quotes” or “cites”, which carry nothing over.`,
    { from: 'circle' },
  );
}

/** Whether two places have words in common: a whole text meets each of its sections, and sections meet where they overlap. */
function meet(edit: Edit, a: TextPlace, b: TextPlace): boolean {
  if (a.documentId !== b.documentId) return false;
  const one = a.sectionId === null ? null : sectionById(edit.db, a.sectionId);
  const other = b.sectionId === null ? null : sectionById(edit.db, b.sectionId);
  return !one || !other || (one.startBlock < other.endBlock && other.startBlock < one.endBlock);
}

const numberOf = (edit: Edit, id: string): number | string => documentById(edit.db, id)?.number ?? '?';

function expectDerivation(edit: Edit, id: string): Derivation {
  const derivation = derivations.get(edit.db, id);
  if (!derivation || derivation.hiddenAt !== null)
    throw new NotFound('There is no such derivation in this workspace, or it was removed.');
  return derivation;
}

function expectDocument(edit: Edit, id: string): Document {
  const document = documentById(edit.db, id);
  if (!document || document.hiddenAt !== null) throw new NotFound('There is no such document in this workspace.');
  return document;
}

function expectSection(edit: Edit, document: Document, id: string | null): void {
  if (id === null) return;
  const section = sectionById(edit.db, id);
  if (!section || section.documentId !== document.id || section.hiddenAt !== null)
    throw new NotFound(`There is no such section in document ${document.number}. Choose one of it, or the whole text.`);
}
