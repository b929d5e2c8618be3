import { describe, expect, test } from '@jest/globals';
import { likenessOf, type Named } from '../../server/domain/likeness.ts';

const person = (...names: string[]): Named => ({ kind: 'person', names });
const outlet = (...names: string[]): Named => ({ kind: 'outlet', names });
const account = (...names: string[]): Named => ({ kind: 'social_account', names });
const office = (...names: string[]): Named => ({ kind: 'government', names });
const because = (one: Named, other: Named): string | null => likenessOf(one, other)?.because ?? null;

describe('two sources may be one', () => {
  test.each([
    ['spellings near each other', person('Qani'), person('Qaani'), 'consonants'],
    ['three consonants, however they are spelt', person('Soleimani'), person('Suleymani'), 'consonants'],
    ['another script', person('Ghaani'), person('قاآني'), 'consonants'],
    [
      'a title of several words in another order',
      outlet('Harbour Watch Tilal'),
      outlet('Tilal Harbour Watch'),
      'words',
    ],
    ['a title before the name', person('General Mustafa Kadhimi'), person('Mustafa al-Kadhimi'), 'words'],
    ['a place behind the name', office('Port Authority'), office('Port Authority of Marsa Nur'), 'words'],
    ['an alias that is the other’s name', outlet('Al-Tilal', 'Tilal Daily'), outlet('Tilal  daily'), 'alias'],
    ['a surname alone', person('Esmail Qasemi'), person('Qasemi'), 'surname'],
  ])('for %s', (_what, one, other, reason) => {
    expect([because(one, other), because(other, one)]).toEqual([reason, reason]);
  });

  test.each([
    ['two consonants in one script, far apart', person('Ghaani'), person('Kino')],
    ['different names', person('Mona Said'), person('Esmail Qaani')],
    ['a person and an outlet of like names', person('Manar'), outlet('Manara')],
    ['words that half of all names have', outlet('Ministry of Health'), outlet('Ministry of Defence')],
    ['names without letters', person('???'), person('!!!')],
    ['names of one letter', person('A'), person('E')],
    ['an account of somebody', person('Abu Ali al-Askari'), account('Telegram channel of Abu Ali al-Askari')],
    ['a record of a body', office('Civil Defence'), { kind: 'record', names: ['duty log: Civil Defence'] } as Named],
  ])('not for %s', (_what, one, other) => {
    expect([because(one, other), because(other, one)]).toEqual([null, null]);
  });

  test('unnamed sources are never proposed, whatever they are called', () => {
    const unnamed: Named = { kind: 'unnamed', names: ['informed sources'] };
    expect(because(unnamed, unnamed)).toBeNull();
    expect(because(unnamed, person('informed sources'))).toBeNull();
  });

  test('the reason bears the names that show it and the words in common', () => {
    expect(likenessOf(person('Esmail Qaani', 'قاآني'), person('Qani'))).toEqual({
      because: 'consonants',
      names: ['قاآني', 'Qani'],
      words: [],
    });
    expect(likenessOf(outlet('Harbour Watch Tilal'), outlet('Tilal Harbour Watch'))?.words).toEqual([
      'Harbour',
      'Watch',
      'Tilal',
    ]);
  });
});
