import { firstBrokenChange, lastSeq } from './changes.ts';
import { type Database, statement } from './database.ts';

/** Entries of the log that are looked at when a file is opened: a bounded time, however long the log is. */
const TAIL = 100;
const FAULTS_OF_SQLITE = 100;

/** What a look of a millisecond finds wrong with a file that was just opened, in words; null: nothing. SQLite looks at its size. */
export function quickFault(db: Database): string | null {
  const broken = firstBrokenChange(db, Math.max(0, lastSeq(db) - TAIL));
  return broken === null ? null : `entry ${broken} of its log is not what was written`;
}

/** What SQLite's own check says, a line each: pages, indices against their tables, the search indices, types and constraints. */
export function* sqliteFaults(db: Database): Generator<string> {
  for (const line of db.prepare(`PRAGMA integrity_check(${FAULTS_OF_SQLITE})`).pluck().iterate() as Iterable<string>)
    if (line !== 'ok') yield line;
}

export type Dangling = { table: string; rowid: number | null; parent: string };

/** Rows that refer to rows that aren't there. */
export const danglingRows = (db: Database): IterableIterator<Dangling> =>
  db.prepare('PRAGMA foreign_key_check').iterate() as IterableIterator<Dangling>;

export type KeptText = {
  id: string;
  number: number;
  textSha256: string;
  textLength: number;
  sha256: string | null;
  byteLength: number;
  text: string | null;
};

/** Every document with its text, hidden or not, one after the other. */
export const keptTexts = (db: Database): IterableIterator<KeptText> =>
  db
    .prepare(
      `SELECT d.id, d.number, d.text_sha256 AS textSha256, d.text_length AS textLength, d.sha256, d.byte_length AS byteLength,
       t.text FROM document d LEFT JOIN document_text t ON t.document_id = d.id ORDER BY d.number`,
    )
    .iterate() as IterableIterator<KeptText>;

export type KeptSpan = {
  annotation: number;
  start: number;
  end: number;
  startCodePoint: number;
  endCodePoint: number;
  quote: string;
  prefix: string;
  suffix: string;
};

/** The spans of a document from left to right, each with the number of its annotation. */
export const keptSpans = (db: Database, documentId: string): IterableIterator<KeptSpan> =>
  db
    .prepare(
      `SELECT a.number AS annotation, s.start, s.end, s.start_code_point AS startCodePoint, s.end_code_point AS endCodePoint,
       s.quote, s.prefix, s.suffix FROM span s JOIN annotation a ON a.id = s.annotation_id
       WHERE s.document_id = ? ORDER BY s.start, s.end`,
    )
    .iterate(documentId) as IterableIterator<KeptSpan>;

export type KeptRange = { start: number; end: number; kind: string };
export type KeptBlock = KeptRange & { position: number; startCodePoint: number; direction: string; level: number };

/** The blocks of a document, in order. */
export const keptBlocks = (db: Database, documentId: string): IterableIterator<KeptBlock> =>
  db
    .prepare(
      `SELECT position, start, end, start_code_point AS startCodePoint, kind, direction, level FROM block
       WHERE document_id = ? ORDER BY position`,
    )
    .iterate(documentId) as IterableIterator<KeptBlock>;

/** The inline formats of a document. */
export const keptFormats = (db: Database, documentId: string): IterableIterator<KeptRange> =>
  db
    .prepare('SELECT start, end, kind FROM format WHERE document_id = ? ORDER BY position')
    .iterate(documentId) as IterableIterator<KeptRange>;

