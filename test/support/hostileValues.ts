import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import * as vocabulary from '../../server/domain/vocabulary.ts';
import type { Database } from '../../server/store/database.ts';

const HTTP = join(import.meta.dirname, '../../server/http');

/** Every word of the routes that could be the name of a field. */
export const FIELD_NAMES: readonly string[] = [
  ...new Set(
    readdirSync(HTTP).flatMap((name) =>
      [...readFileSync(join(HTTP, name), 'utf8').matchAll(/\b([a-z][A-Za-z]{0,19})(?::|,| \})/g)].map(
        ([, word = '']) => word,
      ),
    ),
  ),
].sort();

const WORDS = Object.values(vocabulary)
  .flatMap((value) => (Array.isArray(value) ? value : value && typeof value === 'object' ? Object.keys(value) : []))
  .filter((value) => typeof value === 'string');

const NEVER = '00000000-0000-4000-8000-00000000aaaa';

/** What people who mean harm, and programs that have gone wrong, put into fields. */
const HOSTILE = [
  '',
  ' \t\r\n',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\ufeff\u202e\u2066',
  '-1',
  '1.5',
  '0x10',
  '1e9',
  'NaN',
  'Infinity',
  '9007199254740993',
  '9'.repeat(400),
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  '[object Object]',
  '{"a":{"b":[1]}}',
  `${'['.repeat(5_000)}`,
  "'; DROP TABLE claim;--",
  '" OR 1=1 --',
  'NEAR("a" "b", 2) AND *',
  'name:^x*',
  '<script>alert(1)</script>',
  '{{#each this}}{{.}}{{/each}}',
  '../../../etc/passwd',
  '..%2f..%2fcontrol.db',
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  'x\r\nset-cookie: a=b',
  '%E0%A4%A',
  'İ'.repeat(300),
  'ﷺ'.repeat(50),
  '🔲█'.repeat(20),
  'e\u0301'.repeat(200),
  '2021-02-30',
  '0000-00-00',
  '+275760-09-13',
  'claim:0:0',
  'claim:5:1',
  'source:0:999999999',
  'same:',
  `id:${NEVER}`,
  NEVER,
  'new:person:',
  'new:person:\u0000',
  'new:planet:Mars',
  'a'.repeat(40_000),
  'word '.repeat(8_000),
];

/** What a form might well say. */
const ORDINARY = [
  '1',
  '2',
  '3',
  '0',
  'yes',
  'on',
  'en',
  '2025-03-14',
  'The quay is shut.',
  'Reuters',
  'claim:0:12',
  'source:0:8',
  'content:4:20',
  'cue:2:6',
  'new:person:Somebody',
  'new:agency:Levant Wire',
  'case',
  '/w/case/claims',
];

/** Ids of what is there, and the same as choices name it. */
function idsIn(db: Database): string[] {
  const tables = [
    'document',
    'annotation',
    'section',
    'source',
    'claim',
    'event',
    'evidence',
    'question',
    'identity',
    'claim_relation',
    'derivation',
    'comment',
  ];
  const ids = tables.flatMap((table) => db.prepare(`SELECT id FROM ${table} LIMIT 8`).pluck().all() as string[]);
  return [...ids, ...ids.map((id) => `id:${id}`)];
}

/** One field's value. */
export const aValue = (db: Database): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...ORDINARY) },
    { weight: 2, arbitrary: fc.constantFrom(...idsIn(db)) },
    { weight: 2, arbitrary: fc.constantFrom(...WORDS) },
    { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  );

/** What stands in an address for one of its parts. */
export const aPart = (db: Database): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom('1', '2', '3', '4') },
    { weight: 4, arbitrary: fc.constantFrom(...idsIn(db)) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        '0',
        '999999999',
        '9'.repeat(30),
        'x',
        '..',
        '__proto__',
        '\u0000',
        '%',
        ' ',
        '-1',
        'control',
        `${'a'.repeat(3000)}`,
      ),
    },
  );
