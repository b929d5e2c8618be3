import { z } from 'zod';
import { count, dating, id, instant, known, number, said, version, words } from './datasetBasics.ts';
import { CLAIM_KINDS, CONFIDENCES, DECISIONS, LIKELIHOODS, RELATION_KINDS, STANCES, STATUSES } from './vocabulary.ts';

export const eventSchema = z
  .strictObject({
    id,
    number,
    name: words.min(1),
    place: words,
    description: words,
    date: dating.nullable(),
    ...known,
  })
  .meta({ id: 'Event', ...said('Something in the world that claims are about.') });

const sideSchema = z
  .strictObject({ mentions: count, documents: count, outlets: count, originsLow: count, originsHigh: count })
  .meta({
    id: 'Side',
    ...said('How often one side is stated, and from how many independent origins: at least, and at most.'),
  });

export const claimSchema = z
  .strictObject({
    id,
    number,
    statement: words.min(1),
    kind: z.enum(CLAIM_KINDS),
    eventId: id.nullable(),
    place: words.meta(said('Where it is about.')),
    date: dating.nullable().meta(said('When it is about.')),
    speakerId: id.nullable().meta(said('Of an utterance: the source who said it.')),
    reviewerId: id.nullable().meta(said('The person who is to review it.')),
    mergedInto: id.nullable(),
    status: z.enum(STATUSES).nullable().meta(said('Derived, as the four keys after it: computed anew by an import.')),
    support: sideSchema.nullable(),
    dispute: sideSchema.nullable(),
    loops: z.array(z.array(id)).meta(said('Sources that cite one another in a circle, in the order of citing.')),
    verdict: z
      .strictObject({ decision: z.enum(DECISIONS), at: instant })
      .nullable()
      .meta(said('The newest of `verdicts`.')),
    ...known,
  })
  .meta({
    id: 'Claim',
    ...said(
      'A statement, independent of any wording. What is derived is null for a claim that was merged into another.',
    ),
  });

export const relationSchema = z
  .strictObject({ id, claimId: id, otherId: id, kind: z.enum(RELATION_KINDS), ...known })
  .meta({ id: 'Relation', ...said('Read from the first claim to the other: it `refines` the other.') });

export const evidenceSchema = z
  .strictObject({
    id,
    mentionId: id.meta(said('An annotation of kind claim.')),
    claimId: id,
    stance: z.enum(STANCES).meta(said('What the innermost source does with the claim.')),
    note: words,
    annotatorId: id,
    createdAt: instant,
    updatedAt: instant,
    version,
  })
  .meta({ id: 'Evidence', ...said('One person’s link of a mention to a claim.') });

export const verdictSchema = z
  .strictObject({
    id,
    claimId: id,
    decision: z.enum(DECISIONS),
    likelihood: z.enum(LIKELIHOODS).nullable(),
    confidence: z.enum(CONFIDENCES).nullable(),
    rationale: words.min(1),
    ...known,
  })
  .meta({ id: 'Verdict', ...said('What a reviewer decided about a claim. All that were ever given.') });

export const questionSchema = z
  .strictObject({
    id,
    claimId: id,
    text: words.min(1),
    ownerId: id.nullable().meta(said('The person who looks into it.')),
    due: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d$/, 'is no day like 2020-11-30')
      .nullable(),
    answer: words,
    answeredAt: instant.nullable(),
    ...known,
  })
  .meta({ id: 'Question', ...said('What would settle a claim.') });

export const dismissalSchema = z
  .strictObject({ id, noun: z.enum(['claim', 'mention', 'source']), firstId: id, secondId: id, ...known })
  .meta({ id: 'Dismissal', ...said('Two that don’t belong together. The smaller id stands first.') });
