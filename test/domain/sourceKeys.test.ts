import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nameKey } from '../../server/domain/fold.ts';
import { matchScore } from '../../server/domain/matching.ts';
import { keysAsked, keysOfName } from '../../server/domain/sourceKeys.ts';

/** Whether the look-ups for a query come by the keys of a name. */
function isFound(query: string, name: string): boolean {
  const keys = keysOfName(name);
  const { same, beginning, inside } = keysAsked(query);
  return (
    same.some((one) => keys.some(({ kind, key }) => kind === one.kind && key === one.key)) ||
    beginning.some((one) => keys.some(({ kind, key }) => kind === one.kind && key.startsWith(one.key))) ||
    (inside !== '' && nameKey(name).includes(inside))
  );
}

describe('the keys of names', () => {
  test.each([
    ['qa', 'Qaani'],
    ['qaani', 'Esmail Qaani'],
    ['General Qaani', 'Qaani'],
    ['manara', 'Almanara Daily'],
    ['Qani', 'قاآني'],
    ['منارة', 'المنارة'],
    ['A', 'A'],
    ['Al Manara', 'Al-Manara'],
  ])('“%s” comes by “%s”', (query, name) => {
    expect(isFound(query, name)).toBe(true);
  });

  test('whatever fits well is come by, from three letters on', () => {
    const syllables = fc.constantFrom(
      'qa',
      'ni',
      'man',
      'ara',
      'dal',
      ' ',
      '-',
      'قا',
      'ني',
      'ال',
      'منا',
      'é',
      "'",
      '7',
    );
    const words = fc.array(syllables, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('').trim());
    fc.assert(
      fc.property(words, words, (query, name) => {
        if (nameKey(query).length >= 3 && matchScore(query, name) > 50)
          expect([query, name, isFound(query, name)]).toEqual([query, name, true]);
      }),
      { numRuns: 2000 },
    );
  });

  test('a name without letters has none', () => {
    expect(keysOfName('… — …')).toEqual([]);
    expect(keysAsked('…')).toEqual({ same: [], beginning: [], inside: '' });
  });
});
