import { ATTRIBUTE_KEYS } from '../domain/dataset.ts';

// JSON is put together as text: SQLite forgets that the value of a subquery is JSON, and asking it to parse the value
// again takes as long as all the rest.

/** A JSON object with these keys, from SQL that gives the JSON of each value. */
const object = (fields: Record<string, string>): string =>
  `concat('{', ${Object.entries(fields)
    .map(([key, json], i) => `'${i === 0 ? '' : ','}"${key}":', ${json}`)
    .join(', ')}, '}')`;

/** Keys whose values are these columns, as they are: strings, numbers and nulls. */
const plain = (columns: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, `json_quote(${column})`]));

/** A JSON array of what `json` makes of each row of `rows` (which is `x` there), in their order. */
const list = (json: string, rows: string): string =>
  `concat('[', (SELECT group_concat(${json}, ',') FROM (${rows}) x), ']')`;

const truth = (column: string): string => `iif(${column}, 'true', 'false')`;

const dating = (row: string, name: string): string =>
  `iif(${row}.${name}_from IS NULL OR ${row}.${name}_to IS NULL OR ${row}.${name}_basis IS NULL, 'null',
    ${object(plain({ from: `${row}.${name}_from`, to: `${row}.${name}_to`, basis: `${row}.${name}_basis` }))})`;

const known = (row: string): Record<string, string> =>
  plain({ createdBy: `${row}.created_by`, createdAt: `${row}.created_at`, version: `${row}.version` });

const WORKSPACE = `SELECT ${object(
  plain({
    id: 'id',
    name: 'name',
    description: 'description',
    guidelines: 'guidelines',
    createdAt: 'created_at',
    version: 'version',
  }),
)} FROM workspace`;

// A source in the trash that something visible still names goes along: nothing in a dataset dangles.
const EXPORTED = `WITH RECURSIVE
  shown (id) AS MATERIALIZED (SELECT id FROM document WHERE hidden_at IS NULL),
  exported (id) AS (
    SELECT s.id FROM source s WHERE s.hidden_at IS NULL
      OR s.id IN (SELECT outlet_id FROM document WHERE hidden_at IS NULL)
      OR s.id IN (SELECT author_id FROM document WHERE hidden_at IS NULL)
      OR EXISTS (SELECT 1 FROM section x WHERE x.source_id = s.id AND x.hidden_at IS NULL AND x.document_id IN shown)
      OR EXISTS (SELECT 1 FROM section x WHERE x.author_id = s.id AND x.hidden_at IS NULL AND x.document_id IN shown)
      OR EXISTS (SELECT 1 FROM attribution_source x JOIN annotation a ON a.id = x.annotation_id
        WHERE x.source_id = s.id AND a.hidden_at IS NULL AND a.document_id IN shown)
    UNION SELECT s.affiliation_id FROM source s JOIN exported e ON e.id = s.id WHERE s.affiliation_id IS NOT NULL
    UNION SELECT s.merged_into FROM source s JOIN exported e ON e.id = s.id WHERE s.merged_into IS NOT NULL)`;

// Only those who made something that is exported: whoever imports is not added to it.
const PEOPLE = `${EXPORTED} SELECT CAST(${object(plain({ id: 'p.id', name: 'p.name' }))} AS BLOB) FROM person p
  WHERE EXISTS (SELECT 1 FROM document d WHERE d.created_by = p.id AND d.hidden_at IS NULL)
    OR EXISTS (SELECT 1 FROM source s WHERE s.created_by = p.id AND s.id IN exported)
    OR EXISTS (SELECT 1 FROM section x WHERE x.created_by = p.id AND x.hidden_at IS NULL AND x.document_id IN shown)
    OR EXISTS (SELECT 1 FROM annotation a WHERE a.annotator_id = p.id AND a.hidden_at IS NULL AND a.document_id IN shown)
  ORDER BY p.id`;

// The plus signs keep SQLite from another index, and so from sorting finished rows: that would take as much room as the
// dataset.

const ALIASES = list(
  object(plain({ name: 'x.name', script: 'x.script', language: 'x.language' })),
  'SELECT * FROM source_name WHERE source_id = s.id AND position > 0 ORDER BY position',
);
const SOURCES = `${EXPORTED} SELECT CAST(${object({
  ...plain({
    id: 's.id',
    number: 's.number',
    kind: 's.kind',
    name: 's.name',
    description: 's.description',
    affiliationId: 's.affiliation_id',
  }),
  protected: truth('s.protected'),
  ...plain({ mergedInto: 's.merged_into' }),
  aliases: ALIASES,
  ...known('s'),
})} AS BLOB) FROM source s WHERE +s.id IN exported ORDER BY s.number`;

