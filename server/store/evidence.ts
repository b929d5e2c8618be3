import type { Dismissal, Evidence, Question, Verdict } from '../domain/claim.ts';
import { type Database, statement } from './database.ts';
import { KEPT, rowsOf } from './rows.ts';

export const evidence = rowsOf<Evidence>('evidence', {
  id: 'id',
  mentionId: 'mention_id',
  documentId: 'document_id',
  claimId: 'claim_id',
  stance: 'stance',
  note: 'note',
  annotatorId: 'annotator_id',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
  version: 'version',
  hiddenAt: 'hidden_at',
});

export const verdicts = rowsOf<Verdict>('verdict', {
  id: 'id',
  claimId: 'claim_id',
  decision: 'decision',
  likelihood: 'likelihood',
  confidence: 'confidence',
  rationale: 'rationale',
  ...KEPT,
});

export const questions = rowsOf<Question>('question', {
  id: 'id',
  claimId: 'claim_id',
  text: 'text',
  ownerId: 'owner_id',
  due: 'due',
  answer: 'answer',
  answeredAt: 'answered_at',
  ...KEPT,
});

export const dismissals = rowsOf<Dismissal>('dismissal', {
  id: 'id',
  noun: 'noun',
  firstId: 'first_id',
  secondId: 'second_id',
  ...KEPT,
});

/** The visible evidence of these claims whose mention and document are visible too, in the order in which it was given. */
export function evidenceOfClaims(db: Database, claimIds: readonly string[]): Evidence[] {
  return statement(
    db,
    `SELECT ${evidence.columns} FROM json_each(@list) wanted CROSS JOIN evidence r ON r.claim_id = wanted.value
     JOIN annotation a ON a.id = r.mention_id JOIN document d ON d.id = r.document_id
     WHERE r.hidden_at IS NULL AND a.hidden_at IS NULL AND a.kind = 'claim' AND d.hidden_at IS NULL ORDER BY r.created_at, r.id`,
  )
    .all({ list: JSON.stringify(claimIds) })
    .map(evidence.read);
}

/** The visible evidence of these mentions, by mention and age. */
export function evidenceOfMentions(db: Database, mentionIds: readonly string[]): Evidence[] {
  return statement(
    db,
    `SELECT ${evidence.columns} FROM json_each(@list) wanted CROSS JOIN evidence r ON r.mention_id = wanted.value
     WHERE r.hidden_at IS NULL ORDER BY r.mention_id, r.created_at, r.id`,
  )
    .all({ list: JSON.stringify(mentionIds) })
    .map(evidence.read);
}

/** The visible verdicts on these claims, newest first. */
export function verdictsOf(db: Database, claimIds: readonly string[]): Verdict[] {
  return statement(
    db,
    `SELECT ${verdicts.columns} FROM json_each(@list) wanted CROSS JOIN verdict r ON r.claim_id = wanted.value
     WHERE r.hidden_at IS NULL ORDER BY r.created_at DESC, r.id DESC`,
  )
    .all({ list: JSON.stringify(claimIds) })
    .map(verdicts.read);
}
