import { beforeEach, describe, expect, test } from '@jest/globals';
import { Conflict } from '../../server/domain/errors.ts';
import { familyOf } from '../../server/store/claims.ts';
import { dismissedFrom } from '../../server/store/dismissals.ts';
import { verdictsOf } from '../../server/store/evidence.ts';
import type { Context } from '../../server/usecases/change.ts';
import { mergeClaims } from '../../server/usecases/claims.ts';
import { dismissPair } from '../../server/usecases/dismissals.ts';
import { addQuestion, answerQuestion, editQuestion, hideQuestion } from '../../server/usecases/questions.ts';
import { undo } from '../../server/usecases/undo.ts';
import { addVerdict } from '../../server/usecases/verdicts.ts';
import { aWorkspace } from '../support/builders.ts';
import { aRegistered } from '../support/claims.ts';

let context: Context;
beforeEach(() => {
  context = aWorkspace();
});

const FIELDS = { decision: 'refuted', likelihood: 'unlikely', confidence: 'low', rationale: 'One voice.' } as const;

describe('a verdict', () => {
  test('is appended: the older ones stay, and undo takes back the last', () => {
    const claim = aRegistered(context);
    const first = addVerdict(context, claim.id, null, FIELDS).value;
    addVerdict(context, claim.id, first.id, { ...FIELDS, decision: 'confirmed' });
    expect(verdictsOf(context.db, [claim.id]).map((one) => one.decision)).toEqual(['confirmed', 'refuted']);
    undo(context, null);
    expect(verdictsOf(context.db, [claim.id]).map((one) => one.decision)).toEqual(['refuted']);
  });

  test('of two reviewers at once is refused to the second, who is shown the first', () => {
    const claim = aRegistered(context);
    addVerdict(
      { ...context, actor: { id: '00000000-0000-7000-8000-00000000b0b0', name: 'Basim' } },
      claim.id,
      null,
      FIELDS,
    );
    const mine = () => addVerdict(context, claim.id, null, { ...FIELDS, decision: 'confirmed' });
    expect(mine).toThrow(Conflict);
    expect(mine).toThrow(/Basim has judged claim 1 since you opened it: refuted/);
    expect(verdictsOf(context.db, [claim.id])).toHaveLength(1);
  });

  test('of a claim that was merged stays with what it became', () => {
    const [a, b] = [aRegistered(context), aRegistered(context)];
    const { value } = addVerdict(context, b.id, null, FIELDS);
    mergeClaims(context, a.id, [b.id]);
    expect(verdictsOf(context.db, familyOf(context.db, a.id)).map(({ id }) => id)).toEqual([value.id]);
    expect(() => addVerdict(context, a.id, null, FIELDS)).toThrow(Conflict);
  });

  test('needs a rationale', () => {
    const claim = aRegistered(context);
    expect(() => addVerdict(context, claim.id, null, { ...FIELDS, rationale: ' ' })).toThrow(/needs a rationale/);
  });
});

describe('a question', () => {
  test('is asked, edited, answered and opened again', () => {
    const asked = addQuestion(context, aRegistered(context).id, {
      text: 'Who told them?',
      ownerId: null,
      due: null,
    }).value;
    const edited = editQuestion(context, asked.id, 1, {
      text: 'Who?',
      ownerId: context.actor.id,
      due: '2025-04-01',
    }).value;
    const answered = answerQuestion(context, asked.id, edited.version, 'The harbour master.').value;
    expect([answered.answer, answered.answeredAt]).toEqual(['The harbour master.', expect.any(String)]);
    expect(answerQuestion(context, asked.id, answered.version, ' ').value.answeredAt).toBeNull();
    hideQuestion(context, asked.id, answered.version + 1);
    expect(() => answerQuestion(context, asked.id, 5, 'Late.')).toThrow(/no such question/);
  });

  test('needs words, and a day where it has a date', () => {
    const { id } = aRegistered(context);
    expect(() => addQuestion(context, id, { text: '', ownerId: null, due: null })).toThrow(/Write the question/);
    expect(() => addQuestion(context, id, { text: 'Who?', ownerId: null, due: 'soon' })).toThrow(/has to be a day/);
  });
});

describe('a dismissal', () => {
  test('is one of a pair, whichever is named first', () => {
    const [a, b] = [aRegistered(context), aRegistered(context)];
    const made = dismissPair(context, 'claim', b.id, a.id).value;
    expect(dismissPair(context, 'claim', a.id, b.id).value.id).toBe(made.id);
    expect(dismissedFrom(context.db, [b.id])).toEqual([[a.id, b.id]]);
    undo(context, null);
    expect(dismissedFrom(context.db, [a.id])).toEqual([]);
    expect(() => dismissPair(context, 'claim', a.id, a.id)).toThrow(/the same as itself/);
  });
});
