import { type Database, statement } from './database.ts';

/** Where a source is used: what stands there, and the numbers that lead to it. */
export type SourceUse = {
  as: 'attribution' | 'outlet' | 'author' | 'section' | 'speaker' | 'affiliation' | 'merged';
  /** Of the document, the claim or the source. */
  number: number;
  title: string;
  /** The attribution's number within its document, or the first paragraph of the section; 0 where there is none. */
  place: number;
};

const USES = `SELECT 'attribution' AS "as", d.number, d.title, a.number AS place FROM json_each(@list) w
    CROSS JOIN attribution_source x ON x.source_id = w.value AND x.hidden = 0
    CROSS JOIN annotation a ON a.id = x.annotation_id CROSS JOIN document d ON d.id = a.document_id
  UNION ALL SELECT 'outlet', d.number, d.title, 0 FROM json_each(@list) w CROSS JOIN document d ON d.outlet_id = w.value WHERE d.hidden_at IS NULL
  UNION ALL SELECT 'author', d.number, d.title, 0 FROM json_each(@list) w CROSS JOIN document d ON d.author_id = w.value WHERE d.hidden_at IS NULL
  UNION ALL SELECT 'section', d.number, d.title, s.start_block + 1 FROM json_each(@list) w CROSS JOIN section s ON s.source_id = w.value
    CROSS JOIN document d ON d.id = s.document_id WHERE s.hidden_at IS NULL
  UNION ALL SELECT 'section', d.number, d.title, s.start_block + 1 FROM json_each(@list) w CROSS JOIN section s ON s.author_id = w.value
    CROSS JOIN document d ON d.id = s.document_id WHERE s.hidden_at IS NULL
  UNION ALL SELECT 'speaker', c.number, c.statement, 0 FROM json_each(@list) w CROSS JOIN claim c ON c.speaker_id = w.value WHERE c.hidden_at IS NULL
  UNION ALL SELECT 'affiliation', s.number, s.name, 0 FROM json_each(@list) w CROSS JOIN source s ON s.affiliation_id = w.value WHERE s.hidden_at IS NULL
  UNION ALL SELECT 'merged', s.number, s.name, 0 FROM json_each(@list) w CROSS JOIN source s ON s.merged_into = w.value WHERE s.hidden_at IS NULL`;

/** What visibly refers to these sources, at most `limit` of it. */
export const usesOf = (db: Database, sourceIds: readonly string[], limit: number): SourceUse[] =>
  statement(db, `${USES} LIMIT @limit`).all({ list: JSON.stringify(sourceIds), limit }) as SourceUse[];
