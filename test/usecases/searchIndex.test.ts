import { beforeEach, describe, expect, test } from '@jest/globals';
import { claimsFound, unlinkedBefore } from '../../server/store/claimMatches.ts';
import { exportToString } from '../../server/store/dataset.ts';
import { editAnnotation, hideAnnotation } from '../../server/usecases/annotations.ts';
import type { Context } from '../../server/usecases/change.ts';
import { editClaim, hideClaim, mergeClaims } from '../../server/usecases/claims.ts';
import { hideDocument } from '../../server/usecases/documents.ts';
import { unlinkEvidence } from '../../server/usecases/evidence.ts';
import { importDataset } from '../../server/usecases/importDataset.ts';
import { changeKind } from '../../server/usecases/kinds.ts';
import { claimsLike, mentionsLike } from '../../server/usecases/matches.ts';
import { indexEverything } from '../../server/usecases/searchIndex.ts';
import { restore } from '../../server/usecases/trash.ts';
import { redo, undo } from '../../server/usecases/undo.ts';
import { aWorkspace, place } from '../support/builders.ts';
import { aLink, aMention, aRegistered, CLAIM } from '../support/claims.ts';

let context: Context;
beforeEach(() => {
  context = aWorkspace();
});

const found = (query: string): number[] => claimsFound(context.db, query, 9);
const waiting = (): string[] => unlinkedBefore(context.db, 1e9, 9).map((row) => row.id);
/** All that the index says, row by row, to compare with one that was made anew. */
const indexed = () => ({
  claims: ['drone', 'quay', 'lighthouse', 'harbour'].map((word) => found(`"${word}"*`)),
  waiting: new Set(waiting()),
  like: mentionsLike(context.db, { words: 'drone struck quay lighthouse', language: 'en' }, 20)
    .map((one) => one.mentionId)
    .sort(),
});

describe('search over claims', () => {
  test('follows an edit, a deletion and their undoing', () => {
    const claim = aRegistered(context);
    editClaim(context, claim.id, 1, { ...CLAIM, statement: 'A lighthouse fell.' });
    expect([found('"drones"'), found('"lighthouse"')]).toEqual([[], [1]]);
    undo(context, null);
    expect([found('"drones"'), found('"lighthouse"')]).toEqual([[1], []]);
    hideClaim(context, claim.id, 3);
    expect(found('"drones"')).toEqual([]);
    undo(context, null);
    expect(found('"drones"')).toEqual([1]);
  });

  test('finds a claim by the words of its mentions, as long as they are there', () => {
    const claim = aRegistered(context);
    const { document, mention } = aMention(context, 'a lighthouse fell');
    const { id } = aLink(context, mention, claim);
    expect(found('"lighthouse"')).toEqual([1]);
    const edited = editAnnotation(context, document, mention.id, 1, {
      spans: [{ role: 'claim', ...place(context.db, document, 'fell') }],
    }).value;
    expect(found('"lighthouse"')).toEqual([]);
    undo(context, document.id);
    expect(found('"lighthouse"')).toEqual([1]);
    hideAnnotation(context, document, mention.id, edited.version + 1);
    expect(found('"lighthouse"')).toEqual([]);
    restore(context, 'annotation', mention.id);
    expect(found('"lighthouse"')).toEqual([1]);
    const shown = hideDocument(context, document.id, document.version).value;
    expect(found('"lighthouse"')).toEqual([]);
    restore(context, 'document', shown.id);
    expect(found('"lighthouse"')).toEqual([1]);
    unlinkEvidence(context, null, [id]);
    expect(found('"lighthouse"')).toEqual([]);
  });

  test('finds what was merged under the claim that it became, until that is undone', () => {
    const [into, other] = [aRegistered(context), aRegistered(context, { statement: 'A lighthouse fell.' })];
    aLink(context, aMention(context, 'an explosion in the harbour').mention, other);
    mergeClaims(context, into.id, [other.id]);
    expect([found('"lighthouse"'), found('"harbour"')]).toEqual([[1], [1]]);
    undo(context, null);
    expect([found('"lighthouse"'), found('"harbour"')]).toEqual([[2], [2]]);
    redo(context, null);
    expect(found('"lighthouse"')).toEqual([1]);
  });
});

