import type { StandingRow } from '../domain/standing.ts';
import {
  CREDIBILITIES,
  type Decision,
  type Grade,
  type Letter,
  RELIABILITIES,
  type Stance,
  type Status,
} from '../domain/vocabulary.ts';

export type StatusModel = { name: string; word: string };
export type EchoModel = { forCells: { kind: string }[]; againstCells: { kind: string }[]; label: string };
export type StanceModel = { name: string; sign: string; word: string };
/** `letterStep` and `gradeStep` (1–6) choose the ink; null where nothing is given. */
export type GradeModel = {
  letter: string | null;
  letterStep: number;
  grade: string | null;
  title: string;
};

const STATUS_WORDS: Record<Status, string> = {
  unsourced: 'unsourced',
  single_origin: 'single origin',
  corroborated: 'corroborated',
  shared: 'shared',
  contested: 'contested',
};

/** A status for partials/status and the disc; an assessment says by how many it is shared. */
export const statusModel = (row: Pick<StandingRow, 'status' | 'forLow' | 'forHigh'>): StatusModel => ({
  name: row.status,
  word: row.status === 'shared' ? `shared by ${rangeWords(row.forLow, row.forHigh)}` : STATUS_WORDS[row.status],
});

/** “2” or “2–3”. */
export const rangeWords = (low: number, high: number): string => (low === high ? String(low) : `${low}–${high}`);

export const counted = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** “6 mentions and 3 that pass it on”: those that only do so are counted apart. */
export function mentionWords(stated: number, reported = 0): string {
  if (reported === 0) return counted(stated, 'mention');
  const passing = reported === 1 ? 'passes it on' : 'pass it on';
  return stated === 0
    ? `${counted(reported, 'mention')} that only ${passing}`
    : `${counted(stated, 'mention')} and ${reported} that ${passing}`;
}

/** “2–3 independent origins”, “1 independent origin”. */
export const originWords = (low: number, high: number): string =>
  `${rangeWords(low, high)} independent ${high === 1 ? 'origin' : 'origins'}`;

/** So many cells of a side fit a bar in a list. */
const CELLS_SHOWN = 9;

/** The bar of a claim: one cell a mention, nearest the axis first; of more than are shown, each kind keeps its share. */
export const echoModel = (
  row: Pick<
    StandingRow,
    | 'forCells'
    | 'againstCells'
    | 'forMentions'
    | 'forReported'
    | 'forLow'
    | 'forHigh'
    | 'againstMentions'
    | 'againstLow'
    | 'againstHigh'
  >,
  shown = CELLS_SHOWN,
): EchoModel => ({
  forCells: cellsOf(row.forCells, shown),
  againstCells: cellsOf(row.againstCells, shown),
  label: `Supports: ${sideWords(mentionWords(row.forMentions - row.forReported, row.forReported), row.forLow, row.forHigh, row.forCells)} Disputes: ${sideWords(mentionWords(row.againstMentions), row.againstLow, row.againstHigh, row.againstCells)}`,
});

function cellsOf(cells: string, shown: number): { kind: string }[] {
  if (cells.length <= shown) return [...cells].map((kind) => ({ kind }));
  const kinds = [...new Set(cells)];
  const shares = kinds.map((kind) => ({
    kind,
    count: Math.max(1, Math.round((shown * [...cells].filter((cell) => cell === kind).length) / cells.length)),
  }));
  const most = shares.reduce((one, other) => (other.count > one.count ? other : one));
  most.count += shown - shares.reduce((sum, { count }) => sum + count, 0);
  return shares.flatMap(({ kind, count }) => Array.from({ length: count }, () => ({ kind })));
}

function sideWords(mentions: string, low: number, high: number, cells: string): string {
  if (high === 0) return 'none.';
  const circular = [...cells].filter((cell) => cell === 'c').length;
  return `${mentions} from ${originWords(low, high)}${circular > 0 ? `, ${circular} circular` : ''}.`;
}

const STANCES: Record<Stance, string> = { supports: '+', disputes: '−', reports: '=', questions: '?' };

export const stanceModel = (stance: Stance): StanceModel => ({ name: stance, sign: STANCES[stance], word: stance });

const LETTERS: Record<Letter, string> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'reliability cannot be judged',
};
const GRADES: Record<Grade, string> = {
  1: 'confirmed by other sources',
  2: 'probably true',
  3: 'possibly true',
  4: 'doubtful',
  5: 'improbable',
  6: 'truth cannot be judged',
};
export const letterWords = (letter: Letter): string => LETTERS[letter];
export const gradeWords = (grade: Grade): string => GRADES[grade];

/** For partials/grade: a letter, a number, or both. `whose`: the source whose letter it is. */
export function gradeModel(letter: Letter | null, grade: Grade | null, whose: string | null = null): GradeModel {
  const source = letter && `source ${LETTERS[letter]}${whose ? ` (${whose})` : ''}`;
  return {
    letter,
    letterStep: letter ? RELIABILITIES.indexOf(letter) + 1 : 0,
    grade: grade === null ? null : String(CREDIBILITIES[grade - 1]),
    title: [source, grade && `information ${GRADES[grade]}`].filter(Boolean).join(', '),
  };
}

const DECISIONS: Record<Decision, string> = {
  confirmed: 'confirmed',
  refuted: 'refuted',
  misattributed: 'misattributed',
  unresolved: 'unresolved',
};
export type VerdictModel = { name: string; word: string };
/** A verdict for partials/verdict: a word in a stamp, never a disc. */
export const verdictModel = (decision: Decision): VerdictModel => ({ name: decision, word: DECISIONS[decision] });
