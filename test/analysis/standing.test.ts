import { describe, expect, test } from '@jest/globals';
import { standingOf } from '../../server/analysis/standing.ts';
import { caseFrom, type Puzzle } from './puzzle.ts';

/** “for lo–hi, against lo–hi”, or the first alone. */
function ranges(puzzle: Puzzle): string {
  const { for: pro, against } = standingOf(caseFrom(puzzle));
  const range = (side: { low: number; high: number }): string => `${side.low}–${side.high}`;
  return against.mentions > 0 ? `${range(pro)}, ${range(against)}` : range(pro);
}

describe('the known answers', () => {
  const repost = ['d1: Shafaq > ?u1', 'd2: Forum > [Shafaq] > ?u2'];
  const three = ['d1: A > ?u1(militia official)', 'd2: B > ?u2(militia official)', 'd3: C > ?u3(militia official)'];
  const puzzles: [string, Puzzle, string][] = [
    ['1 a repost counts with its original', { mentions: repost, derivations: [['d2#1', 'repost_of', 'd1']] }, '1–1'],
    ['1 not confirmed, it may be another voice', { mentions: repost }, '1–2'],
    ['2 one spokesman, two papers', { mentions: ['d1: A > *K', 'd2: B > *K'] }, '1–1'],
    ['3 informed sources in two languages', { mentions: ['d1: A > ?u1', 'd2: B > ?u2(مصادر مطلعة)'] }, '1–2'],
    [
      '4 a translation of own words',
      { mentions: ['d1: A', 'd2: B'], derivations: [['d2', 'translation_of', 'd1']] },
      '0–1',
    ],
    ['4 not confirmed', { mentions: ['d1: A', 'd2: B'] }, '0–2'],
    ['5 two outlets that cite one another', { mentions: ['d1: A > B', 'd2: B > A'] }, '0–1'],
    ['6 an analyst twice and elsewhere', { mentions: ['d1: A > *Y', 'd1: A > *Y', 'd2: B > *Y'] }, '1–1'],
    ['7 background sentences', { mentions: ['d1: A', 'd2: A', 'd3: B'] }, '0–2'],
    ['7 both were there', { mentions: ['d1!: A > A', 'd2!: A > A', 'd3!: B > B'] }, '2–2'],
    ['8 an official on both sides', { mentions: ['d1: X > *O', '-d2: Y > *O', '-d3: Z > *M'] }, '1–1, 2–2'],
    [
      '9 the same, and different',
      {
        mentions: three,
        identities: [
          ['u1', 'same', 'u2'],
          ['u1', 'different', 'u3'],
        ],
      },
      '2–2',
    ],
    [
      '10 a wire copy with an addition of its own',
      {
        mentions: ['d1: ~Reuters > %P', 'd2: A > ~Reuters > %P', 'd2: A > *H'],
        derivations: [['d2', 'wire_copy_of', 'd1']],
      },
      '2–2',
    ],
    ['11 together and apart', { mentions: ['d1: A > *P', 'd2: B > *Q', 'd3: C > *P + *Q'] }, '2–2'],
    [
      '12 several persons of one report',
      { mentions: ['d1: Hurra > ~Reuters > ?m(militia official) + ?p(two politicians) + ?d(diplomats)'] },
      '1–3',
    ],
    [
      '13 and an informed source elsewhere',
      {
        mentions: ['d1: Shafaq > ?i(informed source)', 'd2: Hurra > ~Reuters > ?m(militia officials) + ?d(diplomats)'],
      },
      '1–3',
    ],
    [
      '14 one statement that nobody has',
      {
        mentions: ['d1: A > %P', 'd2: B > %P'],
        notHeld: { d3: '%P' },
        cites: [
          [0, 'd3'],
          [1, 'd3'],
        ],
      },
      '1–1',
    ],
    [
      '15 of an utterance, those who heard it',
      { kind: 'utterance', speaker: 'Q', mentions: ['d1: A > ?u1 > *Q', 'd2: B > *W > *Q'] },
      '1–2',
    ],
  ];

  test.each(puzzles)('%s', (_name, puzzle, answer) => {
    expect(ranges(puzzle)).toBe(answer);
  });

  test('5 spells the loop out', () => {
    const { loops, for: pro, paths } = standingOf(caseFrom({ mentions: ['d1: A > B', 'd2: B > A'] }));
    expect(loops.map((loop) => loop.sourceIds)).toEqual([['A', 'B']]);
    expect(loops[0]?.edges).toEqual([
      { from: 'A', to: 'B', paths: [0] },
      { from: 'B', to: 'A', paths: [1] },
    ]);
    expect(pro.origins[0]?.joins.map((join) => join.reason.rule)).toEqual(['same_loop']);
    expect(paths.map((path) => path.isCircular)).toEqual([true, true]);
  });

  test('8 is contested, and says who stands on both sides', () => {
    const standing = standingOf(caseFrom({ mentions: ['d1: X > *O', '-d2: Y > *O', '-d3: Z > *M'] }));
    expect([standing.status, standing.bothSides]).toEqual(['contested', ['O']]);
  });

  test('7 is unsourced', () => {
    expect(standingOf(caseFrom({ mentions: ['d1: A', 'd2: A', 'd3: B'] })).status).toBe('unsourced');
  });
});

