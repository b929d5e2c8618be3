import { describe, expect, test } from '@jest/globals';
import { SIDES } from '../../server/analysis/case.ts';
import { standingOf } from '../../server/analysis/standing.ts';
import { createLayOut } from '../../server/graphviz.ts';
import type { Graph } from '../../server/viewmodels/graph.ts';
import { drawingOf } from '../../server/viewmodels/graphDrawing.ts';
import { mentionsRound } from '../../server/viewmodels/graphLoop.ts';
import type { PictureView } from '../../server/viewmodels/graphNodes.ts';
import { graphOf } from '../../server/viewmodels/graphPlan.ts';
import { planOf } from '../../server/viewmodels/graphSizes.ts';
import { fitted, linesOf, widthOf } from '../../server/viewmodels/graphText.ts';
import { pictureOf } from '../../server/viewmodels/provenance.ts';
import { treesOf } from '../../server/viewmodels/provenanceTree.ts';
import { caseFrom, type Puzzle } from '../analysis/puzzle.ts';

function view(puzzle: Puzzle): PictureView {
  const claimCase = caseFrom(puzzle);
  return {
    base: '/w/case',
    claimCase,
    standing: standingOf(claimCase),
    claim: { number: 14, statement: 'Two drones struck the quay.' },
    letterOf: (id) => (id === 'O' ? 'B' : null),
  };
}

const graph = (puzzle: Puzzle): Graph => graphOf(view(puzzle), SIDES);
const boxes = ({ nodes }: Graph, column: string): string[] =>
  nodes.filter((node) => node.column === column).map((node) => node.name);
/** `d1 > A > O > claim`, one line each. */
const lines = ({ nodes, edges }: Graph): string[] => {
  const nameOf = (id: string): string =>
    id === 'claim' ? 'claim' : (nodes.find((node) => node.id === id)?.name ?? id);
  return edges.map((edge) => `${nameOf(edge.from)} > ${nameOf(edge.to)}${edge.label && ` (${edge.label})`}`);
};
const layOut = createLayOut();

