import { type Database, statement } from './database.ts';

/**
 * On the way of a mention to the reader, an attribution names an outlet that has a text with evidence for the same claim.
 * `byRecipient`: the outlet is only who was told, not who told.
 */
export type OutletCited = {
  documentId: string;
  attributionId: string;
  fromDocumentId: string;
  fromMentionId: string;
  claimId: string;
  byRecipient: 0 | 1;
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

/** Every attribution that names another text’s outlet near a claim that both have evidence for; one row a pair and claim. */
export function outletsCited(db: Database): OutletCited[] {
  return statement(
    db,
    `WITH RECURSIVE ${LINKED},
     named (claim, document, attribution, outlet, recipient) AS (
       SELECT s.claim, s.document, s.attribution, coalesce((SELECT f.became FROM final_source f WHERE f.id = x.source_id), x.source_id), 0
       FROM shown s CROSS JOIN attribution_source x ON x.annotation_id = s.attribution
       UNION SELECT s.claim, s.document, s.attribution, coalesce((SELECT f.became FROM final_source f WHERE f.id = n.source_id), n.source_id), 1
       FROM shown s CROSS JOIN span p ON p.annotation_id = s.attribution CROSS JOIN source_name n ON n.folded = name_key(p.quote)
       WHERE p.role = 'recipient')
     SELECT n.document AS documentId, n.attribution AS attributionId, r.document AS fromDocumentId, r.mention AS fromMentionId,
       n.claim AS claimId, min(n.recipient) AS byRecipient
     FROM named n JOIN reported r ON r.claim = n.claim AND r.outlet = n.outlet AND r.document <> n.document
     GROUP BY n.document, r.document, n.claim ORDER BY n.document, r.document, byRecipient, n.attribution`,
  ).all() as OutletCited[];
}
