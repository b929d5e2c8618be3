import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { pathsOf } from '../../server/domain/chain.ts';
import type { Dataset, DatasetDocument } from '../../server/domain/dataset.ts';
import { isBoilerplate } from '../../server/domain/section.ts';
import { readFile } from '../../server/formats/read/index.ts';
import { SAMPLES } from '../../server/sample.ts';
import { annotationsInDocument } from '../../server/store/annotations.ts';
import { type Database, openDatabase } from '../../server/store/database.ts';
import { exportToString } from '../../server/store/dataset.ts';
import { documentById } from '../../server/store/documents.ts';
import { blocksOf } from '../../server/store/documentTexts.ts';
import { sectionsOf } from '../../server/store/sections.ts';
import { importDataset } from '../../server/usecases/importDataset.ts';

const CORPUS = join(import.meta.dirname, '../../corpus');
const PERSON = { id: '00000000-0000-7000-8000-00000000000c', name: 'Reader' };
let ids = 0;

function opened(json: string): Database {
  const db = openDatabase(':memory:', 'workspace');
  importDataset({ db, actor: PERSON, now: () => '2025-01-01T00:00:00.000Z', newId: () => `id-${++ids}` }, json);
  return db;
}

/** Steps of the longest chain of a document's claims. */
function longestChain(db: Database, id: string): number {
  const document = documentById(db, id);
  const annotations = annotationsInDocument(db, id);
  if (!document) return 0;
  const text = {
    document,
    sections: sectionsOf(db, id),
    blocks: blocksOf(db, id),
    attributions: annotations.filter((one) => one.kind === 'attribution'),
    resolve: (source: string): string => source,
  };
  const claims = annotations.filter((one) => one.kind === 'claim');
  return Math.max(0, ...claims.flatMap((claim) => pathsOf(claim, text).map((path) => path.length)));
}

describe.each(SAMPLES)('the corpus $slug', ({ folder, dataset: file }) => {
  const json = readFileSync(join(CORPUS, file), 'utf8');
  const dataset = JSON.parse(json) as Dataset;
  const names = readdirSync(join(CORPUS, folder)).filter((name) => name.endsWith('.md'));
  const named = (name: string): DatasetDocument | undefined => dataset.documents.find((one) => one.fileName === name);

  test('is what its annotation was made on, word for word', () => {
    expect(dataset.documents).toHaveLength(names.length);
    for (const name of names)
      expect(named(name)?.text).toBe(readFile(readFileSync(join(CORPUS, folder, name)), name).text);
  });

  test('goes in and comes out as the same bytes', () => {
    expect(exportToString(opened(json))).toBe(json);
  });

  test('has claims and attributions in every document, and none in site chrome', () => {
    for (const document of dataset.documents) {
      const marks = dataset.annotations.filter((one) => one.documentId === document.id);
      expect(new Set(marks.map((one) => one.kind))).toEqual(new Set(['claim', 'attribution']));
      const chrome = document.blocks.filter((_, i) => isBoilerplate(document.sections, i));
      const inChrome = marks
        .flatMap((one) => one.spans)
        .filter((span) => chrome.some((block) => block.start < span.end && block.end > span.start));
      expect(inChrome).toEqual([]);
    }
  });

  test('names a source for whatever is claimed by somebody, or notes why there is none', () => {
    const unsourced = dataset.annotations.filter((one) => one.kind === 'attribution' && one.sources.length === 0);
    expect(unsourced.filter((one) => one.mentionIds.length > 0 && one.note === '')).toEqual([]);
  });
});

test('the deepest claim of the thread stands at least four steps from its reader', () => {
  const json = readFileSync(join(CORPUS, 'annotations.json'), 'utf8');
  const thread = (JSON.parse(json) as Dataset).documents.find((one) => one.fileName === '04-forum-thread.md');
  expect(longestChain(opened(json), thread?.id ?? '')).toBeGreaterThanOrEqual(4);
});

test('the texts that stand for real ones say so', () => {
  const { documents } = JSON.parse(readFileSync(join(CORPUS, 'annotations.json'), 'utf8')) as Dataset;
  expect(documents.filter((one) => one.paraphraseOf === null)).toEqual([]);
});
