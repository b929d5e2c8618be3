import type { Annotation } from '../domain/annotation.ts';
import type { Document } from '../domain/document.ts';
import type { Section } from '../domain/section.ts';
import type { Source } from '../domain/source.ts';
import { ancestorsOf, annotationsById } from './annotations.ts';
import { type Database, statement } from './database.ts';
import { documentsById } from './documents.ts';
import { type SectionRow, sectionColumns, toSection } from './sections.ts';

/** A stretch of the text by its number from 0; offsets in UTF-16 code units. */
export type BlockPlace = { position: number; start: number; end: number };

/** These claims and all that were merged into them: `[claim, member]`, the claim itself included. */
export const familiesOf = (db: Database, claimIds: readonly string[]): { claimId: string; memberId: string }[] =>
  statement(
    db,
    `WITH RECURSIVE family (root, id) AS (
       SELECT value, value FROM json_each(@list)
       UNION SELECT f.root, c.id FROM family f CROSS JOIN claim c ON c.merged_into = f.id WHERE c.hidden_at IS NULL)
     SELECT root AS claimId, id AS memberId FROM family`,
  ).all({ list: JSON.stringify(claimIds) }) as { claimId: string; memberId: string }[];

/** The visible attributions that bear these mentions, and those that report them, in whatever document. */
export function attributionsBearing(db: Database, mentionIds: readonly string[], span?: string): Annotation[] {
  const ids = statement(
    db,
    `SELECT DISTINCT m.annotation_id FROM json_each(@list) wanted CROSS JOIN attribution_mention m ON m.mention_id = wanted.value`,
  )
    .pluck()
    .all({ list: JSON.stringify(mentionIds) }) as string[];
  const bearing = annotationsById(db, ids, span).filter((one) => one.hiddenAt === null && one.kind === 'attribution');
  const known = new Set(ids);
  return [...bearing, ...ancestorsOf(db, ids, span).filter((one) => !known.has(one.id))];
}

/** Visible documents by id. */
export const documentsShown = (db: Database, ids: readonly string[]): Map<string, Document> =>
  new Map(
    documentsById(db, ids)
      .filter((one) => one.hiddenAt === null)
      .map((one) => [one.id, one]),
  );

/** The visible sections of these documents outermost first. */
export function sectionsIn(db: Database, documentIds: readonly string[]): Section[] {
  return (
    statement(
      db,
      `SELECT ${sectionColumns('s')} FROM json_each(@list) wanted CROSS JOIN section s ON s.document_id = wanted.value
       WHERE s.hidden_at IS NULL ORDER BY s.document_id, s.start_block, s.end_block DESC, s.id`,
    ).all({ list: JSON.stringify(documentIds) }) as SectionRow[]
  ).map(toSection);
}

/** The blocks of these documents in which a visible mention with evidence begins or ends, in order. */
export function blocksOfMentions(db: Database, mentions: readonly Annotation[]): Map<string, BlockPlace[]> {
  const ends = mentions.flatMap((mention) =>
    mention.spans.flatMap(({ start, end }) => [
      [mention.documentId, start],
      [mention.documentId, end - 1],
    ]),
  );
  const rows = statement(
    db,
    `WITH wanted AS MATERIALIZED (SELECT value ->> 0 AS document_id, value ->> 1 AS at FROM json_each(@list))
     SELECT DISTINCT b.document_id AS documentId, b.position, b.start, b.end FROM wanted
     CROSS JOIN block b ON b.document_id = wanted.document_id AND b.start = (
       SELECT max(x.start) FROM block x WHERE x.document_id = wanted.document_id AND x.start <= wanted.at)
     ORDER BY b.document_id, b.position`,
  ).all({ list: JSON.stringify(ends) }) as (BlockPlace & { documentId: string })[];
  const blocks = new Map<string, BlockPlace[]>();
  for (const { documentId, ...block } of rows) {
    const list = blocks.get(documentId);
    if (list) list.push(block);
    else blocks.set(documentId, [block]);
  }
  return blocks;
}

type Mark = { id: string; firstId: string; secondId: string; mark: 'same' | 'maybe' | 'different' };

