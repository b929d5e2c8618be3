import type { ListName } from '../domain/dataset.ts';
import { ANNOTATIONS_JSON } from './datasetAnnotations.ts';
import { CLAIM_PEOPLE, CLAIM_ROWS_JSON } from './datasetLists.ts';
import { dating, known, LEAVING, list, object, plain, truth } from './datasetSql.ts';

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

// Only those who made something that is exported, or who are to do something about it: whoever imports is not added to it.
const PEOPLE = `${LEAVING}, acting (id) AS MATERIALIZED (${CLAIM_PEOPLE})
  SELECT CAST(${object(plain({ id: 'p.id', name: 'p.name' }))} AS BLOB) FROM person p
  WHERE p.id IN acting
    OR EXISTS (SELECT 1 FROM document d WHERE d.created_by = p.id AND d.hidden_at IS NULL)
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
const SOURCES = `${LEAVING} SELECT CAST(${object({
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

/** SQL that gives a workspace as one JSON object. */
export const WORKSPACE_JSON = WORKSPACE;

/**
 * SQL for each array of a dataset, in their order in the file: one element a row (of annotations: those of one
 * document), as UTF-8 bytes of JSON.
 */
export const ROWS_JSON: Record<ListName, string> = {
  people: PEOPLE,
  sources: SOURCES,
  documents: DOCUMENTS,
  annotations: ANNOTATIONS_JSON,
  ...CLAIM_ROWS_JSON,
};
