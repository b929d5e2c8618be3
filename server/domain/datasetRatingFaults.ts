import type { Dataset, DatasetRow } from './dataset.ts';
import { each, type Known, missing, missingMark, repeated, unordered } from './datasetChecks.ts';
import { CONFIDENCE_OF } from './datasetRatings.ts';
import type { Fault } from './datasetShape.ts';

/** What is wrong with ratings, and with what was said of two things: one, maybe one, or not. */
export function* ratingListFaults(dataset: Dataset, known: Known): Generator<Fault> {
  const { reliabilities, credibilities, identities, dismissals } = dataset;
  const pair = ({ firstId, secondId }: { firstId: string; secondId: string }): string => `${firstId} ${secondId}`;
  yield* repeated('identities', identities, 'secondId', pair);
  yield* repeated('dismissals', dismissals, 'secondId', pair);
  yield* each('reliabilities', reliabilities, (path, rating) => reliabilityFaults(path, rating, known));
  yield* each('credibilities', credibilities, (path, rating) => credibilityFaults(path, rating, known));
  yield* each('identities', identities, (path, identity) => identityFaults(path, identity, known));
  yield* each('dismissals', dismissals, (path, dismissal) => dismissalFaults(path, dismissal, known));
}

function* reliabilityFaults(path: string, rating: DatasetRow<'reliabilities'>, known: Known): Generator<Fault> {
  yield* missing(`${path}.sourceId`, rating.sourceId, known.sources, 'source');
  yield* missing(`${path}.createdBy`, rating.createdBy, known.people, 'person');
}

function* credibilityFaults(path: string, rating: DatasetRow<'credibilities'>, known: Known): Generator<Fault> {
  const { grade, confidence } = rating;
  yield* missingMark(`${path}.mentionId`, rating.mentionId, 'claim', known);
  yield* missing(`${path}.createdBy`, rating.createdBy, known.people, 'person');
  if (confidence !== CONFIDENCE_OF[grade])
    yield { path: `${path}.confidence`, reason: `should be ${CONFIDENCE_OF[grade]} for ${grade}, not ${confidence}` };
}

function* identityFaults(path: string, identity: DatasetRow<'identities'>, known: Known): Generator<Fault> {
  yield* missing(`${path}.firstId`, identity.firstId, known.sources, 'source');
  yield* missing(`${path}.secondId`, identity.secondId, known.sources, 'source');
  yield* missing(`${path}.createdBy`, identity.createdBy, known.people, 'person');
  yield* unordered(path, identity);
}

function* dismissalFaults(path: string, dismissal: DatasetRow<'dismissals'>, known: Known): Generator<Fault> {
  for (const key of ['firstId', 'secondId'] as const) {
    const id = dismissal[key];
    if (dismissal.noun === 'mention') yield* missingMark(`${path}.${key}`, id, 'claim', known);
    else if (dismissal.noun === 'claim') yield* missing(`${path}.${key}`, id, known.claims, 'claim');
    else yield* missing(`${path}.${key}`, id, known.sources, 'source');
  }
  yield* missing(`${path}.createdBy`, dismissal.createdBy, known.people, 'person');
  yield* unordered(path, dismissal);
}
