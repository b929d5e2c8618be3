import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fingerprintsOf, withoutCommon } from '../../server/analysis/fingerprints.ts';
import { containmentOf, passagesShared, shinglesOf } from '../../server/analysis/similarity.ts';
import { fold } from '../../server/domain/fold.ts';

const word = fc.constantFrom(
  'Quay',
  'quay',
  'fire',
  'the',
  'é',
  'حريق',
  'رصيف',
  'الميناء',
  'ship',
  '12',
  'naïve',
  'dock',
  'Œuvre',
);
const text = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '));
const folded = (words: string): string =>
  fold(words)
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ') ?? '';
const hashesOf = (words: string): number[] => shinglesOf(words).map((one) => one.hash);

/** Of “one two three four five”, computed once: a hash that was stored has to mean the same after an update. */
const KNOWN = 61_679_944_057_504;

describe('shingles', () => {
  test('are runs of five words, each from its first word to its last', () => {
    const words = '“The quay, they said, was shut at dawn.”';
    expect(shinglesOf(words).map(({ start, end }) => words.slice(start, end))).toEqual([
      'The quay, they said, was',
      'quay, they said, was shut',
      'they said, was shut at',
      'said, was shut at dawn',
    ]);
  });

  test('have hashes that are the same everywhere and fit in six bytes', () => {
    expect(hashesOf('one two three four five')).toEqual([KNOWN]);
    fc.assert(
      fc.property(text, (words) =>
        hashesOf(words).every((hash) => Number.isInteger(hash) && hash >= 0 && hash < 2 ** 47),
      ),
    );
  });

  test.each([
    ['case and accents', 'L’ÉTÉ à Bagdad fut très chaud', 'l’ete a bagdad fut tres chaud'],
    ['harakat, tatweel and forms of alef', 'قَالَ المـــسؤول إنّ الأمر انتهى أمس', 'قال المسؤول ان الامر انتهي امس'],
    ['Persian letters', 'گفت که یک کشتی آنجا بود', 'كفت كه يك كشتي انجا بود'],
    ['punctuation and line ends', 'one, two… three —\n\n“four” five', 'one two three four five'],
  ])('are blind to %s', (_what, one, other) => {
    expect(hashesOf(one)).toEqual(hashesOf(other));
    expect(hashesOf(one)).not.toEqual([]);
  });

  test('never run from one stretch into the next', () => {
    const words = 'a b c d e f g h i j';
    expect(
      shinglesOf(words, [
        { start: 0, end: 9 },
        { start: 10, end: 19 },
      ]),
    ).toHaveLength(2);
  });

  test('of fewer than five words are none', () => {
    expect(shinglesOf('four words are few')).toEqual([]);
  });
});

describe('containment', () => {
  test('is the share of the shorter text that the other has, and says which one is shorter', () => {
    const long = 'a b c d e f g h i j k l';
    const short = 'a b c d e f x y z';
    expect(containmentOf(shinglesOf(long), shinglesOf(short))).toEqual({ share: 2 / 5, shorter: 'b', shared: 2 });
    expect(containmentOf(shinglesOf(short), shinglesOf(long))).toEqual({ share: 2 / 5, shorter: 'a', shared: 2 });
  });

  test('is between 0 and 1, the same both ways, 1 of a text in itself and of a part in the whole', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [one, other] = [shinglesOf(a), shinglesOf(b)];
        const { share } = containmentOf(one, other);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(containmentOf(other, one).share).toBe(share);
        expect(containmentOf(one, one).share).toBe(one.length === 0 ? 0 : 1);
        expect(containmentOf(one, shinglesOf(`${b} ${a}`)).share).toBe(one.length === 0 ? 0 : 1);
      }),
    );
  });
});

describe('passages that two texts share', () => {
  test('are given on both sides, in each text’s own letters', () => {
    const here = 'He said that THE QUAY IS SHUT FOR GOOD, and left.';
    const there = 'Officials: the quay is shut for good.';
    const shared = passagesShared(shinglesOf(here), shinglesOf(there));
    expect(shared.here.map(({ start, end }) => here.slice(start, end))).toEqual(['THE QUAY IS SHUT FOR GOOD']);
    expect(shared.there.map(({ start, end }) => there.slice(start, end))).toEqual(['the quay is shut for good']);
  });

  test('are the same words, in order and apart from one another on the first side, and none is missing', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [one, other] = [shinglesOf(a), shinglesOf(b)];
        const { here, there, containment } = passagesShared(one, other);
        expect(here.length).toBe(there.length);
        here.forEach((range, i) => {
          const opposite = there[i] ?? { start: 0, end: 0 };
          expect(folded(a.slice(range.start, range.end))).toBe(folded(b.slice(opposite.start, opposite.end)));
          expect(range.start).toBeGreaterThanOrEqual(here[i - 1]?.end ?? 0);
        });
        expect(here.length > 0).toBe((containment ?? 0) > 0);
      }),
    );
  });

  test('of a refrain of thousands of words are found without going through each pair', () => {
    const refrain = shinglesOf('the fire the fire '.repeat(20_000));
    const began = performance.now();
    expect(passagesShared(refrain, refrain).here).toHaveLength(1);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe('fingerprints', () => {
  test('of two texts with eight words in a row in common have one in common', () => {
    const run = fc.array(word, { minLength: 8, maxLength: 8 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(run, text, text, text, text, (shared, a, b, c, d) => {
        const one = fingerprintsOf(shinglesOf(`${a} ${shared} ${b}`));
        const other = new Set(fingerprintsOf(shinglesOf(`${c} ${shared} ${d}`)));
        expect(one.some((hash) => other.has(hash))).toBe(true);
      }),
    );
  });

  test('are some of the shingles, and one at least of any text that has any', () => {
    fc.assert(
      fc.property(text, (words) => {
        const hashes = hashesOf(words);
        const kept = fingerprintsOf(shinglesOf(words));
        expect(kept.every((hash) => hashes.includes(hash))).toBe(true);
        expect(kept.length > 0).toBe(hashes.length > 0);
      }),
    );
  });

  test('that are too common take the words between them along, and hardly any others', () => {
    const own = Array.from({ length: 60 }, (_, i) => `own${i}`).join(' ');
    const imprint = Array.from({ length: 40 }, (_, i) => `imprint${i}`).join(' ');
    const shingles = shinglesOf(`${own} ${imprint}`);
    const common = new Set(fingerprintsOf(shinglesOf(imprint)));
    const left = withoutCommon(shingles, new Set(fingerprintsOf(shingles)), common);
    const words = `${own} ${imprint}`;
    expect(left.length).toBeGreaterThanOrEqual(56);
    expect(left.length).toBeLessThan(66);
    expect(left.filter(({ start }) => words.slice(start).startsWith('imprint')).length).toBeLessThan(4);
    expect(withoutCommon(shingles, new Set(fingerprintsOf(shingles)), new Set())).toEqual(shingles);
  });
});
