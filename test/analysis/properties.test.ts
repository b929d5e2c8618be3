import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ClaimCase, Standing } from '../../server/analysis/case.ts';
import { independentSet } from '../../server/analysis/independent.ts';
import { neighbours } from '../../server/analysis/neighbours.ts';
import { standingOf } from '../../server/analysis/standing.ts';
import { caseFrom, type Puzzle } from './puzzle.ts';

const OUTLETS = ['A', 'B', 'C', '~R', '~S', '_'];
const VOICES = [
  '?u1',
  '?u2',
  '?u3(militia official)',
  '?u4(a diplomat)',
  '*K',
  '*L',
  '%P',
  '@x',
  ...OUTLETS.slice(0, 5),
];
const SOURCES = VOICES.map((voice) => voice.replace(/^[?*~@%]|\(.*\)/g, ''));

const mention = fc
  .tuple(
    fc.constantFrom('', '-', '=', '?'),
    fc.nat(4),
    fc.array(fc.array(fc.constantFrom(...VOICES), { minLength: 1, maxLength: 2 }), { maxLength: 3 }),
    fc.boolean(),
  )
  .map(
    ([stance, document, way, witnessed]) =>
      `${stance}d${document}${witnessed && way.length > 0 ? '!' : ''}: ${[OUTLETS[document], ...way.map((step) => [...new Set(step)].join(' + '))].join(' > ')}`,
  );
const identity = fc.tuple(fc.nat(3), fc.constantFrom('same' as const, 'maybe' as const), fc.nat(3));
const puzzle: fc.Arbitrary<Puzzle> = fc
  .record({ mentions: fc.array(mention, { minLength: 1, maxLength: 9 }), marks: fc.array(identity, { maxLength: 3 }) })
  .map(({ mentions, marks }) => ({
    mentions,
    identities: marks.filter(([a, , b]) => a !== b).map(([a, mark, b]) => [`u${a + 1}`, mark, `u${b + 1}`]),
  }));

const ranges = ({ for: pro, against }: Standing): number[] => [pro.low, pro.high, against.low, against.high];

/** The same case with everything in another order. */
function shuffled(claimCase: ClaimCase): ClaimCase {
  return {
    ...claimCase,
    evidence: [...claimCase.evidence].reverse(),
    mentions: new Map([...claimCase.mentions].reverse()),
    texts: new Map(
      [...claimCase.texts]
        .reverse()
        .map(([id, text]) => [id, { ...text, attributions: [...text.attributions].reverse() }]),
    ),
    sources: new Map([...claimCase.sources].reverse()),
    identities: [...claimCase.identities].reverse(),
    derivations: [...claimCase.derivations].reverse(),
    citations: [...claimCase.citations].reverse(),
  };
}