describe('sides and statuses', () => {
  const statusOf = (puzzle: Puzzle): string => standingOf(caseFrom(puzzle)).status;

  test('what is only passed on counts in the higher figure alone', () => {
    expect(ranges({ mentions: ['=d1: A > *K', 'd2: B > *L'] })).toBe('1–2');
    expect(ranges({ mentions: ['=d1: A > *K', 'd2: B > *K'] })).toBe('1–1');
  });

  test('who questions a claim stands on no side', () => {
    const standing = standingOf(caseFrom({ mentions: ['?d1: A > *K', 'd2: B > *L'] }));
    expect([standing.mentions, standing.for.mentions, standing.against.mentions]).toEqual([2, 1, 0]);
  });

  test('an assessment is shared, never corroborated', () => {
    const mentions = ['d1: A > *K', 'd2: B > *L'];
    expect(statusOf({ mentions })).toBe('corroborated');
    expect(statusOf({ mentions, kind: 'assessment' })).toBe('shared');
  });

  test('a claim that is contradicted with support is contested, unless nobody states it', () => {
    expect(statusOf({ mentions: ['d1: A > *K'], contradictedBy: ['other'] })).toBe('contested');
    expect(statusOf({ mentions: [], contradictedBy: ['other'] })).toBe('unsourced');
  });

  test('a claim without mentions is unsourced and has no origin', () => {
    const { status, for: pro, against, paths } = standingOf(caseFrom({ mentions: [] }));
    expect([status, pro.high, against.high, paths.length]).toEqual(['unsourced', 0, 0, 0]);
  });

  test('a claim that is only disputed has nobody for it', () => {
    expect(statusOf({ mentions: ['-d1: A > *K', '-d2: B > *L'] })).toBe('unsourced');
  });
});

describe('what could be one', () => {
  test('a ministry and its spokesman', () => {
    expect(ranges({ mentions: ['d1: A > %Ministry', 'd2: B > *K'], affiliations: [['K', 'Ministry']] })).toBe('1–2');
  });

  test('one that isn’t described, and a person', () => {
    expect(ranges({ mentions: ['d1: A > ?u', 'd2: B > *K'] })).toBe('1–2');
  });

  test('a militia official and a nurse are two', () => {
    expect(ranges({ mentions: ['d1: A > ?u(a militia official)', 'd2: B > ?v(a nurse at the clinic)'] })).toBe('2–2');
  });

  test('an official in English and one in Arabic', () => {
    expect(ranges({ mentions: ['d1: A > ?u(a militia official)', 'd2: B > ?v(مسؤول في الميليشيا)'] })).toBe('1–2');
  });

  test('what is marked as maybe the same', () => {
    const mentions = ['d1: A > *K', 'd2: B > *L'];
    expect(ranges({ mentions, identities: [['K', 'maybe', 'L']] })).toBe('1–2');
  });

  test('could be one is not transitive: u1 ≈ u2 ≈ u3 with u1 ≠ u3 gives two', () => {
    const mentions = ['d1: A > ?u1', 'd2: B > ?u2', 'd3: C > ?u3'];
    expect(ranges({ mentions, identities: [['u1', 'different', 'u3']] })).toBe('2–3');
  });

  test('an outlet that was there, and a voice that is heard through it', () => {
    expect(ranges({ mentions: ['d1!: A > A', 'd2: B > A > *K'] })).toBe('1–2');
  });

  test('an unnamed voice in a report that isn’t in hand is that report', () => {
    const mentions = ['d1: A > Ain > ?u(an official)', 'd2: B > Ain > ?v(a diplomat)'];
    expect(ranges({ mentions })).toBe('2–2');
    expect(
      ranges({
        mentions,
        notHeld: { d3: 'Ain' },
        cites: [
          [0, 'd3'],
          [1, 'd3'],
        ],
      }),
    ).toBe('1–1');
  });

  test('documents that cite one another’s text lead nowhere twice', () => {
    const mentions = ['d1: A > ?u', 'd2: B > ?v'];
    expect(
      ranges({
        mentions,
        cites: [
          [0, 'd2'],
          [1, 'd1'],
        ],
      }),
    ).toBe('1–2');
  });
});

