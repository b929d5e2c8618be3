import type { IDENTIFICATIONS, QUOTE_MODES, RESPONSES, Role, SourceKind } from '../domain/vocabulary.ts';

export type Identification = (typeof IDENTIFICATIONS)[number];
export type QuoteMode = (typeof QUOTE_MODES)[number];
export type Response = (typeof RESPONSES)[number];

/** `[start, end)` in UTF-16 code units of the text that was given. */
export type ProposedSpan = {
  role: Role;
  start: number;
  end: number;
  /** Mentions only: those with one number are pieces of one claim, which the attribution interrupts ("The bridge, he said, is shut"). */
  group?: number;
};

/** How a source's words identify it, and its name for the registry (no leading article or possessive). */
export type DescribedSource = { name: string; kind: SourceKind; identification: Identification };

/** One source with the words that name it; `start === end` where nothing in the text does ("it is said"). */
export type ProposedSource = DescribedSource & {
  start: number;
  end: number;
  /** A definite description without a name ("the source", “المصدر”): probably a voice that the document has already brought in. */
  anaphoric?: boolean;
};

/** The parts of one attribution, as plain rules read them out of a sentence. */
export type ProposedAttribution = {
  /** source 0..n, cue 0..1, recipient 0..1, content 0..n pieces; in the order of the text. */
  spans: ProposedSpan[];
  /** Never a pronoun: its words are among the spans only. */
  sources: ProposedSource[];
  /** The source is a pronoun, or nobody ("he added", "وأضاف أن"): it continues the last attribution. */
  pronoun: boolean;
  quoteMode: QuoteMode;
  response: Response | null;
  /** The words that state the claim, one span a clause ("that X and that Y" gives two); spans of one `group` are one claim. */
  mentions: ProposedSpan[];
  /** The recipient passes the word on: an outlet, an agency, an account. */
  recipientRelays: boolean;
  /** Who is quoted by the source: "Reuters quoted an official as saying". */
  inner: ProposedAttribution | null;
};

/** `[from, to)` in tokens of one sentence. */
export type Piece = readonly [from: number, to: number];

/** An attribution in tokens, before it becomes offsets. */
export type Parts = {
  cue: Piece | null;
  sources: Piece[];
  recipient: Piece | null;
  content: Piece[];
  pronoun: boolean;
  response: Response | null;
  inner: Parts | null;
};

/** Parts with nothing in them but what is given. */
export function makeParts(given: Partial<Parts>): Parts {
  return {
    cue: null,
    sources: [],
    recipient: null,
    content: [],
    pronoun: false,
    response: null,
    inner: null,
    ...given,
  };
}

/** One reading of a sentence, with how well it fits and the token of its verb. */
export type Reading = { parts: Parts; score: number; head: number };

/** A word or one mark of punctuation; offsets are into the whole text. */
export type Token = {
  start: number;
  end: number;
  /** What rules compare: lower case, one apostrophe, Arabic without vowel signs and letter variants. */
  fold: string;
  word: boolean;
  /** Begins with a capital letter. */
  capital: boolean;
  /** White space (or nothing) stands before it. */
  spaced: boolean;
  /** Index of the quotation that it stands in, or -1. The marks themselves stand outside. */
  quote: number;
};
