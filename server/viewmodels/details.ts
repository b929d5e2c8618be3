import type { Document } from '../domain/document.ts';
import type { Source } from '../domain/source.ts';
import { DATE_BASES, DIRECTIONS } from '../domain/vocabulary.ts';
import { type Choice, choices } from './choices.ts';
import { sourceName } from './reading.ts';

/** What is known about a document as a whole, as a form. */
export type DetailsModel = {
  base: string;
  number: number;
  version: number;
  title: string;
  language: string;
  directions: Choice[];
  direction: string;
  outlet: string;
  outletName: string;
  author: string;
  authorName: string;
  address: string;
  paraphraseOf: string;
  from: string;
  to: string;
  bases: Choice[];
  fileName: string;
  encoding: string;
  bytes: string;
  sha256: string;
  textSha256: string;
  hasOriginal: boolean;
  isHeld: boolean;
  hasHash: boolean;
  other: { name: string; value: string }[];
  hasOther: boolean;
};

type DetailsContext = { base: string; document: Document; sources: ReadonlyMap<string, Source>; hasOriginal: boolean };

export function detailsModel({ base, document, sources, hasOriginal }: DetailsContext): DetailsModel {
  const other = Object.entries(document.other).map(([name, value]) => ({ name, value }));
  return {
    base,
    number: document.number,
    version: document.version,
    title: document.title,
    language: document.language,
    direction: document.direction,
    directions: choices(DIRECTIONS, document.direction, null).map((one) => ({
      ...one,
      label: one.value === 'rtl' ? 'right to left' : 'left to right',
    })),
    outlet: document.outletId ? `id:${document.outletId}` : '',
    outletName: document.outletId ? sourceName(sources, document.outletId) : '',
    author: document.authorId ? `id:${document.authorId}` : '',
    authorName: document.authorId ? sourceName(sources, document.authorId) : '',
    address: document.address ?? '',
    paraphraseOf: document.paraphraseOf ?? '',
    from: document.date?.from ?? '',
    to: document.date?.to ?? '',
    bases: choices(DATE_BASES, document.date?.basis ?? 'stated', null),
    fileName: document.fileName ?? 'pasted text',
    encoding: document.encoding ?? 'not known',
    bytes: document.byteLength.toLocaleString('en-GB'),
    sha256: document.sha256 ?? '',
    hasHash: document.sha256 !== null,
    textSha256: document.textSha256,
    hasOriginal,
    isHeld: document.held,
    other,
    hasOther: other.length > 0,
  };
}
