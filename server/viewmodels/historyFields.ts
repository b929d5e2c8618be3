import type { Span } from '../domain/annotation.ts';
import { withNames } from '../domain/comment.ts';
import type { Book } from './historyRows.ts';
import { coded, WAYS, type Way } from './historyWays.ts';

/** One side of a change of a field; `language` and `direction` are those of the words themselves. */
export type ValueModel = { words: string; language: string; direction: string };
/** A field that was changed: null where it said nothing. */
export type FieldModel = { label: string; before: ValueModel | null; after: ValueModel | null };

type Row = Record<string, unknown>;

const own = (words: string): ValueModel | null => (words === '' ? null : { words, language: 'und', direction: 'auto' });

/** What a change did to the fields of a row, each in words; of a row that was made, what it said. */
export function fieldsChanged(book: Book, noun: string, before: unknown, after: unknown): FieldModel[] {
  if (SUMMARIES.has(noun)) return countFields((after ?? {}) as Row);
  const [from, to] = [(before ?? {}) as Row, (after ?? {}) as Row];
  const names = Object.keys(to).filter(
    (name) => name !== 'spans' && WAYS[name] && JSON.stringify(from[name]) !== JSON.stringify(to[name]),
  );
  const fields = names.flatMap((name) =>
    name === 'attributes' ? attributeFields(from, to) : fieldOf(book, WAYS[name] as Way, name, from, to),
  );
  return [...spanFields(book, from, to), ...fields.filter((field) => field.before !== null || field.after !== null)];
}

function fieldOf(book: Book, way: Way, name: string, from: Row, to: Row): FieldModel {
  const words = (row: Row): string => {
    const value = row[name];
    return value === undefined || value === null || value === ''
      ? ''
      : named(book, way.words(value as never, book, row));
  };
  const [before, after] = difference(words(from), words(to));
  return { label: way.label, before: own(before), after: own(after) };
}

/** People stand in comments by their ids. */
const named = (book: Book, words: string): string =>
  words.includes('@{')
    ? withNames(
        words,
        [...book.people].map(([id, name]) => ({ id, name })),
      )
    : words;

const LONG = 400;
const AROUND = 60;

/** Of two long texts, the stretch in which they differ with a little around it. */
export function difference(before: string, after: string): [string, string] {
  if (before.length <= LONG && after.length <= LONG) return [before, after];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return [cut(before, start, end), cut(after, start, end)];
}

function cut(text: string, start: number, end: number): string {
  const from = wordStart(text, start - AROUND);
  const to = wordStart(text, text.length - end + AROUND);
  const shown = text.slice(from, to <= from ? text.length : to);
  const short = shown.length > 4 * LONG ? `${shown.slice(0, 4 * LONG)} …` : shown;
  return `${from > 0 ? '… ' : ''}${short.trim()}${to < text.length ? ' …' : ''}`;
}

/** The place of the next white space; the beginning or the end where there is none. */
function wordStart(text: string, at: number): number {
  if (at <= 0) return 0;
  const next = text.slice(at).search(/\s/);
  return next < 0 ? text.length : at + next;
}

/** Entries that say how much came or went at once, and not what. */
const SUMMARIES = new Set(['dataset', 'erasure']);
const COUNTS: Record<string, string> = {
  documents: 'Documents',
  annotations: 'Marks',
  sources: 'Sources',
  events: 'Events',
  claims: 'Claims',
  people: 'People',
  rows: 'Rows',
  entries: 'Entries of the log',
  texts: 'Texts',
};

const countFields = (row: Row): FieldModel[] =>
  Object.entries(COUNTS).flatMap(([name, label]) => {
    const value = row[name];
    const count = Array.isArray(value) ? value.length : value;
    return typeof count === 'number' ? [{ label, before: null, after: own(String(count)) }] : [];
  });

const DETAILS: Record<string, string> = {
  quoteMode: 'Quotation',
  type: 'Type',
  determinacy: 'Determinacy',
  basis: 'How the source knows',
  response: 'Response',
  factuality: 'How sure the wording is',
  polarity: 'Polarity',
  condition: 'Condition',
  translation: 'Translation',
  translator: 'Translated by',
  presumedOriginal: 'Presumed original wording',
  suspect: 'The wording looks corrupted',
};

function attributeFields(from: Row, to: Row): FieldModel[] {
  const [before, after] = [(from.attributes ?? {}) as Row, (to.attributes ?? {}) as Row];
  const words = (value: unknown): string => (value === undefined ? '' : value === true ? 'yes' : coded(String(value)));
  return Object.entries(DETAILS)
    .filter(([name]) => before[name] !== after[name])
    .map(([name, label]) => ({ label, before: own(words(before[name])), after: own(words(after[name])) }));
}

/** Pieces that were set, moved or taken away: of each role the words before and after. */
function spanFields(book: Book, from: Row, to: Row): FieldModel[] {
  const [before, after] = [(from.spans ?? []) as Span[], (to.spans ?? []) as Span[]];
  const { language = 'und', direction = 'auto' } = book.documents.get(String(to.documentId)) ?? {};
  const quoted = (span: Span | undefined): ValueModel | null =>
    span ? { words: `“${span.quote}”`, language, direction } : null;
  return [...new Set([...before, ...after].map((span) => span.role))].flatMap((role) => {
    const gone = before.filter((one) => one.role === role && !after.some((other) => isSame(one, other)));
    const come = after.filter((one) => one.role === role && !before.some((other) => isSame(one, other)));
    return Array.from({ length: Math.max(gone.length, come.length) }, (_, i) => ({
      label: ROLES[role],
      before: quoted(gone[i]),
      after: quoted(come[i]),
    }));
  });
}

const ROLES: Record<Span['role'], string> = {
  claim: 'Words',
  source: 'Words of the source',
  cue: 'Cue',
  recipient: 'Recipient',
  content: 'Content',
};

const isSame = (a: Span, b: Span): boolean => a.role === b.role && a.start === b.start && a.end === b.end;
