import { describe, expect, test } from '@jest/globals';
import { difference, fieldsChanged } from '../../server/viewmodels/historyFields.ts';
import type { Book } from '../../server/viewmodels/historyRows.ts';

const BOOK: Book = {
  base: '/w/case',
  now: '2025-03-14T10:00:00.000Z',
  annotations: new Map(),
  claims: new Map(),
  documents: new Map(),
  events: new Map(),
  sections: new Map(),
  sources: new Map(),
  people: new Map([['p1', 'Mona']]),
};
const told = (noun: string, before: object | null, after: object): string[] =>
  fieldsChanged(BOOK, noun, before, after).map(
    ({ label, before, after }) => `${label}: ${before?.words ?? '–'} → ${after?.words ?? '–'}`,
  );

describe('what was changed, in words', () => {
  test('is said field by field, codes and people by their names, bookkeeping not at all', () => {
    const before = { version: 1, updatedAt: 'a', kind: 'social_account', reviewerId: null, place: 'Here', letter: 'B' };
    const after = { ...before, version: 2, updatedAt: 'b', kind: 'person', reviewerId: 'p1', place: '' };
    expect(told('claim', before, after)).toEqual([
      'Kind: social account → person',
      'Reviewer: – → Mona',
      'Place: Here → –',
    ]);
  });

  test('of what was made is what it said', () => {
    expect(
      told('event', null, {
        name: 'The fire',
        place: '',
        date: { from: '2025-03-12', to: '2025-03-13', basis: 'inferred' },
      }),
    ).toEqual(['Name: – → The fire', 'Date: – → 12 – 13 March 2025, inferred']);
  });

  test('takes deleting and restoring for what they are', () => {
    expect(told('claim', { hiddenAt: null }, { hiddenAt: '2025-03-14' })).toEqual(['Deleted: – → in the trash']);
    expect(told('claim', { hiddenAt: '2025-03-14' }, { hiddenAt: null })).toEqual(['Deleted: in the trash → –']);
  });

  test('goes without rows that it doesn’t know', () => {
    expect(
      told('claim', { sourceId: 'x', mentionIds: [] }, { sourceId: 'y', mentionIds: ['z'], other: { a: 1 } }),
    ).toEqual(['Source: a source → a source']);
  });
});

describe('two long texts', () => {
  const words = Array.from({ length: 300 }, (_, i) => `word${i}`);
  test('are cut to where they differ, at words', () => {
    const [before, after] = difference(words.join(' '), words.with(150, 'quay').join(' '));
    expect(before).toMatch(/^… word\d+.* word149 word150 word151 .*word\d+ …$/);
    expect(after).toContain(' word149 quay word151 ');
    expect(before.length).toBeLessThan(200);
  });

  test('are whole while they are short', () => {
    expect(difference('The quay', 'The pier')).toEqual(['The quay', 'The pier']);
  });

  test('may be nothing', () => {
    expect(difference('', words.join(' '))[0]).toBe('');
  });
});