describe('reports that one goes on into', () => {
  const repost: Puzzle = {
    mentions: ['d1: Radio > ~Wire > *K', 'd2: Forum > [Radio] > ~Wire'],
    derivations: [['d2#1', 'repost_of', 'd1']],
  };
  const names = (puzzle: Puzzle, path: number): (string | null)[] | undefined =>
    standingOf(caseFrom(puzzle)).paths[path]?.route.map((step) => step.sourceId);

  test('a repost leads from its section, not from whom it cites: that is no loop', () => {
    const { loops, paths } = standingOf(caseFrom(repost));
    expect([loops, paths[1]?.isCircular]).toEqual([[], false]);
    expect(names(repost, 1)).toEqual(['Forum', 'Radio', 'Wire', 'K']);
  });

  test('an unnamed voice gives way to the report that tells of it', () => {
    const cited: Puzzle = {
      mentions: ['d1: ~Wire > ?u1(an official)', 'd2: Paper > ~Wire > ?u2(an official)'],
      cites: [[1, 'd1']],
    };
    expect(names(cited, 1)).toEqual(['Paper', 'Wire', 'u1']);
  });

  test('a text that cites the agency which had cited it goes round, and says so', () => {
    const round: Puzzle = {
      mentions: ['d1: Paper > @x', 'd2: ~Wire > Paper > @x', 'd3: Paper > ~Wire'],
      cites: [[2, 'd2']],
    };
    const { loops, paths } = standingOf(caseFrom(round));
    expect(loops.map((loop) => loop.sourceIds)).toEqual([['Paper', 'Wire']]);
    expect(paths.map((path) => path.isCircular)).toEqual([false, false, true]);
    expect(names(round, 2)).toEqual(['Paper', 'Wire', 'Paper', 'x']);
  });
});

describe('what two analysts, marks and outlets make of it', () => {
  test('voices of two reports are two persons, however often they stand side by side', () => {
    const pair = '?u(militia official) + ?v(European diplomat)';
    expect(ranges({ mentions: [`d1: A > ${pair}`] })).toBe('1–2');
    expect(ranges({ mentions: [`d1: A > ${pair}`, `d2: B > ${pair}`] })).toBe('2–2');
  });

  test('an outlet that was there could be whoever is heard through its repost', () => {
    const mentions = ['d1: A > ?u1(pilot)', 'd2: B > ?u2(captain)', 'd3!: A > A'];
    expect(ranges({ mentions, derivations: [['d1', 'repost_of', 'd2']] })).toBe('1–2');
  });

  test('“different” and “may be the same” reach over “the same”', () => {
    const alike = ['d1: A > ?u1(militia official)', 'd2: B > ?u3(militia official)'];
    const apart = ['d1: A > ?u1(militia official)', 'd2: B > ?u3(a nurse)'];
    expect(
      ranges({
        mentions: alike,
        identities: [
          ['u1', 'same', 'x'],
          ['x', 'different', 'u3'],
        ],
      }),
    ).toBe('2–2');
    expect(
      ranges({
        mentions: apart,
        identities: [
          ['u1', 'same', 'x'],
          ['x', 'maybe', 'u3'],
        ],
      }),
    ).toBe('1–2');
  });

  test('a report of an outlet and that outlet’s own voice could be one', () => {
    const mentions = ['d1: A > ?u(pilot)', 'd2!: B > B'];
    expect(ranges({ mentions, notHeld: { d9: 'B' }, cites: [[0, 'd9']] })).toBe('1–2');
  });

  test('named sources side by side are different, whoever employs them', () => {
    expect(ranges({ mentions: ['d1: A > *K + %M'], affiliations: [['K', 'M']] })).toBe('2–2');
  });

  test('a repost of a report of which nothing more is known still shows who cites whom', () => {
    const mentions = ['d1: A', 'd3: B > A'];
    const { loops } = standingOf(
      caseFrom({ mentions, notHeld: { d2: 'B' }, derivations: [['d1', 'repost_of', 'd2']] }),
    );
    expect(loops.map((loop) => loop.sourceIds)).toEqual([['A', 'B']]);
  });
});