const BLOCKS = list(
  object(
    plain({
      start: 'x.start',
      end: 'x.end',
      startCodePoint: 'x.start_code_point',
      kind: 'x.kind',
      level: 'x.level',
      direction: 'x.direction',
    }),
  ),
  'SELECT * FROM block WHERE document_id = d.id ORDER BY position',
);
const FORMATS = list(
  object(plain({ start: 'x.start', end: 'x.end', kind: 'x.kind', href: 'x.href' })),
  'SELECT * FROM format WHERE document_id = d.id ORDER BY position',
);
const SECTIONS = list(
  object({
    ...plain({
      id: 'x.id',
      parentId: '(SELECT p.id FROM section p WHERE p.id = x.parent_id AND p.hidden_at IS NULL)',
      kind: 'x.kind',
      start: '(SELECT b.start FROM block b WHERE b.document_id = d.id AND b.position = x.start_block)',
      end: '(SELECT b.end FROM block b WHERE b.document_id = d.id AND b.position = x.end_block - 1)',
      startBlock: 'x.start_block',
      endBlock: 'x.end_block',
      sourceId: 'x.source_id',
      authorId: 'x.author_id',
    }),
    date: dating('x', 'dated'),
    ...plain({ label: 'x.label' }),
    ...known('x'),
  }),
  'SELECT * FROM section WHERE document_id = d.id AND hidden_at IS NULL ORDER BY start_block, end_block DESC, id',
);

const DOCUMENTS = `SELECT CAST(${object({
  ...plain({
    id: 'd.id',
    number: 'd.number',
    title: 'd.title',
    language: 'd.language',
    direction: 'd.direction',
    outletId: 'd.outlet_id',
    authorId: 'd.author_id',
    address: 'd.address',
    publishedAt: 'iif(d.published_to IS NULL OR d.published_basis IS NULL, NULL, d.published_from)',
  }),
  published: dating('d', 'published'),
  ...plain({ paraphraseOf: 'd.paraphrase_of' }),
  other: 'json(d.other)',
  held: truth('d.held'),
  ...plain({
    supersedesId: '(SELECT o.id FROM document o WHERE o.id = d.supersedes_id AND o.hidden_at IS NULL)',
    fileName: 'd.file_name',
    encoding: 'd.encoding',
    byteLength: 'd.byte_length',
    sha256: 'd.sha256',
    textSha256: 'd.text_sha256',
    text: `coalesce(t.text, '')`,
  }),
  blocks: BLOCKS,
  formats: FORMATS,
  sections: SECTIONS,
  ...known('d'),
})} AS BLOB)
  FROM document d LEFT JOIN document_text t ON t.document_id = d.id WHERE +d.hidden_at IS NULL ORDER BY d.number`;

// A merge patch on nothing leaves out what is null, and keeps this order whatever order was stored.
const ATTRIBUTES = `iif(a.attributes = '{}', '{}',
  json_patch('{}', json_object(${ATTRIBUTE_KEYS.map((key) => `'${key}', a.attributes -> '${key}'`).join(', ')})))`;
const SPANS = list(
  object(
    plain({
      role: 'x.role',
      start: 'x.start',
      end: 'x.end',
      startCodePoint: 'x.start_code_point',
      endCodePoint: 'x.end_code_point',
      quote: 'x.quote',
      prefix: 'x.prefix',
      suffix: 'x.suffix',
    }),
  ),
  'SELECT * FROM span WHERE annotation_id = a.id ORDER BY position',
);
const ATTRIBUTED = list(
  object(
    plain({
      sourceId: 'x.source_id',
      identification: 'x.identification',
      access: 'x.access',
      statedMin: 'x.stated_min',
      statedMax: 'x.stated_max',
      statedReason: 'x.stated_reason',
    }),
  ),
  'SELECT * FROM attribution_source WHERE annotation_id = a.id ORDER BY position',
);
const MENTIONS = list(
  'json_quote(x.mention_id)',
  `SELECT m.mention_id FROM attribution_mention m JOIN annotation c ON c.id = m.mention_id
    WHERE m.annotation_id = a.id AND c.hidden_at IS NULL AND c.kind = 'claim' ORDER BY m.position`,
);

// Links to what is in the trash, or has become something else since, are left out. All annotations of a document make one
// row, because handing over a row takes as long as making a third of it; the index named gives them in the order of their numbers.
const ANNOTATIONS = `SELECT CAST(group_concat(${object({
  ...plain({
    id: 'a.id',
    number: 'a.number',
    documentId: 'a.document_id',
    kind: 'a.kind',
    layer: 'a.layer',
    annotatorId: 'a.annotator_id',
    parentId: `(SELECT p.id FROM annotation p WHERE p.id = a.parent_id AND p.hidden_at IS NULL AND p.kind = 'attribution')`,
  }),
  attributes: ATTRIBUTES,
  ...plain({ note: 'a.note' }),
  spans: SPANS,
  sources: ATTRIBUTED,
  mentionIds: MENTIONS,
  ...plain({ createdAt: 'a.created_at', updatedAt: 'a.updated_at', version: 'a.version' }),
})}, ',' || char(10)) AS BLOB)
  FROM document d CROSS JOIN annotation a INDEXED BY annotation_number ON a.document_id = d.id
  WHERE +d.hidden_at IS NULL AND +a.hidden_at IS NULL GROUP BY d.number ORDER BY d.number`;

/** SQL that gives a workspace as one JSON object. */
export const WORKSPACE_JSON = WORKSPACE;

/** SQL for each array of a dataset, in their order in the file: one element a row (of annotations: those of one document), as UTF-8 bytes of JSON. */
export const ROWS_JSON = { people: PEOPLE, sources: SOURCES, documents: DOCUMENTS, annotations: ANNOTATIONS };
