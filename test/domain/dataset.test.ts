import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { type Dataset, datasetSchema } from '../../server/domain/dataset.ts';
import { ATTRIBUTE_KEYS } from '../../server/domain/datasetAnnotation.ts';
import { meaningFaults } from '../../server/domain/datasetFaults.ts';
import { shapeFaults } from '../../server/domain/datasetShape.ts';
import { datasetJsonSchema, datasetSchemaText } from '../../server/formats/write/schema.ts';
import { exportToString } from '../../server/store/dataset.ts';
import { planned, plans, sha256 } from '../support/datasets.ts';
import { small, spoiled } from '../support/smallDataset.ts';

const validate = new Ajv2020({ strict: true, allErrors: true }).compile(datasetJsonSchema());

describe('the JSON Schema of a dataset', () => {
  test('is the one in docs/ (else write datasetSchemaText() there)', () => {
    expect(readFileSync('docs/dataset.schema.json', 'utf8')).toBe(datasetSchemaText());
  });

  test('accepts every export, as the zod definitions do', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const dataset: unknown = JSON.parse(exportToString(planned(plan)));
        validate(dataset);
        expect(validate.errors).toBeNull();
        expect(datasetSchema.safeParse(dataset).error).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });

  test('refuses keys that it does not know', () => {
    expect(validate({ ...small(), extra: 1 })).toBe(false);
  });

  test('names every attribute once', () => {
    expect(new Set(ATTRIBUTE_KEYS).size).toBe(12);
  });
});

describe('the shape of a dataset', () => {
  const first = (value: unknown): unknown => shapeFaults(value).next().value;

  test('has no fault in a good one', () => {
    expect([...shapeFaults(small())]).toEqual([]);
  });

  test.each([
    ['an unknown key', 'documents.0.blocks.0.colour', 'red', 'documents[0].blocks[0].colour', /no key/],
    ['a key that is missing', 'annotations.0.note', undefined, 'annotations[0].note', /missing/],
    ['a list that is missing', 'sources', undefined, 'sources', /missing/],
    ['another type', 'annotations.0.spans.0.start', '0', 'annotations[0].spans[0].start', /number/],
    ['half a character', 'documents.0.title', '\ud83d', 'documents[0].title', /surrogate/],
    ['a word outside the vocabulary', 'sources.0.kind', 'spy', 'sources[0].kind', /outlet/],
    ['a number that is no integer', 'documents.0.number', 1.5, 'documents[0].number', /int/],
  ])('has a fault with %s', (_name, place, value, path, reason) => {
    expect(first(spoiled(place, value))).toEqual({ path, reason: expect.stringMatching(reason) });
  });

  test.each([null, 1, 'words', [], {}])('has a fault in %j', (value) => {
    expect(first(value)).toBeDefined();
  });
});

describe('code points', () => {
  test('are counted right in long texts where every anchor would part a character', () => {
    const words = 'He said the ship was boarded.';
    const text = `${words}${'😀'.repeat(5000)}`;
    const before = words.length + (4095 - words.length) / 2;
    const context = '😀'.repeat(16);
    const dataset = small(text);
    const span = {
      role: 'claim',
      start: 4095,
      end: 4097,
      startCodePoint: before,
      endCodePoint: before + 1,
      quote: '😀',
      prefix: context,
      suffix: context,
    } as const;
    dataset.annotations = dataset.annotations.slice(0, 1).map((annotation) => ({ ...annotation, spans: [span] }));
    expect([...meaningFaults(dataset as Dataset, sha256)]).toEqual([]);
  });
});
