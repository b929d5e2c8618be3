import { wordFor } from './choices.ts';
import { momentWords } from './dates.ts';
import { actionWords } from './deeds.ts';
import type { LogModel } from './inspector.ts';

type Entry = { id: string; before: unknown; after: unknown };
type Change = { at: string; actorId: string; action: string; entries: readonly Entry[] };
type Row = Record<string, unknown>;

const QUIET = new Set(['version', 'updatedAt']);

/** What was done to one row, or said of it, in words, newest first. */
export const historyModel = (
  changes: readonly Change[],
  rowId: string,
  people: ReadonlyMap<string, string>,
  now: string,
): LogModel[] =>
  changes.map((change) => ({
    who: people.get(change.actorId) ?? 'someone',
    when: momentWords(change.at, now),
    what: [actionWords(change.action), detailsOf(change, rowId)].filter(Boolean).join(': '),
  }));

/** Which fields of the row were changed; where something was said of it, what. */
function detailsOf({ entries }: Change, rowId: string): string {
  const own = entries.find((one) => one.id === rowId);
  if (own) return own.before && own.after ? fieldsChanged(own.before as Row, own.after as Row).join(', ') : '';
  const said = entries
    .filter(({ before, after }) => [before, after].some((row) => Object.values((row ?? {}) as Row).includes(rowId)))
    .flatMap(({ after }) => saidIn((after ?? {}) as Row));
  return [...new Set(said)].join(', ');
}

const fieldsChanged = (before: Row, after: Row): string[] =>
  Object.keys(after)
    .filter((name) => !QUIET.has(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => WORDS[name] ?? name);

const saidIn = (row: Row): string[] =>
  SAYING.filter((name) => row[name] !== undefined && row[name] !== null && row.hiddenAt === null).map((name) =>
    wordFor(String(row[name])).replaceAll('_', ' '),
  );

/** The fields of a link, a verdict, a rating or a mark that say what was said, in one word. */
const SAYING = ['stance', 'decision', 'letter', 'grade', 'mark'];

const WORDS: Record<string, string> = {
  spans: 'words',
  sources: 'sources',
  mentionIds: 'mentions',
  parentId: 'who reports it',
  attributes: 'details',
  hiddenAt: 'deleted or restored',
  startBlock: 'first paragraph',
  endBlock: 'last paragraph',
  sourceId: 'source',
  authorId: 'author',
  affiliationId: 'affiliation',
  outletId: 'outlet',
  mergedInto: 'merged or taken out again',
  protected: 'protected or not',
  aliases: 'other names',
  eventId: 'event',
  speakerId: 'speaker',
  reviewerId: 'reviewer',
  claimId: 'claim',
  date: 'date',
  ownerId: 'who looks into it',
  due: 'due date',
  answeredAt: 'answered or open',
  paraphraseOf: 'what it paraphrases',
  held: 'in hand or not',
};
