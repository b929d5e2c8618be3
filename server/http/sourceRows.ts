import { type Annotation, hull } from '../domain/annotation.ts';
import { groundOf } from '../domain/credibility.ts';
import type { Stance } from '../domain/vocabulary.ts';
import { annotationsById } from '../store/annotations.ts';
import { attributionsNaming, mentionsPublished } from '../store/attributionLists.ts';
import { attributionsBearing, blocksOfMentions } from '../store/caseMaterial.ts';
import type { Database } from '../store/database.ts';
import { documentsById } from '../store/documents.ts';
import { evidenceOfMentions } from '../store/evidence.ts';
import { sourcesWithMerges } from '../store/sources.ts';
import { gradesOf } from '../usecases/grades.ts';
import { bearingsOf } from '../usecases/ratings.ts';
import {
  type AttributionRow,
  attributionRows,
  type RowGrade,
  type RowsContext,
} from '../viewmodels/attributionRows.ts';
import type { ClaimLink } from '../viewmodels/reading.ts';
import { linksOf } from './readings.ts';

export type RowsAsked = { as: 'source' | 'publisher'; stance: Stance | null; page: number };

const PAGE_LENGTH = 40;

/** A page of the passages of a source: those that name it, or the mentions in what it published. */
export function passagesOf(
  db: Database,
  base: string,
  family: readonly string[],
  { as, stance, page }: RowsAsked,
): { rows: AttributionRow[]; total: number; length: number } {
  const read = as === 'source' ? attributionsNaming : mentionsPublished;
  const found = read(db, family, stance, PAGE_LENGTH, (page - 1) * PAGE_LENGTH);
  const pairs = as === 'source' ? withMentions(db, found.page) : withBearers(db, found.page);
  const mentions = pairs.flatMap(({ mention }) => mention ?? []);
  const links = linksOf(
    db,
    evidenceOfMentions(
      db,
      mentions.map((one) => one.id),
    ),
  );
  const documents = documentsById(db, [...new Set(found.page.map((one) => one.documentId))]);
  const grades = rowGrades(db, mentions);
  const voices = [...grades.values()].flatMap((grade) => grade.letter?.sourceId ?? []);
  const outlets = documents.flatMap((one) => one.outletId ?? []);
  return {
    total: found.total,
    length: PAGE_LENGTH,
    rows: attributionRows({
      base,
      canMove: as === 'source',
      rows: pairs.flatMap((pair) => linked(pair, links, stance)),
      documents: new Map(documents.map((one) => [one.id, one])),
      paragraphs: paragraphsOf(
        db,
        pairs.map((pair) => pair.annotation),
      ),
      sources: sourcesWithMerges(db, [...new Set([...voices, ...outlets])]),
      grades,
    }),
  };
}

type Pair = { annotation: Annotation; mention: Annotation | null };

/** Each attribution with each of the mentions that it bears. */
function withMentions(db: Database, attributions: readonly Annotation[]): Pair[] {
  const ids = attributions.flatMap((one) => one.mentionIds);
  const mentions = new Map(annotationsById(db, ids).map((one) => [one.id, one]));
  return attributions.flatMap((annotation): Pair[] => {
    const own = annotation.mentionIds.flatMap((id) => mentions.get(id) ?? []).filter((one) => one.hiddenAt === null);
    return own.length > 0 ? own.map((mention) => ({ annotation, mention })) : [{ annotation, mention: null }];
  });
}

/** Each mention with an attribution that bears it; one that nobody is said to have stated stands for itself. */
function withBearers(db: Database, mentions: readonly Annotation[]): Pair[] {
  const bearing = attributionsBearing(
    db,
    mentions.map((one) => one.id),
  );
  return mentions.map((mention) => ({
    annotation: bearing.find((one) => one.mentionIds.includes(mention.id)) ?? mention,
    mention,
  }));
}

/** A row for each claim that the mention bears on. */
function linked(
  pair: Pair,
  links: ReadonlyMap<string, readonly ClaimLink[]>,
  stance: Stance | null,
): RowsContext['rows'][number][] {
  const own = (pair.mention ? (links.get(pair.mention.id) ?? []) : []).filter(
    (link, i, all) =>
      (stance === null || link.evidence.stance === stance) &&
      all.findIndex((other) => other.claim.id === link.claim.id && other.evidence.stance === link.evidence.stance) ===
        i,
  );
  if (own.length > 0) return own.map((link) => ({ ...pair, link }));
  return stance === null ? [{ ...pair, link: null }] : [];
}

function rowGrades(db: Database, mentions: readonly Annotation[]): Map<string, RowGrade> {
  const bearings = bearingsOf(
    db,
    mentions.map((one) => one.id),
  );
  return new Map(
    [...gradesOf(db, mentions)].map(([id, grade]) => [id, { ...grade, ground: groundOf(bearings.get(id) ?? []) }]),
  );
}

/** The number of the paragraph in which each begins. */
function paragraphsOf(db: Database, annotations: readonly Annotation[]): Map<string, number> {
  const blocks = blocksOfMentions(db, annotations);
  return new Map(
    annotations.map((one) => {
      const { start } = hull(one.spans);
      const block = blocks.get(one.documentId)?.findLast((each) => each.start <= start);
      return [one.id, (block?.position ?? 0) + 1];
    }),
  );
}
