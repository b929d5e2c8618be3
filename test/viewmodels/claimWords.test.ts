import { describe, expect, test } from '@jest/globals';
import { standingOf } from '../../server/analysis/standing.ts';
import type { CaseView } from '../../server/viewmodels/claimCase.ts';
import { chainOf } from '../../server/viewmodels/claimChains.ts';
import { allWords, originCount } from '../../server/viewmodels/claimCounts.ts';
import { doubtsOf } from '../../server/viewmodels/claimDoubts.ts';
import { figuresOf } from '../../server/viewmodels/claimFigures.ts';
import { loopModels } from '../../server/viewmodels/claimLoops.ts';
import type { RelationLine } from '../../server/viewmodels/claimPanels.ts';
import { entriesOf, reportEntries } from '../../server/viewmodels/claimSides.ts';
import { PAGE_LENGTH, placesShown, sliceOf } from '../../server/viewmodels/claimSlice.ts';
import { stripOf } from '../../server/viewmodels/claimStrip.ts';
import { listed, named, originMark, type Phrase, say, TONES } from '../../server/viewmodels/phrases.ts';
import { echoModel } from '../../server/viewmodels/standing.ts';
import { statusReason } from '../../server/viewmodels/statusReason.ts';
import { caseFrom, type Puzzle } from '../analysis/puzzle.ts';

function view(puzzle: Puzzle): CaseView {
  const claimCase = caseFrom(puzzle);
  return { base: '/w/case', claimCase, standing: standingOf(claimCase) };
}

const words = (phrase: Phrase): string =>
  phrase.map((word) => (word.origin ? `(${word.origin.number})` : word.text)).join('');
const why = (puzzle: Puzzle, id: string): string[] =>
  figuresOf(view(puzzle))
    .find((figure) => figure.id === `why-${id}`)
    ?.lines.map((line) => words(line.words)) ?? [];
const labels = (puzzle: Puzzle): string[] => figuresOf(view(puzzle)).map((figure) => figure.label);

describe('the figures of a claim', () => {
  test('are two ranges, one for each side', () => {
    expect(labels({ mentions: ['d1: X > *O', '-d2: Y > *O', '-d3: Z > *M'] })).toEqual([
      '3 mentions: 1 supports it, 2 dispute it',
      '3 documents',
      '3 outlets',
      'for 1 independent origin',
      'against 2 independent origins',
    ]);
  });

  test('of an assessment say by how many it is shared, of an utterance by how many it was heard', () => {
    const mentions = ['d1: A > *P', 'd2: B > *Q'];
    expect(labels({ mentions, kind: 'assessment' })).toContain('shared by 2 independent origins');
    expect(labels({ mentions, kind: 'utterance' })).toContain('heard by 2 independent origins');
  });

  test('tell mentions that only pass it on from those that support it, in the same numbers everywhere', () => {
    const puzzle = { mentions: ['d1: A > *P', '=d2: B > *P', '=d3: C > *Q', 'd1: A > *P'] };
    expect(labels(puzzle)[0]).toBe('4 mentions: 2 support it, 2 pass it on');
    expect(why(puzzle, 'mentions')).toEqual(['2 support it.', '2 pass it on.']);
    expect(why(puzzle, 'for')[0]).toBe('2 mentions and 2 that pass it on, in 3 documents of 3 outlets.');
    const { standing } = view(puzzle);
    expect(standing.for.origins.map((origin) => originCount(standing, origin))).toEqual([
      '2 mentions and 1 that passes it on, counted once',
      '1 mention that only passes it on',
    ]);
  });

  test('of a mention that two analysts read in two ways say so', () => {
    expect(labels({ mentions: ['d1: A > *P + *Q', '-d2: B > *P'] })[0]).toBe(
      '2 mentions: 1 supports it, 1 disputes it',
    );
    const claimCase = caseFrom({ mentions: ['d1: A > *P'] });
    const [link] = claimCase.evidence;
    const evidence = link ? [link, { ...link, id: 'other', stance: 'disputes' as const }] : [];
    expect(allWords(standingOf({ ...claimCase, evidence }))).toBe(
      '1 mention: 1 supports it, 1 disputes it, 1 counted under both',
    );
  });

  test('name nobody where there is nobody', () => {
    expect(labels({ mentions: ['-d1: A > *P'], kind: 'assessment' })).toContain('shared by nobody');
    expect(labels({ mentions: ['d1: A > *P'] })).toContain('against no origin');
  });

  test('without mentions say so', () => {
    expect(why({ mentions: [] }, 'for')).toEqual(['No mention supports it or passes it on.']);
    expect(why({ mentions: [] }, 'against')).toEqual(['No mention disputes it.']);
  });
});

