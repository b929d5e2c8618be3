import { shorten } from '../domain/quote.ts';

type Row = Record<string, unknown>;
type Entry = { noun: string; id: string; before: unknown; after: unknown };
type Change = { action: string; entries: readonly Entry[] };
/** What rows that a change refers to are called: “claim 9”; null where they aren't known. */
export type Names = { claim: (id: string) => string | null; source: (id: string) => string | null };

const STEP = /^(undo|redo): /;
const LONGEST = 80;

/** What was done as the log keeps it, with what was taken back or made again in plain words. */
export const actionWords = (action: string): string =>
  action.replace(STEP, (_, way: string) => (way === 'undo' ? 'taken back: ' : 'done again: '));

/** What a change did, as a sentence for whoever just did it. */
export function deedWords(change: Change, names: Names): string {
  const way = STEP.exec(change.action)?.[1];
  const action = change.action.replace(STEP, '');
  const moved = mergeIn(action, change, names) ?? splitIn(action, change, names);
  if (way)
    return `${way === 'undo' ? 'Taken back' : 'Done again'}: ${moved ? moved.named : named(action, change, names)}`;
  return moved ? `${moved.told}.` : `Done: ${named(action, change, names)}`;
}

type Moved = { told: string; named: string };

/** Which claims or sources went into which. */
function mergeIn(action: string, { entries }: Change, names: Names): Moved | null {
  if (action !== 'merge claims' && action !== 'merge sources') return null;
  const merged = entries.filter(({ before, after }) => into(before) !== into(after) && (into(before) ?? into(after)));
  const [first] = merged;
  const target = first && (into(first.after) ?? into(first.before));
  if (!first || !target) return null;
  const stays = first.noun === 'claim' ? names.claim(target) : names.source(target);
  if (stays === null) return null;
  const gone = inWords(merged.map((entry) => subjectOf(entry, names) ?? 'another'));
  const isOne = merged.length === 1;
  return {
    told: `${capital(gone)} ${isOne ? 'was' : 'were'} merged into ${stays}`,
    named: `the merge of ${gone} into ${stays}`,
  };
}

const into = (row: unknown): string | null => ((row as Row | null)?.mergedInto as string | null | undefined) ?? null;

/** Which claim was made of some of another's mentions. */
function splitIn(action: string, { entries }: Change, names: Names): Moved | null {
  if (action !== 'split a claim') return null;
  const made = entries.find(({ noun }) => noun === 'claim');
  const ids = entries.flatMap(({ noun, before, after }) => (noun === 'evidence' ? [before, after] : []));
  const from = ids.map((row) => (row as Row | null)?.claimId).find((id) => id !== undefined && id !== made?.id);
  const [part, whole] = [made && subjectOf(made, names), typeof from === 'string' ? names.claim(from) : null];
  return part && whole
    ? { told: `${capital(part)} was split off ${whole}`, named: `the split of ${part} off ${whole}` }
    : null;
}

/** “edit a claim” of claim 14 is “edit claim 14”; what is said of a claim names it behind. */
function named(action: string, { entries }: Change, names: Names): string {
  const [subject, ...others] = new Set(entries.flatMap((entry) => subjectOf(entry, names) ?? []));
  if (!subject || others.length > 0) return action;
  const noun = /^[a-z]+/.exec(subject)?.[0] ?? 'source';
  const article = new RegExp(`\\ban? ${noun}\\b`);
  return article.test(action) ? action.replace(article, subject) : `${action}, ${subject}`;
}

/** What an entry is about, by the name that people use. */
function subjectOf({ noun, before, after }: Entry, names: Names): string | null {
  const row = (after ?? before ?? {}) as Row;
  if (noun === 'claim') return `claim ${row.number}`;
  if (noun === 'annotation') return `${row.kind === 'claim' ? 'mention' : 'attribution'} ${row.number}`;
  if (noun === 'source' || noun === 'event') return `“${shorten(String(row.name), LONGEST)}”`;
  if (noun === 'document') return `“${shorten(String(row.title), LONGEST)}”`;
  if (typeof row.claimId === 'string') return names.claim(row.claimId);
  return typeof row.sourceId === 'string' && noun === 'reliability' ? names.source(row.sourceId) : null;
}

const inWords = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
