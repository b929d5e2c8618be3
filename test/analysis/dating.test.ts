import { describe, expect, test } from '@jest/globals';
import type { ClaimCase } from '../../server/analysis/case.ts';
import { standingOf } from '../../server/analysis/standing.ts';
import type { SectionKind } from '../../server/domain/vocabulary.ts';
import type { CaseView } from '../../server/viewmodels/claimCase.ts';
import { loopModels } from '../../server/viewmodels/claimLoops.ts';
import { stripOf } from '../../server/viewmodels/claimStrip.ts';
import { caseFrom, type Puzzle } from './puzzle.ts';

/** The case of a puzzle in which some parts have a date of their own: `d1#0` is that of mention 0. */
function dated(puzzle: Puzzle, dates: { [section: string]: string }, kind: SectionKind = 'post'): ClaimCase {
  const claimCase = caseFrom(puzzle);
  const texts = new Map(
    [...claimCase.texts].map(([id, text]) => [
      id,
      {
        ...text,
        sections: text.sections.map((section) => {
          const day = dates[section.id];
          return day ? { ...section, kind, date: { from: day, to: day, basis: 'stated' as const } } : section;
        }),
      },
    ]),
  );
  return { ...claimCase, texts };
}

const view = (claimCase: ClaimCase): CaseView => ({ base: '/w/case', claimCase, standing: standingOf(claimCase) });
/** Document and beginning of each place, in order. */
const order = (claimCase: ClaimCase): string[] =>
  standingOf(claimCase).places.map(({ mentionIds }) => mentionIds.join(' '));

describe('the posts of a thread', () => {
  // Document d1 is of 1 January, d2 of 2 January.
  const thread = { mentions: ['d1: Board > [@hal]', 'd1: Board > [@jo]', 'd2: A > *P', 'd1: Board > *Q'] };

  test('are in order by their own dates, and what has none by that of the thread', () => {
    expect(order(dated(thread, { 'd1#0': '2025-01-04', 'd1#1': '2025-01-03' }))).toEqual(['m3', 'm2', 'm1', 'm0']);
  });

  test('of the innermost part that has a date: a quotation in a post is as old as what it quotes', () => {
    const claimCase = dated({ mentions: ['d1: Board > [@hal] > [@jo]', 'd2: A'] }, { 'd1#0': '2025-01-05' });
    expect(order(claimCase)).toEqual(['m1', 'm0']);
  });

  test('of a text that is reproduced elsewhere, as old as where it stands', () => {
    const claimCase = dated({ mentions: ['d1: A', 'd2: B > [A]'] }, { 'd2#1': '2024-12-01' }, 'repost');
    expect(order(claimCase)).toEqual(['m0', 'm1']);
  });

  test('have origins numbered as they appeared', () => {
    const { origins } = standingOf(dated(thread, { 'd1#0': '2025-01-04', 'd1#1': '2025-01-03' })).for;
    expect(origins.map((one) => one.sourceIds[0])).toEqual(['Q', 'P', 'jo', 'hal']);
  });

  test('stand on the time line at their own dates', () => {
    const strip = stripOf(view(dated(thread, { 'd1#0': '2025-01-04', 'd1#1': '2025-01-03' })));
    expect(strip?.list.map((line) => line.when)).toEqual([
      '1 January – 1 February 2025',
      '2 January – 1 February 2025',
      '3 January 2025',
      '4 January 2025',
    ]);
  });

  test('tell of a circle on their own day', () => {
    const circle = { mentions: ['d1: X > [A] > B', 'd2: B > A'] };
    const words = (claimCase: ClaimCase): string =>
      loopModels(view(claimCase))[0]
        ?.words.map((word) => word.text)
        .join('') ?? '';
    expect(words(dated(circle, { 'd1#0': '2025-03-05' }))).toContain('A (5 March 2025) cites B');
    expect(words(dated(circle, { 'd1#0': '2025-01-01' }))).toMatch(/which \(1 January 2025\) had cited B/);
  });
});

describe('a by-line', () => {
  const signed = (puzzle: Puzzle, authors: { [document: string]: string }): string => {
    const claimCase = caseFrom(puzzle);
    for (const [id, authorId] of Object.entries(authors)) {
      const text = claimCase.texts.get(id);
      if (text) text.document.authorId = authorId;
    }
    const { low, high } = standingOf(claimCase).for;
    return `${low}–${high}`;
  };
  // Somebody else has to name the writer, so that she is a source of the case.
  const jane = '?d9: Z > *Jane';

  test('is the voice of its outlet: with and without one, one origin', () => {
    expect(signed({ mentions: ['d1: A', 'd2: A', jane] }, { d2: 'Jane' })).toBe('0–1');
    expect(signed({ mentions: ['d1: %Watch', 'd2: B > %Watch', jane] }, { d1: 'Jane' })).toBe('1–1');
  });

  test('over the words of somebody else changes nothing', () => {
    expect(signed({ mentions: ['d1: A > *P', 'd2: B > *P', jane] }, { d1: 'Jane' })).toBe('1–1');
  });

  test('of no known outlet is that person’s own', () => {
    expect(signed({ mentions: ['d1: _', 'd2: A > *P', jane] }, { d1: 'Jane' })).toBe('2–2');
  });
});
