import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { phrases } from '../../server/http/search.ts';
import { aWorkspace } from '../support/builders.ts';

test('whatever is typed into a search is words to the index, and never a query of its own', () => {
  const db = aWorkspace().db;
  db.exec(
    "CREATE VIRTUAL TABLE temp.found USING fts5 (title, text); INSERT INTO found VALUES ('quay', 'The quay is shut')",
  );
  const ask = db.prepare('SELECT count(*) FROM found WHERE found MATCH ?').pluck();
  const syntax = fc.constantFrom(
    '"',
    '*',
    '^',
    '(',
    ')',
    ':',
    '-',
    '+',
    '{',
    '}',
    ' AND ',
    ' OR ',
    ' NOT ',
    'NEAR(',
    'title:',
    '\u0000',
    "'",
    ';',
    '\\',
  );
  const typed = fc.array(
    fc.oneof(syntax, fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom('quay', 'shut', 'قال')),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(typed, (parts) => {
      const query = phrases(parts.join(''));
      if (query === null) return;
      expect(query).toMatch(/^(?:"[\p{L}\p{N} ]+" )*"[\p{L}\p{N} ]+"\*$/u);
      expect(() => ask.get(query)).not.toThrow();
    }),
    { numRuns: 500, seed: 20_250_314 },
  );
  db.close();
});
