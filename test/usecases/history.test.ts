import { expect, test } from '@jest/globals';
import { changesOf } from '../../server/store/changes.ts';
import type { Context } from '../../server/usecases/change.ts';
import { editClaim, mergeClaims } from '../../server/usecases/claims.ts';
import { moveEvidence, setStances } from '../../server/usecases/evidence.ts';
import { undo } from '../../server/usecases/undo.ts';
import { addVerdict } from '../../server/usecases/verdicts.ts';
import { historyModel } from '../../server/viewmodels/history.ts';
import { aWorkspace } from '../support/builders.ts';
import { aLink, aMention, anEvent, aRegistered, CLAIM } from '../support/claims.ts';

const historyOf = ({ db }: Context, id: string): string[] =>
  historyModel(changesOf(db, id, 20), id, new Map(), '2025-01-01T00:00:00.000Z').map((one) => one.what);

test('the history of a claim tells what was said of it too', () => {
  const context = aWorkspace();
  const [claim, other] = [aRegistered(context), aRegistered(context)];
  const link = aLink(context, aMention(context, 'the quay is shut').mention, claim);
  setStances(context, null, [link.id], 'disputes');
  addVerdict(context, claim.id, null, { decision: 'refuted', likelihood: null, confidence: null, rationale: 'No.' });
  editClaim(context, claim.id, 1, { ...CLAIM, place: 'The quay' });
  mergeClaims(context, claim.id, [other.id]);
  undo(context, null);
  expect(historyOf(context, claim.id)).toEqual([
    'taken back: merge claims',
    'merge claims',
    'edit a claim: place',
    'give a verdict: refuted',
    'set a stance: disputes',
    'link with a claim: supports',
    'make a claim',
  ]);
  expect(historyOf(context, other.id)[1]).toBe('merge claims: merged or taken out again');
});

test('evidence that went elsewhere stands in the history of both claims and of its mention', () => {
  const context = aWorkspace();
  const [claim, other] = [aRegistered(context), aRegistered(context)];
  const { mention } = aMention(context, 'the quay is shut');
  const link = aLink(context, mention, claim);
  moveEvidence(context, [link.id], { id: other.id });
  for (const id of [claim.id, other.id, mention.id])
    expect(historyOf(context, id)).toContain('move to another claim: supports');
});

test('the history of an event tells of its claims', () => {
  const context = aWorkspace();
  const event = anEvent(context, 'The fire');
  aRegistered(context, { event: { id: event.id } });
  expect(historyOf(context, event.id)).toEqual(['make a claim', 'make an event']);
});
