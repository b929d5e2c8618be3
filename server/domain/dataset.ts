import { z } from 'zod';
import { annotationSchema } from './datasetAnnotation.ts';
import {
  claimSchema,
  dismissalSchema,
  eventSchema,
  evidenceSchema,
  questionSchema,
  relationSchema,
  verdictSchema,
} from './datasetClaims.ts';
import { commentSchema } from './datasetComments.ts';
import { documentSchema } from './datasetDocument.ts';
import { personSchema, sourceSchema, workspaceSchema } from './datasetGround.ts';
import { credibilitySchema, identitySchema, reliabilitySchema } from './datasetRatings.ts';
import { citationSchema, derivationSchema } from './datasetTies.ts';

/** What the first key of a dataset says, and the version that this program writes. It reads the earlier ones too. */
export const DATASET_FORMAT = 'hearsay-dataset';
export const DATASET_VERSION = 2;

const GROUND_LISTS = {
  people: z.array(personSchema),
  sources: z.array(sourceSchema),
  documents: z.array(documentSchema),
  annotations: z.array(annotationSchema),
};

const CLAIM_LISTS = {
  events: z.array(eventSchema),
  claims: z.array(claimSchema),
  relations: z.array(relationSchema),
  evidence: z.array(evidenceSchema),
  verdicts: z.array(verdictSchema),
  reliabilities: z.array(reliabilitySchema),
  credibilities: z.array(credibilitySchema),
  identities: z.array(identitySchema),
  derivations: z.array(derivationSchema),
  citations: z.array(citationSchema),
  questions: z.array(questionSchema),
  dismissals: z.array(dismissalSchema),
  comments: z.array(commentSchema),
};

/** The arrays of a dataset by name, in their order in the file. */
export const DATASET_LISTS = { ...GROUND_LISTS, ...CLAIM_LISTS };
export type ListName = keyof typeof DATASET_LISTS;

/** Those that came with version 2. */
export const LISTS_OF_VERSION_2 = Object.keys(CLAIM_LISTS) as (keyof typeof CLAIM_LISTS)[];

/**
 * A whole workspace as one JSON value: what `dataset.json` holds and what an import takes. Keys are camelCase and stand
 * in this order; unknown keys are refused. Names stay; what is added raises the version.
 */
export const datasetSchema = z.strictObject({
  format: z.literal(DATASET_FORMAT),
  version: z.literal(DATASET_VERSION),
  workspace: workspaceSchema,
  ...DATASET_LISTS,
});

export type Dataset = z.infer<typeof datasetSchema>;
/** A row of one of its arrays. */
export type DatasetRow<L extends ListName> = Dataset[L][number];
export type DatasetDocument = DatasetRow<'documents'>;
export type DatasetAnnotation = DatasetRow<'annotations'>;
export type DatasetSource = DatasetRow<'sources'>;
export type DatasetSection = DatasetDocument['sections'][number];
export type DatasetClaim = DatasetRow<'claims'>;
