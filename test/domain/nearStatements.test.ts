import { describe, expect, test } from '@jest/globals';
import { compared, isNear, isNearElsewhere, oneDenies } from '../../server/domain/nearStatements.ts';
import { keysOf } from '../../server/suggest/keys.ts';

/** Words that every claim of a case has tell little. */
const weightOf = (word: string): number =>
  ['Qaani', 'Bahr', 'Sadiq', 'Berth', '7', '12', 'March'].includes(word) ? 0.5 : 3;
const near = (one: string, other: string): boolean =>
  isNear(compared(keysOf(one, null), keysOf(other, null), new Set()), weightOf);

describe('two statements say nearly the same', () => {
  test.each([
    ['The Bahr Sadiq departed without permission', 'The Bahr Sadiq left without permission'],
    ['An electrical fault in the stack started the fire', 'The fire began with an electrical fault in the stack'],
    ['Two drones struck the northern quay', 'The northern quay was struck by two drones'],
  ])('where “%s” is “%s”', (one, other) => {
    expect([near(one, other), near(other, one)]).toEqual([true, true]);
  });

  test.each([
    ['The Bahr Sadiq lay alongside Berth 7 until noon on 12 March', 'The Bahr Sadiq came to Berth 7 on 12 March'],
    ['Mahmoud Alawi met people of the team', 'Hussein Tayeb met people of the team'],
    ['Qaani visited in secret', 'Qaani mishandled the elections'],
    ['The crane fell', 'A lighthouse burnt'],
  ])('but not where “%s” has only names, or other ones, in common with “%s”', (one, other) => {
    expect([near(one, other), near(other, one)]).toEqual([false, false]);
  });

  test('of a statement in another script, most words have to be found among those of its mentions', () => {
    const keys = keysOf('Two drones struck the northern quay', null);
    const told = (besides: readonly string[]): boolean =>
      isNearElsewhere(compared(keys, new Map(), new Set(besides)), weightOf);
    expect([told([...keys.keys()]), told([...keys.keys()].slice(0, 2))]).toEqual([true, false]);
  });
});

test.each([
  ['The boat was not seen', 'The boat was seen', true],
  ['The boat never came', 'The boat didn’t come', false],
  ['الرصيف مغلق', 'لم يغلق الرصيف', true],
  ['The knot was tied', 'The rope was tied', false],
])('“%s” and “%s”: one of them denies: %s', (one, other, isSo) => {
  expect(oneDenies(one, other)).toBe(isSo);
});
