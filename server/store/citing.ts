import { type Database, statement } from './database.ts';

/** Who cites whom, how often. `outletId`: of the document in which it stands. */
export type Citing = { sourceId: string; outletId: string | null; times: number };

/** The voice in which an attribution without a parent stands: of the innermost section that names one, else the outlet's. */
const voiceOf = (a: string): string => `coalesce((SELECT s.source_id FROM section s
    CROSS JOIN block f ON f.document_id = s.document_id AND f.position = s.start_block
    CROSS JOIN block l ON l.document_id = s.document_id AND l.position = s.end_block - 1
    WHERE s.document_id = ${a}.document_id AND s.hidden_at IS NULL AND s.source_id IS NOT NULL
      AND (SELECT min(p.start) FROM span p WHERE p.annotation_id = ${a}.id) BETWEEN f.start AND l.end - 1
    ORDER BY s.end_block - s.start_block, s.start_block DESC LIMIT 1), d.outlet_id)`;
const HAS_PARENT = (a: string): string =>
  `EXISTS (SELECT 1 FROM annotation p WHERE p.id = ${a}.parent_id AND p.hidden_at IS NULL)`;
/** In whose text a section stands: of the section around it, else of the document. */
const OUTER_VOICE = `coalesce((SELECT o.source_id FROM section o WHERE o.id = s.parent_id AND o.hidden_at IS NULL), d.outlet_id)`;

/** The voices from which these sources' words are passed on, one step further out. */
export const citersOf = (db: Database, sourceIds: readonly string[]): Citing[] =>
  statement(
    db,
    `SELECT sourceId, outletId, count(*) AS times FROM (
       SELECT p.source_id AS sourceId, d.outlet_id AS outletId
       FROM json_each(@list) w CROSS JOIN attribution_source x ON x.source_id = w.value AND x.hidden = 0
       CROSS JOIN annotation a ON a.id = x.annotation_id CROSS JOIN document d ON d.id = a.document_id
       CROSS JOIN attribution_source p ON p.annotation_id = a.parent_id AND p.hidden = 0
       WHERE d.hidden_at IS NULL
       UNION ALL SELECT ${voiceOf('a')}, d.outlet_id
       FROM json_each(@list) w CROSS JOIN attribution_source x ON x.source_id = w.value AND x.hidden = 0
       CROSS JOIN annotation a ON a.id = x.annotation_id CROSS JOIN document d ON d.id = a.document_id
       WHERE d.hidden_at IS NULL AND NOT ${HAS_PARENT('a')}
       UNION ALL SELECT ${OUTER_VOICE}, d.outlet_id
       FROM json_each(@list) w CROSS JOIN section s ON s.source_id = w.value CROSS JOIN document d ON d.id = s.document_id
       WHERE s.hidden_at IS NULL AND d.hidden_at IS NULL)
     WHERE sourceId IS NOT NULL GROUP BY sourceId, outletId`,
  ).all({ list: JSON.stringify(sourceIds) }) as Citing[];

/** The voices whose words these sources pass on, one step further in. */
export const citedBy = (db: Database, sourceIds: readonly string[]): Citing[] =>
  statement(
    db,
    `WITH texts (id) AS (
       SELECT d.id FROM json_each(@list) w CROSS JOIN document d ON d.outlet_id = w.value WHERE d.hidden_at IS NULL
       UNION SELECT s.document_id FROM json_each(@list) w CROSS JOIN section s ON s.source_id = w.value WHERE s.hidden_at IS NULL)
     SELECT sourceId, NULL AS outletId, count(*) AS times FROM (
       SELECT y.source_id AS sourceId
       FROM json_each(@list) w CROSS JOIN attribution_source x ON x.source_id = w.value AND x.hidden = 0
       CROSS JOIN annotation c ON c.parent_id = x.annotation_id AND c.hidden_at IS NULL
       CROSS JOIN document d ON d.id = c.document_id
       CROSS JOIN attribution_source y ON y.annotation_id = c.id WHERE d.hidden_at IS NULL
       UNION ALL SELECT y.source_id
       FROM texts CROSS JOIN document d ON d.id = texts.id
       CROSS JOIN annotation a ON a.document_id = d.id AND a.kind = 'attribution' AND a.hidden_at IS NULL
       CROSS JOIN attribution_source y ON y.annotation_id = a.id
       WHERE d.hidden_at IS NULL AND NOT ${HAS_PARENT('a')} AND ${voiceOf('a')} IN (SELECT value FROM json_each(@list))
       UNION ALL SELECT s.source_id
       FROM texts CROSS JOIN document d ON d.id = texts.id CROSS JOIN section s ON s.document_id = d.id
       WHERE d.hidden_at IS NULL AND s.hidden_at IS NULL AND s.source_id IS NOT NULL
         AND ${OUTER_VOICE} IN (SELECT value FROM json_each(@list)))
     GROUP BY sourceId`,
  ).all({ list: JSON.stringify(sourceIds) }) as Citing[];
