import type { Annotation } from '../domain/annotation.ts';
import { chainNames } from './chains.ts';
import { type ClaimChip, chipsOf } from './claimLines.ts';
import { noteOf } from './notes.ts';
import { type Reading, workspaceOf } from './reading.ts';

/** The card beside a mark that the pointer rests on: who, how, and the chain in a line. */
export type CardModel = {
  href: string;
  who: string;
  isCueFirst: boolean;
  how: string;
  what: string;
  language: string;
  direction: string;
  chain: { name: string; isUnknown: boolean }[];
  claims: ClaimChip[];
};

export function cardModel(annotation: Annotation, reading: Reading): CardModel {
  const byId = new Map(reading.annotations.map((one) => [one.id, one]));
  const bearer =
    annotation.kind === 'claim' ? reading.annotations.find((one) => one.mentionIds.includes(annotation.id)) : undefined;
  const mentions = annotation.kind === 'claim' ? [annotation.id] : annotation.mentionIds;
  const { who, how, what, isCueFirst } = noteOf(bearer ?? annotation, reading, byId);
  return {
    href: `${reading.base}/annotations/${annotation.number}#a${annotation.number}`,
    who,
    isCueFirst,
    how,
    what,
    language: reading.document.language,
    direction: reading.document.direction,
    chain: chainNames(annotation, reading),
    claims: chipsOf(
      mentions.flatMap((id) => reading.links.get(id) ?? []),
      workspaceOf(reading.base),
    ),
  };
}
