import { expect, test } from '@jest/globals';
import { contestOf } from '../../server/domain/contest.ts';
import type { Status } from '../../server/domain/vocabulary.ts';

const claim = (pro: string, against: string, mentions: number, status: Status = 'contested'): number => {
  const [one, other] = [pro, against].map((range) => {
    const [low = 0, high = low] = range.split('–').map(Number);
    return { low, high };
  }) as [{ low: number; high: number }, { low: number; high: number }];
  return contestOf(status, one, other, mentions);
};

test('a claim is the more contested, the more origins its weaker side has for sure, then at most, then the more mentions', () => {
  const order = [
    claim('3', '3', 6),
    claim('2', '2–4', 5),
    claim('2–3', '2', 4),
    claim('1–2', '6', 20),
    claim('6', '1', 30),
    claim('6', '1', 7),
    claim('0–1', '5', 9),
    claim('5', '0', 2000),
    claim('4', '0', 12),
    claim('5', '1', 9, 'unsourced'),
  ];
  expect(order).toEqual([...order].sort((a, b) => b - a));
  expect(new Set(order).size).toBe(order.length);
});
