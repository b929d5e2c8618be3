import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Invalid } from '../../server/domain/errors.ts';
import { annotationsInDocument } from '../../server/store/annotations.ts';
import { changeBySeq, firstBrokenChange } from '../../server/store/changes.ts';
import type { Database } from '../../server/store/database.ts';
import { exportToString } from '../../server/store/dataset.ts';
import { documentsFound } from '../../server/store/documentLists.ts';
import { bookkeepingOf } from '../../server/store/documents.ts';
import type { Context } from '../../server/usecases/change.ts';
import { importDataset } from '../../server/usecases/importDataset.ts';
import { ACTOR, AT, emptyWorkspace, planned, plans, sha256 } from '../support/datasets.ts';
import { small, spoiled } from '../support/smallDataset.ts';

const contextOf = (db: Database): Context => {
  let last = 0;
  return { db, actor: ACTOR, now: () => AT, newId: () => `id-${++last}` };
};

function refusal(json: string, db = emptyWorkspace()): Invalid {
  try {
    importDataset(contextOf(db), json);
  } catch (error) {
    if (error instanceof Invalid) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe('a dataset that was exported', () => {
  test('comes back as the same bytes, whatever was in it', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const json = exportToString(planned(plan));
        const db = emptyWorkspace();
        importDataset(contextOf(db), json);
        expect(exportToString(db)).toBe(json);
      }),
      { numRuns: 150 },
    );
  });

  test('keeps its authors, and counts what came', () => {
    const db = emptyWorkspace();
    expect(importDataset(contextOf(db), JSON.stringify(small()))).toEqual({
      documents: 1,
      annotations: 3,
      sources: 2,
      people: 1,
    });
    expect(annotationsInDocument(db, 'document').map((annotation) => annotation.annotatorId)).toEqual([
      'nadia',
      'nadia',
      'nadia',
    ]);
  });

  test('is found by search, and its annotations are numbered on', () => {
    const db = emptyWorkspace();
    importDataset(contextOf(db), JSON.stringify(small()));
    expect(documentsFound(db, '"boarded"', 10)).toEqual(['document']);
    expect(bookkeepingOf(db, 'document')).toMatchObject({ lastNumber: 3, longestSpan: 18 });
  });

  test('is one entry of the log, which names the file by its hash', () => {
    const db = emptyWorkspace();
    const json = JSON.stringify(small());
    importDataset(contextOf(db), json);
    expect(changeBySeq(db, 1)).toMatchObject({
      action: 'import a dataset',
      actorId: ACTOR.id,
      entries: [{ noun: 'dataset', after: { documents: 1, sha256: sha256(json) } }, { noun: 'workspace' }],
    });
    expect([changeBySeq(db, 2), firstBrokenChange(db)]).toEqual([null, null]);
  });

  test('may refer to rows that come later in the file', () => {
    const dataset = small();
    const db = emptyWorkspace();
    importDataset(
      contextOf(db),
      JSON.stringify({
        ...dataset,
        sources: dataset.sources.toReversed(),
        annotations: dataset.annotations.toReversed(),
      }),
    );
    expect(JSON.parse(exportToString(db))).toEqual(dataset);
  });
});

