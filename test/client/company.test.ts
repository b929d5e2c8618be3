import { describe, expect, test } from '@jest/globals';
import { asked, fitting } from '../../views/client/atsign.ts';
import { concerns, pageOf, type Told } from '../../views/client/topics.ts';

const told = (more: Partial<Told>): Told => ({
  seq: 1,
  by: 'omar',
  documents: {},
  claims: [],
  sources: [],
  events: [],
  nouns: [],
  ...more,
});

describe('the page that somebody is on', () => {
  test.each([
    ['/w/case/documents/3/annotations/7', 'documents/3'],
    ['/w/case/claims/14/provenance', 'claims/14'],
    ['/w/case/claims/unlinked', 'claims'],
    ['/w/case/news', 'news'],
    ['/w/case', 'start'],
  ])('%s is %s', (path, page) => {
    expect(pageOf(path, '/w/case')).toBe(page);
  });
});

describe('a change', () => {
  test.each([
    ['claims/14', { claims: [14] }, true],
    ['claims/1', { claims: [14] }, false],
    ['claims', { claims: [14] }, true],
    ['claims', { nouns: ['annotation'] }, true],
    ['claims', { sources: [2], nouns: ['source'] }, false],
    ['documents/3', { documents: { 3: null } }, true],
    ['documents', { documents: { 3: [1] } }, true],
    ['sources/2', { sources: [2] }, true],
    ['sources', { nouns: ['event'] }, false],
    ['questions', { nouns: ['question'] }, true],
    ['guidelines', { claims: [1], documents: { 1: [1] } }, false],
  ] as [string, Partial<Told>, boolean][])('on the page %s, of %j: shown is %s', (page, change, isShown) => {
    expect(concerns(page, told(change))).toBe(isShown);
  });
});

describe('after an @', () => {
  test.each([
    ['Ask @', ''],
    ['Ask @na', 'na'],
    ['@Nadia Had', 'Nadia Had'],
    ['اسأل @عم', 'عم'],
    ['nadia@na', null],
    ['@na\nand', null],
    ['no sign', null],
  ])('in %j, %j is asked for', (before, words) => {
    expect(asked(before)?.words ?? null).toBe(words);
  });

  test('people are offered by any of their names, whatever the accents', () => {
    const people = ['Nadia Haddad', 'Hélène Vasseur', 'عمر صالح'].map((name) => ({ name }));
    const names = (words: string): string[] => fitting(people, words).map((one) => one.name);
    expect([names('had'), names('helene v'), names('عم'), names('x')]).toEqual([
      ['Nadia Haddad'],
      ['Hélène Vasseur'],
      ['عمر صالح'],
      [],
    ]);
  });
});
