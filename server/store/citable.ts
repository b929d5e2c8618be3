import { type Database, statement } from './database.ts';
import { DOCUMENT_COLUMNS, type DocumentRow, toDocument } from './documents.ts';
import { NAME_OF } from './sourceMerges.ts';

export type Citable = ReturnType<typeof toDocument> & { outletName: string | null };

/**
 * The documents that a text may cite, the likeliest first: those of some outlets, then reports not in hand, then the
 * newest. `ids`: only these; null: any. The text itself is never one.
 */
export function documentsCitable(
  db: Database,
  documentId: string,
  outletIds: readonly string[],
  ids: readonly string[] | null,
  limit: number,
): Citable[] {
  const rows = statement(
    db,
    `SELECT ${DOCUMENT_COLUMNS}, ${NAME_OF('d.outlet_id')} AS outletName FROM document d
     WHERE d.hidden_at IS NULL AND d.id <> @documentId AND (@ids IS NULL OR d.id IN (SELECT value FROM json_each(@ids)))
     ORDER BY d.outlet_id IN (SELECT value FROM json_each(@outletIds)) DESC, d.held, d.published_from DESC, d.number DESC LIMIT @limit`,
  ).all({
    documentId,
    outletIds: JSON.stringify(outletIds),
    ids: ids === null ? null : JSON.stringify(ids),
    limit,
  }) as (DocumentRow & { outletName: string | null })[];
  return rows.map((row) => ({ ...toDocument(row), outletName: row.outletName }));
}