describe('an import is refused, and changes nothing,', () => {
  test.each([
    ['a quote that is not what stands there', 'annotations.0.spans.0.quote', 'sip', 'annotations[0].spans[0].quote'],
    ['a prefix that is not', 'annotations.0.spans.0.prefix', 'x', 'annotations[0].spans[0].prefix'],
    ['a suffix that is not', 'annotations.0.spans.0.suffix', '', 'annotations[0].spans[0].suffix'],
    ['code points that disagree', 'annotations.1.spans.0.endCodePoint', 18, 'annotations[1].spans[0].endCodePoint'],
    ['a span past the end', 'annotations.0.spans.0.end', 900, 'annotations[0].spans[0]'],
    ['a span that parts a character', 'annotations.0.spans.0.end', 15, 'annotations[0].spans[0]'],
    ['a role that the kind has not', 'annotations.0.spans.0.role', 'cue', 'annotations[0].spans'],
    ['a response with content', 'annotations.1.attributes.response', 'declined', 'annotations[1].attributes.response'],
    ['a document that is not there', 'annotations.0.documentId', 'other', 'annotations[0].documentId'],
    ['a person who is not there', 'annotations.0.annotatorId', 'omar', 'annotations[0].annotatorId'],
    ['a source that is not there', 'annotations.1.sources.0.sourceId', 'other', 'annotations[1].sources[0].sourceId'],
    ['a parent that is a claim', 'annotations.1.parentId', 'claim', 'annotations[1].parentId'],
    ['a mention that is an attribution', 'annotations.1.mentionIds.0', 'relayed', 'annotations[1].mentionIds[0]'],
    ['a mention that is named twice', 'annotations.1.mentionIds.1', 'claim', 'annotations[1].mentionIds[1]'],
    ['parents in a circle', 'annotations.2.parentId', 'said', 'annotations[1].parentId'],
    ['a number that is given twice', 'annotations.1.number', 1, 'annotations[1].number'],
    ['an id that is given twice', 'annotations.1.id', 'inside', 'annotations[1].id'],
    [
      'a text that is not the one that was hashed',
      'documents.0.textSha256',
      sha256('other'),
      'documents[0].textSha256',
    ],
    [
      'a block that starts elsewhere in code points',
      'documents.0.blocks.0.startCodePoint',
      1,
      'documents[0].blocks[0].startCodePoint',
    ],
    ['a block past the end', 'documents.0.blocks.0.end', 900, 'documents[0].blocks[0].end'],
    ['a section past the blocks', 'documents.0.sections.0.endBlock', 2, 'documents[0].sections[0].endBlock'],
    ['a section that ends elsewhere than its block', 'documents.0.sections.0.end', 3, 'documents[0].sections[0].end'],
    ['sections in a circle', 'documents.0.sections.0.parentId', 'inside', 'documents[0].sections[0].parentId'],
    [
      'a section in one of another document',
      'documents.0.sections.1.parentId',
      'elsewhere',
      'documents[0].sections[1].parentId',
    ],
    ['two times of publication', 'documents.0.publishedAt', '2020-11-29', 'documents[0].publishedAt'],
    ['an interval that ends before it begins', 'documents.0.published.to', '2020-11-29', 'documents[0].published.to'],
    [
      'a link that would run a script',
      'documents.0.formats.0',
      { start: 0, end: 1, kind: 'link', href: 'javascript:alert(1)' },
      'documents[0].formats[0].href',
    ],
    ['a source merged into itself', 'sources.0.mergedInto', 'wire', 'sources[0].mergedInto'],
    ['an outlet that is not there', 'documents.0.outletId', 'other', 'documents[0].outletId'],
    ['an unknown key', 'documents.0.colour', 'red', 'documents[0].colour'],
  ])('with %s', (_name, place, value, path) => {
    const db = emptyWorkspace();
    const before = exportToString(db);
    const { message, fields } = refusal(JSON.stringify(spoiled(place, value)), db);
    expect(Object.keys(fields)).toContain(path);
    expect(message).toMatch(/nothing was imported/);
    expect([exportToString(db), changeBySeq(db, 1)]).toEqual([before, null]);
  });

  test('with the first ten faults where there are more', () => {
    const dataset = small();
    const [annotation] = dataset.annotations;
    const annotations = Array.from({ length: 30 }, (_, i) => ({
      ...annotation,
      id: `claim-${i}`,
      number: i + 1,
      annotatorId: 'omar',
    }));
    const { message, fields } = refusal(JSON.stringify({ ...dataset, annotations }));
    expect(Object.keys(fields)).toEqual(Array.from({ length: 10 }, (_, i) => `annotations[${i}].annotatorId`));
    expect(message).toMatch(/at least ten faults.*annotations\[0\]\.annotatorId/);
  });

  test.each([
    ['a newer version', JSON.stringify({ ...small(), version: 2 }), /version 2.*Update Hearsay/],
    ['another format', '{"format":"brat"}', /not a Hearsay dataset/],
    ['a list', '[1]', /not a Hearsay dataset/],
    ['null', 'null', /not a Hearsay dataset/],
    ['half a file', JSON.stringify(small()).slice(0, 500), /not JSON/],
    ['an empty file', '', /not JSON/],
  ])('with a clear message for %s', (_name, json, message) => {
    expect(refusal(json).message).toMatch(message);
  });

  test('where something is in the workspace already', () => {
    const db = emptyWorkspace();
    importDataset(contextOf(db), JSON.stringify(small()));
    expect(refusal(JSON.stringify(small()), db).message).toMatch(/empty workspace.*1 document/);
  });

  test('where something is in its trash', () => {
    const db = emptyWorkspace();
    importDataset(contextOf(db), JSON.stringify(small()));
    db.exec(
      `UPDATE document SET hidden_at = '${AT}'; UPDATE source SET hidden_at = '${AT}'; UPDATE annotation SET hidden_at = '${AT}'`,
    );
    expect(refusal(JSON.stringify(small()), db).message).toMatch(/trash/);
  });
});
