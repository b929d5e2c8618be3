import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  ancestorsOf,
  annotationsAround,
  annotationsInDocument,
  annotationsMeeting,
} from '../../server/store/annotations.ts';
import { bookkeepingOf } from '../../server/store/documents.ts';
import { blocksMeeting, blocksOf } from '../../server/store/documentTexts.ts';
import { addAnnotation } from '../../server/usecases/annotations.ts';
import { aClaim, aDocument, anAttribution, aWorkspace } from '../support/builders.ts';

describe('windows on a document', () => {
  const context = aWorkspace();
  const document = aDocument(context);
  const { db } = context;
  for (const words of ['The quay', 'quay is shut', 'a dockworker saw', 'harbour master declined'])
    aClaim(context, document, words);
  addAnnotation(context, document, { kind: 'claim', spans: [{ role: 'claim', start: 0, end: 140 }] });
  const { longestSpan } = bookkeepingOf(db, document.id);
  const all = annotationsInDocument(db, document.id);
  const window = fc
    .tuple(fc.nat(document.textLength), fc.nat(document.textLength))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }));

  test('the longest span is remembered, whole and in code units', () => {
    expect(longestSpan).toBe(140);
  });

  test('the annotations that meet one are those with a piece in it, however far to the left it begins', () => {
    fc.assert(
      fc.property(window, ({ start, end }) => {
        const met = annotationsMeeting(db, document.id, start, end, longestSpan).map((one) => one.number);
        const expected = all.filter((one) => one.spans.some((span) => span.start < end && span.end > start));
        expect(met).toEqual(expected.map((one) => one.number));
      }),
    );
  });

  test('the blocks that meet one are those with a letter in it', () => {
    fc.assert(
      fc.property(window, ({ start, end }) => {
        const met = blocksMeeting(db, document.id, start, end).map((block) => block.position);
        const expected = blocksOf(db, document.id).filter((block) => block.start < end && block.end > start);
        expect(met).toEqual(expected.map((block) => block.position));
      }),
    );
  });
});

describe('relatives', () => {
  test('are those who bear a mention, those who are reported, and all who report, up to the outermost', () => {
    const context = aWorkspace();
    const document = aDocument(context);
    const mention = aClaim(context, document, 'the fire begin');
    const inner = anAttribution(context, document, {
      source: 'a dockworker',
      content: 'the fire begin before the alarm',
    });
    const outer = anAttribution(context, document, {
      source: 'Al-Manara',
      content: 'a dockworker saw the fire begin before the alarm',
    });
    const numbers = (found: readonly { number: number }[]): number[] => found.map((one) => one.number);
    expect(numbers(annotationsAround(context.db, [mention.id]))).toEqual([inner.number]);
    expect(numbers(annotationsAround(context.db, [outer.id]))).toEqual([inner.number]);
    expect(numbers(ancestorsOf(context.db, [inner.id]))).toEqual([outer.number]);
  });
});