describe('the range of independent origins', () => {
  test('is the same whatever the order of the input', () => {
    fc.assert(
      fc.property(puzzle, (one) => {
        const claimCase = caseFrom(one);
        expect(standingOf(shuffled(claimCase))).toEqual(standingOf(claimCase));
      }),
    );
  });

  test('its lower figure is never above the higher, and no side has more origins than paths', () => {
    fc.assert(
      fc.property(puzzle, (one) => {
        for (const side of [standingOf(caseFrom(one)).for, standingOf(caseFrom(one)).against]) {
          expect(side.low).toBeLessThanOrEqual(side.high);
          expect(side.origins.filter((origin) => origin.countsLow)).toHaveLength(side.low);
          expect(side.cells).toHaveLength(side.mentions);
        }
      }),
    );
  });

  test('doesn’t change by a repost of any document, once that is confirmed', () => {
    fc.assert(
      fc.property(puzzle, fc.nat(8), (one, at) => {
        const original = one.mentions[at % one.mentions.length] ?? '';
        const [, sign = '', id = ''] = /^([-=?]?)(d\d)/.exec(original) ?? [];
        const derivations: Puzzle['derivations'] = [['copy', 'repost_of', id]];
        const reposted = caseFrom({ ...one, mentions: [...one.mentions, `${sign}copy: Forum > ?copied`], derivations });
        expect(ranges(standingOf(reposted))).toEqual(ranges(standingOf(caseFrom(one))));
      }),
    );
  });

  test('is never raised by merging two sources of one kind', () => {
    const pairs = [
      ['u1', 'u2'],
      ['u2', 'u3'],
      ['u3', 'u4'],
      ['K', 'L'],
      ['A', 'B'],
      ['B', 'C'],
      ['R', 'S'],
    ] as const;
    fc.assert(
      fc.property(puzzle, fc.constantFrom(...pairs), (one, [from, into]) => {
        const claimCase = caseFrom(one);
        if (!claimCase.sources.has(from) || !claimCase.sources.has(into)) return;
        const before = ranges(standingOf(claimCase));
        const after = ranges(standingOf(caseFrom({ ...one, merged: [[from, into]] })));
        after.forEach((figure, i) => {
          expect(figure).toBeLessThanOrEqual(before[i] ?? 0);
        });
      }),
      { numRuns: 400 },
    );
  });

  test('is never raised by the mark that two are, or may be, the same', () => {
    fc.assert(
      fc.property(
        puzzle,
        fc.constantFrom(...SOURCES),
        fc.constantFrom(...SOURCES),
        fc.constantFrom('same' as const, 'maybe' as const),
        (one, a, b, mark) => {
          if (a === b) return;
          const before = ranges(standingOf(caseFrom(one)));
          const after = ranges(standingOf(caseFrom({ ...one, identities: [...(one.identities ?? []), [a, mark, b]] })));
          after.forEach((figure, i) => {
            expect(figure).toBeLessThanOrEqual(before[i] ?? 0);
          });
        },
      ),
    );
  });

  test('isn’t touched by what is said of sources, documents and marks elsewhere', () => {
    fc.assert(
      fc.property(puzzle, (one) => {
        const claimCase = caseFrom(one);
        const elsewhere = caseFrom({
          mentions: ['e1: Z > *N', 'e2: Y > ?w'],
          derivations: [['e2', 'repost_of', 'e1']],
        });
        const wider: ClaimCase = {
          ...claimCase,
          texts: new Map([...claimCase.texts, ...elsewhere.texts]),
          sources: new Map([...claimCase.sources, ...elsewhere.sources]),
          derivations: [...claimCase.derivations, ...elsewhere.derivations],
        };
        expect(standingOf(wider)).toEqual(standingOf(claimCase));
      }),
    );
  });
});

describe('a largest set of which no two could be one', () => {
  const graph = fc.integer({ min: 1, max: 9 }).chain((count) =>
    fc.record({
      count: fc.constant(count),
      edges: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 20 }),
    }),
  );
  const near = ({ count, edges }: { count: number; edges: [number, number][] }) => {
    const made = neighbours(count);
    for (const [a, b] of edges) made.add(a, b);
    return made;
  };

  test('holds no neighbours, and none is larger', () => {
    fc.assert(
      fc.property(graph, (one) => {
        const made = near(one);
        const isFree = (nodes: number[]): boolean => nodes.every((a) => nodes.every((b) => a === b || !made.has(a, b)));
        const found = independentSet(made, [...Array(one.count).keys()]);
        expect(isFree(found)).toBe(true);
        for (let mask = 0; mask < 1 << one.count; mask++) {
          const nodes = Array.from({ length: one.count }, (_, i) => i).filter((i) => mask & (1 << i));
          if (isFree(nodes)) expect(nodes.length).toBeLessThanOrEqual(found.length);
        }
      }),
    );
  });

  test('is found without search where there are many', () => {
    const made = neighbours(3000);
    for (let i = 1; i < 3000; i++) made.add(0, i);
    expect(independentSet(made, [...Array(3000).keys()])).toHaveLength(2999);
  });
});
