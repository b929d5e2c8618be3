import type { Derivation } from '../domain/derivation.ts';
import type { Section } from '../domain/section.ts';
import { sectionLabel } from './article.ts';
import type { Choice } from './choices.ts';
import {
  type ConfirmedModel,
  confirmedModel,
  kindsOf,
  type PairModel,
  type ProposalModel,
  type Shelf,
  type SideModel,
  sideOf,
} from './derivations.ts';
import { excerptOf, type Quotable } from './excerpts.ts';

/** What is proposed of the texts of a workspace, to confirm or dismiss, and what was confirmed. */
export type DerivationsModel = {
  base: string;
  summary: string;
  proposals: ProposalModel[];
  hasProposals: boolean;
  confirmed: ConfirmedModel[];
  hasConfirmed: boolean;
  moreConfirmed: string;
  hasPages: boolean;
  previous: string;
  next: string;
};

export const PROPOSALS_SHOWN = 20;
export const CONFIRMED_SHOWN = 100;

type ListContext = {
  base: string;
  proposals: ProposalModel[];
  proposed: number;
  confirmed: ConfirmedModel[];
  confirmedCount: number;
  page: number;
};

export function derivationsModel({
  base,
  proposals,
  proposed,
  confirmed,
  confirmedCount,
  page,
}: ListContext): DerivationsModel {
  const more = confirmedCount - confirmed.length;
  const address = (to: number): string => `${base}/derivations?page=${to}`;
  const hasNext = proposed > page * PROPOSALS_SHOWN;
  return {
    base,
    summary: `${proposed} proposed, ${confirmedCount} confirmed`,
    proposals,
    hasProposals: proposals.length > 0,
    confirmed,
    hasConfirmed: confirmed.length > 0,
    moreConfirmed:
      more > 0 ? `The newest ${confirmed.length} are listed; ${more} more stand on the pages of their documents.` : '',
    hasPages: page > 1 || hasNext,
    previous: page > 1 ? address(page - 1) : '',
    next: hasNext ? address(page + 1) : '',
  };
}

/** A document that can be chosen in a form, by its number. */
export type DocumentChoice = { number: number; title: string; language: string; direction: string };

/** Where one document comes from and what was made from it, and the form that says so by hand. */
export type DocumentDerivationsModel = {
  base: string;
  here: SideModel;
  address: string;
  compareHref: string;
  madeFrom: ConfirmedModel[];
  hasMadeFrom: boolean;
  madeOf: ConfirmedModel[];
  hasMadeOf: boolean;
  proposals: ProposalModel[];
  hasProposals: boolean;
  documents: DocumentChoice[];
  /** Of the other document, once it was chosen. */
  otherNumber: string;
  chosen: ChosenModel | null;
};
/** The other document once it was chosen: both have sections to name, and passages in common to look at. */
type ChosenModel = {
  other: SideModel;
  kinds: Choice[];
  isLater: boolean;
  ownSections: Choice[];
  hasOwnSections: boolean;
  otherSections: Choice[];
  hasOtherSections: boolean;
  pairs: PairModel[];
  shareWords: string;
};

type DocumentContext = {
  here: Quotable;
  derivations: readonly Derivation[];
  proposals: ProposalModel[];
  documents: DocumentChoice[];
  chosen: {
    other: Quotable;
    passages: Derivation['passages'];
    ownSections: Section[];
    otherSections: Section[];
  } | null;
  shelf: Shelf;
};

export function documentDerivationsModel({
  here,
  derivations,
  proposals,
  documents,
  chosen,
  shelf,
}: DocumentContext): DocumentDerivationsModel {
  const confirmed = derivations.filter((one) => one.state === 'confirmed');
  const listed = (isMade: boolean): ConfirmedModel[] =>
    confirmed
      .filter((one) => (one.documentId === here.document.id) === isMade)
      .map((one) => confirmedModel(one, shelf));
  const [madeFrom, madeOf] = [listed(true), listed(false)];
  return {
    base: shelf.base,
    here: sideOf(here, shelf),
    address: `${here.href}/derivations`,
    compareHref: `${shelf.base}/compare?left=${here.document.number}`,
    madeFrom,
    hasMadeFrom: madeFrom.length > 0,
    madeOf,
    hasMadeOf: madeOf.length > 0,
    proposals,
    hasProposals: proposals.length > 0,
    documents,
    otherNumber: chosen ? String(chosen.other.document.number) : '',
    chosen: chosen && chosenModel(here, chosen, shelf),
  };
}

function chosenModel(
  here: Quotable,
  { other, passages, ownSections, otherSections }: NonNullable<DocumentContext['chosen']>,
  shelf: Shelf,
): ChosenModel {
  const pairs = passages.here.flatMap((range, i): PairModel[] => {
    const opposite = passages.there[i];
    return opposite ? [{ here: excerptOf(here, range), there: excerptOf(other, opposite) }] : [];
  });
  const { containment } = passages;
  return {
    other: sideOf(other, shelf),
    kinds: kindsOf(null),
    isLater: (here.document.date?.from ?? '') >= (other.document.date?.from ?? ''),
    ownSections: sectionChoices(ownSections, shelf),
    hasOwnSections: ownSections.length > 0,
    otherSections: sectionChoices(otherSections, shelf),
    hasOtherSections: otherSections.length > 0,
    pairs: pairs.slice(0, 3),
    shareWords: containment ? `They share ${Math.round(containment * 100)} % of the shorter text word for word.` : '',
  };
}

const sectionChoices = (sections: readonly Section[], shelf: Shelf): Choice[] => [
  { value: '', label: 'the whole text', isChosen: true },
  ...sections.map((section) => ({
    value: section.id,
    label: `${sectionLabel(section, shelf)}, ¶ ${section.startBlock + 1}–${section.endBlock}`,
    isChosen: false,
  })),
];
