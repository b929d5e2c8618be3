import type { LISTS_OF_VERSION_2 } from '../domain/dataset.ts';
import { CLAIMS, EVENTS, EVIDENCE, QUESTIONS, RELATIONS, VERDICTS } from './datasetClaimRows.ts';
import { COMMENTS, PEOPLE_NAMED } from './datasetCommentRows.ts';
import { LEAVING, type Rows } from './datasetSql.ts';
import { CITATIONS, CREDIBILITIES, DERIVATIONS, DISMISSALS, IDENTITIES, RELIABILITIES } from './datasetTieRows.ts';

const ALL: Record<(typeof LISTS_OF_VERSION_2)[number], Rows> = {
  events: EVENTS,
  claims: CLAIMS,
  relations: RELATIONS,
  evidence: EVIDENCE,
  verdicts: VERDICTS,
  reliabilities: RELIABILITIES,
  credibilities: CREDIBILITIES,
  identities: IDENTITIES,
  derivations: DERIVATIONS,
  citations: CITATIONS,
  questions: QUESTIONS,
  dismissals: DISMISSALS,
  comments: COMMENTS,
};

/** SQL for each of these arrays: one element a row. Over `LEAVING`, and in an order that needs no sorting. */
export const CLAIM_ROWS_JSON = Object.fromEntries(
  Object.entries(ALL).map(([name, { table, where, order, json }]) => [
    name,
    `${LEAVING} SELECT CAST(${json} AS BLOB) FROM ${table} r WHERE ${where} ORDER BY r.${order}`,
  ]),
) as Record<keyof typeof ALL, string>;

/** SQL for the ids of those who stand in one of these rows, over `LEAVING`. */
export const CLAIM_PEOPLE = [
  ...Object.values(ALL).flatMap(({ table, where, people }) =>
    people.map((column) => `SELECT r.${column} FROM ${table} r WHERE ${where}`),
  ),
  PEOPLE_NAMED,
].join(' UNION ');
