import { describe, expect, test } from '@jest/globals';
import { sniffDate } from '../../../server/formats/read/index.ts';

describe('a date in a text', () => {
  test.each([
    ['DEC 03, 2021 4:10 PM ET', 'en', '2021-12-03T16:10', 'stated'],
    ['5 March 2023', 'en', '2023-03-05', 'stated'],
    ['| 5 March 2023, Sunday |', 'en', '2023-03-05', 'masthead'],
    ['Friday, December 3, 2021 8:30 PM', 'en', '2021-12-03T20:30', 'stated'],
    ['December 3, 2021 at 9:10am', 'en', '2021-12-03T09:10', 'stated'],
    ['14 janvier 2021', 'fr', '2021-01-14', 'stated'],
    ['dim. 7 nov. 2021 15:59', 'fr', '2021-11-07T15:59', 'stated'],
    ['1er mars 2021 à 9h05', 'fr', '2021-03-01T09:05', 'stated'],
    ['١٤ آذار 2025', 'ar', '2025-03-14', 'stated'],
    ['14 آذار/مارس 2025', 'ar', '2025-03-14', 'stated'],
    ['12 تشرين الثاني 2021 الساعة 3:05 م', 'ar', '2021-11-12T15:05', 'stated'],
    ['۱۶ آبان ۱۴۰۰', 'fa', '2021-11-07', 'stated'],
    ['2021-12-03 02:10', 'en', '2021-12-03T02:10', 'stated'],
    ['11/7/2021', 'en', '2021-11-07', 'inferred'],
    ['11/7/2021 at 8:40 AM', 'en', '2021-11-07T08:40', 'stated'],
    ['11/7/2021', 'fr', '2021-07-11', 'stated'],
    ['31/12/2021', 'en', '2021-12-31', 'stated'],
  ])('%s (%s) is %s', (text, language, at, basis) => {
    expect(sniffDate(text, language)).toEqual({ from: at, to: at, basis });
  });

  test.each(['Feb 30, 2021', 'in 2021', 'no date', '1234567890', '12/2021'])('%s is none', (text) => {
    expect(sniffDate(text, 'en')).toBeNull();
  });
});
