import { beforeEach, describe, expect, test } from '@jest/globals';
import { namesIn } from '../../server/http/done.ts';
import { changeBySeq } from '../../server/store/changes.ts';
import { questions } from '../../server/store/evidence.ts';
import type { Context, Outcome } from '../../server/usecases/change.ts';
import { mergeClaims, splitClaim } from '../../server/usecases/claims.ts';
import { answerQuestion } from '../../server/usecases/questions.ts';
import { mergeSources, separateSource } from '../../server/usecases/sourceMerges.ts';
import { addSource } from '../../server/usecases/sources.ts';
import { redo, undo } from '../../server/usecases/undo.ts';
import { actionWords, deedWords } from '../../server/viewmodels/deeds.ts';
import { aWorkspace } from '../support/builders.ts';
import { aLink, aMention, aQuestion, aRegistered, CLAIM } from '../support/claims.ts';

let context: Context;
beforeEach(() => {
  context = aWorkspace();
});

const told = ({ seq }: Pick<Outcome<unknown>, 'seq'>): string => {
  const change = changeBySeq(context.db, seq ?? 0);
  return change ? deedWords(change, namesIn(context.db)) : '';
};
const source = (name: string) =>
  addSource(context, { name, kind: 'person', description: '', affiliation: null, aliases: [], protected: false }).value;

describe('what was done is told with what it was done to', () => {
  test('a merge of claims says which went into which, also when it is taken back and made again', () => {
    const [first, second, third] = [aRegistered(context), aRegistered(context), aRegistered(context)];
    expect(told(mergeClaims(context, second.id, [first.id]))).toBe('Claim 1 was merged into claim 2.');
    expect(told(undo(context, null))).toBe('Taken back: the merge of claim 1 into claim 2');
    expect(told(redo(context, null))).toBe('Done again: the merge of claim 1 into claim 2');
    undo(context, null);
    expect(told(mergeClaims(context, third.id, [first.id, second.id]))).toBe(
      'Claim 1 and claim 2 were merged into claim 3.',
    );
  });

  test('a split says what was split off what', () => {
    const claim = aRegistered(context);
    const link = aLink(context, aMention(context, 'the quay is shut').mention, claim);
    expect(told(splitClaim(context, claim.id, [link.id], CLAIM))).toBe('Claim 2 was split off claim 1.');
    expect(told(undo(context, null))).toBe('Taken back: the split of claim 2 off claim 1');
  });

  test('sources go by their names; taking one out of a merge is no merge', () => {
    const [one, other] = [source('Al-Manara'), source('Almanara')];
    expect(told(mergeSources(context, one.id, [other.id]))).toBe('“Almanara” was merged into “Al-Manara”.');
    expect(told(separateSource(context, other.id))).toBe('Done: take “Almanara” out of a merge');
  });

  test('anything else is named with the one claim that it concerns', () => {
    const claim = aRegistered(context);
    const asked = aQuestion(context, claim);
    const { version = 0 } = questions.get(context.db, asked.id) ?? {};
    expect(told(answerQuestion(context, asked.id, version, 'The coast guard.'))).toBe(
      'Done: answer a question, claim 1',
    );
    expect(told(undo(context, null))).toBe('Taken back: answer a question, claim 1');
  });
});

test('the log says in words that something was taken back', () => {
  expect(['undo: merge claims', 'redo: merge claims', 'merge claims'].map(actionWords)).toEqual([
    'taken back: merge claims',
    'done again: merge claims',
    'merge claims',
  ]);
});
