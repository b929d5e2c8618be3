import { KEYS, type Key } from '../domain/keys.ts';

export type NavLink = { href: string; label: string; count: string; isCurrent: boolean };
export type KeyGroup = { title: string; keys: { shown: readonly string[]; says: string }[] };
export type WorkspaceLink = { href: string; name: string; isCurrent: boolean };

/** What was just done to the workspace at large, and the way back. */
export type DoneModel = { message: string; undo: string; canUndo: boolean; next: string };

/** That a page shows the workspace as it was; `now`: the same page of today. */
export type PastModel = { words: string; now: string; log: string };

/** What stands around every page: title, bar, switcher, keys. */
export type Frame = {
  title: string;
  bodyClass: string;
  data: { name: string; value: string }[];
  workspace: { base: string; name: string } | null;
  workspaces: WorkspaceLink[];
  nav: NavLink[];
  /** How much others have changed since this person looked; empty: nothing. */
  news: { count: string; isCurrent: boolean } | null;
  person: { name: string; initials: string } | null;
  /** Whether they manage the people of the workspace, and of the server. */
  administers: boolean;
  runsServer: boolean;
  keyGroups: KeyGroup[];
  strip: { shown: readonly string[]; says: string }[];
  css: string;
  script: string;
  themeScript: string;
  isWorkbench: boolean;
  done: DoneModel | null;
  past: PastModel | null;
  /** What is wrong with the file of the workspace, which takes no changes then. */
  damage: string | null;
};

export const initials = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .filter((_, i, all) => i === 0 || i === all.length - 1)
    .join('')
    .toUpperCase();

export const keyGroups = (): KeyGroup[] =>
  [...new Set(KEYS.map((key) => key.group))].map((title) => ({
    title,
    keys: KEYS.filter((key) => key.group === title).map(({ shown, says }) => ({ shown, says })),
  }));

const STRIPS: Record<Key['where'], readonly string[]> = {
  anywhere: ['help'],
  lists: ['rowNext', 'rowOpen', 'import', 'find', 'help'],
  claim: ['mentionNext', 'mentionPrevious', 'mentionOpen', 'verdict', 'claimPrevious', 'claimNext', 'help'],
  compare: ['matchNext', 'matchPrevious', 'openFirst', 'openSecond', 'help'],
  picture: ['boxIn', 'boxOut', 'help'],
  document: ['markNext', 'wordCursor', 'claim', 'attribution', 'continue', 'undo', 'guidelines', 'help'],
};

const READING = new Set([
  ...[
    'help',
    'find',
    'guidelines',
    'rowNext',
    'rowPrevious',
    'rowOpen',
    'mentionNext',
    'mentionPrevious',
    'mentionOpen',
  ],
  ...['claimPrevious', 'claimNext', 'matchNext', 'matchPrevious', 'openFirst', 'openSecond', 'boxIn', 'boxOut'],
  ...['markNext', 'wordCursor'],
]);

/** The same for those who only read. */
export const readingStrip = (where: Key['where'], actions: readonly string[] = STRIPS[where]): Frame['strip'] =>
  keyStrip(
    where,
    actions.filter((action) => READING.has(action)),
  );

/** The few keys in the strip at the foot of a page; `actions` where a page has others than its kind. */
export const keyStrip = (where: Key['where'], actions: readonly string[] = STRIPS[where]): Frame['strip'] =>
  actions
    .map((action) => KEYS.find((key) => key.action === action))
    .filter((key) => key !== undefined)
    .map(({ action, shown, says }) => ({ shown, says: action === 'help' ? 'all keys' : says }));
