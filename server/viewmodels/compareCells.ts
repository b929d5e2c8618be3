import type { Status } from '../domain/vocabulary.ts';
import type { Entry } from './comparePairs.ts';
import type { Row } from './compareRows.ts';
import type { Shift } from './compareShifts.ts';
import type { Html } from './html.ts';
import type { Reading } from './reading.ts';
import type { StanceModel } from './standing.ts';

export type Side = 'left' | 'right';

/** One of the two texts in a row: its paragraphs, or why it has none here. */
export type Cell = {
  blocks: { number: number; href: string; html: Html; direction: string; isOpen: boolean }[];
  language: string;
  direction: string;
  glosses: { label: string; words: string }[];
  more: { words: string; href: string } | null;
  none: string;
};

export type CompareRow = {
  left: Cell;
  right: Cell;
  isMatch: boolean;
  /** `both` have a passage, or only the one; `text`: nothing matches here. */
  kind: 'both' | 'left' | 'right' | 'text';
  matches: {
    href: string;
    statement: string;
    number: number;
    stances: StanceModel[];
    /** Whether both take the one stance, or the second another. */
    which: string;
    shifts: Shift[];
    weight: number;
    status: Status;
  }[];
  weight: number;
};

/** Paragraphs of text without a match that are shown in one place before a link leads to the others. */
const TEXT_SHOWN = 4;

export function cellOf(row: Row, side: Side, reading: Reading, words: ReadonlyMap<number, Html>): Cell {
  const { base, document, blocks } = reading;
  const shown = row[side].slice(0, TEXT_SHOWN);
  const left = row[side].length - shown.length;
  const entries = row.pairs.map((pair) => pair[side]).filter((entry) => entry !== null);
  return {
    blocks: shown.flatMap((position, i) => {
      const html = words.get(position);
      if (html === undefined) return [];
      const direction = blocks[position]?.direction ?? document.direction;
      const isOpen = i === 0 && entries.length > 0;
      return [{ number: position + 1, href: hrefOf(base, position, entries[0]), html, direction, isOpen }];
    }),
    language: document.language,
    direction: document.direction,
    glosses: glossesOf(entries),
    more:
      left > 0
        ? {
            words: `${left} more ${left === 1 ? 'paragraph' : 'paragraphs'}`,
            href: `${base}#p${(row[side][TEXT_SHOWN] ?? 0) + 1}`,
          }
        : null,
    none: row[side].length === 0 && row.pairs.length > 0 ? 'No passage matches.' : '',
  };
}

/** The mention where there is one, else the paragraph. */
const hrefOf = (base: string, position: number, entry: Entry | undefined): string =>
  entry ? `${base}/annotations/${entry.mention.number}#a${entry.mention.number}` : `${base}#p${position + 1}`;

function glossesOf(entries: readonly Entry[]): Cell['glosses'] {
  const mentions = new Map(entries.map(({ mention }) => [mention.id, mention]));
  return [...mentions.values()].flatMap(({ attributes }) =>
    attributes.translation
      ? [
          {
            label: attributes.translator === 'machine' ? 'Translation, by machine:' : 'Translation:',
            words: attributes.translation,
          },
        ]
      : [],
  );
}
