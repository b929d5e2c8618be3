import type { Derivation } from '../domain/derivation.ts';
import { isBoilerplate } from '../domain/section.ts';
import { wordsOfBlocks } from './article.ts';
import { type Cell, type CompareRow, cellOf, type Side } from './compareCells.ts';
import { type Pair, pairsOf } from './comparePairs.ts';
import { rowsOf } from './compareRows.ts';
import { type Shift, shiftsOf } from './compareShifts.ts';
import { dateWords } from './dates.ts';
import { KIND_WORDS } from './derivations.ts';
import type { Html } from './html.ts';
import { type Reading, sourceName, workspaceOf } from './reading.ts';
import { counted, stanceModel } from './standing.ts';
import { languageName } from './workbench.ts';

export const ORDERS = ['first', 'second', 'change'] as const;
export type Order = (typeof ORDERS)[number];

export type CompareHead = {
  href: string;
  outlet: string;
  when: string;
  language: string;
  title: string;
  direction: string;
  languageName: string;
};
export type CompareModel = {
  heads: { left: CompareHead; right: CompareHead };
  summary: string;
  derivations: { words: string; isProposed: boolean; href: string }[];
  hasDerivations: boolean;
  orders: { label: string; href: string; isHere: boolean }[];
  swapHref: string;
  rows: CompareRow[];
  hasRows: boolean;
};

type CompareContext = { address: string; order: Order; derivations: readonly Derivation[] };

/** Two documents side by side. `address`: of the page, without a question mark. */
export function compareModel(
  left: Reading,
  right: Reading,
  { address, order, derivations }: CompareContext,
): CompareModel {
  const pairs = pairsOf(left, right);
  const href = (first: Reading, second: Reading, by: Order): string =>
    `${address}?left=${first.document.number}&right=${second.document.number}${by === 'first' ? '' : `&order=${by}`}`;
  const rows = shownRows(left, right, pairs, order);
  const madeFrom = derivations.flatMap((one) => derivationLine(one, left, right));
  return {
    heads: { left: headOf(left), right: headOf(right) },
    summary: summaryOf(left, right, pairs),
    derivations: madeFrom,
    hasDerivations: madeFrom.length > 0,
    orders: ORDERS.map((by) => ({ label: LABELS[by], href: href(left, right, by), isHere: by === order })),
    swapHref: href(right, left, order),
    rows,
    hasRows: rows.length > 0,
  };
}

const LABELS: Record<Order, string> = { first: 'First document', second: 'Second', change: 'Biggest change' };

function headOf({ base, document, sources }: Reading): CompareHead {
  return {
    href: base,
    outlet: document.outletId ? sourceName(sources, document.outletId) : 'Outlet unknown',
    when: document.date ? dateWords(document.date) : 'undated',
    language: document.language,
    languageName: languageName(document.language),
    title: document.title,
    direction: document.direction,
  };
}

function summaryOf(left: Reading, right: Reading, pairs: readonly Pair[]): string {
  const claims = [...Map.groupBy(pairs, (pair) => pair.claim.id).values()];
  const both = claims.filter((group) => group[0]?.isInBoth);
  const changed = both.filter((group) =>
    group.some((pair) => pair.left && pair.right && (shiftsOf(pair, left, right)[0]?.weight ?? 0) > 0),
  ).length;
  const first = claims.filter((group) => !group[0]?.isInBoth && group[0]?.left).length;
  const second = claims.length - both.length - first;
  if (claims.length === 0)
    return 'Neither text has a mention of a claim yet: link mentions in the documents, and they are joined here.';
  const only = [first > 0 ? `${first} only in the first` : '', second > 0 ? `${second} only in the second` : ''];
  const rest = only.filter((part) => part !== '').join(', ');
  return `${counted(both.length, 'claim')} ${both.length === 1 ? 'is' : 'are'} in both${changeWords(both.length, changed)}.${rest === '' ? '' : ` ${rest}.`}`;
}