describe('the bar of a claim', () => {
  test('says how many mentions only pass it on', () => {
    const { for: pro, against } = view({ mentions: ['d1: A > *P', '=d2: B > *Q', '=d3: C > *Q'] }).standing;
    const label = (forMentions: number, forReported: number): string =>
      echoModel({
        ...{ forMentions, forReported, forLow: pro.low, forHigh: pro.high, forCells: pro.cells },
        ...{ againstMentions: 0, againstLow: 0, againstHigh: 0, againstCells: against.cells },
      }).label;
    expect(label(pro.mentions, pro.reported)).toBe(
      'Supports: 1 mention and 2 that pass it on from 1–2 independent origins. Disputes: none.',
    );
    expect(label(2, 2)).toContain('Supports: 2 mentions that only pass it on from');
  });
});

describe('why a claim has its status', () => {
  const reason = (puzzle: Puzzle): string => words(statusReason(view(puzzle), [line('other', 12), line('third', 14)]));
  const line = (claimId: string, number: number): RelationLine => ({
    ...{ id: '', claimId, words: 'contradicts', href: `/w/case/claims/${number}`, number, statement: '', status: null },
  });

  test('is said where a claim says the contrary', () => {
    const mentions = ['d1: A > *P'];
    expect(reason({ mentions, contradictedBy: ['other'] })).toBe(
      'Contested: claim 12 says the contrary and has support.',
    );
    expect(reason({ mentions: [...mentions, '-d2: B > *Q'], contradictedBy: ['other', 'third'] })).toBe(
      'Contested: 1 mention disputes it, and claim 12 and claim 14 say the contrary and have support.',
    );
  });

  test('is said where nobody states it', () => {
    expect(reason({ mentions: ['-d1: A > *P', '-d2: B > *Q'] })).toBe(
      'Nobody in hand states it; 2 mentions dispute it.',
    );
    expect(reason({ mentions: ['-d1: A > *P', '=d2: B > *Q', '?d3: C > *R'] })).toBe(
      'Nobody in hand states it; 1 mention disputes it, 1 passes it on and 1 questions it.',
    );
  });

  test('is not said where the mentions show it', () => {
    expect(reason({ mentions: ['d1: A > *P', '-d2: B > *Q'] })).toBe('');
    expect(reason({ mentions: ['d1: A > *P'] })).toBe('');
    expect(reason({ mentions: [] })).toBe('');
  });
});

describe('the colours of origins', () => {
  test('go on counting over both sides, and one is never another one’s', () => {
    const { standing } = view({ mentions: ['d1: A > *P', 'd2: B > *Q', '-d3: C > *R', '-d4: D > *S', '-d5: E > *T'] });
    const origins = [...standing.for.origins, ...standing.against.origins];
    expect(origins.map((one) => originMark(one.number))).toEqual(
      [1, 2, 3, 4, 5].map((number) => ({ number, tone: number, isAgain: false })),
    );
    expect(originMark(TONES + 1)).toEqual({ number: 9, tone: 1, isAgain: true });
  });
});

