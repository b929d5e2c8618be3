import { describe, expect, test } from '@jest/globals';
import { type Bearing, groundOf, isEarned, onDiagonal, whyNotOne } from '../../server/domain/credibility.ts';
import { type Reliability, standingRatings } from '../../server/domain/rating.ts';

const bearing = (stance: Bearing['stance'], forLow: number, againstLow: number): Bearing => ({
  stance,
  standing: { forLow, againstLow },
});

describe('grade 1', () => {
  test('rests on the lower figure of the side on which the mention stands', () => {
    expect(groundOf([bearing('supports', 2, 0)])).toBe(2);
    expect(groundOf([bearing('disputes', 2, 1)])).toBe(1);
    expect(groundOf([bearing('reports', 3, 0)])).toBe(3);
    expect(groundOf([bearing('questions', 3, 3)])).toBe(0);
  });

  test('is earned by the best of several claims, and by none where there is none', () => {
    expect(groundOf([bearing('supports', 1, 0), bearing('disputes', 0, 2)])).toBe(2);
    expect(groundOf([])).toBeNull();
    expect(groundOf([{ stance: 'supports', standing: null }])).toBe(0);
  });

  test('takes two independent origins; every other grade takes none', () => {
    expect([isEarned(1, 2), isEarned(1, 1), isEarned(1, null), isEarned(2, null), isEarned(6, 0)]).toEqual([
      true,
      false,
      false,
      true,
      true,
    ]);
  });

  test('says why it can’t be given', () => {
    expect(whyNotOne(null)).toContain('Link it to one first');
    expect(whyNotOne(1)).toContain('one independent origin for certain');
    expect(whyNotOne(0)).toContain('no independent origin for certain');
  });
});

describe('the diagonal', () => {
  test('counts A1, B2 … E5 among the grades whose letter and number are known', () => {
    expect(
      onDiagonal([
        { letter: 'A', grade: 1 },
        { letter: 'B', grade: 2 },
        { letter: 'C', grade: 5 },
        { letter: 'E', grade: 5 },
      ]),
    ).toEqual({ on: 3, of: 4 });
  });

  test('F and 6 are unknown and count nowhere, F6 included', () => {
    expect(
      onDiagonal([
        { letter: 'F', grade: 6 },
        { letter: 'F', grade: 3 },
        { letter: 'A', grade: 6 },
        { letter: null, grade: 1 },
      ]),
    ).toEqual({ on: 0, of: 0 });
  });
});

describe('the ratings that stand', () => {
  const rating = (id: string, createdBy: string, topic: string | null, createdAt: string): Reliability => ({
    id,
    sourceId: 's',
    letter: 'C',
    topic,
    rationale: 'r',
    createdBy,
    createdAt,
    version: 1,
    hiddenAt: null,
  });

  test('are the newest of each rater and topic, the newest first', () => {
    const all = [
      rating('1', 'mona', null, '2025-01-01'),
      rating('2', 'mona', null, '2025-01-03'),
      rating('3', 'omar', null, '2025-01-02'),
      rating('4', 'mona', 'casualties', '2025-01-02'),
    ];
    expect(standingRatings(all).map((one) => one.id)).toEqual(['2', '4', '3']);
    expect(standingRatings([...all].reverse())).toEqual(standingRatings(all));
  });
});
