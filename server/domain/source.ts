import type { SOURCE_KINDS } from './vocabulary.ts';

export type SourceName = { name: string; script: string; language: string | null };

/** Anyone or anything to whom information is attributed. `name` is the canonical one; `aliases` are the other spellings. */
export type Source = {
  id: string;
  number: number;
  kind: (typeof SOURCE_KINDS)[number];
  name: string;
  description: string;
  affiliationId: string | null;
  protected: boolean;
  mergedInto: string | null;
  aliases: SourceName[];
  createdBy: string;
  createdAt: string;
  version: number;
  hiddenAt: string | null;
};

const SCRIPTS: [string, RegExp][] = [
  ['Arab', /\p{Script=Arabic}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Hans', /\p{Script=Han}/u],
  ['Latn', /\p{Script=Latin}/u],
];

/** ISO 15924 code of the first script found in a name; Zyyy where there are no letters. */
export const scriptOf = (name: string): string => SCRIPTS.find(([, letters]) => letters.test(name))?.[0] ?? 'Zyyy';