function changeWords(both: number, changed: number): string {
  if (both === 0) return '';
  const which = both === 1 ? 'it' : changed === both ? 'each of them' : `${changed} of them`;
  return changed === 0 ? '; nothing that is compared here has changed' : `; something changed in ${which}`;
}

/** “The second cites the first, explicit”; a proposal that nobody has accepted says so. */
function derivationLine(one: Derivation, left: Reading, right: Reading): CompareModel['derivations'] {
  const isFirst = one.documentId === left.document.id && one.fromDocumentId === right.document.id;
  const isSecond = one.documentId === right.document.id && one.fromDocumentId === left.document.id;
  if ((!isFirst && !isSecond) || one.state === 'dismissed') return [];
  const [which, whose, reading] = isFirst
    ? (['first', 'second', left] as const)
    : (['second', 'first', right] as const);
  const isProposed = one.state === 'proposed';
  const words = `the ${which} ${KIND_WORDS[one.kind]} the ${whose}, ${isProposed ? 'proposed' : one.method}`;
  return [{ words, isProposed, href: `${reading.base}/derivations` }];
}

/** In the order of one of the texts with what stands between, or the matches alone with the biggest change first. */
function shownRows(left: Reading, right: Reading, pairs: readonly Pair[], order: Order): CompareRow[] {
  const flipped = pairs.map((pair) => ({ ...pair, left: pair.right, right: pair.left }));
  const plain =
    order === 'second'
      ? rowsOf(flipped, textBlocks(right), textBlocks(left)).map((row) => ({
          left: row.right,
          right: row.left,
          pairs: row.pairs.map(back),
        }))
      : rowsOf(pairs, textBlocks(left), textBlocks(right));
  const words = {
    left: wordsIn(
      left,
      plain.flatMap((row) => row.left),
    ),
    right: wordsIn(
      right,
      plain.flatMap((row) => row.right),
    ),
  };
  const rows = plain.map((row): CompareRow => {
    const cell = (side: Side, reading: Reading): Cell => cellOf(row, side, reading, words[side]);
    const matches = row.pairs.map((pair) => matchOf(pair, left, right));
    return {
      left: cell('left', left),
      right: cell('right', right),
      isMatch: row.pairs.length > 0,
      kind:
        row.pairs.length === 0 ? 'text' : row.right.length === 0 ? 'left' : row.left.length === 0 ? 'right' : 'both',
      matches,
      weight: Math.max(0, ...matches.map((match) => match.weight)),
    };
  });
  return order === 'change' ? rows.filter((row) => row.isMatch).sort((a, b) => b.weight - a.weight) : rows;
}

const back = (pair: Pair): Pair => ({ ...pair, left: pair.right, right: pair.left });

const textBlocks = ({ blocks, sections }: Reading): number[] =>
  blocks.filter((block) => !isBoilerplate(sections, block.position)).map((block) => block.position);

const wordsIn = (reading: Reading, positions: readonly number[]): Map<number, Html> =>
  wordsOfBlocks(reading, new Set(positions));

function matchOf(pair: Pair, left: Reading, right: Reading): CompareRow['matches'][number] {
  const { claim } = pair;
  const entry = pair.left ?? pair.right;
  const shifts: Shift[] = shiftsOf(pair, left, right);
  const stances = [pair.left?.stance, pair.right?.stance].filter((one) => one !== undefined);
  return {
    href: `${workspaceOf(left.base)}/claims/${claim.number}`,
    statement: claim.statement,
    number: claim.number,
    stances: [...new Set(stances)].map(stanceModel),
    which: stances.length === 2 && stances[0] === stances[1] ? 'both' : stances.length === 2 ? 'then' : '',
    shifts,
    weight: shifts[0]?.weight ?? 0,
    status: entry?.standing?.status ?? 'unsourced',
  };
}
