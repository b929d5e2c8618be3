import { describe, expect, test } from '@jest/globals';
import { handleOf, namedIn, withIds, withNames } from '../../server/domain/comment.ts';

const NADIA = { id: 'n1', name: 'Nadia' };
const HADDAD = { id: 'n2', name: 'Nadia Haddad' };
const OMAR = { id: 'o', name: 'عمر' };
const PEOPLE = [NADIA, HADDAD, OMAR];

describe('people in a comment', () => {
  test.each([
    ['a name', 'Ask @Nadia.', 'Ask @{n1}.'],
    ['the longest name that fits', '@Nadia Haddad knows', '@{n2} knows'],
    ['whatever the case', '@nadia haddad', '@{n2}'],
    ['right to left', 'اسأل @عمر، من فضلك', 'اسأل @{o}، من فضلك'],
    ['several', '@Nadia @عمر', '@{n1} @{o}'],
    ['no part of a longer word', '@Nadias', '@Nadias'],
    ['nobody who isn’t here', '@Omar', '@Omar'],
    ['no address', 'nadia@Nadia', 'nadia@Nadia'],
    ['what is an id already', '@{n1} and @{x}', '@{n1} and @{x}'],
  ])('are kept as ids: %s', (_name, typed, stored) => {
    expect(withIds(typed, PEOPLE)).toBe(stored);
  });

  test('come back to their writer under the names that they have now', () => {
    const stored = withIds('Ask @Nadia Haddad, @عمر and @{x}', PEOPLE);
    const renamed = PEOPLE.map((one) => (one.id === 'n2' ? { ...one, name: 'N. Haddad-Saleh' } : one));
    expect(withNames(stored, renamed)).toBe('Ask @N. Haddad-Saleh, @عمر and @{x}');
    expect(withIds(withNames(stored, renamed), renamed)).toBe(stored);
    expect(namedIn(stored)).toEqual(['n2', 'o', 'x']);
  });

  test('of one name are told apart by their ids', () => {
    const two = [...PEOPLE, { id: 'n3', name: 'nadia' }];
    expect([handleOf(NADIA, two), handleOf(HADDAD, two)]).toEqual(['@{n1}', '@Nadia Haddad']);
    expect(withIds('@Nadia', two)).toBe('@Nadia');
  });
});
