import { createHash } from 'node:crypto';
import type { Citation, Derivation } from '../domain/derivation.ts';
import { directionOf } from '../domain/direction.ts';
import type { Dating, Document } from '../domain/document.ts';
import { Duplicate, Invalid, NotFound } from '../domain/errors.ts';
import { fold } from '../domain/fold.ts';
import { languageOf } from '../formats/read/language.ts';
import { annotationById } from '../store/annotations.ts';
import { citationsTo, derivationsAround } from '../store/derivations.ts';
import { indexDocument } from '../store/documentLists.ts';
import { documentById, documentByNumber, nextDocumentNumber } from '../store/documents.ts';
import { putText } from '../store/documentTexts.ts';
import { type Context, change, type Edit, type Outcome } from './change.ts';
import { checkDerivation } from './derivations.ts';
import { type Imported, makeDocument } from './importDocument.ts';
import { resolveSource, type SourceChoice } from './sources.ts';

/** What is known of a report that is cited but not in hand. */
export type ReportFields = {
  title: string;
  outlet: SourceChoice | null;
  date: Dating | null;
  address: string | null;
};

/** Makes a report that is not in hand: a document without a text, for others to cite. */
export const addReport = (context: Context, fields: ReportFields): Outcome<Document> =>
  change(context, 'add a report not in hand', null, (edit) => makeReport(edit, fields));

/** Makes one inside a change. */
export function makeReport(edit: Edit, { title, outlet, date, address }: ReportFields): Document {
  const source = outlet ? resolveSource(edit, outlet) : null;
  const named = title.trim() === '' && source ? `A report by ${source.name}` : title.trim();
  if (named === '' || named.length > 500)
    throw new Invalid('A report needs a title or an outlet to be known by; a title has at most 500 characters.', {
      title: 'length',
    });
  const report: Document = {
    id: edit.newId(),
    number: nextDocumentNumber(edit.db),
    title: named,
    language: languageOfTitle(named),
    direction: directionOf(named),
    outletId: source?.id ?? null,
    authorId: null,
    address,
    date,
    paraphraseOf: null,
    other: {},
    held: false,
    supersedesId: null,
    fileName: null,
    encoding: null,
    byteLength: 0,
    sha256: null,
    textSha256: createHash('sha256').update('').digest('hex'),
    textLength: 0,
    createdBy: edit.actor.id,
    createdAt: edit.now(),
    version: 0,
    hiddenAt: null,
  };
  const made = edit.put('document', report, null);
  putText(edit.db, made.id, '', [], [], null);
  indexDocument(edit.db, made.number, fold(made.title), '');
  return made;
}

/** A title is short: where it tells no language, Arabic letters do. */
function languageOfTitle(title: string): string {
  const found = languageOf(title);
  if (found !== 'und' || !/\p{Script=Arabic}/u.test(title)) return found;
  return /[پچژگ]/.test(title) ? 'fa' : 'ar';
}

/**
 * Puts a text in the place of a report that was not in hand: whatever cites the report or is tied to it by derivation
 * goes over to the text, in one step. The report goes to the trash.
 */
export const replaceReport = (context: Context, reportId: string, documentId: string): Outcome<Document> =>
  change(context, 'replace a report by its text', null, (edit) => {
    const document = documentById(edit.db, documentId);
    if (!document || document.hiddenAt !== null) throw new NotFound('There is no such document in this workspace.');
    return takeOver(edit, expectReport(edit, reportId), document);
  });

/** The same with a text that comes in by this; where the same file is here already, with that one. */
export const replaceByImport = (context: Context, reportId: string, imported: Imported): Outcome<Document> =>
  change(context, 'replace a report by its text', null, (edit) =>
    takeOver(edit, expectReport(edit, reportId), madeOrKnown(edit, imported)),
  );

function madeOrKnown(edit: Edit, imported: Imported): Document {
  try {
    return makeDocument(edit, imported);
  } catch (error) {
    const known = error instanceof Duplicate ? documentByNumber(edit.db, error.existing.number) : null;
    if (!known) throw error;
    return known;
  }
}

function takeOver(edit: Edit, report: Document, document: Document): Document {
  if (!document.held)
    throw new Invalid(
      `Document ${document.number} is not in hand either. Choose a document that has a text, or paste the text.`,
      { document: 'not held' },
    );
  for (const citation of citationsTo(edit.db, report.id))
    edit.put('citation', citingNow(edit, citation, document), citation);
  const tied = derivationsAround(edit.db, [report.id]);
  const known = derivationsAround(edit.db, [document.id]).filter((one) => !tied.some(({ id }) => id === one.id));
  for (const before of tied) move(edit, before, report, document, known);
  edit.put('document', { ...report, hiddenAt: edit.now() }, report);
  return document;
}

/** An attribution in the text itself no longer cites anything: the words that it cited are its own text's. */
function citingNow(edit: Edit, citation: Citation, document: Document): Citation {
  const isOwn = annotationById(edit.db, citation.annotationId)?.documentId === document.id;
  return isOwn ? { ...citation, hiddenAt: edit.now() } : { ...citation, documentId: document.id, sectionId: null };
}

/** One that would tie the text to itself, or say what is said of it already, goes with the report. */
function move(edit: Edit, before: Derivation, report: Document, document: Document, known: Derivation[]): void {
  const isMade = before.documentId === report.id;
  const after: Derivation = isMade
    ? { ...before, documentId: document.id, sectionId: null }
    : { ...before, fromDocumentId: document.id, fromSectionId: null };
  const isVain = after.documentId === after.fromDocumentId || known.some((one) => isSame(one, after));
  if (isVain) edit.put('derivation', { ...before, hiddenAt: edit.now() }, before);
  else {
    checkDerivation(edit, after);
    known.push(edit.put('derivation', after, before));
  }
}

const isSame = (a: Derivation, b: Derivation): boolean =>
  a.documentId === b.documentId &&
  a.sectionId === b.sectionId &&
  a.fromDocumentId === b.fromDocumentId &&
  a.fromSectionId === b.fromSectionId &&
  a.state === b.state;

function expectReport(edit: Edit, id: string): Document {
  const report = documentById(edit.db, id);
  if (!report || report.hiddenAt !== null) throw new NotFound('There is no such report in this workspace.');
  if (report.held)
    throw new Invalid(`Document ${report.number} has a text: only a report that is not in hand can be replaced.`, {
      document: 'held',
    });
  return report;
}
