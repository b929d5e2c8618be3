import { type Annotation, hull } from '../domain/annotation.ts';
import { isEarned } from '../domain/credibility.ts';
import type { Document } from '../domain/document.ts';
import type { ShownLetter } from '../domain/grade.ts';
import type { Credibility } from '../domain/rating.ts';
import type { Source } from '../domain/source.ts';
import { dateWords, shortDate } from './dates.ts';
import type { Html } from './html.ts';
import { passageHtml } from './passages.ts';
import { type ClaimLink, resolveMerged } from './reading.ts';
import {
  type GradeModel,
  gradeModel,
  type StanceModel,
  type StatusModel,
  stanceModel,
  statusModel,
} from './standing.ts';

/** A passage in the tables of the source page: the words with their marks, the claim, the stance, the grade. */
export type AttributionRow = {
  id: string;
  /** What a split would move; empty where nothing can be moved. */
  attribution: string;
  number: number;
  html: Html;
  language: string;
  direction: string;
  href: string;
  claim: { number: number; href: string; statement: string } | null;
  status: StatusModel | null;
  stance: StanceModel | null;
  grade: GradeModel | null;
  isNoLongerEarned: boolean;
  outlet: string;
  when: string;
  whenTitle: string;
  paragraph: number;
};

/** What is known of one mention's grade, and what a grade 1 of it would rest on. */
export type RowGrade = { letter: ShownLetter; given: readonly Credibility[]; ground: number | null };

export type RowsContext = {
  base: string;
  /** Whether the rows are attributions that can be moved to another source. */
  canMove: boolean;
  /** In the order in which they are shown; the mention that a row is about (null: it bears none). */
  rows: readonly { annotation: Annotation; mention: Annotation | null; link: ClaimLink | null }[];
  documents: ReadonlyMap<string, Document>;
  /** The number of the paragraph in which each stands, by annotation. */
  paragraphs: ReadonlyMap<string, number>;
  sources: ReadonlyMap<string, Source>;
  grades: ReadonlyMap<string, RowGrade>;
};

export const attributionRows = (context: RowsContext): AttributionRow[] =>
  context.rows.flatMap((row) => {
    const document = context.documents.get(row.annotation.documentId);
    return document ? [rowOf(row, document, context)] : [];
  });

function rowOf(
  { annotation, mention, link }: RowsContext['rows'][number],
  document: Document,
  { base, canMove, paragraphs, sources, grades }: RowsContext,
): AttributionRow {
  const shown = mention ?? annotation;
  const standing = link?.standing ?? null;
  const outlet = document.outletId === null ? undefined : sources.get(resolveMerged(sources, document.outletId));
  const date = document.date;
  return {
    id: `row-${document.number}-${annotation.number}-${shown.number}-${link?.claim.number ?? 0}`,
    attribution: canMove ? annotation.id : '',
    number: annotation.number,
    html: passageHtml(annotation, mention, link),
    language: document.language,
    direction: document.direction,
    href: `${base}/documents/${document.number}/annotations/${shown.number}#a${shown.number}`,
    claim: link && {
      number: link.claim.number,
      href: `${base}/claims/${link.claim.number}`,
      statement: link.claim.statement,
    },
    status: standing && statusModel(standing),
    stance: link && stanceModel(link.evidence.stance),
    ...gradeOf(mention && grades.get(mention.id), sources),
    outlet: outlet?.name ?? 'Outlet unknown',
    when: date ? shortDate(date.from) : '',
    whenTitle: `${document.title}${date ? `, ${dateWords(date)}` : ''}`,
    paragraph: paragraphs.get(annotation.id) ?? hull(annotation.spans).start,
  };
}

/** A letter alone grades nothing: where nobody gave a number, the mention is not graded. */
function gradeOf(
  known: RowGrade | null | undefined,
  sources: ReadonlyMap<string, Source>,
): Pick<AttributionRow, 'grade' | 'isNoLongerEarned'> {
  const newest = known?.given[0];
  if (!known || !newest) return { grade: null, isNoLongerEarned: false };
  const whose = known.letter ? (sources.get(known.letter.sourceId)?.name ?? null) : null;
  return {
    grade: gradeModel(known.letter?.letter ?? null, newest.grade, whose),
    isNoLongerEarned: !isEarned(newest.grade, known.ground),
  };
}