describe('the picture of a claim', () => {
  test('leads from documents over outlets to sources and the claim', () => {
    const made = graph({ mentions: ['d1: A > *O', '-d2: B > *P'] });
    expect(lines(made)).toEqual(['A > A', 'A > O', 'O > claim', 'B > B', 'B > P', 'P > claim']);
    expect(made.nodes.filter((node) => node.origin).map((node) => [node.origin?.number, node.isAgainst])).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  test('counts the mentions that a line carries, and draws an origin once', () => {
    const made = graph({ mentions: ['d1: A > *O', 'd2: A > *O', 'd3: B > *O'] });
    expect(boxes(made, 'origins')).toEqual(['O']);
    expect(made.edges.filter((edge) => edge.to === 'claim').map((edge) => edge.mentions)).toEqual([3]);
  });

  test('draws hollow whoever isn’t known by name, and an outlet that speaks for itself as an origin of its own', () => {
    const made = graph({ mentions: ['d1: A > ?u(an official)', 'd2: B', 'd3: _ > *O'] });
    const looks = Object.fromEntries(made.nodes.map((node) => [node.title.split(',')[0], node.look]));
    expect(looks['Origin 1']).toBe('open');
    expect(lines(made)).toEqual(expect.arrayContaining(['B > B', 'B > claim', 'outlet unknown > O']));
    expect(made.nodes.find((node) => node.name === 'outlet unknown')?.look).toBe('open');
  });

  test('draws a circle with the line that closes it as a warning: the latest text cites back', () => {
    const made = graph({ mentions: ['d1: A > B', 'd2: B > A'] });
    const circle = made.edges.filter((edge) => edge.isLoop).map((edge) => [edge.from, edge.to, edge.label]);
    expect(circle).toEqual([['v:B', 'v:A', 'circular']]);
    const rankOf = (name: string) => made.nodes.find((node) => node.id === name)?.rank;
    expect(['v:A', 'v:B'].map(rankOf)).toEqual([1, 2]);
  });

  test('says once of a circle that it is one, however many lines close it', () => {
    const made = graph({ mentions: ['d1: A > B', 'd2: B > C', 'd3: C > A', 'd4: B > A', 'd5: C > B'] });
    expect(made.edges.filter((edge) => edge.isLoop).length).toBeGreaterThan(1);
    expect(made.edges.filter((edge) => edge.label === 'circular')).toHaveLength(1);
  });

  test('draws who spoke in a report once, as its source, and no neighbours that the report doesn’t tell of', () => {
    const made = graph({
      mentions: ['d1: ~W > ?u(an official)', 'd2: A > ~W > ?u(an official)'],
      cites: [[1, 'd1']],
    });
    expect(made.nodes.filter((node) => node.name.includes('an official'))).toHaveLength(1);
    expect(lines(made)).toEqual(['W > W', 'W > “an official”', '“an official” > claim', 'A > A', 'A > W']);
  });

  test('draws lines that look alike as one: all that may be another origin are grey', () => {
    const made = graph({ mentions: ['d1: A > ?u(one) + ?v(two) + ?w(three)'] });
    const first = made.edges.filter((edge) => edge.to === 'v:A');
    expect(first.map((edge) => edge.isOpen)).toEqual([false, true]);
  });

  test('leads from a wire copy to the report, and on to whoever spoke there', () => {
    const made = graph({
      mentions: ['d1: ~Reuters > *P', 'd2: A > ~Reuters'],
      derivations: [['d2', 'wire_copy_of', 'd1']],
    });
    expect(lines(made)).toEqual(expect.arrayContaining(['A > Reuters (wire copy of)', 'Reuters > P']));
    expect(boxes(made, 'origins')).toEqual(['P']);
  });

  test('has a box for a report that is not in hand', () => {
    const made = graph({
      mentions: ['d1: A > ?s(a statement)'],
      cites: [[0, 'd9']],
      notHeld: { d9: '%Ministry' },
    });
    const report = made.nodes.find((node) => node.id === 'r:d9');
    expect([report?.look, report?.sub]).toEqual(['open', expect.stringContaining('not in hand')]);
    expect(lines(made)).toEqual(expect.arrayContaining(['a statement > Ministry (cites)']));
  });

  test('of one side has nothing of the other', () => {
    const made = graphOf(view({ mentions: ['d1: A > *O', '-d2: B > *P'] }), ['against']);
    expect(boxes(made, 'origins')).toEqual(['P']);
  });

  test('of a claim that nobody has mentioned is empty', () => {
    expect(graph({ mentions: [] })).toEqual({ nodes: [], edges: [] });
  });
});

describe('a claim of two thousand mentions', () => {
  const mentions = Array.from({ length: 2000 }, (_, i) => `d${i % 700}: O${i % 90} > ${i % 3 ? '*' : '?'}S${i % 400}`);
  const made = graph({ mentions });

  test('is folded to what can be looked at', () => {
    expect(made.nodes.length).toBeLessThan(90);
    expect(made.edges.length).toBeLessThan(200);
    expect(made.nodes.filter((node) => node.look === 'fold').map((node) => node.column)).toEqual(
      expect.arrayContaining(['documents', 'outlets', 'origins']),
    );
  });

  test('loses no mention: what leads into the claim carries all of them', () => {
    const into = made.edges.filter((edge) => edge.to === 'claim');
    expect(into.reduce((sum, edge) => sum + edge.mentions, 0)).toBeGreaterThanOrEqual(2000);
  });

  test('has a list that is cut and says so', () => {
    const { trees, more } = treesOf(view({ mentions }), SIDES);
    expect(trees.length).toBeLessThan(50);
    expect(more).toMatch(/^\d+ more origins on the page of the claim\.$/);
  });
});

describe('the drawing', () => {
  test('sets the columns from left to right, and every line from box to box', async () => {
    const made = graph({ mentions: ['d1: A > ~W > *O', 'd2: B > ~W > *O', '-d3: C > *P', 'd4: C > *Q > *O'] });
    const drawing = drawingOf(made, await layOut(planOf(made)), { for: '+ for', against: '− against' });
    const lefts = drawing.heads.map((head) => head.x);
    expect(drawing.heads.map((head) => head.label)).toEqual([
      'Documents',
      'Outlets',
      'Passed on by',
      'Sources',
      'Claim',
    ]);
    expect(lefts).toEqual([...lefts].sort((a, b) => a - b));
    expect(drawing.edges.every((edge) => /^M[\d.]+ [\d.]+(?:C(?:[\d.]+ ?){6})+$/.test(edge.path))).toBe(true);
    for (const box of drawing.boxes) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(drawing.width);
      expect(box.y + box.height).toBeLessThanOrEqual(drawing.height);
    }
  });

  test('begins every line at its own box and ends it at the next, beyond no box that it isn’t for', async () => {
    const made = graph({ mentions: ['d1: A > B > C > *O', 'd2: C > A', 'd3: A > *O', 'd4: D > *P', '-d5: B > *P'] });
    const { edges, boxes } = drawingOf(made, await layOut(planOf(made)), { for: '', against: '' });
    expect(edges.filter(({ edge }) => edge.isLoop)).toHaveLength(1);
    for (const { edge, points } of edges) {
      const others = boxes.filter((_, i) => ![edge.from, edge.to].includes(made.nodes[i]?.id ?? ''));
      for (const { x, y } of points.filter((_, i) => i % 3 === 0))
        expect(
          others.filter((box) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height),
        ).toEqual([]);
      const [from, to] = [edge.from, edge.to].map((id) => boxes[made.nodes.findIndex((node) => node.id === id)]);
      expect([points[0]?.x === from?.x, points[0]?.x === (from?.x ?? 0) + (from?.width ?? 0)]).toContain(true);
      expect(Math.abs((points.at(-1)?.y ?? 0) - (to?.y ?? 0) - (to?.height ?? 0) / 2)).toBeLessThan(
        (to?.height ?? 0) / 2,
      );
    }
  });

  test('keeps words off boxes and off one another, and shows no number for a single mention', async () => {
    const made = graph({
      mentions: ['d1: A > B', 'd2: B > A', 'd3: A > *O', 'd4: C', 'd5: C > *O'],
      derivations: [['d4', 'repost_of', 'd3']],
    });
    const { badges, labels } = drawingOf(made, await layOut(planOf(made)), { for: '', against: '' });
    expect(labels.map(({ text }) => text).sort()).toEqual(['circular', 'repost of']);
    expect(badges.every(({ text }) => Number(text) > 1)).toBe(true);
    expect(badges.length).toBeGreaterThan(0);
  });

  test('is the same for the same plan, and kept', async () => {
    const plan = planOf(graph({ mentions: ['d1: A > *O'] }));
    expect(await layOut(plan)).toBe(await layOut(structuredClone(plan)));
  });
});

describe('words in a box', () => {
  test('are cut where they don’t fit, never inside a character', () => {
    expect(fitted('short', 200, 13)).toBe('short');
    expect(fitted('A name that is far too long for its box', 100, 13)).toMatch(/^A name.*…$/);
    expect(widthOf(fitted('👩‍👩‍👧‍👧'.repeat(20), 60, 13), 13)).toBeLessThanOrEqual(60);
  });

  test('break into lines at spaces, the last one cut', () => {
    expect(linesOf('Two drones struck the northern quay', 120, 15, 5).join(' ')).toBe(
      'Two drones struck the northern quay',
    );
    expect(linesOf('word '.repeat(60), 100, 15, 3)).toHaveLength(3);
    expect(linesOf('word '.repeat(60), 100, 15, 3).at(-1)).toMatch(/…$/);
  });
});

describe('a circle that is shown', () => {
  const puzzle: Puzzle = {
    mentions: ['d1: A > ~B', 'd2: ~B > A', 'd3: C > ?u', 'd4: D > *P'],
    derivations: [['d3', 'wire_copy_of', 'd2']],
  };
  const one = view(puzzle);
  const made = pictureOf(one, 'all', 1);

  test('stands out with its voices and lines; the texts that tell of it stay, the rest is faint', () => {
    const nodes = (emphasis: string): string[] =>
      made.nodes.filter((node) => node.emphasis === emphasis).map((node) => node.id);
    expect(nodes('loop').sort()).toEqual(['v:A', 'v:B']);
    expect(nodes('').sort()).toEqual(['d:d1', 'd:d2', 'd:d3']);
    expect(nodes('faint')).toEqual(expect.arrayContaining(['d:d4', 'v:D', 'claim']));
    const lit = made.edges.filter((edge) => edge.emphasis === 'loop').map(({ from, to }) => `${from} ${to}`);
    expect(lit.sort()).toEqual(['v:A v:B', 'v:B v:A']);
  });

  test('carries as many mentions as the words say', () => {
    const carried = made.edges.filter((edge) => edge.emphasis === 'loop').map((edge) => edge.mentions);
    const [loop] = one.standing.loops;
    expect([carried.reduce((sum, count) => sum + count, 0), loop && mentionsRound(one, loop)]).toEqual([3, 3]);
  });

  test('is drawn heavy, each of its lines with its number, and nothing faint has one', async () => {
    const { edges, boxes, badges } = drawingOf(made, await layOut(planOf(made)), { for: '', against: '' });
    expect(edges.filter(({ classes }) => classes.includes('edge--round'))).toHaveLength(2);
    expect(boxes.filter(({ classes }) => classes.includes('is-loop'))).toHaveLength(2);
    expect(badges.map(({ text }) => text).sort()).toEqual(['1', '2']);
  });

  test('that isn’t there leaves the picture as it is', () => {
    expect(pictureOf(one, 'all', 9)).toEqual(pictureOf(one, 'all'));
  });
});

describe('the list beside the picture', () => {
  test('leads from an origin over those who passed it on to the passage', () => {
    const { trees } = treesOf(view({ mentions: ['d1: A > *O', 'd2: B > ~W > *O'] }), SIDES);
    const words = (branch: { words: { text: string }[] } | undefined) =>
      branch?.words.map((word) => word.text).join('');
    expect(trees).toHaveLength(1);
    expect([trees[0]?.name, trees[0]?.grade?.letter, trees[0]?.counts]).toEqual(['O', 'B', '2 mentions, counted once']);
    expect(words(trees[0]?.branches[0])).toMatch(/^A, 1 January.* 2025, ¶ 1/);
    expect(words(trees[0]?.branches[1])).toBe('through W');
    expect(words(trees[0]?.branches[1]?.branches[0])).toMatch(/^B, /);
  });
});
