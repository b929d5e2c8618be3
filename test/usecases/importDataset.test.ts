import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Dataset } from '../../server/domain/dataset.ts';
import { Invalid } from '../../server/domain/errors.ts';
import { annotationsInDocument } from '../../server/store/annotations.ts';
import { changeBySeq, firstBrokenChange } from '../../server/store/changes.ts';
import { claimsFound } from '../../server/store/claimMatches.ts';
import { nextClaimNumber, nextEventNumber } from '../../server/store/claims.ts';
import type { Database } from '../../server/store/database.ts';
import { exportToString } from '../../server/store/dataset.ts';
import { documentsFound } from '../../server/store/documentLists.ts';
import { bookkeepingOf } from '../../server/store/documents.ts';
import type { Context } from '../../server/usecases/change.ts';
import { importDataset } from '../../server/usecases/importDataset.ts';
import { ACTOR, AT, emptyWorkspace, planned, plans, sha256 } from '../support/datasets.ts';
import { otherwiseDerived, rich, spoiledRich } from '../support/richDataset.ts';
import { ofVersion1, small, spoiled } from '../support/smallDataset.ts';

const contextOf = (db: Database): Context => {
  let last = 0;
  return { db, actor: ACTOR, now: () => AT, newId: () => `id-${++last}` };
};

function imported(dataset: object): Database {
  const db = emptyWorkspace();
  importDataset(contextOf(db), JSON.stringify(dataset));
  return db;
}

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
        expect(importDataset(contextOf(db), json).differences).toEqual([]);
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
      events: 0,
      claims: 0,
      differing: 0,
      differences: [],
      seq: 1,
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

describe('a dataset with claims', () => {
  test('comes back with everything in it, as the same bytes', () => {
    const db = imported(rich());
    const json = exportToString(db);
    expect(JSON.parse(json)).toEqual(rich());
    expect(Object.values(rich()).every((value) => !Array.isArray(value) || value.length > 0)).toBe(true);
    expect(exportToString(imported(JSON.parse(json) as Dataset))).toBe(json);
  });

  test('has no number for what cannot be judged', () => {
    const { reliabilities, credibilities } = JSON.parse(exportToString(imported(rich()))) as Dataset;
    expect(credibilities.map(({ grade, confidence }) => [grade, confidence])).toEqual([
      ['2', 70],
      ['6', null],
    ]);
    const numbers = (row: object): string[] =>
      Object.entries(row).flatMap(([key, value]) => (typeof value === 'number' ? [key] : []));
    expect([...reliabilities.flatMap(numbers), ...credibilities.slice(1).flatMap(numbers)]).toEqual(
      Array(3).fill('version'),
    );
  });

  test('is found by its words, and its claims and events are numbered on', () => {
    const db = imported(rich());
    expect(claimsFound(db, '"nobody"', 9)).toEqual([2]);
    expect([nextClaimNumber(db), nextEventNumber(db)]).toEqual([4, 2]);
  });

  test('is taken though its derived values differ: they are computed anew, and it is said of which claims and what', () => {
    const db = emptyWorkspace();
    const came = importDataset(contextOf(db), JSON.stringify(otherwiseDerived()));
    const differences = [
      { key: 'status', said: 'corroborated', found: 'contested' },
      { key: 'support.originsLow', said: 2, found: 1 },
      { key: 'loops', said: '[["wire","desk"]]', found: null },
      { key: 'verdict.decision', said: null, found: 'unresolved' },
      { key: 'verdict.at', said: null, found: AT },
    ];
    const [first] = came.differences;
    expect([came.differing, first?.path, first?.number, first?.differences]).toEqual([1, 'claims[0]', 1, differences]);
    expect(JSON.parse(exportToString(db))).toEqual(rich());
    expect(changeBySeq(db, came.seq)?.entries[0]?.after).toMatchObject({ differing: 1, differences: [{ number: 1 }] });
  });

  test('tells of the first ten claims that differ', () => {
    const dataset = rich();
    const [claim] = dataset.claims;
    const more = Array.from({ length: 12 }, (_, i) => ({ ...claim, id: `more-${i}`, number: 10 + i, verdict: null }));
    const { differing, differences } = importDataset(
      contextOf(emptyWorkspace()),
      JSON.stringify({ ...dataset, claims: [...dataset.claims, ...more] }),
    );
    expect([differing, differences.length, differences[9]?.number]).toEqual([12, 10, 19]);
  });

  test('may say nothing of what is derived', () => {
    const dataset = rich();
    const nothing = { status: null, support: null, dispute: null, loops: [], verdict: null };
    const claims = dataset.claims.map((claim) => ({ ...claim, ...nothing }));
    const db = emptyWorkspace();
    expect(importDataset(contextOf(db), JSON.stringify({ ...dataset, claims })).differing).toBe(0);
    expect(JSON.parse(exportToString(db))).toEqual(dataset);
  });

  test('says nothing derived of a claim that was merged away', () => {
    const dataset = spoiledRich('claims.2.status', 'corroborated');
    const { differences } = importDataset(contextOf(emptyWorkspace()), JSON.stringify(dataset));
    expect(differences).toMatchObject([
      { number: 3, differences: [{ key: 'status', said: 'corroborated', found: null }] },
    ]);
  });
});

