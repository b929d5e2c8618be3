import type { Document } from '../domain/document.ts';
import type { ReadingState } from '../domain/vocabulary.ts';
import { type Database, statement } from './database.ts';
import { DOCUMENT_COLUMNS, type DocumentRow, toDocument } from './documents.ts';
import { FAMILY_OF, NAME_OF } from './sourceMerges.ts';
import { foundInSight } from './veiled.ts';

export type ListedDocument = Document & {
  outletName: string | null;
  state: ReadingState;
  claims: number;
  attributions: number;
};
export type DocumentFilter = {
  state: ReadingState | null;
  language: string | null;
  outletId: string | null;
  ids: readonly string[] | null;
  /** Only reports that are not in hand, or only texts that are; null: both. */
  held: boolean | null;
};

const STATE = `coalesce(r.state, 'new')`;
const FILTER = `d.hidden_at IS NULL AND (@state IS NULL OR ${STATE} = @state) AND (@language IS NULL OR d.language = @language)
  AND (@outletId IS NULL OR d.outlet_id IN (${FAMILY_OF('@outletId')}))
  AND (@held IS NULL OR d.held = @held) AND (@ids IS NULL OR d.id IN (SELECT value FROM json_each(@ids)))`;

const bound = (filter: DocumentFilter): Record<string, string | number | null> => ({
  ...filter,
  held: filter.held === null ? null : Number(filter.held),
  ids: filter.ids ? JSON.stringify(filter.ids) : null,
});

/** One page of the list of documents, in order of publication (undated last), with what one person has read of them. */
export function documentsListed(
  db: Database,
  personId: string,
  filter: DocumentFilter,
  limit: number,
  offset: number,
): ListedDocument[] {
  const rows = statement(
    db,
    `SELECT ${DOCUMENT_COLUMNS}, ${NAME_OF('d.outlet_id')} AS outletName, ${STATE} AS state,
       (SELECT count(*) FROM annotation a WHERE a.document_id = d.id AND a.kind = 'claim' AND a.hidden_at IS NULL) AS claims,
       (SELECT count(*) FROM annotation a WHERE a.document_id = d.id AND a.kind = 'attribution' AND a.hidden_at IS NULL) AS attributions
     FROM document d
     LEFT JOIN reading r ON r.document_id = d.id AND r.person_id = @personId
     WHERE ${FILTER} ORDER BY d.published_from IS NULL, d.published_from, d.number LIMIT @limit OFFSET @offset`,
  ).all({ ...bound(filter), personId, limit, offset }) as (DocumentRow & Omit<ListedDocument, keyof Document>)[];
  return rows.map((row) => ({
    ...toDocument(row),
    outletName: row.outletName,
    state: row.state,
    claims: row.claims,
    attributions: row.attributions,
  }));
}

export type OutlineEntry = Pick<Document, 'id' | 'number' | 'title' | 'language' | 'direction'> & {
  from: string | null;
  outletName: string | null;
  state: ReadingState;
};

/** The documents around one in the list, for the outline beside it: no counts, no more than asked for. */
export function documentsOutlined(db: Database, personId: string, limit: number): OutlineEntry[] {
  return statement(
    db,
    `SELECT d.id, d.number, d.title, d.language, d.direction, d.published_from AS "from", ${NAME_OF('d.outlet_id')} AS outletName, ${STATE} AS state
     FROM document d
     LEFT JOIN reading r ON r.document_id = d.id AND r.person_id = @personId
     WHERE d.hidden_at IS NULL AND d.held = 1 ORDER BY d.published_from IS NULL, d.published_from, d.number LIMIT @limit`,
  ).all({ personId, limit }) as OutlineEntry[];
}

/** A document as a form offers it, to be chosen by its number. */
export type OfferedDocument = Pick<Document, 'number' | 'title' | 'language' | 'direction' | 'held'> & {
  outletName: string | null;
};

