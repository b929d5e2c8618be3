import type { Derivation } from '../domain/derivation.ts';
import type { Document } from '../domain/document.ts';
import type { Section } from '../domain/section.ts';
import type { Source } from '../domain/source.ts';
import { DERIVATION_KINDS, type DerivationKind } from '../domain/vocabulary.ts';
import { sectionLabel } from './article.ts';
import type { Choice } from './choices.ts';
import { shortDate } from './dates.ts';
import { type Excerpt, excerptOf, type Quotable } from './excerpts.ts';
import { sourceName } from './reading.ts';

/** A document, or a section of it, as one side of a derivation. */
export type SideModel = {
  number: number;
  title: string;
  href: string;
  language: string;
  direction: string;
  outlet: string;
  when: string;
  section: string;
  isHeld: boolean;
};
export type PairModel = { here: Excerpt; there: Excerpt };

/** One text made from another: what it is, how that is known, and the words that show it. */
export type DerivationModel = {
  id: string;
  made: SideModel;
  from: SideModel;
  kindWords: string;
  methodWords: string;
  shareWords: string;
  note: string;
  pairs: PairModel[];
  morePairs: string;
};
/** A proposal with the form that decides it; one that isn’t stored is named by its two documents. */
export type ProposalModel = DerivationModel & {
  anchor: string;
  decide: string;
  isStored: boolean;
  version: number;
  /** Which page to come back to: the number of a document, or nothing for the list of all. */
  back: string;
  kinds: Choice[];
  turnedKinds: Choice[];
};
export type ConfirmedModel = DerivationModel & { version: number; remove: string };

/** What derivations are shown with. */
export type Shelf = {
  base: string;
  texts: ReadonlyMap<string, Quotable>;
  sections: ReadonlyMap<string, Section>;
  sources: ReadonlyMap<string, Source>;
};

type Shown = Omit<Derivation, 'id' | 'createdBy' | 'createdAt' | 'version' | 'hiddenAt'>;

const PAIRS_SHOWN = 3;

/** How much of the shorter text stands in the other; empty where it is nothing to speak of. */
const shareWords = (containment: number | null): string => {
  const percent = Math.round(100 * (containment ?? 0));
  return percent === 0 ? '' : `${percent} % of the shorter text`;
};

/** What a text is to the other: “document 4 is a repost of document 1”. */
export const KIND_WORDS: Record<DerivationKind, string> = {
  repost_of: 'is a repost of',
  translation_of: 'is a translation of',
  quotes: 'quotes',
  cites: 'cites',
  wire_copy_of: 'is wire copy of',
};
const METHOD_WORDS: Record<Derivation['method'], string> = {
  explicit: 'it names the other’s outlet near a claim that both report',
  implicit: 'somebody told the other’s outlet, near a claim that both report',
  similar: 'they share a passage word for word',
  analyst: 'set by hand',
};

/** What one text can be to another, without numbers: where the form says which is which. */
export const kindsOf = (chosen: DerivationKind | null): Choice[] =>
  DERIVATION_KINDS.map((value) => ({ value, label: KIND_WORDS[value], isChosen: value === (chosen ?? 'repost_of') }));

/** Whole sentences: “4 is a repost of 1”. */
const kindChoices = (made: number, from: number, chosen: DerivationKind | null, before = ''): Choice[] =>
  DERIVATION_KINDS.map((value) => ({
    value: before + value,
    label: `${made} ${KIND_WORDS[value]} ${from}`,
    isChosen: value === chosen,
  }));

/** A derivation that is shown with its words. */
function derivationModel(id: string, derivation: Shown, shelf: Shelf): DerivationModel {
  const { here, there, containment } = derivation.passages;
  const [made, from] = [shelf.texts.get(derivation.documentId), shelf.texts.get(derivation.fromDocumentId)];
  const pairs =
    made && from
      ? here.flatMap((range, i) => {
          const opposite = there[i];
          return opposite ? [{ range, pair: { here: excerptOf(made, range), there: excerptOf(from, opposite) } }] : [];
        })
      : [];
  const longest = pairs
    .toSorted((a, b) => b.range.end - b.range.start - (a.range.end - a.range.start))
    .slice(0, PAIRS_SHOWN)
    .sort((a, b) => a.range.start - b.range.start);
  const more = pairs.length - longest.length;
  return {
    id,
    made: sideModel(made, derivation.sectionId, shelf),
    from: sideModel(from, derivation.fromSectionId, shelf),
    kindWords: KIND_WORDS[derivation.kind],
    methodWords: METHOD_WORDS[derivation.method],
    shareWords: shareWords(containment),
    note: derivation.note,
    pairs: longest.map(({ pair }) => pair),
    morePairs: more > 0 ? `and ${more} shorter ${more === 1 ? 'passage' : 'passages'}` : '',
  };
}

/** What is proposed; `stored`: the row that it has, or null while nobody has decided it. */
export type Proposed = { derivation: Shown; stored: { id: string; version: number } | null };

/** A proposal, the `position`-th on its page. */
export function proposalModel(
  { derivation, stored }: Proposed,
  position: number,
  back: string,
  shelf: Shelf,
): ProposalModel {
  const model = derivationModel(stored?.id ?? '', derivation, shelf);
  const [made, from] = [model.made.number, model.from.number];
  return {
    ...model,
    anchor: `p-${position}`,
    decide: `${shelf.base}/derivations/${stored ? `${stored.id}/` : ''}decisions`,
    isStored: stored !== null,
    version: stored?.version ?? 0,
    back,
    kinds: kindChoices(made, from, derivation.kind),
    turnedKinds: kindChoices(from, made, null, 'turned:'),
  };
}

export const confirmedModel = (derivation: Derivation, shelf: Shelf): ConfirmedModel => ({
  ...derivationModel(derivation.id, derivation, shelf),
  version: derivation.version,
  remove: `${shelf.base}/derivations/${derivation.id}/removal`,
});

export const sideOf = (quotable: Quotable, shelf: Shelf): SideModel => sideModel(quotable, null, shelf);

function sideModel(quotable: Quotable | undefined, sectionId: string | null, { sections, sources }: Shelf): SideModel {
  if (!quotable) return NOWHERE;
  const { document, href } = quotable;
  const section = sectionId === null ? undefined : sections.get(sectionId);
  return {
    number: document.number,
    title: document.title,
    href: section ? `${href}#p${section.startBlock + 1}` : href,
    language: document.language,
    direction: document.direction,
    outlet: outletWords(document, sources),
    when: document.date ? shortDate(document.date.from) : 'undated',
    section: section ? `${sectionLabel(section, { sources })}, ¶ ${section.startBlock + 1}–${section.endBlock}` : '',
    isHeld: document.held,
  };
}

const outletWords = ({ outletId }: Document, sources: ReadonlyMap<string, Source>): string =>
  outletId === null ? 'outlet unknown' : sourceName(sources, outletId);

const NOWHERE: SideModel = {
  number: 0,
  title: 'A document that is not here',
  href: '',
  language: 'en',
  direction: 'ltr',
  outlet: '',
  when: '',
  section: '',
  isHeld: false,
};
