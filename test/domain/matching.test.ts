import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { matchScore, skeleton } from '../../server/domain/matching.ts';
import { texts } from '../support/texts.ts';

const QAANI = ['Qaani', 'Qani', 'Ghaani', "Qa'ani", 'قاآني', 'قاآنی', 'قاني'];
const KAZEMI = ['Kadhimi', 'Kazemi', 'al-Kadhimi', 'الكاظمي', 'کاظمی'];
const among = (names: readonly string[]) => names.flatMap((one) => names.map((other) => [one, other] as const));

describe('names match over spellings and scripts', () => {
  test.each([...among(QAANI), ...among(KAZEMI)])('%s finds %s', (one, other) => {
    expect(skeleton(one)).toBe(skeleton(other));
    expect(matchScore(one, other)).toBeGreaterThanOrEqual(50);
  });

  test.each(QAANI.flatMap((one) => KAZEMI.map((other) => [one, other] as const)))(
    '%s doesn’t find %s',
    (one, other) => {
      expect(matchScore(one, other)).toBe(0);
    },
  );

  test('two words match two words', () => {
    expect(matchScore('Mustafa al-Kadhimi', 'مصطفى الكاظمي')).toBeGreaterThanOrEqual(50);
  });

  test('one word finds the longer name', () => {
    expect(matchScore('Soleimani', 'قاسم سليماني')).toBeGreaterThan(0);
  });
});

describe('how well a query fits', () => {
  test('the same is best, then its beginning, then the beginning of a word, then the middle, then the sound', () => {
    const names = ['Manara', 'Manara Daily', 'Al-Manara', 'Almanara', 'منارة'];
    const scores = names.map((name) => matchScore('manara', name));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(names.length);
  });

  test('nothing typed fits everything a little', () => {
    expect(matchScore('  ', 'Al-Manara')).toBe(1);
  });

  test('a score is from 0 to 100, and a name fits itself best', () => {
    fc.assert(
      fc.property(texts, texts, (query, name) => {
        const score = matchScore(query, name);
        expect(score >= 0 && score <= 100).toBe(true);
        if (name.trim() === name && name !== '')
          expect(matchScore(name, name)).toBeGreaterThanOrEqual(Math.max(score, 1));
      }),
    );
  });
});
