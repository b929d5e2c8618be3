import type { Phrase } from './phrases.ts';

/** Words of a text in their own language, with a translation where somebody noted one. */
export type Quote = { text: string; language: string; direction: string; translation: string; hasTranslation: boolean };

/** A sentence of a brief: words, what they quote, and the footnotes that it rests on. */
export type Sentence = { words: Phrase; quotes: Quote[]; notes: { number: number }[] };

/** What a sentence rests on: where it stands, the way it came, and how it was graded. */
export type Footnote = {
  number: number;
  href: string;
  where: Phrase;
  chain: { before: string; name: string; isUnknown: boolean }[];
  grade: string;
  isCircular: boolean;
};

export const sentence = (words: Phrase, notes: readonly number[] = [], quotes: readonly Quote[] = []): Sentence => ({
  words,
  quotes: [...quotes],
  notes: notes.map((number) => ({ number })),
});

export type BriefSection = { id: string; title: string; sentences: Sentence[] };
export type BriefOrigin = { intro: Sentence; mentions: Sentence[]; more: string };
export type BriefSide = { id: string; title: string; origins: BriefOrigin[]; none: string; more: string };

/** What a reviewer decided, as it is read out: the decision, why, and the likelihood and the confidence in two sentences. */
export type BriefVerdict = { decided: Sentence; rationale: string; sentences: Sentence[] };

export type ClaimBrief = {
  number: number;
  statement: string;
  href: string;
  about: Sentence[];
  standing: Sentence[];
  sides: BriefSide[];
  verdict: BriefVerdict | null;
  sections: BriefSection[];
};

export type Brief = {
  /** “Claim 14” or “Event 3”, and where its page is. */
  subject: string;
  href: string;
  crumbs: string;
  crumbsHref: string;
  title: string;
  lead: Sentence[];
  isEvent: boolean;
  claims: ClaimBrief[];
  hasClaims: boolean;
  more: string;
  summary: Sentence[];
  footnotes: Footnote[];
  written: string;
  markdownHref: string;
  /** How many protected sources go by a pseudonym here, or are shown by name. */
  protection: string;
  protectionHref: string;
  protectionLabel: string;
};
