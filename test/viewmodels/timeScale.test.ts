import { describe, expect, test } from '@jest/globals';
import { momentOf, ticksBetween } from '../../server/viewmodels/timeScale.ts';

const ticks = (from: string, to: string, most: number): string[] =>
  ticksBetween(momentOf(from) ?? 0, momentOf(to) ?? 0, most).map((tick) => tick.label);

describe('ticks', () => {
  test.each([
    ['2025-03-13T02:15', '2025-03-13T06:10', 8, ['03:00', '04:00', '05:00', '06:00']],
    ['2025-03-13T02:15', '2025-03-14T08:05', 8, ['06:00', '12:00', '18:00', '14 March', '06:00']],
    ['2025-03-13', '2025-03-18', 8, ['13 March', '14 March', '15 March', '16 March', '17 March', '18 March']],
    ['2024-11-20', '2025-03-02', 5, ['Dec 2024', 'Jan 2025', 'Feb 2025', 'Mar 2025']],
    ['2019-06-01', '2022-02-01', 3, ['2020', '2021', '2022']],
    ['2025-03-13T02:15', '2025-03-13T02:15', 8, ['13 March']],
  ])('from %s to %s stand at round moments', (from, to, most, labels) => {
    expect(ticks(from, to, most)).toEqual(labels);
  });

  test('are few, however long the time', () => {
    for (const to of ['2025-01-02', '2025-01-20', '2025-09-01', '2031-01-01', '2190-01-01'])
      expect(ticks('2025-01-01', to, 8).length).toBeLessThanOrEqual(9);
  });

  test('of what is no date there is no moment', () => {
    expect(momentOf('soon')).toBeNull();
  });
});