describe('mentions without a claim', () => {
  test('are those that bear on no visible claim, whatever was done', () => {
    const { document, mention } = aMention(context, 'a lighthouse fell');
    expect(waiting()).toEqual([mention.id]);
    const [a, b] = [aRegistered(context), aRegistered(context)];
    const link = aLink(context, mention, b);
    expect(waiting()).toEqual([]);
    mergeClaims(context, a.id, [b.id]);
    hideClaim(context, a.id, 1);
    expect(waiting()).toEqual([mention.id]);
    undo(context, null);
    expect(waiting()).toEqual([]);
    unlinkEvidence(context, null, [link.id]);
    expect(waiting()).toEqual([mention.id]);
    changeKind(context, document, mention.id, 1, 'attribution');
    expect(waiting()).toEqual([]);
    undo(context, document.id);
    expect(waiting()).toEqual([mention.id]);
    hideDocument(context, document.id, document.version);
    expect(waiting()).toEqual([]);
  });
});

describe('the index', () => {
  test('is the same kept along and made anew', () => {
    const claim = aRegistered(context);
    aLink(context, aMention(context, 'a drone struck the quay').mention, claim);
    const gone = aMention(context, 'the lighthouse fell on the quay');
    hideAnnotation(context, gone.document, gone.mention.id, 1);
    aMention(context, 'no drone was seen near the lighthouse');
    const merged = aRegistered(context, { statement: 'The harbour burnt.' });
    mergeClaims(context, claim.id, [merged.id]);
    const before = indexed();
    indexEverything(context.db);
    expect(indexed()).toEqual(before);
  });

  test('is there after the import of a dataset', () => {
    aMention(context, 'a drone struck the quay');
    const copy = aWorkspace();
    importDataset(copy, exportToString(context.db));
    expect(unlinkedBefore(copy.db, 1e9, 9)).toHaveLength(1);
    expect(mentionsLike(copy.db, { words: 'drone quay', language: 'en' }, 9)).toHaveLength(1);
  });
});

describe('likeness', () => {
  test('tells the words that matched, not a score, and the rarer words first', () => {
    for (let i = 0; i < 5; i++) aRegistered(context, { statement: `The northern quay was shut on day ${i}.` });
    aRegistered(context, { statement: 'A drone struck the northern quay.' });
    const [best] = claimsLike(context.db, 'Drones hit a quay in the north, a northern one', 'en', {}, 3);
    expect([best?.claim.number, best?.matched]).toEqual([6, ['Drones', 'hit', 'quay', 'north']]);
  });

  test('finds names and numbers across scripts', () => {
    aRegistered(context, { statement: 'Qaani visited Baghdad on 30 November 2020.' });
    const [match] = claimsLike(context.db, 'وصل قاآني إلى بغداد في ٣٠ نوفمبر', 'ar', {}, 3);
    expect(match?.matched).toEqual(['قاآني', 'بغداد', '٣٠', 'نوفمبر']);
  });

  test('leaves out what isn’t wanted: named claims, claims of other events', () => {
    const [a, b] = [aRegistered(context, { event: { name: 'First' } }), aRegistered(context)];
    const like = (limits: Parameters<typeof claimsLike>[3]) =>
      claimsLike(context.db, CLAIM.statement, 'en', limits, 9).map((one) => one.claim.id);
    expect(like({}).sort()).toEqual([a.id, b.id]);
    expect(like({ not: [a.id] })).toEqual([b.id]);
    expect(like({ eventId: 'another' })).toEqual([b.id]);
  });

  test('of mentions looks into other documents only', () => {
    const one = aMention(context, 'a drone struck the quay');
    const two = aMention(context, 'the quay was struck by a drone');
    expect(mentionsLike(context.db, { mentionId: one.mention.id }, 9)).toEqual([
      { mentionId: two.mention.id, documentId: two.document.id, matched: ['drone', 'struck', 'quay'] },
    ]);
  });
});
