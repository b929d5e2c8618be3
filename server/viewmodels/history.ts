import { momentWords } from './dates.ts';
import type { LogModel } from './inspector.ts';

type Entry = { id: string; before: unknown; after: unknown };
type Change = { at: string; actorId: string; action: string; entries: readonly Entry[] };

const QUIET = new Set(['version', 'updatedAt']);

/** What was done to one row, in words, newest first. */
export const historyModel = (
  changes: readonly Change[],
  rowId: string,
  people: ReadonlyMap<string, string>,
  now: string,
): LogModel[] =>
  changes.map((change) => ({
    who: people.get(change.actorId) ?? 'someone',
    when: momentWords(change.at, now),
    what: `${change.action}${fieldsChanged(change, rowId)}`,
  }));

function fieldsChanged({ entries }: Change, rowId: string): string {
  const entry = entries.find((one) => one.id === rowId);
  const before = entry?.before as Record<string, unknown> | null | undefined;
  const after = entry?.after as Record<string, unknown> | undefined;
  if (!before || !after) return '';
  const names = Object.keys(after).filter(
    (name) => !QUIET.has(name) && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  return names.length === 0 ? '' : `: ${names.map((name) => WORDS[name] ?? name).join(', ')}`;
}

const WORDS: Record<string, string> = {
  spans: 'words',
  sources: 'sources',
  mentionIds: 'claims',
  parentId: 'who reports it',
  attributes: 'details',
  hiddenAt: 'deleted or restored',
  startBlock: 'first paragraph',
  endBlock: 'last paragraph',
  sourceId: 'source',
  authorId: 'author',
  affiliationId: 'affiliation',
  outletId: 'outlet',
};
