import { type Database, statement } from './database.ts';

/**
 * On its way to the reader a mention passes an attribution that names an outlet, which has a text of its own on the
 * claim. `byRecipient`: the outlet isn’t who said it, only who was told.
 */
export type OutletCited = {
  documentId: string;
  attributionId: string;
  fromDocumentId: string;
  fromMentionId: string;
  claimId: string;
  byRecipient: 0 | 1;
};

/** An attribution with the words in which it says who was told. */
export const recipientsNamed = (db: Database): { attributionId: string; words: string }[] =>
  statement(
    db,
    `SELECT p.annotation_id AS attributionId, p.quote AS words
     FROM span p INDEXED BY span_recipient CROSS JOIN annotation a ON a.id = p.annotation_id
     WHERE p.role = 'recipient' AND a.hidden_at IS NULL ORDER BY p.annotation_id`,
  ).all() as { attributionId: string; words: string }[];

// Claims and sources that were merged go by what they became. The way goes from the outlets to the attributions that name
// them, down to the mentions, and over their claims to the texts of those outlets: each step by an index.
const OUTLETS_NAMED = `WITH RECURSIVE
  merged_source (id, became) AS (
    SELECT id, merged_into FROM source WHERE merged_into IS NOT NULL
    UNION SELECT m.id, s.merged_into FROM merged_source m CROSS JOIN source s ON s.id = m.became WHERE s.merged_into IS NOT NULL),
  final_source (id, became) AS MATERIALIZED (
    SELECT m.id, m.became FROM merged_source m CROSS JOIN source s ON s.id = m.became WHERE s.merged_into IS NULL),
  merged_claim (id, became) AS (
    SELECT id, merged_into FROM claim WHERE merged_into IS NOT NULL
    UNION SELECT m.id, c.merged_into FROM merged_claim m CROSS JOIN claim c ON c.id = m.became WHERE c.merged_into IS NOT NULL),
  final_claim (id, became) AS MATERIALIZED (
    SELECT m.id, m.became FROM merged_claim m CROSS JOIN claim c ON c.id = m.became WHERE c.merged_into IS NULL),
  issued (document, outlet) AS MATERIALIZED (
    SELECT d.id, coalesce((SELECT f.became FROM final_source f WHERE f.id = d.outlet_id), d.outlet_id)
    FROM document d WHERE d.hidden_at IS NULL AND d.outlet_id IS NOT NULL),
  known_as (outlet, id) AS (
    SELECT outlet, outlet FROM issued UNION SELECT i.outlet, f.id FROM issued i JOIN final_source f ON f.became = i.outlet),
  naming (attribution, outlet, recipient) AS MATERIALIZED (
    SELECT x.annotation_id, k.outlet, 0 FROM known_as k CROSS JOIN attribution_source x ON x.source_id = k.id AND x.hidden = 0
    UNION SELECT t.value ->> 'attributionId', k.outlet, 1
      FROM json_each(@told) t CROSS JOIN known_as k ON k.id = t.value ->> 'sourceId'),
  below (attribution, outlet, recipient, at) AS (
    SELECT n.attribution, n.outlet, n.recipient, n.attribution FROM naming n
    WHERE NOT EXISTS (SELECT 1 FROM citation c WHERE c.annotation_id = n.attribution AND c.hidden_at IS NULL)
    UNION SELECT b.attribution, b.outlet, b.recipient, a.id FROM below b CROSS JOIN annotation a ON a.parent_id = b.at
    WHERE a.hidden_at IS NULL),
  near (document, attribution, outlet, recipient, claim) AS MATERIALIZED (
    SELECT DISTINCT e.document_id, b.attribution, b.outlet, b.recipient,
      coalesce((SELECT f.became FROM final_claim f WHERE f.id = e.claim_id), e.claim_id)
    FROM below b CROSS JOIN attribution_mention borne ON borne.annotation_id = b.at
      CROSS JOIN evidence e ON e.mention_id = borne.mention_id AND e.hidden_at IS NULL
      CROSS JOIN annotation a ON a.id = e.mention_id CROSS JOIN document d ON d.id = e.document_id
    WHERE a.hidden_at IS NULL AND d.hidden_at IS NULL),
  wanted (claim) AS MATERIALIZED (SELECT DISTINCT claim FROM near),
  kin (claim, id) AS (
    SELECT claim, claim FROM wanted UNION SELECT w.claim, f.id FROM wanted w JOIN final_claim f ON f.became = w.claim),
  reported (claim, outlet, document, mention) AS MATERIALIZED (
    SELECT k.claim, i.outlet, e.document_id, min(e.mention_id)
    FROM kin k CROSS JOIN evidence e ON e.claim_id = k.id AND e.hidden_at IS NULL
      CROSS JOIN annotation a ON a.id = e.mention_id JOIN issued i ON i.document = e.document_id
    WHERE a.hidden_at IS NULL GROUP BY 1, 2, 3)`;

/**
 * Every attribution that names the outlet of another text near a claim that both have evidence for, one row a pair of
 * texts and claim. `told`: sources that attributions name as recipients. An attribution that cites a report is left out.
 */
export const outletsNamed = (
  db: Database,
  told: readonly { attributionId: string; sourceId: string }[],
): OutletCited[] =>
  statement(
    db,
    `${OUTLETS_NAMED}
     SELECT n.document AS documentId, n.attribution AS attributionId, r.document AS fromDocumentId,
       r.mention AS fromMentionId, n.claim AS claimId, min(n.recipient) AS byRecipient
     FROM near n JOIN reported r ON r.claim = n.claim AND r.outlet = n.outlet AND r.document <> n.document
     GROUP BY n.document, r.document, n.claim ORDER BY n.document, r.document, byRecipient, n.claim`,
  ).all({ told: JSON.stringify(told) }) as OutletCited[];
