import { type Database, statement } from './database.ts';

/** On its way to the reader a mention passes an attribution that names an outlet, which has a text of its own on the claim. */
export type OutletCited = {
  documentId: string;
  attributionId: string;
  fromDocumentId: string;
  fromMentionId: string;
  claimId: string;
};

// Claims and sources that were merged go by what they became; hidden rows have no say. Each step goes by an index from
// the evidence, so what has none costs nothing.
const LINKED = `
  merged_claim (id, became) AS (
    SELECT id, merged_into FROM claim WHERE merged_into IS NOT NULL
    UNION SELECT m.id, c.merged_into FROM merged_claim m CROSS JOIN claim c ON c.id = m.became WHERE c.merged_into IS NOT NULL),
  final_claim (id, became) AS MATERIALIZED (
    SELECT m.id, m.became FROM merged_claim m CROSS JOIN claim c ON c.id = m.became WHERE c.merged_into IS NULL),
  merged_source (id, became) AS (
    SELECT id, merged_into FROM source WHERE merged_into IS NOT NULL
    UNION SELECT m.id, s.merged_into FROM merged_source m CROSS JOIN source s ON s.id = m.became WHERE s.merged_into IS NOT NULL),
  final_source (id, became) AS MATERIALIZED (
    SELECT m.id, m.became FROM merged_source m CROSS JOIN source s ON s.id = m.became WHERE s.merged_into IS NULL),
  linked (mention, document, outlet, claim) AS MATERIALIZED (
    SELECT e.mention_id, e.document_id, d.outlet_id, coalesce((SELECT f.became FROM final_claim f WHERE f.id = e.claim_id), e.claim_id)
    FROM evidence e CROSS JOIN document d ON d.id = e.document_id CROSS JOIN annotation a ON a.id = e.mention_id
    WHERE e.hidden_at IS NULL AND d.hidden_at IS NULL AND a.hidden_at IS NULL),
  reported (claim, outlet, document, mention) AS MATERIALIZED (
    SELECT l.claim, coalesce((SELECT f.became FROM final_source f WHERE f.id = l.outlet), l.outlet), l.document, min(l.mention)
    FROM linked l WHERE l.outlet IS NOT NULL GROUP BY 1, 2, 3),
  chain (claim, document, attribution) AS (
    SELECT l.claim, l.document, m.annotation_id FROM linked l CROSS JOIN attribution_mention m ON m.mention_id = l.mention
    UNION SELECT c.claim, c.document, a.parent_id FROM chain c CROSS JOIN annotation a ON a.id = c.attribution
      WHERE a.parent_id IS NOT NULL),
  shown (claim, document, attribution) AS MATERIALIZED (
    SELECT c.claim, c.document, c.attribution FROM chain c CROSS JOIN annotation a ON a.id = c.attribution
    WHERE a.hidden_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM citation k WHERE k.annotation_id = a.id AND k.hidden_at IS NULL))`;

/** Every attribution one of whose sources is the outlet of another text, near a claim that both have evidence for. */
export const outletsNamed = (db: Database): OutletCited[] =>
  statement(
    db,
    `WITH RECURSIVE ${LINKED},
     named (claim, document, attribution, outlet) AS (
       SELECT s.claim, s.document, s.attribution, coalesce((SELECT f.became FROM final_source f WHERE f.id = x.source_id), x.source_id)
       FROM shown s CROSS JOIN attribution_source x ON x.annotation_id = s.attribution)
     SELECT n.document AS documentId, min(n.attribution) AS attributionId, r.document AS fromDocumentId,
       r.mention AS fromMentionId, n.claim AS claimId
     FROM named n JOIN reported r ON r.claim = n.claim AND r.outlet = n.outlet AND r.document <> n.document
     GROUP BY n.document, r.document, n.claim ORDER BY n.document, r.document, n.claim`,
  ).all() as OutletCited[];

/** The words in which attributions near a claim say who was told. */
export const recipientsNamed = (
  db: Database,
): { claimId: string; documentId: string; attributionId: string; words: string }[] =>
  statement(
    db,
    `WITH RECURSIVE ${LINKED}
     SELECT s.claim AS claimId, s.document AS documentId, s.attribution AS attributionId, p.quote AS words
     FROM shown s CROSS JOIN span p ON p.annotation_id = s.attribution WHERE p.role = 'recipient'
     ORDER BY s.document, s.attribution, s.claim`,
  ).all() as { claimId: string; documentId: string; attributionId: string; words: string }[];

/** The documents of an outlet that have evidence for one of these claims, each with its first mention. */
export const reportsBy = (
  db: Database,
  outletId: string,
  claimIds: readonly string[],
): { documentId: string; mentionId: string }[] =>
  statement(
    db,
    `SELECT e.document_id AS documentId, min(e.mention_id) AS mentionId
     FROM json_each(@claims) wanted CROSS JOIN evidence e ON e.claim_id = wanted.value
       CROSS JOIN document d ON d.id = e.document_id CROSS JOIN annotation a ON a.id = e.mention_id
     WHERE e.hidden_at IS NULL AND d.hidden_at IS NULL AND a.hidden_at IS NULL AND d.outlet_id = @outletId
     GROUP BY e.document_id ORDER BY d.number`,
  ).all({ outletId, claims: JSON.stringify(claimIds) }) as { documentId: string; mentionId: string }[];
