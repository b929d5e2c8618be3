import { z } from 'zod';
import { id, known, said, words } from './datasetBasics.ts';
import type { Grade } from './vocabulary.ts';
import { IDENTITY_MARKS, RELIABILITIES } from './vocabulary.ts';

/** Credibility as it stands in a dataset: codes, not numbers, so that nobody takes the average of a 6. */
const GRADE_CODES = ['1', '2', '3', '4', '5', '6'] as const;
export type GradeCode = (typeof GRADE_CODES)[number];

/** Confidence of STIX 2.1 (its scale for Admiralty credibility); null for 6: it cannot be judged. */
export const CONFIDENCE_OF: Record<GradeCode, number | null> = { 1: 90, 2: 70, 3: 50, 4: 30, 5: 10, 6: null };

/** The grade 1–6 that a code of the dataset stands for. */
export const gradeOfCode = (code: GradeCode): Grade => Number(code) as Grade;

export const reliabilitySchema = z
  .strictObject({
    id,
    sourceId: id,
    letter: z.enum(RELIABILITIES).meta(said('Admiralty code; F: cannot be judged. There is no number for a letter.')),
    topic: words.nullable().meta(said('Null: at large.')),
    rationale: words.min(1),
    ...known,
  })
  .meta({ id: 'Reliability', ...said('How reliable somebody holds a source to be. All that were ever given.') });

export const credibilitySchema = z
  .strictObject({
    id,
    mentionId: id.meta(said('An annotation of kind claim.')),
    grade: z.enum(GRADE_CODES).meta(said('Admiralty code; 6: cannot be judged.')),
    confidence: z
      .int()
      .nullable()
      .meta(said('The grade on the scale of STIX 2.1, 0 to 100; null for 6, which is no number in any average.')),
    rationale: words.min(1),
    ...known,
  })
  .meta({ id: 'Credibility', ...said('How credible somebody holds one mention to be. All that were ever given.') });

export const identitySchema = z
  .strictObject({ id, firstId: id, secondId: id, mark: z.enum(IDENTITY_MARKS), rationale: words, ...known })
  .meta({
    id: 'Identity',
    ...said('Whether two sources are the same, may be, or are different. The smaller id stands first.'),
  });