/** Which documents a form offers: all, those with a text, or those in which a mention is linked to a claim. */
const OFFERS = {
  all: '1',
  held: 'd.held = 1',
  linked: 'EXISTS (SELECT 1 FROM evidence e WHERE e.document_id = d.id AND e.hidden_at IS NULL)',
};

/** Visible documents to choose from, the newest first: `+` keeps to the order of the numbers, so that it ends at the limit. */
export function documentsOffered(db: Database, which: keyof typeof OFFERS, limit: number): OfferedDocument[] {
  const rows = statement(
    db,
    `SELECT d.number, d.title, d.language, d.direction, d.held, ${NAME_OF('d.outlet_id')} AS outletName
     FROM document d WHERE d.number > 0 AND +d.hidden_at IS NULL AND ${OFFERS[which]} ORDER BY d.number DESC LIMIT @limit`,
  ).all({ limit }) as (Omit<OfferedDocument, 'held'> & { held: 0 | 1 })[];
  return rows.map((row) => ({ ...row, held: row.held === 1 }));
}

/** How many visible documents a person has not read, begun and finished; those not in hand can’t be read. */
export function readingCounts(db: Database, personId: string): Record<ReadingState, number> {
  const rows = statement(
    db,
    `SELECT ${STATE} AS state, count(*) AS count FROM document d
     LEFT JOIN reading r ON r.document_id = d.id AND r.person_id = @personId WHERE d.hidden_at IS NULL AND d.held = 1 GROUP BY 1`,
  ).all({ personId }) as { state: ReadingState; count: number }[];
  return { new: 0, begun: 0, done: 0, ...Object.fromEntries(rows.map((row) => [row.state, row.count])) };
}

/** The documents whose title or text has all these words (as FTS5 phrases of a folded query), newest import first. */
export function documentsFound(db: Database, query: string, limit: number): string[] {
  const found = statement(
    db,
    `SELECT d.id FROM document_search f JOIN document d ON d.number = f.rowid
     WHERE document_search MATCH @query AND d.hidden_at IS NULL ORDER BY f.rowid DESC LIMIT @limit`,
  )
    .pluck()
    .all({ query, limit }) as string[];
  return foundInSight(db, query, found, (id) => wordsOf(db, id));
}

const wordsOf = (db: Database, id: string): string =>
  statement(
    db,
    `SELECT d.title || ' ' || coalesce(t.text, '') FROM document d LEFT JOIN document_text t ON t.document_id = d.id WHERE d.id = @id`,
  )
    .pluck()
    .get({ id }) as string;

/** How many visible reports are cited but not in hand. */
export const unheldCount = (db: Database): number =>
  statement(db, 'SELECT count(*) FROM document d WHERE d.hidden_at IS NULL AND d.held = 0').pluck().get() as number;

/** The documents before and after one that can be read, by number. */
export function neighbours(db: Database, number: number): { previous: number | null; next: number | null } {
  return statement(
    db,
    `SELECT (SELECT max(number) FROM document WHERE number < @number AND hidden_at IS NULL AND held = 1) AS previous,
            (SELECT min(number) FROM document WHERE number > @number AND hidden_at IS NULL AND held = 1) AS next`,
  ).get({ number }) as { previous: number | null; next: number | null };
}

/** Puts folded words where search finds them. */
export function indexDocument(db: Database, number: number, title: string, text: string): void {
  statement(db, 'INSERT INTO document_search (rowid, title, text) VALUES (@number, @title, @text)').run({
    number,
    title,
    text,
  });
}

/** The title changed: a contentless index wants the row anew. */
export function reindexDocument(db: Database, number: number, title: string, text: string): void {
  statement(db, 'DELETE FROM document_search WHERE rowid = @number').run({ number });
  indexDocument(db, number, title, text);
}

export const documentCount = (db: Database): number =>
  statement(db, 'SELECT count(*) FROM document WHERE hidden_at IS NULL AND held = 1').pluck().get() as number;
export const languagesUsed = (db: Database): string[] =>
  statement(db, 'SELECT DISTINCT language FROM document WHERE hidden_at IS NULL AND held = 1 ORDER BY 1')
    .pluck()
    .all() as string[];
