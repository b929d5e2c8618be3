import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Invalid } from '../../server/domain/errors.ts';
import { isBoilerplate, nest, sectionsAround } from '../../server/domain/section.ts';
import type { SectionKind } from '../../server/domain/vocabulary.ts';

const section = (
  id: string,
  startBlock: number,
  endBlock: number,
  kind: SectionKind = 'post',
  parentId: string | null = null,
) => ({
  id,
  startBlock,
  endBlock,
  kind,
  parentId,
});
const parents = (sections: readonly { id: string; parentId: string | null }[]): string[] =>
  sections.map(({ id, parentId }) => `${id}<${parentId ?? ''}`);

describe('sections form a tree', () => {
  test('a parent is the innermost section around, whatever the order they come in', () => {
    const [post, repost, quotation] = [section('p', 0, 9), section('r', 2, 8), section('q', 3, 4)];
    expect(parents(nest([quotation, post, repost], 9))).toEqual(['p<', 'r<p', 'q<r']);
  });

  test('neighbours don’t nest', () => {
    expect(parents(nest([section('a', 0, 2), section('b', 2, 4)], 4))).toEqual(['a<', 'b<']);
  });

  test('of two over the same blocks the one that was the parent stays it', () => {
    expect(parents(nest([section('a', 0, 2, 'post', 'b'), section('b', 0, 2)], 2))).toEqual(['b<', 'a<b']);
  });

  test('two that cross are refused, with the paragraphs as readers count them', () => {
    expect(() => nest([section('a', 0, 3), section('b', 2, 5)], 5)).toThrow(
      'The post from ¶ 3 crosses the post that ends with ¶ 3.',
    );
  });

  test.each([
    [-1, 2],
    [0, 6],
    [3, 3],
  ])('blocks %i to %i of five are refused', (start, end) => {
    expect(() => nest([section('a', start, end)], 5)).toThrow(Invalid);
  });

  const sections = fc
    .array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 10 })), { maxLength: 8 })
    .map((places) => places.map(([start, length], i) => section(`s${i}`, start, Math.min(10, start + length))));

  test('what is nested lies in its parent, and nesting again changes nothing', () => {
    fc.assert(
      fc.property(sections, (given) => {
        let nested: ReturnType<typeof nest>;
        try {
          nested = nest(given, 10);
        } catch {
          return;
        }
        const byId = new Map(nested.map((one) => [one.id, one]));
        for (const one of nested) {
          const parent = one.parentId === null ? one : byId.get(one.parentId);
          expect(parent && parent.startBlock <= one.startBlock && one.endBlock <= parent.endBlock).toBe(true);
        }
        expect(nest([...nested].reverse(), 10)).toEqual(nested);
      }),
    );
  });

  test('it is refused exactly where two cross', () => {
    fc.assert(
      fc.property(sections, (given) => {
        const cross = given.some((a) =>
          given.some((b) => a.startBlock < b.startBlock && b.startBlock < a.endBlock && a.endBlock < b.endBlock),
        );
        if (cross) expect(() => nest(given, 10)).toThrow(Invalid);
        else expect(nest(given, 10)).toHaveLength(given.length);
      }),
    );
  });
});

describe('around a stretch', () => {
  const sections = [section('q', 3, 4), section('p', 0, 9), section('r', 2, 8), section('x', 9, 10, 'boilerplate')];

  test('stand the sections that hold it whole, outermost first', () => {
    expect(sectionsAround(sections, { startBlock: 3, endBlock: 4 }).map(({ id }) => id)).toEqual(['p', 'r', 'q']);
    expect(sectionsAround(sections, { startBlock: 3, endBlock: 9 }).map(({ id }) => id)).toEqual(['p']);
  });

  test('only boilerplate is boilerplate, up to the block before its end', () => {
    expect([8, 9, 10].map((block) => isBoilerplate(sections, block))).toEqual([false, true, false]);
  });
});
