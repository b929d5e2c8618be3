import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { exportToString } from '../../server/store/dataset.ts';
import { importDataset } from '../../server/usecases/importDataset.ts';
import { ACTOR, AT, emptyWorkspace, planned, plans } from '../support/datasets.ts';

const contextOf = (db: ReturnType<typeof emptyWorkspace>) => {
  let last = 0;
  return { db, actor: ACTOR, now: () => AT, newId: () => `id-${++last}` };
};

describe('a dataset that was exported', () => {
  test('comes back as the same bytes, whatever was in it', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const json = exportToString(planned(plan));
        const db = emptyWorkspace();
        importDataset(contextOf(db), json);
        expect(exportToString(db)).toBe(json);
      }),
      { numRuns: 600 },
    );
  });
});
