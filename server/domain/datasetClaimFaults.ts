import { checkClaim, checkEvent } from './claimRules.ts';
import type { Dataset, DatasetClaim, DatasetRow } from './dataset.ts';
import { broken, circles, each, type Known, missing, missingMark, repeated } from './datasetChecks.ts';
import type { Fault } from './datasetShape.ts';
import { datingFaults } from './datasetText.ts';
import { isoDating } from './isoDate.ts';

/** What is wrong with events, claims and whatever was said of a claim. */
export function* claimListFaults(dataset: Dataset, known: Known): Generator<Fault> {
  const { events, claims, relations, evidence, verdicts, questions } = dataset;
  yield* repeated('events', events, 'number', (event) => event.number);
  yield* repeated('claims', claims, 'number', (claim) => claim.number);
  yield* repeated('relations', relations, 'otherId', ({ claimId, otherId, kind }) => `${claimId} ${otherId} ${kind}`);
  yield* repeated(
    'evidence',
    evidence,
    'mentionId',
    ({ mentionId, claimId, annotatorId }) => `${mentionId} ${claimId} ${annotatorId}`,
  );
  yield* each('events', events, (path, event) => eventFaults(path, event, known));
  yield* each('claims', claims, (path, claim) => claimFaults(path, claim, known));
  yield* each('relations', relations, (path, relation) => relationFaults(path, relation, known));
  yield* each('evidence', evidence, (path, link) => evidenceFaults(path, link, known));
  yield* each('verdicts', verdicts, (path, verdict) => verdictFaults(path, verdict, known));
  yield* each('questions', questions, (path, question) => questionFaults(path, question, known));
  yield* circles('claims', 'mergedInto', claims, (claim) => claim.mergedInto);
}

function* eventFaults(path: string, event: DatasetRow<'events'>, known: Known): Generator<Fault> {
  yield* missing(`${path}.createdBy`, event.createdBy, known.people, 'person');
  yield* datingFaults(`${path}.date`, event.date);
  yield* broken(path, () => checkEvent(event));
}

function* claimFaults(path: string, claim: DatasetClaim, known: Known): Generator<Fault> {
  yield* missing(`${path}.eventId`, claim.eventId, known.events, 'event');
  yield* missing(`${path}.speakerId`, claim.speakerId, known.sources, 'source');
  yield* missing(`${path}.reviewerId`, claim.reviewerId, known.people, 'person');
  yield* missing(`${path}.mergedInto`, claim.mergedInto, known.claims, 'claim');
  yield* missing(`${path}.createdBy`, claim.createdBy, known.people, 'person');
  yield* datingFaults(`${path}.date`, claim.date);
  yield* broken(path, () => checkClaim(claim), { speaker: 'speakerId' });
  for (const [i, loop] of claim.loops.entries())
    for (const [j, id] of loop.entries()) yield* missing(`${path}.loops[${i}][${j}]`, id, known.sources, 'source');
}

function* relationFaults(path: string, relation: DatasetRow<'relations'>, known: Known): Generator<Fault> {
  yield* missing(`${path}.claimId`, relation.claimId, known.claims, 'claim');
  yield* missing(`${path}.otherId`, relation.otherId, known.claims, 'claim');
  yield* missing(`${path}.createdBy`, relation.createdBy, known.people, 'person');
  if (relation.claimId === relation.otherId) yield { path: `${path}.otherId`, reason: 'is the claim itself' };
}

function* evidenceFaults(path: string, link: DatasetRow<'evidence'>, known: Known): Generator<Fault> {
  yield* missingMark(`${path}.mentionId`, link.mentionId, 'claim', known);
  yield* missing(`${path}.claimId`, link.claimId, known.claims, 'claim');
  yield* missing(`${path}.annotatorId`, link.annotatorId, known.people, 'person');
}

function* verdictFaults(path: string, verdict: DatasetRow<'verdicts'>, known: Known): Generator<Fault> {
  yield* missing(`${path}.claimId`, verdict.claimId, known.claims, 'claim');
  yield* missing(`${path}.createdBy`, verdict.createdBy, known.people, 'person');
}

function* questionFaults(path: string, question: DatasetRow<'questions'>, known: Known): Generator<Fault> {
  const { due, answer, answeredAt } = question;
  yield* missing(`${path}.claimId`, question.claimId, known.claims, 'claim');
  yield* missing(`${path}.ownerId`, question.ownerId, known.people, 'person');
  yield* missing(`${path}.createdBy`, question.createdBy, known.people, 'person');
  if (due !== null && isoDating(due) === null)
    yield { path: `${path}.due`, reason: 'is a day that the calendar does not have' };
  if ((answer === '') !== (answeredAt === null))
    yield { path: `${path}.answeredAt`, reason: 'an answer has a time, and no answer has none' };
}