describe('the reasoning behind a range', () => {
  test('names each join with its rule', () => {
    expect(why({ mentions: ['d1: A > ?u(militia official)', 'd2: B > ?u'] }, 'for')).toContain(
      '1 and 2 count once: both end in the same “militia official”.',
    );
    expect(
      why({ mentions: ['d1: A > ?u(an official)', 'd2: B > ?v(a clerk)'], identities: [['u', 'same', 'v']] }, 'for'),
    ).toContain('1 and 2 count once: “an official” and “a clerk” are marked as the same.');
    expect(
      why(
        {
          mentions: ['d1: A > ?u', 'd2: B > ?v'],
          notHeld: { d9: 'A' },
          cites: [
            [0, 'd9'],
            [1, 'd9'],
          ],
        },
        'for',
      ),
    ).toContain('1 and 2 count once: both go back to one report, “d9”.');
  });

  test('names each pair that could be one, and both passages', () => {
    const lines = why({ mentions: ['d1: A > ?u(an official)', 'd2: B > ?v(an official)'] }, 'for');
    expect(lines).toContain(
      '(1) and (2) could be one: two that go by “an official” (the other) are unnamed, and nothing said of them sets them apart (mentions 1 and 2).',
    );
  });

  test('leads to both passages', () => {
    const model = figuresOf(view({ mentions: ['d1: A > *K', 'd2: B > *K'] })).find((one) => one.id === 'why-for');
    const join = model?.lines.find((line) => words(line.words).includes('count once'))?.words ?? [];
    expect(join.filter((word) => /annotations/.test(word.href)).map((word) => word.href)).toEqual([
      '/w/case/documents/1/annotations/1#a1',
      '/w/case/documents/2/annotations/1#a1',
    ]);
  });

  test('says what the lower figure leaves out, and why', () => {
    const lines = why({ mentions: ['d1: A > *P', 'd2: B', '=d3: C > *Q'] }, 'for');
    expect(lines).toContain(
      'The lower figure leaves out (2): an outlet’s own voice corroborates nothing, unless it was there.',
    );
    expect(lines).toContain('The lower figure leaves out (3): it is only passed on, without commitment.');
  });

  test('is cut where there are hundreds of pairs', () => {
    const mentions = Array.from({ length: 30 }, (_, i) => `d${i}: O${i} > ?u${i}(an official)`);
    const lines = why({ mentions }, 'for');
    expect(lines.length).toBeLessThan(120);
    expect(lines.some((line) => /^And \d+ pairs more\.$/.test(line))).toBe(true);
  });
});

describe('circular reporting', () => {
  test('is spelled out from the latest text backwards', () => {
    const [loop] = loopModels(view({ mentions: ['d1: Levant > Manara', 'd2: Manara > Levant'] }));
    expect(words(loop?.words ?? [])).toMatch(/^Manara \(.*?\) cites Levant, which \(.*?\) had cited Manara\./);
  });

  test('has the day on which each first cited the other, not that of a text that goes on into the other’s report', () => {
    const [loop] = loopModels(
      view({
        mentions: ['d1: Manara > *P', 'd2: ~Levant > Manara > *P', 'd3: Manara > ~Levant'],
        cites: [[2, 'd2']],
      }),
    );
    expect(words(loop?.words ?? [])).toMatch(
      /^Manara \(3 January[^)]*\) cites Levant, which \(2 January[^)]*\) had cited Manara\./,
    );
  });

  test('of three names each step', () => {
    const [loop] = loopModels(view({ mentions: ['d1: A > B', 'd2: B > C', 'd3: C > A'] }));
    expect(words(loop?.words ?? []).replace(/ \([^)]*\)/g, '')).toMatch(
      /^C cites A, which cites B, which had cited C\./,
    );
  });

  test('counts every mention that goes round, through the reports that it goes on into too', () => {
    const [loop] = loopModels(
      view({
        mentions: ['d1: A > ~B', 'd2: ~B > A', 'd3: C > ?u', 'd4: D > *P'],
        derivations: [['d3', 'wire_copy_of', 'd2']],
      }),
    );
    expect(words(loop?.words ?? [])).toContain('3 mentions of this claim take one step of it or more');
  });

  test('is absent where nobody goes round', () => {
    expect(loopModels(view({ mentions: ['d1: A > B', 'd2: B > *P'] }))).toEqual([]);
  });
});

describe('mentions under their origins', () => {
  test('stand once in full, and are echoes from the second on', () => {
    const all = entriesOf(view({ mentions: ['d1: A > *P', 'd2: B > *P', 'd3: C > *Q + *P'] }), 'for');
    expect(all.map(({ place, isEcho, shownUnder }) => [place, isEcho, shownUnder])).toEqual([
      [0, false, null],
      [1, true, null],
      [2, true, null],
      [2, false, 0],
    ]);
  });

  test('that only report are told apart from those that support', () => {
    const one = view({ mentions: ['d1: A > *P', '=d2: B > *P'] });
    expect(entriesOf(one, 'for').map((entry) => entry.place)).toEqual([0]);
    expect(reportEntries(one).map((entry) => entry.place)).toEqual([1]);
  });

  test('come in pages, and each on one of them', () => {
    const mentions = Array.from({ length: PAGE_LENGTH * 2 + 5 }, (_, i) => `d${i}: O${i % 9} > *P`);
    const one = view({ mentions });
    const pages = [1, 2, 3].map((page) => placesShown(sliceOf(one, page)));
    expect(sliceOf(one, 1).pages).toBe(3);
    expect(pages.map((page) => page.length)).toEqual([PAGE_LENGTH, PAGE_LENGTH, 5]);
    expect(new Set(pages.flat()).size).toBe(mentions.length);
  });
});

