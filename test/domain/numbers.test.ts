import { describe, expect, test } from '@jest/globals';
import { numbersIn } from '../../server/domain/numbers.ts';

describe('the numbers that words state', () => {
  test.each([
    ['two drones hit 3 quays', ['2', '3']],
    ['ثلاث طائرات مسيّرة', ['3']],
    ['٣ طائرات و١٢ صاروخا', ['3', '12']],
    ['۴۵ نفر', ['45']],
    ['Deux drones, huit à onze millions', ['2', '8', '11']],
    ['1,200 containers', ['1200']],
    ['1.200 conteneurs', ['1200']],
    ['12,5 %', ['12.5']],
    ['٢٫٥ مليون', ['2.5']],
    ['at 06:30', ['6', '30']],
    ['no figure here, constructor', []],
    ['un quai neuf', []],
    ['', []],
  ])('%s', (text, numbers) => {
    expect(numbersIn(text)).toEqual(numbers);
  });
});

test('a number that is part of a name is no quantity, a date or the first word of a sentence is no name', () => {
  expect(numbersIn('The fire at Berth 7 burned for nine hours')).toEqual(['9']);
  expect(numbersIn('It began in March 2025. About 12 men saw it on 12 March.')).toEqual(['2025', '12', '12']);
});
