import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '../../server/domain/fold.ts';
import { texts } from '../support/texts.ts';

describe('words that readers take for the same fold to the same', () => {
  test.each([
    ['case', 'REUTERS', 'reuters'],
    ['accents', 'Détroit', 'detroit'],
    ['accents written apart', 'De\u0301troit', 'Détroit'],
    ['Persian and Arabic ya', 'قاآنی', 'قاآني'],
    ['forms of alef', 'أحمد', 'احمد'],
    ['ya without dots', 'مصطفى', 'مصطفي'],
    ['vowel marks', 'مُصْطَفَى', 'مصطفى'],
    ['tatweel', 'الـكاظـمي', 'الكاظمي'],
    ['Persian and Arabic kaf', 'کاظمی', 'كاظمي'],
    ['Arabic digits', '٢٠٢٠', '2020'],
    ['Persian digits', '۲۰۲۰', '2020'],
    ['ligatures', 'ﻻ', 'لا'],
    ['apostrophes', 'Qa’ani', "Qa'ani"],
    ['directional marks', '\u200fقاآني\u200e', 'قاآني'],
    ['œ and ß', 'Œuvre Straße', 'oeuvre strasse'],
  ])('%s', (_what, one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  test('folding again changes nothing', () => {
    fc.assert(fc.property(texts, (text) => expect(fold(fold(text))).toBe(fold(text))));
  });

  test('different names stay different', () => {
    expect(new Set(['Qaani', 'Kazemi', 'قاآني', 'الكاظمي'].map(fold)).size).toBe(4);
  });
});
