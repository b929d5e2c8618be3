import type { Annotation } from '../domain/annotation.ts';
import type { Citation } from '../domain/derivation.ts';
import type { Document } from '../domain/document.ts';
import { Invalid, NotFound } from '../domain/errors.ts';
import { RELAYING_KINDS } from '../domain/vocabulary.ts';
import { citationsBy } from '../store/derivations.ts';
import { documentById, documentByNumber } from '../store/documents.ts';
import { sectionById } from '../store/sections.ts';
import { sourcesById } from '../store/sources.ts';
import { expectAnnotation, nameOf } from './annotations.ts';
import { type Context, change, type Edit, type Outcome } from './change.ts';
import { makeReport, type ReportFields } from './reports.ts';
import type { SourceChoice } from './sources.ts';

/** The report that an attribution names: one that is known here, or one that isn't in hand and becomes known by this. */
export type CitationTarget =
  | { documentNumber: number; sectionId?: string | null }
  | { newReport: Pick<ReportFields, 'title' | 'outlet' | 'date'> };

/**
 * Says which report an attribution cites. A report not in hand is made in the same step; without an outlet it is of the
 * attribution's own source, where that is an outlet, an agency or an account.
 */
export const cite = (
  context: Context,
  document: Document,
  annotationId: string,
  target: CitationTarget,
): Outcome<Citation> =>
  change(context, 'cite a report', document.id, (edit) => {
    const attribution = expectAttribution(edit, document, annotationId);
    refuseSecond(edit, attribution);
    return edit.put(
      'citation',
      {
        id: edit.newId(),
        annotationId: attribution.id,
        ...('newReport' in target ? madeReport(edit, attribution, target.newReport) : cited(edit, document, target)),
        createdBy: edit.actor.id,
        createdAt: edit.now(),
        version: 0,
        hiddenAt: null,
      },
      null,
    );
  });

/** Takes back which report an attribution cites; the report stays. */
export const uncite = (context: Context, document: Document, annotationId: string): Outcome<Citation> =>
  change(context, 'take a citation back', document.id, (edit) => {
    const attribution = expectAttribution(edit, document, annotationId);
    const [citation] = citationsBy(edit.db, [attribution.id]);
    if (!citation) throw new NotFound(`${nameOf(attribution)} cites no report.`);
    return edit.put('citation', { ...citation, hiddenAt: edit.now() }, citation);
  });

function expectAttribution(edit: Edit, document: Document, id: string): Annotation {
  const annotation = expectAnnotation(edit, document, id);
  if (annotation.kind !== 'attribution')
    throw new Invalid('A claim cites nothing. Select the attribution that names the report.', { annotation: 'kind' });
  return annotation;
}

function refuseSecond(edit: Edit, attribution: Annotation): void {
  const [known] = citationsBy(edit.db, [attribution.id]);
  if (!known) return;
  throw new Invalid(
    `${nameOf(attribution)} cites document ${documentById(edit.db, known.documentId)?.number} already, and an attribution cites one report. Take that citation back first, or make a second attribution.`,
    { annotation: 'cites' },
  );
}

function cited(
  edit: Edit,
  document: Document,
  { documentNumber, sectionId = null }: { documentNumber: number; sectionId?: string | null },
): Pick<Citation, 'documentId' | 'sectionId'> {
  const report = documentByNumber(edit.db, documentNumber);
  if (!report || report.hiddenAt !== null)
    throw new NotFound(`There is no document ${documentNumber} in this workspace.`);
  if (report.id === document.id)
    throw new Invalid('An attribution can’t cite the text that it stands in. Choose another document.', {
      document: 'itself',
    });
  const section = sectionId === null ? null : sectionById(edit.db, sectionId);
  if (sectionId !== null && (section?.documentId !== report.id || section.hiddenAt !== null))
    throw new NotFound(`There is no such section in document ${report.number}.`);
  return { documentId: report.id, sectionId };
}

function madeReport(
  edit: Edit,
  attribution: Annotation,
  fields: Pick<ReportFields, 'title' | 'outlet' | 'date'>,
): Pick<Citation, 'documentId' | 'sectionId'> {
  const report = makeReport(edit, { ...fields, outlet: fields.outlet ?? relayOf(edit, attribution), address: null });
  return { documentId: report.id, sectionId: null };
}

/** The attribution's only source, where it passes words on. */
function relayOf(edit: Edit, { sources }: Annotation): SourceChoice | null {
  const [only, ...more] = sourcesById(
    edit.db,
    sources.map((one) => one.sourceId),
  );
  return only && more.length === 0 && RELAYING_KINDS.includes(only.kind) ? { id: only.id } : null;
}
