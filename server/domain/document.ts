import type { BlockKind, DateBasis, Direction, FormatKind, SectionKind } from './vocabulary.ts';

/** `[start, end)` in UTF-16 code units of a document's text. */
export type Range = { start: number; end: number };

/** A paragraph-level stretch of the text. Blocks are in order, don't overlap, and none is empty; only white space lies between two. */
export type Block = Range & {
  kind: BlockKind;
  /** 1–6 for a heading, nesting depth (from 1) for a list item, otherwise 0. */
  level: number;
  direction: Direction;
};

/** A block as it is stored: its number from 0, and how many code points lie before it. */
export type PlacedBlock = Block & { position: number; startCodePoint: number };

/** Inline emphasis, a link and the like; stands off like everything else. `href` is set for links with a safe scheme only. */
export type Format = Range & { kind: FormatKind; href: string | null };

/** When something was said: an interval of ISO dates or date-times (both ends equal for a point), and how that is known. */
export type Dating = { from: string; to: string; basis: DateBasis };

/** A stretch of blocks with a provenance of its own, as a reader finds it: names are still words of the text. */
export type ReadSection = {
  kind: SectionKind;
  /** First block and the block after the last, as indices into `blocks`. */
  startBlock: number;
  endBlock: number;
  /** Index of the enclosing section in the same list; parents come before their children. */
  parent: number | null;
  /** The outlet or agency whose text this is, as the text names it. */
  source: string | null;
  /** The writer or the forum member, as the text names them. */
  author: string | null;
  date: Dating | null;
  /** What the text itself says here, where it helps ("Posted 7 November"). */
  label: string | null;
};

/** What is known about a document as a whole, from its front matter, its text or the person importing it. */
export type ReadMetadata = {
  title: string;
  outlet: string | null;
  author: string | null;
  address: string | null;
  date: Dating | null;
  /** BCP 47, primary subtag only: `en`, `fr`, `ar`, `fa`, … or `und`. */
  language: string;
  direction: Direction;
  /** What the text paraphrases, where it says so in its front matter. */
  paraphraseOf: string | null;
  /** Front matter keys that Hearsay has no place for, kept as they were. */
  other: Record<string, string>;
};

/** The one shape that every reader gives: `text` has `\n` line ends and is otherwise as it was written. */
export type ReadDocument = {
  text: string;
  blocks: Block[];
  sections: ReadSection[];
  formats: Format[];
  metadata: ReadMetadata;
  /** WHATWG label of the encoding that the bytes were decoded with. */
  encoding: string;
};

/** A document as it is kept: what people edit of it. Its text and its original bytes stand apart and never change. */
export type Document = {
  id: string;
  /** Said aloud: “document 3”. */
  number: number;
  title: string;
  language: string;
  direction: Direction;
  outletId: string | null;
  authorId: string | null;
  address: string | null;
  date: Dating | null;
  paraphraseOf: string | null;
  other: Record<string, string>;
  /** False for a report that is cited but not in hand. */
  held: boolean;
  supersedesId: string | null;
  fileName: string | null;
  encoding: string | null;
  byteLength: number;
  /** Of the original bytes; null for pasted text and reports not in hand. */
  sha256: string | null;
  /** Of `text` in UTF-8. */
  textSha256: string;
  textLength: number;
  createdBy: string;
  createdAt: string;
  version: number;
  hiddenAt: string | null;
};

export const MEGABYTE = 1024 * 1024;