/** What was counted or copied for quick reading and doesn't agree with what it was taken from: a statement for each rule. */
const DERIVED: Record<string, string> = {
  'its count of annotations is behind their numbers':
    "SELECT 'document ' || d.number FROM document d WHERE d.last_number < (SELECT max(a.number) FROM annotation a WHERE a.document_id = d.id)",
  'its longest span is longer than it says':
    "SELECT 'document ' || d.number FROM document d WHERE d.longest_span < (SELECT max(s.end - s.start) FROM span s WHERE s.document_id = d.id)",
  'a span of it is filed under another document': `SELECT DISTINCT 'document ' || d.number || ', annotation ' || a.number FROM span s
     JOIN annotation a ON a.id = s.annotation_id JOIN document d ON d.id = a.document_id WHERE s.document_id <> a.document_id`,
  'one of its sources is counted under another document, or as if it were (not) deleted': `SELECT DISTINCT 'document ' || d.number || ', annotation ' || a.number
     FROM attribution_source x JOIN annotation a ON a.id = x.annotation_id JOIN document d ON d.id = a.document_id
     WHERE x.document_id <> a.document_id OR x.hidden <> (a.hidden_at IS NOT NULL)`,
  'a link of it with a claim is filed under another document': `SELECT DISTINCT 'document ' || d.number || ', annotation ' || a.number
     FROM evidence e JOIN annotation a ON a.id = e.mention_id JOIN document d ON d.id = a.document_id WHERE e.document_id <> a.document_id`,
  'search doesn’t find it': `SELECT 'document ' || number FROM document WHERE number NOT IN (SELECT id FROM document_search_docsize)
     UNION ALL SELECT 'source ' || number FROM source WHERE number NOT IN (SELECT id FROM source_search_docsize) AND EXISTS (SELECT 1 FROM source_rules)
     UNION ALL SELECT 'claim ' || number FROM claim WHERE hidden_at IS NULL AND merged_into IS NULL
       AND number NOT IN (SELECT id FROM claim_search_docsize) AND EXISTS (SELECT 1 FROM search_rules)
     UNION ALL SELECT 'document ' || d.number || ', annotation ' || a.number FROM annotation a JOIN document d ON d.id = a.document_id
       WHERE a.kind = 'claim' AND a.hidden_at IS NULL AND EXISTS (SELECT 1 FROM search_rules)
       AND NOT EXISTS (SELECT 1 FROM mention_row m JOIN mention_search_docsize z ON z.id = m.row WHERE m.annotation_id = a.id)`,
  'its figures are missing': `SELECT 'claim ' || c.number FROM claim c WHERE c.merged_into IS NULL AND c.hidden_at IS NULL
     AND NOT EXISTS (SELECT 1 FROM standing g WHERE g.claim_id = c.id)`,
};

/** Each place where something derived disagrees, with what is wrong there. */
export function* derivedFaults(db: Database): Generator<{ where: string; what: string }> {
  for (const [what, sql] of Object.entries(DERIVED))
    for (const where of db.prepare(sql).pluck().iterate() as Iterable<string>) yield { where, what };
}

/** Claims whose figures are said to be right as they stand, by number after one. */
export const settledClaims = (db: Database, after: number, limit: number): { id: string; number: number }[] =>
  statement(
    db,
    `SELECT c.id, c.number FROM claim c JOIN standing g ON g.claim_id = c.id
     WHERE g.is_stale = 0 AND c.number > @after ORDER BY c.number LIMIT @limit`,
  ).all({ after, limit }) as { id: string; number: number }[];

/** How far a file has been brought by migrations, and how many entries and documents it has. */
export const extentOf = (db: Database): { documents: number; annotations: number; changes: number } =>
  db
    .prepare(
      'SELECT (SELECT count(*) FROM document) AS documents, (SELECT count(*) FROM annotation) AS annotations, (SELECT count(*) FROM change) AS changes',
    )
    .get() as { documents: number; annotations: number; changes: number };

/** The newest entry of the log, by which two copies of a workspace are compared. */
export const headOf = (db: Database): { seq: number; hash: string } | null =>
  (db.prepare('SELECT seq, hash FROM change ORDER BY seq DESC LIMIT 1').get() as
    | { seq: number; hash: string }
    | undefined) ?? null;
