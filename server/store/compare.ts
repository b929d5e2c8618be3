import { type Database, statement } from './database.ts';
import { NAME_OF } from './sourceMerges.ts';

/** A document to set beside another one. `shared`: how many claims are in both. */
type Comparable = { number: number; title: string; outletName: string | null; shared: number };

/** The documents that have most claims in common with one, merged claims counted as what they became. */
export const documentsSharing = (db: Database, documentId: string, limit: number): Comparable[] =>
  statement(
    db,
    `WITH RECURSIVE up (id) AS (
       SELECT e.claim_id FROM evidence e WHERE e.document_id = @documentId AND e.hidden_at IS NULL
       UNION SELECT c.merged_into FROM up CROSS JOIN claim c ON c.id = up.id WHERE c.merged_into IS NOT NULL),
     family (root, id) AS (
       SELECT c.id, c.id FROM up CROSS JOIN claim c ON c.id = up.id WHERE c.merged_into IS NULL AND c.hidden_at IS NULL
       UNION SELECT f.root, c.id FROM family f CROSS JOIN claim c ON c.merged_into = f.id)
     SELECT d.number, d.title, ${NAME_OF('d.outlet_id')} AS outletName, count(DISTINCT f.root) AS shared
     FROM family f CROSS JOIN evidence e ON e.claim_id = f.id CROSS JOIN annotation a ON a.id = e.mention_id
     CROSS JOIN document d ON d.id = e.document_id
     WHERE e.hidden_at IS NULL AND a.hidden_at IS NULL AND d.hidden_at IS NULL AND d.held = 1 AND d.id <> @documentId
     GROUP BY d.id ORDER BY shared DESC, d.number LIMIT @limit`,
  ).all({ documentId, limit }) as Comparable[];