describe('a dataset of version 1', () => {
  test('is taken, and leaves as this version', () => {
    expect(JSON.parse(exportToString(imported(ofVersion1(small()))))).toEqual(small());
  });

  test('is checked as any other', () => {
    expect(Object.keys(refusal(JSON.stringify(ofVersion1(spoiled('annotations.0.number', 2)))).fields)).toEqual([
      'annotations[1].number',
    ]);
  });

  test('knows no lists that came later', () => {
    const { fields } = refusal(JSON.stringify({ ...ofVersion1(small()), claims: [], questions: [] }));
    expect(fields).toEqual({ claims: 'is no key of version 1', questions: 'is no key of version 1' });
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

  test.each([
    ['a claim of an event that is not there', 'claims.0.eventId', 'other', 'claims[0].eventId'],
    ['a claim of a reviewer who is not there', 'claims.0.reviewerId', 'someone', 'claims[0].reviewerId'],
    ['a speaker who is not there', 'claims.1.speakerId', 'other', 'claims[1].speakerId'],
    ['a speaker of what is no utterance', 'claims.0.speakerId', 'desk', 'claims[0].speakerId'],
    ['a claim without a statement', 'claims.0.statement', '', 'claims[0].statement'],
    ['a statement that is too long', 'claims.0.statement', 'x'.repeat(1001), 'claims[0].statement'],
    ['a claim number that is given twice', 'claims.1.number', 1, 'claims[1].number'],
    ['a claim merged into itself', 'claims.0.mergedInto', 'boarded', 'claims[0].mergedInto'],
    ['claims merged in a circle', 'claims.0.mergedInto', 'seized', 'claims[0].mergedInto'],
    ['an interval of a claim that is upside down', 'claims.0.date.to', '2020-11-01', 'claims[0].date.to'],
    ['a loop through a source that is not there', 'claims.0.loops.0', ['wire', 'x'], 'claims[0].loops[0][1]'],
    ['a status outside the vocabulary', 'claims.0.status', 'confirmed', 'claims[0].status'],
    ['an event number that is no number', 'events.0.number', 0, 'events[0].number'],
    ['an event without a name', 'events.0.name', '', 'events[0].name'],
    ['an interval of an event that is upside down', 'events.0.date.from', '2020-12-30', 'events[0].date.to'],
    ['a relation to a claim that is not there', 'relations.0.otherId', 'other', 'relations[0].otherId'],
    ['a relation of a claim to itself', 'relations.0.otherId', 'boarded', 'relations[0].otherId'],
    ['evidence of a mention that is not there', 'evidence.0.mentionId', 'other', 'evidence[0].mentionId'],
    ['evidence of an attribution', 'evidence.0.mentionId', 'said', 'evidence[0].mentionId'],
    ['evidence for a claim that is not there', 'evidence.0.claimId', 'claim', 'evidence[0].claimId'],
    ['the same evidence twice', 'evidence.2.claimId', 'boarded', 'evidence[2].mentionId'],
    ['evidence of a person who is not there', 'evidence.0.annotatorId', 'other', 'evidence[0].annotatorId'],
    ['a stance outside the vocabulary', 'evidence.0.stance', 'likes', 'evidence[0].stance'],
    ['a verdict on a claim that is not there', 'verdicts.0.claimId', 'other', 'verdicts[0].claimId'],
    ['a verdict without a rationale', 'verdicts.0.rationale', '', 'verdicts[0].rationale'],
    ['a letter for a source that is not there', 'reliabilities.0.sourceId', 'other', 'reliabilities[0].sourceId'],
    ['a letter without a rationale', 'reliabilities.0.rationale', '', 'reliabilities[0].rationale'],
    ['a letter past F', 'reliabilities.0.letter', 'G', 'reliabilities[0].letter'],
    ['a grade for what is no mention', 'credibilities.0.mentionId', 'said', 'credibilities[0].mentionId'],
    ['a grade as a number', 'credibilities.0.grade', 2, 'credibilities[0].grade'],
    ['a number for what cannot be judged', 'credibilities.1.confidence', 50, 'credibilities[1].confidence'],
    ['another number than that of the grade', 'credibilities.0.confidence', 90, 'credibilities[0].confidence'],
    ['a mark between a source and itself', 'identities.0.secondId', 'desk', 'identities[0].secondId'],
    ['a mark whose greater id stands first', 'identities.0.firstId', 'zulu', 'identities[0].firstId'],
    ['a text made from itself', 'derivations.0.fromDocumentId', 'repost', 'derivations[0].fromDocumentId'],
    ['a text made from one that is not there', 'derivations.0.fromDocumentId', 'x', 'derivations[0].fromDocumentId'],
    ['a section of the other text', 'derivations.0.sectionId', 'inside', 'derivations[0].sectionId'],
    ['a passage past the end', 'derivations.0.passages.here.0.end', 900, 'derivations[0].passages.here[0].end'],
    [
      'a passage that parts a character',
      'derivations.0.passages.there.0.start',
      15,
      'derivations[0].passages.there[0].start',
    ],
    ['a share of more than all', 'derivations.0.passages.containment', 2, 'derivations[0].passages.containment'],
    ['a citation by a mention', 'citations.0.annotationId', 'echo', 'citations[0].annotationId'],
    ['a citation of a report that is not there', 'citations.0.documentId', 'x', 'citations[0].documentId'],
    ['a citation of a section elsewhere', 'citations.0.sectionId', 'copied', 'citations[0].sectionId'],
    ['a question on a claim that is not there', 'questions.0.claimId', 'x', 'questions[0].claimId'],
    ['a question for a person who is not there', 'questions.0.ownerId', 'x', 'questions[0].ownerId'],
    ['a question that is due on no day', 'questions.0.due', '2020-02-30', 'questions[0].due'],
    ['an answer without a time', 'questions.0.answeredAt', null, 'questions[0].answeredAt'],
    ['a comment on an annotation that is not there', 'comments.2.annotationId', 'x', 'comments[2].annotationId'],
    ['a comment on two things', 'comments.2.claimId', 'boarded', 'comments[2].annotationId'],
    ['an answer to what is about something else', 'comments.1.parentId', 'wondered', 'comments[1].parentId'],
    ['a thread that nobody resolved', 'comments.0.resolvedBy', null, 'comments[0].resolvedBy'],
    ['an answer that is resolved', 'comments.0.parentId', 'wondered', 'comments[0].parentId'],
    ['mentions told apart that are none', 'dismissals.1.firstId', 'boarded', 'dismissals[1].firstId'],
    ['claims told apart that are none', 'dismissals.0.firstId', 'aaa', 'dismissals[0].firstId'],
    ['an id that something of another kind has', 'verdicts.0.id', 'wire', 'verdicts[0].id'],
    ['a maker who is not there', 'questions.0.createdBy', 'x', 'questions[0].createdBy'],
  ])('with %s', (_name, place, value, path) => {
    const db = emptyWorkspace();
    const before = exportToString(db);
    const { message, fields } = refusal(JSON.stringify(spoiledRich(place, value)), db);
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
    ['a newer version', JSON.stringify({ ...small(), version: 3 }), /version 3.*Update Hearsay/],
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
