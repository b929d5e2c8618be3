import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keysOf } from '../../server/suggest/keys.ts';

/** The words of the first text that the second one has too. */
const shared = (one: string, two: string, languages: [string | null, string | null] = [null, null]): string[] => {
  const theirs = keysOf(two, languages[1]);
  return [...new Set([...keysOf(one, languages[0])].filter(([key]) => theirs.has(key)).map(([, word]) => word))];
};

describe('the keys of a text', () => {
  test('are the same whatever the ending: number, tense, article', () => {
    expect(shared('A drone strikes the quays', 'drones struck a quay', ['en', 'en'])).toEqual([
      'drone',
      'strikes',
      'quays',
    ]);
    expect(shared('الرصيف والسفينة', 'رصيف وسفينة', ['ar', 'ar'])).toEqual(['الرصيف', 'والسفينة']);
  });

  test('find a name across scripts by its consonants', () => {
    expect(shared('Qaani went to Baghdad', 'قاآني في بغداد', ['en', 'ar'])).toEqual(['Qaani', 'Baghdad']);
    expect(shared('قاآنی به بغداد رفت', 'Qani à Bagdad', ['fa', 'fr'])).toEqual(['قاآنی', 'بغداد']);
  });

  test('find what news speaks of across languages, and numbers in digits and words', () => {
    expect(shared('Two drones struck the harbour', 'ضربت ٢ مسيّرات الميناء', ['en', 'ar'])).toEqual([
      'Two',
      'drones',
      'struck',
      'harbour',
    ]);
    expect(shared('trois navires ont quitté le port', 'three vessels left the port', ['fr', 'en'])).toEqual([
      'trois',
      'navires',
      'quitté',
      'port',
    ]);
  });

  test('leave out words that say nothing, by the language where it is known', () => {
    expect([...keysOf('He said that it was on the', 'en').keys()]).toEqual([]);
    expect([...keysOf('the car', 'en').keys()]).toEqual(['car']);
    expect([...keysOf('car il pleut', 'fr').keys()]).toEqual(['pleut']);
  });

  test('of a two and of a three are not the same', () => {
    expect(shared('two drones', 'three drones')).toEqual(['two drones'.slice(4)]);
  });

  test('are letters and digits alone, and never more than 400, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const keys = [...keysOf(text, null).keys()];
        expect(keys.every((key) => /^[\p{L}\p{N}\p{M}]+$/u.test(key))).toBe(true);
      }),
    );
    const long = Array.from({ length: 3000 }, (_, i) => `w${i}`).join(' ');
    expect(keysOf(long, 'en').size).toBe(400);
  });
});
