import { CONFIDENCE_OF } from '../domain/datasetRatings.ts';
import { known, list, mark, mention, object, plain, type Rows, section } from './datasetSql.ts';

export const RELIABILITIES: Rows = {
  table: 'reliability',
  where: '+r.hidden_at IS NULL AND +r.source_id IN exported',
  order: 'id',
  people: ['created_by'],
  json: object({
    ...plain({
      id: 'r.id',
      sourceId: 'r.source_id',
      letter: 'r.letter',
      topic: 'r.topic',
      rationale: 'r.rationale',
    }),
    ...known('r'),
  }),
};

const CONFIDENCE = `CASE r.grade ${Object.entries(CONFIDENCE_OF)
  .map(([grade, confidence]) => `WHEN ${grade} THEN ${confidence ?? 'NULL'}`)
  .join(' ')} END`;

export const CREDIBILITIES: Rows = {
  table: 'credibility',
  where: `+r.hidden_at IS NULL AND ${mention('r.mention_id')}`,
  order: 'id',
  people: ['created_by'],
  json: object({
    ...plain({
      id: 'r.id',
      mentionId: 'r.mention_id',
      grade: 'CAST(r.grade AS TEXT)',
      confidence: CONFIDENCE,
      rationale: 'r.rationale',
    }),
    ...known('r'),
  }),
};

export const IDENTITIES: Rows = {
  table: 'identity',
  where: '+r.hidden_at IS NULL AND +r.first_id IN exported AND +r.second_id IN exported',
  order: 'id',
  people: ['created_by'],
  json: object({
    ...plain({
      id: 'r.id',
      firstId: 'r.first_id',
      secondId: 'r.second_id',
      mark: 'r.mark',
      rationale: 'r.rationale',
    }),
    ...known('r'),
  }),
};

const passages = (side: string): string =>
  list(
    object(plain({ start: `x.value ->> 'start'`, end: `x.value ->> 'end'` })),
    `SELECT value FROM json_each(r.passages, '$.${side}') ORDER BY key`,
  );

// What is only proposed is found again from the texts wherever they come in.
export const DERIVATIONS: Rows = {
  table: 'derivation',
  where: `+r.hidden_at IS NULL AND +r.state <> 'proposed' AND +r.document_id IN shown AND +r.from_document_id IN shown
    AND ${section('r.section_id', 'r.document_id')} AND ${section('r.from_section_id', 'r.from_document_id')}`,
  order: 'id',
  people: ['created_by'],
  json: object({
    ...plain({
      id: 'r.id',
      documentId: 'r.document_id',
      sectionId: 'r.section_id',
      fromDocumentId: 'r.from_document_id',
      fromSectionId: 'r.from_section_id',
      kind: 'r.kind',
      method: 'r.method',
      state: 'r.state',
    }),
    passages: object({
      containment: `coalesce(r.passages -> 'containment', 'null')`,
      here: passages('here'),
      there: passages('there'),
    }),
    ...plain({ note: 'r.note' }),
    ...known('r'),
  }),
};

export const CITATIONS: Rows = {
  table: 'citation',
  where: `+r.hidden_at IS NULL AND +r.document_id IN shown AND ${section('r.section_id', 'r.document_id')}
    AND ${mark('attribution', 'r.annotation_id')}`,
  order: 'id',
  people: ['created_by'],
  json: object({
    ...plain({
      id: 'r.id',
      annotationId: 'r.annotation_id',
      documentId: 'r.document_id',
      sectionId: 'r.section_id',
    }),
    ...known('r'),
  }),
};

export const DISMISSALS: Rows = {
  table: 'dismissal',
  where: `+r.hidden_at IS NULL AND CASE r.noun
    WHEN 'claim' THEN r.first_id IN kept AND r.second_id IN kept
    WHEN 'mention' THEN ${mention('r.first_id')} AND ${mention('r.second_id')}
    ELSE r.first_id IN exported AND r.second_id IN exported END`,
  order: 'id',
  people: ['created_by'],
  json: object({
    ...plain({ id: 'r.id', noun: 'r.noun', firstId: 'r.first_id', secondId: 'r.second_id' }),
    ...known('r'),
  }),
};
