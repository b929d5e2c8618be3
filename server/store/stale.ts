import { type Database, statement } from './database.ts';

/** What was written, as far as the standing of claims may depend on it. */
export type Touched = Record<'claims' | 'mentions' | 'attributions' | 'documents' | 'sources', Set<string>>;

/** Marks the standings that may have changed, to be computed again before they are next read. */
export function markStale(db: Database, touched: Touched): void {
  const list = (ids: Iterable<string>): string => JSON.stringify([...ids]);
  const all = (sql: string, ids: Iterable<string>): string[] =>
    statement(db, sql)
      .pluck()
      .all({ list: list(ids) }) as string[];
  const { claims, mentions, attributions, documents, sources } = touched;
  if (sources.size > 0) {
    for (const id of all(ATTRIBUTIONS_OF_SOURCES, sources)) attributions.add(id);
    for (const id of all(DOCUMENTS_OF_SOURCES, sources)) documents.add(id);
    for (const id of all(CLAIMS_OF_SPEAKERS, sources)) claims.add(id);
  }
  if (attributions.size > 0) for (const id of all(MENTIONS_OF_ATTRIBUTIONS, attributions)) mentions.add(id);
  if (mentions.size > 0) for (const id of all(CLAIMS_OF_MENTIONS, mentions)) claims.add(id);
  if (documents.size > 0) for (const id of all(CLAIMS_OF_DOCUMENTS, documents)) claims.add(id);
  if (claims.size > 0) statement(db, MARK).run({ list: list(claims) });
}

/** Marks every claim, after an import. */
export const markAllStale = (db: Database): void => {
  statement(db, `${INSERT} SELECT id, 1, ${NOTHING} FROM claim WHERE merged_into IS NULL ${AGAIN}`).run();
};

const FAMILY = `WITH RECURSIVE family (id) AS (
  SELECT value FROM json_each(@list)
  UNION SELECT s.id FROM family CROSS JOIN source s ON s.merged_into = family.id
  UNION SELECT s.merged_into FROM family CROSS JOIN source s ON s.id = family.id WHERE s.merged_into IS NOT NULL)`;

const ATTRIBUTIONS_OF_SOURCES = `${FAMILY}
  SELECT x.annotation_id FROM family CROSS JOIN attribution_source x ON x.source_id = family.id`;

// Texts by an outlet or writer, and texts with a section of theirs.
const DOCUMENTS_OF_SOURCES = `${FAMILY}
  SELECT d.id FROM family CROSS JOIN document d ON d.outlet_id = family.id
  UNION SELECT d.id FROM family CROSS JOIN document d ON d.author_id = family.id
  UNION SELECT x.document_id FROM family CROSS JOIN section x ON x.source_id = family.id
  UNION SELECT x.document_id FROM family CROSS JOIN section x ON x.author_id = family.id`;

const CLAIMS_OF_SPEAKERS = `${FAMILY}
  SELECT c.id FROM family CROSS JOIN claim c ON c.speaker_id = family.id`;

// What an attribution bears, and what those bear that it reports.
const MENTIONS_OF_ATTRIBUTIONS = `WITH RECURSIVE inner_ (id) AS (
  SELECT value FROM json_each(@list)
  UNION SELECT a.id FROM inner_ CROSS JOIN annotation a ON a.parent_id = inner_.id)
  SELECT m.mention_id FROM inner_ CROSS JOIN attribution_mention m ON m.annotation_id = inner_.id`;

const CLAIMS_OF_MENTIONS = `SELECT e.claim_id FROM json_each(@list) wanted CROSS JOIN evidence e INDEXED BY evidence_link ON e.mention_id = wanted.value
  WHERE e.hidden_at IS NULL`;

// A report's own claims, and those of the texts that go on into it.
const CLAIMS_OF_DOCUMENTS = `WITH near (id) AS (
  SELECT value FROM json_each(@list)
  UNION SELECT x.document_id FROM json_each(@list) wanted CROSS JOIN derivation x ON x.from_document_id = wanted.value
  UNION SELECT a.document_id FROM json_each(@list) wanted CROSS JOIN citation x ON x.document_id = wanted.value
    CROSS JOIN annotation a ON a.id = x.annotation_id)
  SELECT DISTINCT e.claim_id FROM near CROSS JOIN evidence e ON e.document_id = near.id`;

const NOTHING = `'unsourced', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '[]', '', '', 0, '', NULL, NULL, 0`;
const INSERT = `INSERT INTO standing (claim_id, is_stale, status, mentions, documents, outlets, for_mentions, for_documents, for_outlets,
  for_low, for_high, against_mentions, against_documents, against_outlets, against_low, against_high, loops, for_cells,
  against_cells, contest, newest_evidence_at, verdict, verdict_at, needs_verdict)`;
const AGAIN = 'ON CONFLICT (claim_id) DO UPDATE SET is_stale = 1';

// The claims, what they were merged into, and what these contradict.
const MARK = `WITH RECURSIVE up (id) AS (
  SELECT value FROM json_each(@list)
  UNION SELECT c.merged_into FROM up CROSS JOIN claim c ON c.id = up.id WHERE c.merged_into IS NOT NULL
  UNION SELECT c.id FROM up CROSS JOIN claim c ON c.merged_into = up.id),
  near (id) AS (
    SELECT id FROM up
    UNION SELECT r.other_id FROM up CROSS JOIN claim_relation r ON r.claim_id = up.id WHERE r.kind = 'contradicts'
    UNION SELECT r.claim_id FROM up CROSS JOIN claim_relation r ON r.other_id = up.id WHERE r.kind = 'contradicts'),
  top (id) AS (
    SELECT id FROM near
    UNION SELECT c.merged_into FROM top CROSS JOIN claim c ON c.id = top.id WHERE c.merged_into IS NOT NULL)
  ${INSERT} SELECT c.id, 1, ${NOTHING} FROM top CROSS JOIN claim c ON c.id = top.id WHERE true ${AGAIN}`;
