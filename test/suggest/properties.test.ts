import fc from 'fast-check';
import { type ProposedAttribution, proposeAttribution, proposeContinuation } from '../../server/suggest/index.ts';

const WORDS =
  `the officials source sources told said says that , . " “ ” « » : ; and according to Reuters he added citing quoted as saying was
  did not respond declined comment who in an interview with Amal Hadi Gen. U.S. a déclaré que selon a-t-il dit l’agence قال وقال مصدر مطلع إن أن نقلت عن قوله
  بحسب لوكالة گفت که به گفته 👩‍👩‍👧 e\u0301 \ud83d ( ) — … ' ’ ‘`.split(/\s+/);
const text = fc.oneof(
  fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);
const language = fc.constantFrom('en', 'fr', 'ar', 'fa', 'und', 'de');

function boundaries(words: string): Set<number> {
  const found = new Set([words.length]);
  for (const segment of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(words)) found.add(segment.index);
  return found;
}

function check(words: string, proposal: ProposedAttribution | null): void {
  if (proposal === null) return;
  const edges = boundaries(words);
  for (const span of [...proposal.spans, ...proposal.mentions]) {
    expect(span.start).toBeLessThan(span.end);
    expect(edges.has(span.start) && edges.has(span.end)).toBe(true);
    expect(words.slice(span.start, span.end)).toMatch(/^[\p{L}\p{N}“”«‘„‟‹"']/u);
    expect(words.slice(span.start, span.end)).toMatch(/\S$/u);
  }
  expect(proposal.spans.filter((span) => span.role === 'cue').length).toBeLessThan(2);
  expect(proposal.spans.filter((span) => span.role === 'recipient').length).toBeLessThan(2);
  check(words, proposal.inner);
}

describe('whatever the words', () => {
  test('spans are whole signs, begin with a word, and lie in the text', () => {
    fc.assert(
      fc.property(text, language, (words, tongue) => check(words, proposeAttribution(words, 0, words.length, tongue))),
      { numRuns: 3000 },
    );
  });

  test('any offsets are taken, and spans stay in the selection', () => {
    const offset = fc.oneof(
      fc.integer({ min: -5, max: 250 }),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
    );
    fc.assert(
      fc.property(text, offset, offset, language, (words, start, end, tongue) => {
        const proposal = proposeAttribution(words, start, end, tongue);
        for (const span of proposal?.spans ?? []) {
          expect(span.start).toBeGreaterThanOrEqual(Number.isFinite(start) ? start : 0);
          if (Number.isFinite(end)) expect(span.end).toBeLessThanOrEqual(Math.max(0, end));
        }
      }),
    );
  });

  test('the same words give the same proposal wherever they stand', () => {
    fc.assert(
      fc.property(text, language, (words, tongue) => {
        const alone = proposeAttribution(words, 0, words.length, tongue);
        const moved = proposeAttribution(`Before. \n${words}\n After.`, 9, 9 + words.length, tongue);
        expect(moved?.spans.map((span) => ({ ...span, start: span.start - 9, end: span.end - 9 }))).toEqual(
          alone?.spans,
        );
      }),
    );
  });

  test('a continuation has content wherever there is a word', () => {
    fc.assert(
      fc.property(text, language, (words, tongue) => {
        const proposal = proposeContinuation(words, 0, words.length, tongue);
        if (/[\p{L}\p{N}]/u.test(words)) expect(proposal.spans.some((span) => span.role === 'content')).toBe(true);
        expect(proposal.pronoun).toBe(true);
      }),
    );
  });

  test.each([
    'said, ',
    'that ',
    '“x,” he said. ',
    ', and officials ',
    '"',
    'a.',
    "'",
    'according to ',
    'وقال إن ',
    'a-',
    'did not ',
  ])('%j over and over comes to an end', (piece) => {
    const words = piece.repeat(Math.ceil(2000 / piece.length));
    const read = (tongue: string) => proposeAttribution(words, 0, words.length, tongue);
    for (const tongue of ['en', 'fr', 'ar', 'fa']) expect(() => read(tongue)).not.toThrow();
  });
});

describe('proposeContinuation', () => {
  test('finds the cue and the pronoun', () => {
    const words = 'He added that the gate was shut.';
    const proposal = proposeContinuation(words, 0, words.length, 'en');
    expect(proposal.spans.map((span) => [span.role, words.slice(span.start, span.end)])).toEqual([
      ['source', 'He'],
      ['cue', 'added'],
      ['content', 'the gate was shut'],
    ]);
  });

  test('without a cue all is content', () => {
    const words = 'The gate was shut.';
    const proposal = proposeContinuation(words, 0, words.length, 'en');
    expect(proposal.spans).toEqual([{ role: 'content', start: 0, end: 17 }]);
    expect(proposal.mentions).toHaveLength(1);
  });
});
