import { describe, expect, test } from '@jest/globals';
import * as vocabulary from '../../server/domain/vocabulary.ts';
import { openDatabase } from '../../server/store/database.ts';

const lists = Object.entries<unknown>(vocabulary).flatMap(([name, words]) =>
  Array.isArray(words) ? [[name, words as unknown[]] as const] : [],
);

describe('the closed vocabularies', () => {
  test.each(lists)('%s says nothing twice', (_name, words) => {
    expect(new Set(words).size).toBe(words.length);
  });

  test('every role belongs to exactly one kind of annotation', () => {
    const { ROLES, ROLES_OF, ANNOTATION_KINDS } = vocabulary;
    expect(ANNOTATION_KINDS.flatMap((kind) => ROLES_OF[kind]).sort()).toEqual([...ROLES].sort());
  });

  test('only kinds of sources pass a word on', () => {
    expect(vocabulary.RELAYING_KINDS.every((kind) => vocabulary.SOURCE_KINDS.includes(kind))).toBe(true);
  });

  test('the database checks directions as the vocabulary has them', () => {
    const db = openDatabase(':memory:', 'workspace');
    const sql = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'document'").pluck().get();
    const checked = /direction IN \(([^)]*)\)/.exec(String(sql))?.[1];
    expect(checked?.split(',').map((word) => word.trim().replaceAll("'", ''))).toEqual([...vocabulary.DIRECTIONS]);
    db.close();
  });
});
