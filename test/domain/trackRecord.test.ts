import { expect, test } from '@jest/globals';
import { type RecordedClaim, trackRecord } from '../../server/domain/trackRecord.ts';

const claim = (more: Partial<RecordedClaim>): RecordedClaim => ({
  status: 'single_origin',
  verdict: null,
  isFirst: false,
  isCircular: false,
  isOwn: false,
  isAttributed: true,
  ...more,
});

test('each claim counts once, by its verdict where one settles it, else by its status', () => {
  const record = trackRecord([
    claim({ status: 'corroborated', isFirst: true, isOwn: true }),
    claim({ status: 'corroborated', verdict: 'refuted' }),
    claim({ status: 'contested', verdict: 'unresolved', isCircular: true }),
    claim({ status: 'contested', verdict: 'confirmed' }),
    claim({ verdict: 'misattributed', isOwn: true, isAttributed: false }),
    claim({ status: 'unsourced' }),
    claim({ status: 'shared' }),
  ]);
  expect(record).toEqual({
    claims: 7,
    confirmed: 1,
    corroborated: 1,
    contested: 1,
    refuted: 1,
    misattributed: 1,
    open: 2,
    first: 1,
    circular: 1,
    own: 2,
    attributed: 6,
  });
});
