import { type Database, statement } from './database.ts';
import { foundInSight } from './veiled.ts';

/** More claims than this aren't looked through: whoever gets so many has not narrowed anything down. */
const AT_MOST = 5000;

/** `linked`: what finds the claims, as `claim_id`. Those that were merged away stand for what they were merged into; deleted ones are left out. */
const claimsBy = (linked: string, ctes = ''): string =>
  `WITH RECURSIVE ${ctes} linked (claim_id) AS (${linked}),
   into_ (id, merged_into, hidden_at) AS (
     SELECT c.id, c.merged_into, c.hidden_at FROM linked l CROSS JOIN claim c ON c.id = l.claim_id
     UNION SELECT c.id, c.merged_into, c.hidden_at FROM into_ CROSS JOIN claim c ON c.id = into_.merged_into)
   SELECT id FROM into_ WHERE merged_into IS NULL AND hidden_at IS NULL LIMIT ${AT_MOST}`;

const idsOf = (db: Database, sql: string, parameters: Record<string, unknown>): string[] =>
  statement(db, sql).pluck().all(parameters) as string[];

/** The claims whose statement or mentions have all these words (as FTS5 phrases of a folded query); merged ones are in none. */
export const claimsWithWords = (db: Database, query: string): string[] =>
  foundInSight(
    db,
    query,
    idsOf(
      db,
      `SELECT c.id FROM claim_search f CROSS JOIN claim c ON c.number = f.rowid WHERE claim_search MATCH @words AND c.hidden_at IS NULL LIMIT ${AT_MOST}`,
      { words: `{statement words} : (${query})` },
    ),
    (id) => statement(db, 'SELECT statement FROM claim WHERE id = @id').pluck().get({ id }) as string,
  );

/** The claims of which these documents have mentions. */
export const claimsInDocuments = (db: Database, documentIds: readonly string[]): string[] =>
  idsOf(
    db,
    claimsBy(
      `SELECT DISTINCT e.claim_id FROM json_each(@list) w CROSS JOIN evidence e ON e.document_id = w.value WHERE e.hidden_at IS NULL`,
    ),
    { list: JSON.stringify(documentIds) },
  );

const FAMILY = `up (id) AS (
   SELECT value FROM json_each(@list)
   UNION SELECT s.merged_into FROM up CROSS JOIN source s ON s.id = up.id WHERE s.merged_into IS NOT NULL),
 family (id) AS (
   SELECT id FROM up
   UNION SELECT s.id FROM family f CROSS JOIN source s ON s.merged_into = f.id),
 said (id) AS (
   SELECT x.annotation_id FROM family f CROSS JOIN attribution_source x ON x.source_id = f.id WHERE x.hidden = 0
   UNION SELECT a.id FROM said CROSS JOIN annotation a ON a.parent_id = said.id WHERE a.hidden_at IS NULL),
 reposted (document_id, start, end) AS (
   SELECT s.document_id, first.start, last.end FROM family f CROSS JOIN section s ON s.source_id = f.id AND s.hidden_at IS NULL
     JOIN block first ON first.document_id = s.document_id AND first.position = s.start_block
     JOIN block last ON last.document_id = s.document_id AND last.position = s.end_block - 1
   UNION SELECT s.document_id, first.start, last.end FROM family f CROSS JOIN section s ON s.author_id = f.id AND s.hidden_at IS NULL
     JOIN block first ON first.document_id = s.document_id AND first.position = s.start_block
     JOIN block last ON last.document_id = s.document_id AND last.position = s.end_block - 1),`;

/** The claims of which some mention came through these sources: as a voice that is cited, an outlet, an author, a section. */
export const claimsThroughSources = (db: Database, sourceIds: readonly string[]): string[] =>
  idsOf(
    db,
    claimsBy(
      `SELECT e.claim_id FROM said CROSS JOIN attribution_mention m ON m.annotation_id = said.id
         CROSS JOIN evidence e ON e.mention_id = m.mention_id WHERE e.hidden_at IS NULL
       UNION SELECT e.claim_id FROM family f CROSS JOIN document d ON d.outlet_id = f.id
         CROSS JOIN evidence e ON e.document_id = d.id WHERE e.hidden_at IS NULL
       UNION SELECT e.claim_id FROM family f CROSS JOIN document d ON d.author_id = f.id
         CROSS JOIN evidence e ON e.document_id = d.id WHERE e.hidden_at IS NULL
       UNION SELECT e.claim_id FROM reposted p CROSS JOIN evidence e ON e.document_id = p.document_id
         CROSS JOIN span x ON x.annotation_id = e.mention_id AND x.position = 0
         WHERE e.hidden_at IS NULL AND x.start >= p.start AND x.end <= p.end`,
      FAMILY,
    ),
    { list: JSON.stringify(sourceIds) },
  );

/** The claims of these events. */
export const claimsOfEvents = (db: Database, eventIds: readonly string[]): string[] =>
  idsOf(db, claimsBy('SELECT c.id FROM json_each(@list) w CROSS JOIN claim c ON c.event_id = w.value'), {
    list: JSON.stringify(eventIds),
  });

const FEW = 200;
/** After every letter there is. */
const BEYOND = '\u{10ffff}';

/** The sources whose name or alias begins like this (folded, without signs), merged ones by what they became. */
export const sourcesBeginning = (db: Database, folded: string): string[] =>
  idsOf(
    db,
    `SELECT DISTINCT n.source_id FROM source_name n JOIN source s ON s.id = n.source_id
     WHERE n.folded >= @folded AND n.folded < @beyond AND s.hidden_at IS NULL LIMIT ${FEW}`,
    { folded, beyond: folded + BEYOND },
  );

/** Names of sources to choose from, the first of the alphabet; unnamed ones can only be found by their words. */
export const sourceNamesOffered = (db: Database): string[] =>
  idsOf(
    db,
    `SELECT n.name FROM source_name n JOIN source s ON s.id = n.source_id
     WHERE n.folded >= '' AND n.position = 0 AND s.hidden_at IS NULL AND s.merged_into IS NULL AND s.kind <> 'unnamed'
     ORDER BY n.folded LIMIT ${FEW}`,
    {},
  );
