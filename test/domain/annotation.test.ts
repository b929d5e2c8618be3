import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Attributes,
  checkAnnotation,
  hull,
  inOrder,
  isContained,
  makesCircle,
  type Span,
} from '../../server/domain/annotation.ts';
import { Invalid } from '../../server/domain/errors.ts';
import { proveSpan } from '../../server/domain/quote.ts';
import type { AnnotationKind, Role } from '../../server/domain/vocabulary.ts';

const TEXT = 'Al-Manara reported that a dockworker told Reuters the fire began.';
const span = (role: Role, words: string): Span => {
  const start = TEXT.indexOf(words);
  return proveSpan(TEXT, { role, start, end: start + words.length });
};
const checked =
  (kind: AnnotationKind, spans: Span[], attributes: Attributes = {}) =>
  () =>
    checkAnnotation({ kind, spans, sources: [], attributes });

describe('what one annotation may be', () => {
  test('an attribution may have several sources and contents, one cue and one recipient', () => {
    const spans = [
      span('source', 'Al-Manara'),
      span('source', 'a dockworker'),
      span('cue', 'told'),
      span('recipient', 'Reuters'),
      span('content', 'the fire'),
      span('content', 'began'),
    ];
    expect(checked('attribution', spans)).not.toThrow();
  });

  test('nothing marked is no annotation', () => {
    expect(checked('claim', [])).toThrow('Nothing is marked');
  });

  test.each(['source', 'cue', 'recipient', 'content'] as const)('a claim has no %s', (role) => {
    expect(checked('claim', [span(role, 'the fire')])).toThrow(Invalid);
  });

  test('an attribution has no claim: it bears mentions', () => {
    expect(checked('attribution', [span('claim', 'the fire')])).toThrow(Invalid);
  });

  test.each(['cue', 'recipient'] as const)('a second %s is refused', (role) => {
    expect(checked('attribution', [span(role, 'told'), span(role, 'Reuters')])).toThrow(`one ${role}`);
  });

  test('pieces of one role don’t overlap; pieces of two roles may', () => {
    expect(checked('claim', [span('claim', 'the fire'), span('claim', 'fire began')])).toThrow('overlap');
    expect(checked('attribution', [span('source', 'a dockworker'), span('content', 'a dockworker')])).not.toThrow();
  });

  test('silence has no content', () => {
    expect(checked('attribution', [span('content', 'the fire')], { response: 'declined' })).toThrow('Silence');
    expect(checked('attribution', [span('source', 'Reuters')], { response: 'declined' })).not.toThrow();
  });

  test('a claim has no source of its own', () => {
    const sources = [
      { sourceId: 'x', identification: null, access: null, statedMin: null, statedMax: null, statedReason: null },
    ];
    expect(() =>
      checkAnnotation({ kind: 'claim', spans: [span('claim', 'the fire')], sources, attributes: {} }),
    ).toThrow(Invalid);
  });
});

describe('places', () => {
  const ranges = fc.array(
    fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 20 })).map(([start, length]) => ({ start, end: start + length })),
    { minLength: 1, maxLength: 6 },
  );

  test('the hull is the least stretch around all pieces', () => {
    fc.assert(
      fc.property(ranges, (pieces) => {
        expect(isContained(pieces, [hull(pieces)])).toBe(true);
        expect(pieces.some(({ start }) => start === hull(pieces).start)).toBe(true);
        expect(pieces.some(({ end }) => end === hull(pieces).end)).toBe(true);
      }),
    );
  });

  test('a mention that leaves the content by one letter isn’t contained, nor is one of no pieces', () => {
    expect(isContained([{ start: 2, end: 5 }], [{ start: 2, end: 5 }])).toBe(true);
    expect(isContained([{ start: 2, end: 6 }], [{ start: 2, end: 5 }])).toBe(false);
    expect(
      isContained(
        [{ start: 2, end: 6 }],
        [
          { start: 2, end: 4 },
          { start: 4, end: 6 },
        ],
      ),
    ).toBe(false);
    expect(isContained([], [{ start: 2, end: 5 }])).toBe(false);
  });

  test('pieces are stored by role and place, whatever order they were marked in', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['source', 'cue', 'recipient', 'content'] as Role[]), (roles) => {
        const spans = roles.map((role) => ({ role, start: 0, end: 1 }));
        const order = ['content', 'source', 'cue', 'recipient'].filter((role) => roles.includes(role as Role));
        expect(inOrder(spans).map(({ role }) => role)).toEqual(order);
      }),
    );
  });
});

describe('who reports whom', () => {
  const parents: Record<string, string> = { child: 'parent', parent: 'grandparent' };
  const parentOf = (id: string): string | null => parents[id] ?? null;

  test.each([
    ['itself', 'child', 'child', true],
    ['what it reports', 'grandparent', 'child', true],
    ['what stands above it', 'child', 'grandparent', false],
    ['a stranger', 'child', 'other', false],
  ])('under %s', (_says, child, parent, circle) => {
    expect(makesCircle(child, parent, parentOf)).toBe(circle);
  });

  test('a circle that is there already is walked once and no more', () => {
    expect(makesCircle('x', 'a', (id) => (id === 'a' ? 'b' : 'a'))).toBe(false);
  });
});
