import type { Pair } from './comparePairs.ts';

/** Blocks by number from 0: what stands beside what. Without pairs it is text that nothing in the other one matches. */
export type Row = { left: number[]; right: number[]; pairs: Pair[] };

/**
 * The two texts as rows in the order of the first: passages on one claim beside one another, and between them the text
 * that has no counterpart. A passage whose counterpart stands elsewhere in the second text is shown beside it all the
 * same; the text around it then follows the longest run of matches that are in order in both (the anchors).
 */
export function rowsOf(pairs: readonly Pair[], left: readonly number[], right: readonly number[]): Row[] {
  const matches = matchesOf(pairs);
  const anchors = anchorsOf(matches.filter((row) => row.left.length > 0 && row.right.length > 0));
  const fixed = new Set(anchors);
  const rows: Row[] = [];
  let [from, beside] = [-1, -1];
  for (const anchor of [...anchors, null]) {
    const [to, till] = [anchor?.left[0] ?? Number.POSITIVE_INFINITY, anchor?.right[0] ?? Number.POSITIVE_INFINITY];
    const inside = (at: number | undefined, low: number, high: number): boolean =>
      at !== undefined && at > low && at < high;
    rows.push(
      ...merged(
        runsOf(
          left.filter((at) => inside(at, from, to)),
          matches.filter((row) => !fixed.has(row) && inside(row.left[0], from - 1, to)),
          matches,
          'left',
        ),
        runsOf(
          right.filter((at) => inside(at, beside, till)),
          matches.filter((row) => row.left.length === 0 && inside(row.right[0], beside, till)),
          matches,
          'right',
        ),
      ),
    );
    if (anchor) rows.push(anchor);
    [from, beside] = [to, till];
  }
  return rows;
}

/** Pairs over the same two blocks are one row; what only one text says joins the first row of its block, if there is one. */
function matchesOf(pairs: readonly Pair[]): Row[] {
  const both = pairs.filter((pair) => pair.left && pair.right);
  const rows = [...Map.groupBy(both, (pair) => `${pair.left?.block} ${pair.right?.block}`).values()].map(
    (group): Row => ({
      left: blocksOf(group[0]?.left),
      right: blocksOf(group[0]?.right),
      pairs: group,
    }),
  );
  for (const pair of pairs) {
    if (pair.left && pair.right) continue;
    const side = pair.left ? 'left' : 'right';
    const entry = pair.left ?? pair.right;
    const home = rows.find((row) => row[side][0] === entry?.block);
    if (home) home.pairs.push(pair);
    else rows.push({ left: blocksOf(pair.left), right: blocksOf(pair.right), pairs: [pair] });
  }
  return rows.sort((a, b) => (a.left[0] ?? 0) - (b.left[0] ?? 0) || (a.right[0] ?? 0) - (b.right[0] ?? 0));
}

const blocksOf = (entry: Pair['left'] | undefined): number[] => (entry ? [entry.block] : []);

/** A longest run of matches that goes forward in both texts; of several, one that begins early. */
function anchorsOf(matches: readonly Row[]): Row[] {
  const best: { length: number; before: number }[] = [];
  matches.forEach((row, i) => {
    let [length, before] = [1, -1];
    for (let j = 0; j < i; j++) {
      const other = matches[j] as Row;
      const isForward = (other.left[0] ?? 0) < (row.left[0] ?? 0) && (other.right[0] ?? 0) < (row.right[0] ?? 0);
      const known = best[j]?.length ?? 0;
      if (isForward && known + 1 > length) [length, before] = [known + 1, j];
    }
    best.push({ length, before });
  });
  const run: Row[] = [];
  const last = best.reduce((most, one, i) => (one.length > (best[most]?.length ?? 0) ? i : most), -1);
  for (let at = last; at >= 0; at = best[at]?.before ?? -1) run.unshift(matches[at] as Row);
  return run;
}

/** One side of a stretch: rows of claims where they stand, and the text between them. */
function runsOf(blocks: readonly number[], own: readonly Row[], all: readonly Row[], side: 'left' | 'right'): Row[] {
  const shown = new Set(all.flatMap((row) => row[side]));
  const runs: Row[] = [];
  const rows = [...own];
  for (const block of [...blocks, Number.POSITIVE_INFINITY]) {
    while ((rows[0]?.[side][0] ?? Number.POSITIVE_INFINITY) <= block && rows[0]) runs.push(rows.shift() as Row);
    if (shown.has(block) || block === Number.POSITIVE_INFINITY) continue;
    const last = runs.at(-1);
    if (last && last.pairs.length === 0) last[side].push(block);
    else runs.push({ left: [], right: [], pairs: [], [side]: [block] });
  }
  return runs;
}

/** Text beside text; rows of claims by themselves, those of the first document first. */
function merged(left: readonly Row[], right: readonly Row[]): Row[] {
  const rows: Row[] = [];
  for (let i = 0, j = 0; i < left.length || j < right.length; ) {
    const [one, other] = [left[i], right[j]];
    if (one && (one.pairs.length > 0 || !other)) rows.push(left[i++] as Row);
    else if (other && (other.pairs.length > 0 || !one)) rows.push(right[j++] as Row);
    else rows.push({ left: left[i++]?.left ?? [], right: right[j++]?.right ?? [], pairs: [] });
  }
  return rows;
}
