import fc from 'fast-check';
import { Conflict } from '../../server/domain/errors.ts';
import {
  CLAIM_KINDS,
  DECISIONS,
  DERIVATION_KINDS,
  DERIVATION_METHODS,
  DERIVATION_STATES,
  type Grade,
  IDENTITY_MARKS,
  RELATION_KINDS,
  RELIABILITIES,
  STANCES,
} from '../../server/domain/vocabulary.ts';
import { claims, events, relations } from '../../server/store/claims.ts';
import { comments } from '../../server/store/comments.ts';
import type { Database } from '../../server/store/database.ts';
import { citations, derivations } from '../../server/store/derivations.ts';
import { dismissals, evidence, questions, verdicts } from '../../server/store/evidence.ts';
import { credibilities, identities, reliabilities } from '../../server/store/ratings.ts';
import { markAllStale } from '../../server/store/stale.ts';
import { refreshStandings } from '../../server/usecases/standings.ts';

/** What a generated workspace holds beyond its texts; `a`, `b`, `c` are places in what they choose from, as fractions. */
export type ClaimPlan = {
  events: { words: string; hidden: boolean }[];
  claims: { words: string; a: number; b: number; c: number; merged: boolean; hidden: boolean }[];
  rows: PlannedRow[];
};
type PlannedRow = { words: string; what: number; a: number; b: number; c: number; hidden: boolean };
type Chooser = {
  db: Database;
  at: string;
  person: (place: number) => string;
  row: PlannedRow;
  i: number;
  kept: { createdBy: string; createdAt: string; version: number; hiddenAt: string | null };
};

/** Plans of events, claims and whatever is said of them. */
export function claimPlans(
  said: fc.Arbitrary<string>,
  fraction: fc.Arbitrary<number>,
  rarely: fc.Arbitrary<boolean>,
): fc.Arbitrary<ClaimPlan> {
  const row = { words: said, a: fraction, b: fraction, c: fraction, hidden: rarely };
  return fc.record({
    events: fc.array(fc.record({ words: said, hidden: rarely }), { maxLength: 3 }),
    claims: fc.array(fc.record({ ...row, merged: rarely }), { maxLength: 5 }),
    rows: fc.array(fc.record({ ...row, what: fraction }), { maxLength: 40, size: 'medium' }),
  });
}

/** Puts them into a workspace whose texts and sources are there already, and computes how the claims stand. */
export function putClaimPlan(db: Database, plan: ClaimPlan, people: readonly string[], at: string): void {
  const person = (place: number): string => pick(people, place) ?? '';
  const kept = (i: number, hidden: boolean) => ({
    createdBy: person(i / 10),
    createdAt: at,
    version: i + 1,
    hiddenAt: hidden ? at : null,
  });
  plan.events.forEach(({ words, hidden }, i) => {
    const date = i === 1 ? { from: '2020-11-30', to: '2020-12-01', basis: 'stated' as const } : null;
    const name = `x${words}`;
    events.put(db, {
      id: `event-${i}`,
      number: i + 1,
      name,
      place: words,
      description: words,
      date,
      ...kept(i, hidden),
    });
  });
  plan.claims.forEach(({ words, a, b, c, merged, hidden }, i) => {
    const kind = pick(CLAIM_KINDS, a) ?? 'fact';
    claims.put(db, {
      id: `claim-${i}`,
      number: 2 * i + 1,
      statement: `x${words}`,
      kind,
      eventId: pick(ids(db, 'event'), b),
      place: words,
      date: i === 1 ? { from: '2020-11-30T06:00', to: '2020-11-30T07:00', basis: 'inferred' } : null,
      speakerId: kind === 'utterance' ? pick(ids(db, 'source'), c) : null,
      reviewerId: c < 0.5 ? person(c) : null,
      mergedInto: merged && i > 0 ? pick(ids(db, 'claim'), c) : null,
      ...kept(i, hidden && !merged),
    });
  });
  plan.rows.forEach((row, i) => {
    const chooser = { db, at, person, row, i, kept: kept(i, row.hidden) };
    // What a rule or an index refuses is left out: the second link of a mention, say.
    try {
      pick(PUTTERS, row.what)?.(chooser);
    } catch (error) {
      if (!(error instanceof Conflict) && !/constraint/i.test(String(error))) throw error;
    }
  });
  markAllStale(db);
  refreshStandings(db);
}

const pick = <T>(all: readonly T[], place: number): T | null => all[Math.floor(place * all.length)] ?? null;
const ids = (db: Database, table: string, where = 'true'): string[] =>
  db.prepare(`SELECT id FROM ${table} WHERE ${where} ORDER BY id`).pluck().all() as string[];
const MENTIONS = `kind = 'claim'`;

function pair(db: Database, table: string, where: string, { a, b }: PlannedRow): [string, string] | null {
  const all = ids(db, table, where);
  const [one, other] = [pick(all, a), pick(all, b)];
  if (one === null || other === null || one === other) return null;
  return one < other ? [one, other] : [other, one];
}

/** One for each table; evidence comes oftener than the rest. */
const PUTTERS: ((chooser: Chooser) => void)[] = [
  putEvidence,
  putRelation,
  putEvidence,
  ({ db, row, i, kept }) => {
    const claimId = pick(ids(db, 'claim'), row.a);
    if (!claimId) return;
    const decision = pick(DECISIONS, row.b) ?? 'unresolved';
    const rationale = `x${row.words}`;
    verdicts.put(db, { id: `v-${i}`, claimId, decision, likelihood: null, confidence: 'high', rationale, ...kept });
  },
  putEvidence,
  putDerivation,
  putEvidence,
  ({ db, at, person, row, i, kept }) => {
    const claimId = pick(ids(db, 'claim'), row.a);
    if (!claimId) return;
    const [ownerId, due] = row.b < 0.5 ? [null, null] : [person(row.b), '2020-12-24'];
    const answeredAt = row.words === '' ? null : at;
    questions.put(db, {
      id: `q-${i}`,
      claimId,
      text: `x${row.words}`,
      ownerId,
      due,
      answer: row.words,
      answeredAt,
      ...kept,
    });
  },
  putRating,
  putCitation,
  putEvidence,
  putPair,
  putDerivation,
  putComment,
];

