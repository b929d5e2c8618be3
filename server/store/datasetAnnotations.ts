import { ATTRIBUTE_KEYS } from '../domain/datasetAnnotation.ts';
import { list, object, plain } from './datasetSql.ts';

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
export const ANNOTATIONS_JSON = `SELECT CAST(group_concat(${object({
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