describe('who an origin could be', () => {
  test('stands with the unnamed one, with the two sources to mark', () => {
    const one = view({ mentions: ['d1: A > ?u', 'd2: B > *P'] });
    const [doubt] = doubtsOf(one, one.standing.for, 0);
    expect(doubt).toMatchObject({ canMark: true, isMaybe: false, other: { number: 2 } });
    expect([doubt?.first, doubt?.second].sort()).toEqual(['P', 'u']);
    expect(doubtsOf(one, one.standing.for, 1)).toEqual([]);
  });

  test('is not asked of an outlet’s own voice', () => {
    const one = view({ mentions: ['d1: A', 'd2: A > *P'] });
    const doubts = [0, 1].flatMap((index) => doubtsOf(one, one.standing.for, index));
    expect(doubts.map((doubt) => doubt.canMark)).toEqual([false]);
  });
});

describe('a chain in one line', () => {
  test('goes on into the report, names a voice that comes again, and ends in its origin', () => {
    const one = view({
      mentions: ['d1: A > ~R', 'd2: ~R > A > *P'],
      derivations: [['d1', 'wire_copy_of', 'd2']],
    });
    const path = one.standing.paths[0];
    const steps = path ? chainOf(one, path).steps : [];
    expect(steps.map((step) => `${step.name}${step.isAgain ? ' again' : ''}`)).toEqual(['A', 'R', 'A again', 'P']);
    expect(steps.at(-1)?.origins.map((origin) => origin.number)).toEqual([1]);
  });
});

describe('the time line', () => {
  const strip = (puzzle: Puzzle) => stripOf(view(puzzle));

  test('has a dot a mention, the first of an origin full, each in words too', () => {
    const model = strip({ mentions: ['d1: A > *P', 'd2: B > *P', '-d3: C > *Q'] });
    expect(model?.dots.map(({ sign, isEcho }) => [sign, isEcho])).toEqual([
      ['1', false],
      ['1', true],
      ['2', false],
    ]);
    expect(model?.list.map((line) => line.words)).toEqual([
      'A supports it, origin 1',
      'B supports it, an echo of origin 1',
      'C disputes it, origin 2',
    ]);
  });

  test('keeps dots apart that were written at once', () => {
    const mentions = ['d1: A > *P', 'd1: A > *Q', 'd1: A > *R'];
    const dots = strip({ mentions })?.dots ?? [];
    expect(new Set(dots.map(({ x, y }) => `${x} ${y}`)).size).toBe(3);
  });

  test('is absent where nothing is dated', () => {
    const one = view({ mentions: ['d1: A > *P'] });
    const texts = new Map(
      [...one.claimCase.texts].map(([id, text]) => [id, { ...text, document: { ...text.document, date: null } }]),
    );
    expect(stripOf({ ...one, claimCase: { ...one.claimCase, texts } })).toBeNull();
  });

  test('stays inside its frame with hundreds of mentions', () => {
    const mentions = Array.from({ length: 400 }, (_, i) => `d${i % 28}: O${i} > *P${i % 50}`);
    const model = strip({ mentions });
    expect(model?.dots.length).toBeLessThanOrEqual(160);
    expect(model?.dots.every(({ x, y }) => x > 0 && x < model.width && y > 0 && y < model.height)).toBe(true);
    expect(model?.note).toContain('The first 160 are shown.');
  });
});

describe('a phrase', () => {
  test('keeps names apart from the words around them', () => {
    expect(say`Both end in ${named('قاآني', '/s/1')}.`).toMatchObject([
      { text: 'Both end in ', isName: false },
      { text: 'قاآني', isName: true, href: '/s/1' },
      { text: '.', isName: false },
    ]);
  });

  test('lists with commas and an “and”, and says how many more there are', () => {
    expect(words(listed(['a']))).toBe('a');
    expect(words(listed(['a', 'b', 'c']))).toBe('a, b and c');
    expect(words(listed(['a', 'b', 'c', 'd'], 2))).toBe('a, b and 2 more');
  });
});