function putEvidence({ db, at, person, row, i, kept }: Chooser): void {
  const [mentionId, claimId] = [pick(ids(db, 'annotation', MENTIONS), row.a), pick(ids(db, 'claim'), row.b)];
  if (!mentionId || !claimId) return;
  const documentId = db.prepare('SELECT document_id FROM annotation WHERE id = ?').pluck().get(mentionId) as string;
  const { version, hiddenAt } = kept;
  const link = { id: `e-${i}`, mentionId, documentId, claimId, note: row.words, annotatorId: person(row.c) };
  evidence.put(db, {
    ...link,
    stance: pick(STANCES, row.c) ?? 'reports',
    createdAt: at,
    updatedAt: at,
    version,
    hiddenAt,
  });
}

function putRelation({ db, row, i, kept }: Chooser): void {
  const two = pair(db, 'claim', 'true', row);
  const kind = pick(RELATION_KINDS, row.c) ?? 'refines';
  if (two) relations.put(db, { id: `r-${i}`, claimId: two[1], otherId: two[0], kind, ...kept });
}

function putRating({ db, row, i, kept }: Chooser): void {
  const rationale = `x${row.words}`;
  const sourceId = pick(ids(db, 'source'), row.a);
  const letter = pick(RELIABILITIES, row.b) ?? 'F';
  if (sourceId) reliabilities.put(db, { id: `l-${i}`, sourceId, letter, topic: row.words || null, rationale, ...kept });
  const mentionId = pick(ids(db, 'annotation', MENTIONS), row.b);
  const grade = (1 + Math.floor(row.c * 6)) as Grade;
  if (mentionId) credibilities.put(db, { id: `g-${i}`, mentionId, grade, rationale, ...kept });
}

function putDerivation({ db, row, i, kept }: Chooser): void {
  const state = pick(DERIVATION_STATES, row.c) ?? 'confirmed';
  const two = pair(db, 'document', 'true', row);
  if (!two) return;
  const [fromDocumentId, documentId] = two;
  const section = (id: string): string | null => pick(ids(db, 'section', `document_id = '${id}'`), row.a * 2);
  derivations.put(db, {
    id: `d-${i}`,
    documentId,
    sectionId: section(documentId),
    fromDocumentId,
    fromSectionId: section(fromDocumentId),
    kind: pick(DERIVATION_KINDS, row.a) ?? 'cites',
    method: pick(DERIVATION_METHODS, row.b) ?? 'analyst',
    state,
    passages: { containment: i % 2 === 0 ? null : row.a, here: [{ start: 0, end: 1 }], there: [] },
    note: row.words,
    ...kept,
  });
}

function putCitation({ db, row, i, kept }: Chooser): void {
  const annotationId = pick(ids(db, 'annotation', `kind = 'attribution'`), row.a);
  const documentId = pick(ids(db, 'document'), row.b);
  if (!annotationId || !documentId) return;
  const sectionId = pick(ids(db, 'section', `document_id = '${documentId}'`), row.c * 2);
  citations.put(db, { id: `c-${i}`, annotationId, documentId, sectionId, ...kept });
}

function putComment({ db, at, person, row, i, kept }: Chooser): void {
  const [annotationId, claimId] = [pick(ids(db, 'annotation'), row.a), pick(ids(db, 'claim'), row.a)];
  const isMark = annotationId !== null && (row.b < 0.5 || claimId === null);
  if (annotationId === null && claimId === null) return;
  const subject = isMark ? { annotationId, claimId: null } : { annotationId: null, claimId };
  const documentId = isMark
    ? (db.prepare('SELECT document_id FROM annotation WHERE id = ?').pluck().get(annotationId) as string)
    : null;
  const about = `parent_id IS NULL AND (annotation_id = '${subject.annotationId}' OR claim_id = '${subject.claimId}')`;
  const parentId = row.c < 0.5 ? null : pick(ids(db, 'comment', about), row.c);
  const [resolvedAt, resolvedBy] = parentId === null && row.b > 0.3 ? [at, person(row.b)] : [null, null];
  const text = `x${row.words} @{${person(row.a)}}`;
  comments.put(db, {
    id: `m-${i}`,
    ...subject,
    documentId,
    parentId,
    text,
    editedAt: null,
    resolvedAt,
    resolvedBy,
    ...kept,
  });
}

function putPair({ db, row, i, kept }: Chooser): void {
  const two = pair(db, 'source', 'true', row);
  const mark = pick(IDENTITY_MARKS, row.c) ?? 'maybe';
  if (two) identities.put(db, { id: `i-${i}`, firstId: two[0], secondId: two[1], mark, rationale: row.words, ...kept });
  const nouns = [
    { noun: 'claim', table: 'claim', where: 'true' },
    { noun: 'mention', table: 'annotation', where: MENTIONS },
    { noun: 'source', table: 'source', where: 'true' },
  ] as const;
  const { noun, table, where } = pick(nouns, row.c) ?? nouns[0];
  const apart = pair(db, table, where, row);
  if (apart) dismissals.put(db, { id: `n-${i}`, noun, firstId: apart[0], secondId: apart[1], ...kept });
}
