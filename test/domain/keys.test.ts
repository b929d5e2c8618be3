import { describe, expect, test } from '@jest/globals';
import { KEYS } from '../../server/domain/keys.ts';

describe('the table of keys', () => {
  test('gives no key two meanings in one place', () => {
    for (const where of ['lists', 'document'] as const) {
      const live = KEYS.filter((key) => key.where === where || key.where === 'anywhere').flatMap((key) => key.keys);
      expect(live.filter((key, i) => live.indexOf(key) !== i)).toEqual([]);
    }
  });

  test('names every action once in a place, and shows every key', () => {
    const actions = KEYS.map((key) => `${key.where} ${key.action}`);
    expect(new Set(actions).size).toBe(actions.length);
    expect(KEYS.every((key) => key.keys.length > 0 && key.shown.length > 0 && key.says !== '')).toBe(true);
  });

  test('never takes a key that browsers and screen readers need', () => {
    const taken = KEYS.flatMap((key) => key.keys);
    expect(taken.filter((key) => /^(?:Tab|F\d+|ArrowUp|ArrowDown| |Ctrl\+[cvxafpwtn])$/i.test(key))).toEqual([]);
  });
});
