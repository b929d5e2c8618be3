import { momentWords } from './dates.ts';
import { actionWords } from './deeds.ts';
import { type FieldModel, fieldsChanged } from './historyFields.ts';
import { type Book, type RowName, rowName } from './historyRows.ts';

type Entry = { noun: string; id: string; before: unknown; after: unknown };
type Change = { seq: number; at: string; actorId: string; action: string; undoes: number | null; entries: Entry[] };
type Step = { seq: number; undoes: number; action: string };

export type ChangeRowModel = RowName & {
  fields: FieldModel[];
  hasFields: boolean;
  /** What is sent to have the row as this entry left it; null where it is like that, or wasn't there. */
  restore: { noun: string; id: string; change: number } | null;
};
export type ChangeModel = {
  id: string;
  seq: number;
  at: string;
  who: string;
  when: string;
  what: string;
  rows: ChangeRowModel[];
  more: string;
  href: string;
  /** What it took back or made again, and what took it back or made it again since. */
  steps: { words: string; href: string; seq: number }[];
  past: string;
  isErased: boolean;
};

export type HistoryContext = {
  book: Book;
  changes: readonly Change[];
  /** Entries that take back the shown ones or make them again. */
  steps: readonly Step[];
  /** The rows of entries that can be had as they were then: `seq noun id`. */
  versions: ReadonlySet<string>;
  /** The entries from which a name was erased. */
  erased: ReadonlySet<number>;
  /** The row whose history it is comes first; of a document, whatever was done in it counts alike. */
  rowId: string | null;
  shown: number;
  base: string;
};

/** Entries of the log as they are read: who, when, and what was changed in each row, field by field. */
export const changeModels = (context: HistoryContext): ChangeModel[] =>
  context.changes.map((change) => changeModel(context, change));

function changeModel(context: HistoryContext, change: Change): ChangeModel {
  const { book, steps, base, erased, shown } = context;
  const { seq, at, actorId, action, undoes } = change;
  const rows = ordered(context, change.entries);
  return {
    id: `e${seq}`,
    seq,
    at,
    who: book.people.get(actorId) ?? 'someone',
    when: momentWords(at, book.now),
    what: actionWords(action),
    rows: rows.slice(0, shown).map((entry) => rowModel(context, change, entry)),
    more: rows.length > shown ? `and ${rows.length - shown} more` : '',
    href: entryHref(base, seq),
    steps: [
      ...(undoes === null
        ? []
        : [{ words: isRedo(action) ? 'makes again' : 'takes back', seq: undoes, href: entryHref(base, undoes) }]),
      ...steps
        .filter((step) => step.undoes === seq)
        .map((step) => ({
          words: isRedo(step.action) ? 'made again by' : 'taken back by',
          seq: step.seq,
          href: entryHref(base, step.seq),
        })),
    ],
    past: `${base}@${seq}/documents`,
    isErased: erased.has(seq),
  };
}

const isRedo = (action: string): boolean => action.startsWith('redo: ');
const entryHref = (base: string, seq: number): string => `${base}/log/${seq}`;

/** The row that the page is about, then those that are about it, then what else the entry wrote. */
function ordered({ rowId }: HistoryContext, entries: readonly Entry[]): Entry[] {
  if (rowId === null) return [...entries];
  const rank = ({ id, before, after }: Entry): number =>
    id === rowId ? 0 : [before, after].some((row) => Object.values(row ?? {}).includes(rowId)) ? 1 : 2;
  return [...entries].sort((a, b) => rank(a) - rank(b));
}

function rowModel({ book, versions }: HistoryContext, { seq }: Change, entry: Entry): ChangeRowModel {
  const { noun, id, before, after } = entry;
  const fields = fieldsChanged(book, noun, before, after);
  return {
    ...rowName(book, noun, after ?? before),
    fields,
    hasFields: fields.length > 0,
    restore: versions.has(`${seq} ${noun} ${id}`) ? { noun, id, change: seq } : null,
  };
}

/** What heads the history of one thing: its name, and the pages above it; `href` is its own page. */
export type HistoryHead = { title: string; name: string; href: string; crumbs: { href: string; label: string }[] };
export type HistoryModel = {
  base: string;
  title: string;
  name: string;
  href: string;
  crumbs: HistoryHead['crumbs'];
  isDeleted: boolean;
  changes: ChangeModel[];
  hasChanges: boolean;
  newest: string;
  older: string;
  next: string;
};
export type HistoryPage = { below: number | null; hasOlder: boolean };

/** The history of one thing, a page of it. */
export function historyModel(
  base: string,
  head: HistoryHead,
  isDeleted: boolean,
  changes: ChangeModel[],
  page: HistoryPage,
  here: string,
): HistoryModel {
  return {
    base,
    ...head,
    isDeleted,
    changes,
    hasChanges: changes.length > 0,
    ...pagesOf(here, changes, page),
    next: here,
  };
}

/** The addresses of the newest and of the next older page; empty where one is there. */
export function pagesOf(here: string, changes: readonly ChangeModel[], { below, hasOlder }: HistoryPage) {
  const at = (seq: number | null): string => {
    const { pathname, searchParams } = new URL(here, 'http://here');
    searchParams.delete('below');
    if (seq !== null) searchParams.set('below', String(seq));
    return pathname + (searchParams.size > 0 ? `?${searchParams}` : '');
  };
  return { newest: below === null ? '' : at(null), older: hasOlder ? at(changes.at(-1)?.seq ?? 1) : '' };
}
