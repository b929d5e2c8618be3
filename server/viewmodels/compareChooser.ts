import type { Document } from '../domain/document.ts';
import { shorten } from '../domain/quote.ts';
import { counted } from './standing.ts';

type Offered = { number: number; title: string; outletName: string | null; shared?: number };

/** A document as it was asked for: `document` is null where it can’t be compared. */
export type ChosenDocument = {
  number: number | null;
  found: Document | null;
  document: Document | null;
  /** Those that have claims in common with it. */
  sharing: readonly Offered[];
  offered: readonly Offered[];
};

export type Option = { value: number; label: string; isChosen: boolean };
export type ChooserModel = {
  address: string;
  order: string;
  fields: { name: 'left' | 'right'; label: string; groups: { label: string; options: Option[] }[] }[];
  fault: string;
};

/** The form that chooses two documents: beside one that is chosen, those with claims in common come first. */
export const chooserModel = (
  address: string,
  left: ChosenDocument,
  right: ChosenDocument,
  order: string,
): ChooserModel => ({
  address,
  order,
  fields: [
    { name: 'left', label: 'First document', groups: groupsOf(left, right) },
    { name: 'right', label: 'Second document', groups: groupsOf(right, left) },
  ],
  fault: faultOf(left, right),
});

function groupsOf(own: ChosenDocument, other: ChosenDocument): ChooserModel['fields'][number]['groups'] {
  const shared = new Set(other.sharing.map((one) => one.number));
  const rest = own.offered.filter((one) => !shared.has(one.number));
  const known = own.document && !shared.has(own.document.number) && !rest.some((one) => one.number === own.number);
  const self =
    known && own.document ? [{ number: own.document.number, title: own.document.title, outletName: null }] : [];
  const option = (one: Offered): Option => ({
    value: one.number,
    label: labelOf(one),
    isChosen: one.number === own.number,
  });
  return [
    { label: 'Claims in common', options: other.sharing.map(option) },
    { label: shared.size > 0 ? 'Other documents' : 'Documents', options: [...self, ...rest].map(option) },
  ].filter((group) => group.options.length > 0);
}

const labelOf = ({ number, title, outletName, shared = 0 }: Offered): string =>
  `${number}. ${shorten(title, 60)}${outletName ? `, ${outletName}` : ''}${shared > 0 ? ` (${counted(shared, 'claim')})` : ''}`;

function faultOf(left: ChosenDocument, right: ChosenDocument): string {
  for (const { number, found, document } of [left, right]) {
    if (number === null || document) continue;
    if (!found) return `There is no document ${number} in this workspace. Choose another.`;
    if (found.hiddenAt !== null) return `Document ${number} was deleted. Restore it from the trash, or choose another.`;
    return `Document ${number} is a report that is not in hand: it has no text to compare.`;
  }
  const isSame = left.document !== null && left.document.id === right.document?.id;
  return isSame ? 'That is one document twice. Choose two different ones.' : '';
}
