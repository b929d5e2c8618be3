import type { Annotation } from '../domain/annotation.ts';
import type { Claim, Event } from '../domain/claim.ts';
import type { Dating, Document } from '../domain/document.ts';
import type { Source } from '../domain/source.ts';
import { wordFor } from './choices.ts';
import { kindHint } from './claimEdit.ts';
import type { FieldGroup, FormSubject, FormValues } from './conflictForm.ts';
import { basisWords, dateWords } from './dates.ts';

/** What ids in a form stand for. */
export type FormBook = {
  source: (id: string) => string;
  event: (id: string) => string;
  person: (id: string) => string;
};

const first = (values: FormValues, name: string): string => values[name]?.[0] ?? '';
const one = (value: string | null | undefined): string[] => [value ?? ''];
const typed = (key: string, label: string): FieldGroup => ({ key, label, names: [key] });
const said = (key: string, label: string, words: (value: string) => string): FieldGroup => ({
  key,
  label,
  names: [key],
  words: (values) => words(first(values, key)),
});

/** A source as the picker sends it, or as somebody typed it. */
const sourceWords =
  ({ source }: FormBook) =>
  (value: string): string =>
    value.startsWith('id:') ? source(value.slice(3)) : value.replace(/^new:[a-z_]+:/, '');
const chosen = (id: string | null): string[] => one(id === null ? '' : `id:${id}`);

const date = (label: string): FieldGroup => ({
  key: 'date',
  label,
  names: ['from', 'to', 'basis'],
  words: (values) => {
    const [from, to, basis] = ['from', 'to', 'basis'].map((name) => first(values, name));
    if (!from && !to) return '';
    const words = dateWords({ from: from || to || '', to: to || from || '' });
    return [words, basis ? basisWords({ basis: basis as Dating['basis'] }) : ''].filter(Boolean).join(', ');
  },
});
const dateValues = (dating: Dating | null): FormValues => ({
  from: one(dating?.from),
  to: one(dating && dating.to !== dating.from ? dating.to : ''),
  basis: one(dating?.basis ?? 'stated'),
});

export function claimSubject(base: string, claim: Claim, book: FormBook): FormSubject {
  return {
    title: `Claim ${claim.number}`,
    version: claim.version,
    href: `${base}/claims/${claim.number}`,
    groups: [
      typed('statement', 'Statement'),
      said('kind', 'Kind', (kind) => kindHint[kind as Claim['kind']] ?? kind),
      said('speaker', 'Who said it', sourceWords(book)),
      {
        key: 'event',
        label: 'Event',
        names: ['event', 'newEvent'],
        words: (values) => first(values, 'newEvent') || (first(values, 'event') && book.event(first(values, 'event'))),
      },
      typed('place', 'Where it is about'),
      date('When it is about'),
      said('reviewer', 'Who is to review it', (id) => id && book.person(id)),
    ],
    values: {
      statement: one(claim.statement),
      kind: one(claim.kind),
      speaker: chosen(claim.speakerId),
      event: one(claim.eventId),
      newEvent: one(''),
      place: one(claim.place),
      ...dateValues(claim.date),
      reviewer: one(claim.reviewerId),
    },
  };
}

export function sourceSubject(base: string, source: Source, book: FormBook): FormSubject {
  return {
    title: `Source ${source.number}`,
    version: source.version,
    href: `${base}/sources/${source.number}`,
    groups: [
      typed('name', 'Name'),
      said('kind', 'Kind', wordFor),
      { key: 'alias', label: 'Also written', names: ['alias', 'aliasLanguage', 'aliases'], words: aliasWords },
      typed('description', 'Description'),
      said('affiliation', 'Affiliation', sourceWords(book)),
      said('protected', 'Protected', (value) => (value === 'yes' ? 'yes' : 'no')),
    ],
    values: {
      name: one(source.name),
      kind: one(source.kind),
      alias: source.aliases.map(({ name }) => name),
      aliasLanguage: source.aliases.map(({ language }) => language ?? ''),
      aliases: [],
      description: one(source.description),
      affiliation: chosen(source.affiliationId),
      protected: source.protected ? ['yes'] : [],
    },
  };
}

function aliasWords({ alias = [], aliasLanguage = [], aliases = [] }: FormValues): string {
  const listed = alias.map((name, i) => [name.trim(), aliasLanguage[i] ?? ''] as const).filter(([name]) => name !== '');
  const lines = aliases.flatMap((text) => text.split(/\r?\n/).map((name) => [name.trim(), ''] as const));
  return [...listed, ...lines]
    .filter(([name]) => name !== '')
    .map(([name, language]) => (language ? `${name} (${language})` : name))
    .join('\n');
}

export function documentSubject(base: string, document: Document, book: FormBook): FormSubject {
  return {
    title: `Document ${document.number}`,
    version: document.version,
    href: `${base}/documents/${document.number}/details`,
    groups: [
      typed('title', 'Title'),
      said('outlet', 'Outlet', sourceWords(book)),
      said('author', 'Author', sourceWords(book)),
      date('Published'),
      typed('language', 'Language'),
      said('direction', 'Direction', (value) => (value === 'rtl' ? 'right to left' : 'left to right')),
      typed('address', 'Address'),
      typed('paraphraseOf', 'Paraphrase of'),
    ],
    values: {
      title: one(document.title),
      outlet: chosen(document.outletId),
      author: chosen(document.authorId),
      ...dateValues(document.date),
      language: one(document.language),
      direction: one(document.direction),
      address: one(document.address),
      paraphraseOf: one(document.paraphraseOf),
    },
  };
}

export const eventSubject = (base: string, event: Event): FormSubject => ({
  title: `Event ${event.number}`,
  version: event.version,
  href: `${base}/events/${event.number}`,
  groups: [typed('name', 'Name'), typed('place', 'Place'), date('When'), typed('description', 'Description')],
  values: {
    name: one(event.name),
    place: one(event.place),
    ...dateValues(event.date),
    description: one(event.description),
  },
});

type Workspace = { name: string; description: string; guidelines: string; version: number };

export const aboutSubject = (base: string, { name, description, version }: Workspace): FormSubject => ({
  title: 'Name and description',
  version,
  href: `${base}/about`,
  groups: [typed('name', 'Name'), typed('description', 'Description')],
  values: { name: one(name), description: one(description) },
});

export const guidelinesSubject = (base: string, { guidelines, version }: Workspace): FormSubject => ({
  title: 'Guidelines',
  version,
  href: `${base}/guidelines`,
  groups: [typed('guidelines', 'Guidelines')],
  values: { guidelines: one(guidelines) },
});

export const noteSubject = (
  base: string,
  annotation: Pick<Annotation, 'number' | 'note' | 'version'>,
): FormSubject => ({
  title: `Note on mark ${annotation.number}`,
  version: annotation.version,
  href: `${base}/annotations/${annotation.number}`,
  groups: [typed('note', 'Note')],
  values: { note: one(annotation.note) },
});
