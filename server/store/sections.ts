import type { Dating } from '../domain/document.ts';
import type { Section } from '../domain/section.ts';
import { type Database, statement } from './database.ts';

export type SectionRow = Omit<Section, 'date'> & {
  datedFrom: string | null;
  datedTo: string | null;
  datedBasis: Dating['basis'] | null;
};

/** Columns of a section row that goes by an alias, under the names of `SectionRow`. */
export const sectionColumns = (s: string): string =>
  `${s}.id, ${s}.document_id AS documentId, ${s}.parent_id AS parentId, ${s}.kind, ${s}.start_block AS startBlock, ${s}.end_block AS endBlock,
  ${s}.source_id AS sourceId, ${s}.author_id AS authorId, ${s}.dated_from AS datedFrom, ${s}.dated_to AS datedTo, ${s}.dated_basis AS datedBasis,
  ${s}.label, ${s}.created_by AS createdBy, ${s}.created_at AS createdAt, ${s}.version, ${s}.hidden_at AS hiddenAt`;
const COLUMNS = sectionColumns('section');

/** The visible sections of a document, each before those inside it. */
export function sectionsOf(db: Database, documentId: string): Section[] {
  const rows = statement(
    db,
    `SELECT ${COLUMNS} FROM section WHERE document_id = @documentId AND hidden_at IS NULL ORDER BY start_block, end_block DESC, id`,
  ).all({ documentId });
  return parentsFirst((rows as SectionRow[]).map(toSection));
}

export function sectionById(db: Database, id: string): Section | null {
  const row = statement(db, `SELECT ${COLUMNS} FROM section WHERE id = @id`).get({ id }) as SectionRow | undefined;
  return row ? toSection(row) : null;
}

export function sectionsById(db: Database, ids: readonly string[]): Section[] {
  const rows = statement(db, `SELECT ${COLUMNS} FROM section WHERE id IN (SELECT value FROM json_each(@list))`).all({
    list: JSON.stringify(ids),
  });
  return (rows as SectionRow[]).map(toSection);
}

export function sectionsHidden(db: Database, limit: number): Section[] {
  const rows = statement(
    db,
    `SELECT ${COLUMNS} FROM section WHERE hidden_at IS NOT NULL ORDER BY hidden_at DESC LIMIT @limit`,
  ).all({ limit });
  return (rows as SectionRow[]).map(toSection);
}

export function putSection(db: Database, section: Section): void {
  statement(
    db,
    `INSERT INTO section (id, document_id, parent_id, kind, start_block, end_block, source_id, author_id, dated_from, dated_to, dated_basis, label, created_by, created_at, version, hidden_at)
     VALUES (@id, @documentId, @parentId, @kind, @startBlock, @endBlock, @sourceId, @authorId, @datedFrom, @datedTo, @datedBasis, @label, @createdBy, @createdAt, @version, @hiddenAt)
     ON CONFLICT (id) DO UPDATE SET parent_id = @parentId, kind = @kind, start_block = @startBlock, end_block = @endBlock, source_id = @sourceId,
       author_id = @authorId, dated_from = @datedFrom, dated_to = @datedTo, dated_basis = @datedBasis, label = @label, version = @version, hidden_at = @hiddenAt`,
  ).run({
    ...section,
    date: null,
    datedFrom: section.date?.from ?? null,
    datedTo: section.date?.to ?? null,
    datedBasis: section.date?.basis ?? null,
  });
}

export function toSection({ datedFrom, datedTo, datedBasis, ...row }: SectionRow): Section {
  return {
    id: row.id,
    documentId: row.documentId,
    parentId: row.parentId,
    kind: row.kind,
    startBlock: row.startBlock,
    endBlock: row.endBlock,
    sourceId: row.sourceId,
    authorId: row.authorId,
    date: datedFrom && datedTo && datedBasis ? { from: datedFrom, to: datedTo, basis: datedBasis } : null,
    label: row.label,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    version: row.version,
    hiddenAt: row.hiddenAt,
  };
}

/** Of two over the same blocks the parent goes first: the order by place alone can't tell them apart. */
function parentsFirst(sections: Section[]): Section[] {
  const byId = new Map(sections.map((section) => [section.id, section]));
  const done = new Set<string>();
  const result: Section[] = [];
  const add = (section: Section): void => {
    if (done.has(section.id)) return;
    done.add(section.id);
    const parent = section.parentId === null ? undefined : byId.get(section.parentId);
    if (parent) add(parent);
    result.push(section);
  };
  sections.forEach(add);
  return result;
}
