import { type Source, scriptOf } from '../domain/source.ts';
import { LANGUAGES, SOURCE_KINDS } from '../domain/vocabulary.ts';
import { type Choice, choices } from './choices.ts';

/** One more spelling of a name, as the form edits it. */
export type AliasField = { name: string; languages: Choice[] };
export type WrittenName = { name: string; language: string; script: string; comma: string };

/** The form that makes or edits a source. */
export type SourceFieldsModel = {
  name: string;
  kinds: Choice[];
  description: string;
  aliasFields: AliasField[];
  affiliation: string;
  affiliationName: string;
  isProtected: boolean;
};

const BLANK = 2;
const SCRIPTS: Record<string, string> = {
  Arab: 'Arabic script',
  Cyrl: 'Cyrillic script',
  Hebr: 'Hebrew script',
  Hans: 'Chinese script',
  Latn: 'Latin script',
};

export const sourceFieldsModel = (source: Source, affiliation: Source | null): SourceFieldsModel => ({
  name: source.name,
  kinds: choices(SOURCE_KINDS, source.kind, null),
  description: source.description,
  aliasFields: [
    ...source.aliases.map(({ name, language }) => ({ name, languages: languageChoices(language) })),
    ...Array.from({ length: BLANK }, () => ({ name: '', languages: languageChoices(null) })),
  ],
  affiliation: affiliation ? `id:${affiliation.id}` : '',
  affiliationName: affiliation?.name ?? '',
  isProtected: source.protected,
});

function languageChoices(chosen: string | null): Choice[] {
  const known = chosen !== null && !(chosen in LANGUAGES) ? [{ value: chosen, label: chosen, isChosen: true }] : [];
  return [
    { value: '', label: 'language', isChosen: chosen === null },
    ...Object.entries(LANGUAGES).map(([value, label]) => ({ value, label, isChosen: value === chosen })),
    ...known,
  ];
}

/** The other spellings of a source, with what was merged into it, each once. */
export function writtenNames(source: Source, merged: readonly Source[]): WrittenName[] {
  const named = merged.filter((one) => one.kind !== 'unnamed');
  const all = [
    ...source.aliases,
    ...named.flatMap((one) => [{ name: one.name, script: '', language: null }, ...one.aliases]),
  ];
  const seen = new Set([source.name]);
  return all
    .filter(({ name }) => !seen.has(name) && seen.add(name))
    .map(({ name, language }, i) => ({
      name,
      language: language ?? '',
      script: SCRIPTS[scriptOf(name)] ?? '',
      comma: i === 0 ? '' : ', ',
    }));
}
