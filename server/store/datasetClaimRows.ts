import { dating, known, mention, object, plain, type Rows } from './datasetSql.ts';

// A standing that has become stale since it was computed says nothing.
const derived = (json: string, none: string): string =>
  `coalesce((SELECT ${json} FROM standing g WHERE g.claim_id = r.id AND g.is_stale = 0 AND r.merged_into IS NULL), '${none}')`;
const side = (name: string): string =>
  object(
    plain({
      mentions: `g.${name}_mentions`,
      documents: `g.${name}_documents`,
      outlets: `g.${name}_outlets`,
      originsLow: `g.${name}_low`,
      originsHigh: `g.${name}_high`,
    }),
  );

export const EVENTS: Rows = {
  table: 'event',
  where: '+r.hidden_at IS NULL',
  order: 'number',
  people: ['created_by'],
  json: object({
    ...plain({ id: 'r.id', number: 'r.number', name: 'r.name', place: 'r.place', description: 'r.description' }),
    date: dating('r', 'happened'),
    ...known('r'),
  }),
};

export const CLAIMS: Rows = {
  table: 'claim',
  where: '+r.id IN kept',
  order: 'number',
  people: ['created_by', 'reviewer_id'],
  json: object({
    ...plain({
      id: 'r.id',
      number: 'r.number',
      statement: 'r.statement',
      kind: 'r.kind',
      eventId: '(SELECT e.id FROM event e WHERE e.id = r.event_id AND e.hidden_at IS NULL)',
      place: 'r.place',
    }),
    date: dating('r', 'about'),
    ...plain({ speakerId: 'r.speaker_id', reviewerId: 'r.reviewer_id', mergedInto: 'r.merged_into' }),
    status: derived('json_quote(g.status)', 'null'),
    support: derived(side('for'), 'null'),
    dispute: derived(side('against'), 'null'),
    loops: derived('json(g.loops)', '[]'),
    verdict: derived(
      `iif(g.verdict IS NULL, 'null', ${object(plain({ decision: 'g.verdict', at: 'g.verdict_at' }))})`,
      'null',
    ),
    ...known('r'),
  }),
};

export const RELATIONS: Rows = {
  table: 'claim_relation',
  where: '+r.hidden_at IS NULL AND +r.claim_id IN kept AND +r.other_id IN kept',
  order: 'id',
  people: ['created_by'],
  json: object({
    ...plain({ id: 'r.id', claimId: 'r.claim_id', otherId: 'r.other_id', kind: 'r.kind' }),
    ...known('r'),
  }),
};

export const EVIDENCE: Rows = {
  table: 'evidence',
  where: `+r.hidden_at IS NULL AND +r.claim_id IN kept AND ${mention('r.mention_id')}`,
  order: 'id',
  people: ['annotator_id'],
  json: object(
    plain({
      id: 'r.id',
      mentionId: 'r.mention_id',
      claimId: 'r.claim_id',
      stance: 'r.stance',
      note: 'r.note',
      annotatorId: 'r.annotator_id',
      createdAt: 'r.created_at',
      updatedAt: 'r.updated_at',
      version: 'r.version',
    }),
  ),
};

export const VERDICTS: Rows = {
  table: 'verdict',
  where: '+r.hidden_at IS NULL AND +r.claim_id IN kept',
  order: 'id',
  people: ['created_by'],
  json: object({
    ...plain({
      id: 'r.id',
      claimId: 'r.claim_id',
      decision: 'r.decision',
      likelihood: 'r.likelihood',
      confidence: 'r.confidence',
      rationale: 'r.rationale',
    }),
    ...known('r'),
  }),
};

export const QUESTIONS: Rows = {
  table: 'question',
  where: '+r.hidden_at IS NULL AND +r.claim_id IN kept',
  order: 'id',
  people: ['created_by', 'owner_id'],
  json: object({
    ...plain({
      id: 'r.id',
      claimId: 'r.claim_id',
      text: 'r.text',
      ownerId: 'r.owner_id',
      due: 'r.due',
      answer: 'r.answer',
      answeredAt: 'r.answered_at',
    }),
    ...known('r'),
  }),
};
