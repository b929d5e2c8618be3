import type { AnnotationKind } from '../domain/vocabulary.ts';

// JSON is put together as text: SQLite forgets that the value of a subquery is JSON, and asking it to parse the value
// again takes as long as all the rest.

/** A JSON object with these keys, from SQL that gives the JSON of each value. */
export const object = (fields: Record<string, string>): string =>
  `concat('{', ${Object.entries(fields)
    .map(([key, json], i) => `'${i === 0 ? '' : ','}"${key}":', ${json}`)
    .join(', ')}, '}')`;

/** Keys whose values are these columns, as they are: strings, numbers and nulls. */
export const plain = (columns: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, `json_quote(${column})`]));

/** A JSON array of what `json` makes of each row of `rows` (which is `x` there), in their order. */
export const list = (json: string, rows: string): string =>
  `concat('[', (SELECT group_concat(${json}, ',') FROM (${rows}) x), ']')`;

export const truth = (column: string): string => `iif(${column}, 'true', 'false')`;

export const dating = (row: string, name: string): string =>
  `iif(${row}.${name}_from IS NULL OR ${row}.${name}_to IS NULL OR ${row}.${name}_basis IS NULL, 'null',
    ${object(plain({ from: `${row}.${name}_from`, to: `${row}.${name}_to`, basis: `${row}.${name}_basis` }))})`;

export const known = (row: string): Record<string, string> =>
  plain({ createdBy: `${row}.created_by`, createdAt: `${row}.created_at`, version: `${row}.version` });

// What leaves: visible documents; visible claims, and those that were merged into them; visible sources. A source in the
// trash that something visible still names goes along: nothing in a dataset dangles.
export const LEAVING = `WITH RECURSIVE
  shown (id) AS MATERIALIZED (SELECT id FROM document WHERE hidden_at IS NULL),
  kept (id) AS (
    SELECT id FROM claim WHERE hidden_at IS NULL AND merged_into IS NULL
    UNION SELECT c.id FROM kept k CROSS JOIN claim c ON c.merged_into = k.id WHERE c.hidden_at IS NULL),
  exported (id) AS (
    SELECT s.id FROM source s WHERE s.hidden_at IS NULL
      OR s.id IN (SELECT outlet_id FROM document WHERE hidden_at IS NULL)
      OR s.id IN (SELECT author_id FROM document WHERE hidden_at IS NULL)
      OR s.id IN (SELECT c.speaker_id FROM claim c WHERE c.id IN kept)
      OR EXISTS (SELECT 1 FROM section x WHERE x.source_id = s.id AND x.hidden_at IS NULL AND x.document_id IN shown)
      OR EXISTS (SELECT 1 FROM section x WHERE x.author_id = s.id AND x.hidden_at IS NULL AND x.document_id IN shown)
      OR EXISTS (SELECT 1 FROM attribution_source x JOIN annotation a ON a.id = x.annotation_id
        WHERE x.source_id = s.id AND a.hidden_at IS NULL AND a.document_id IN shown)
    UNION SELECT s.affiliation_id FROM source s JOIN exported e ON e.id = s.id WHERE s.affiliation_id IS NOT NULL
    UNION SELECT s.merged_into FROM source s JOIN exported e ON e.id = s.id WHERE s.merged_into IS NOT NULL)`;

/** A list of a dataset whose rows come from one table. */
export type Rows = {
  table: string;
  /** Which rows `r` leave: those that are visible and refer to nothing that stays. Over `LEAVING`. */
  where: string;
  order: 'number' | 'id';
  /** The columns that name a person. */
  people: readonly string[];
  json: string;
};

/** Whether an id is that of an annotation that leaves. A lookup for each: `IN shown` would be made anew here. */
export const annotated = (id: string, also = ''): string =>
  `EXISTS (SELECT 1 FROM annotation a JOIN document d ON d.id = a.document_id
    WHERE a.id = ${id}${also} AND a.hidden_at IS NULL AND d.hidden_at IS NULL)`;

/** Whether an id is that of an annotation of this kind that leaves. */
export const mark = (kind: AnnotationKind, id: string): string => annotated(id, ` AND a.kind = '${kind}'`);

/** Whether an id is that of a mention that leaves. */
export const mention = (id: string): string => mark('claim', id);

/** Whether there is no section, or one that leaves, in this document. */
export const section = (id: string, documentId: string): string =>
  `(${id} IS NULL OR EXISTS (SELECT 1 FROM section x WHERE x.id = ${id} AND x.document_id = ${documentId} AND x.hidden_at IS NULL))`;