/** Marks between these sources, reaching over the mark “the same” to visible sources that aren't among them. */
export function identitiesAround(db: Database, sourceIds: readonly string[]): Mark[] {
  const near = new Set(sourceIds);
  const found = new Map<string, Mark>();
  for (let added = [...sourceIds]; added.length > 0; ) {
    const marks = marksOf(db, added);
    for (const mark of marks) found.set(mark.id, mark);
    const ends = marks.filter((one) => one.mark === 'same').flatMap((one) => [one.firstId, one.secondId]);
    added = visibleSources(
      db,
      ends.filter((id) => !near.has(id)),
    );
    for (const id of added) near.add(id);
  }
  return [...found.values()]
    .filter((one) => near.has(one.firstId) && near.has(one.secondId))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

const marksOf = (db: Database, sourceIds: readonly string[]): Mark[] =>
  statement(
    db,
    `SELECT i.id, i.first_id AS firstId, i.second_id AS secondId, i.mark FROM json_each(@list) wanted
     CROSS JOIN identity i ON i.first_id = wanted.value WHERE i.hidden_at IS NULL
     UNION SELECT i.id, i.first_id, i.second_id, i.mark FROM json_each(@list) wanted
     CROSS JOIN identity i ON i.second_id = wanted.value WHERE i.hidden_at IS NULL`,
  ).all({ list: JSON.stringify(sourceIds) }) as Mark[];

const visibleSources = (db: Database, ids: readonly string[]): string[] =>
  ids.length === 0
    ? []
    : (statement(
        db,
        'SELECT DISTINCT s.id FROM json_each(@list) wanted CROSS JOIN source s ON s.id = wanted.value WHERE s.hidden_at IS NULL',
      )
        .pluck()
        .all({ list: JSON.stringify(ids) }) as string[]);

type SourceAround = Pick<
  Source,
  'id' | 'number' | 'kind' | 'name' | 'description' | 'affiliationId' | 'mergedInto' | 'protected'
>;

/** Sources, what they were merged into, and what was merged into those: each has words that describe it. */
export function sourcesAround(db: Database, ids: readonly string[]): Map<string, SourceAround> {
  const rows = statement(
    db,
    `WITH RECURSIVE family (id) AS (
       SELECT value FROM json_each(@list)
       UNION SELECT s.merged_into FROM family CROSS JOIN source s ON s.id = family.id WHERE s.merged_into IS NOT NULL
       UNION SELECT s.id FROM family CROSS JOIN source s ON s.merged_into = family.id)
     SELECT s.id, s.number, s.kind, s.name, s.description, s.affiliation_id AS affiliationId, s.protected,
       s.merged_into AS mergedInto FROM family CROSS JOIN source s ON s.id = family.id ORDER BY s.number`,
  ).all({ list: JSON.stringify(ids) }) as (Omit<SourceAround, 'protected'> & { protected: 0 | 1 })[];
  return new Map(rows.map((row) => [row.id, { ...row, protected: row.protected === 1 }]));
}

/** Of each of these claims: the visible claims that contradict it, each as what it was merged into. */
export const contradictionsOf = (db: Database, memberIds: readonly string[]): { memberId: string; otherId: string }[] =>
  statement(
    db,
    `WITH RECURSIVE pair (member, other) AS (
       SELECT r.claim_id, r.other_id FROM json_each(@list) wanted CROSS JOIN claim_relation r ON r.claim_id = wanted.value
       WHERE r.kind = 'contradicts' AND r.hidden_at IS NULL
       UNION SELECT r.other_id, r.claim_id FROM json_each(@list) wanted CROSS JOIN claim_relation r ON r.other_id = wanted.value
       WHERE r.kind = 'contradicts' AND r.hidden_at IS NULL
       UNION SELECT p.member, c.merged_into FROM pair p CROSS JOIN claim c ON c.id = p.other
       WHERE c.merged_into IS NOT NULL AND c.hidden_at IS NULL)
     SELECT DISTINCT p.member AS memberId, p.other AS otherId FROM pair p CROSS JOIN claim c ON c.id = p.other
     WHERE c.merged_into IS NULL AND c.hidden_at IS NULL ORDER BY 1, 2`,
  ).all({ list: JSON.stringify(memberIds) }) as { memberId: string; otherId: string }[];

/** Which of these claims have visible support of their own or through those merged into them. */
export const supportedAmong = (db: Database, claimIds: readonly string[]): string[] =>
  statement(
    db,
    `WITH RECURSIVE family (root, id) AS (
       SELECT value, value FROM json_each(@list)
       UNION SELECT f.root, c.id FROM family f CROSS JOIN claim c ON c.merged_into = f.id WHERE c.hidden_at IS NULL)
     SELECT DISTINCT f.root FROM family f CROSS JOIN evidence e ON e.claim_id = f.id
     JOIN annotation a ON a.id = e.mention_id JOIN document d ON d.id = e.document_id
     WHERE e.hidden_at IS NULL AND e.stance = 'supports' AND a.hidden_at IS NULL AND a.kind = 'claim' AND d.hidden_at IS NULL`,
  )
    .pluck()
    .all({ list: JSON.stringify(claimIds) }) as string[];
