import { describe, expect, test } from '@jest/globals';
import { directionOf } from '../../server/domain/direction.ts';

describe('the direction of a text', () => {
  test.each([
    ['The quay is shut.', 'ltr'],
    ['الرصيف مغلق.', 'rtl'],
    ['BBC: الرصيف الشمالي مغلق', 'rtl'],
    ['The word رصيف means quay', 'ltr'],
    ['12:30 — ٣٤٥', 'ltr'],
    ['', 'ltr'],
    ['🙂 مرسى', 'rtl'],
    ['ab اب', 'ltr'],
    ['اب ab', 'rtl'],
  ])('“%s” is %s', (text, direction) => {
    expect(directionOf(text)).toBe(direction);
  });
});
