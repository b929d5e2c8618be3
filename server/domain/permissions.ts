/** What a person is in one workspace, from the least to the most. */
export const MEMBER_ROLES = ['reader', 'annotator', 'reviewer', 'admin'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/**
 * Who may do what: the least role for each action. `read` is every page; `annotate` marks, links and registers; `review`
 * gives verdicts and ratings, merges and splits; `seeProtected` shows the names of protected sources; `administer` is the
 * workspace itself: its people, its name, whole datasets, erasing.
 */
export const ACTIONS = {
  read: 'reader',
  annotate: 'annotator',
  review: 'reviewer',
  seeProtected: 'reviewer',
  administer: 'admin',
} as const satisfies Record<string, MemberRole>;
export type Action = keyof typeof ACTIONS;

/**
 * What a request needs: an action in its workspace, or, outside of workspaces, nothing (`anyone`), an account, or an
 * account that runs the server.
 */
export type Need = Action | 'anyone' | 'account' | 'server';

/** What an API token may be used for. None of them manages people or servers. */
export const TOKEN_SCOPES = ['read', 'write'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];
const BY_TOKEN: Record<TokenScope, readonly Need[]> = {
  read: ['anyone', 'account', 'read'],
  write: ['anyone', 'account', 'read', 'annotate', 'review'],
};

/** Whether someone of this role may do this in the workspace; null: no member. */
export const mayDo = (role: MemberRole | null, action: Action): boolean =>
  role !== null && MEMBER_ROLES.indexOf(role) >= MEMBER_ROLES.indexOf(ACTIONS[action]);

/** Whether a token of this scope reaches as far; `changes`: whether the request is more than a look. */
export const mayByToken = (scope: TokenScope, need: Need, changes: boolean): boolean =>
  BY_TOKEN[scope].includes(need) && !(scope === 'read' && changes);

/** Nouns of the log that only reviewers write: taking such a change back, or making it again, is theirs too. */
const REVIEWED = new Set(['verdict', 'reliability', 'credibility']);

/** What one has to be allowed to do to take back a change of these rows, or make it again. */
export function needToUndo(entries: readonly { noun: string; before: unknown; after: unknown }[]): Action {
  if (entries.some(({ noun }) => noun === 'workspace')) return 'administer';
  return entries.some((entry) => REVIEWED.has(entry.noun) || isMerge(entry)) ? 'review' : 'annotate';
}

const mergedInto = (row: unknown): unknown => (row as { mergedInto?: unknown } | null)?.mergedInto ?? null;
const isMerge = ({ before, after }: { before: unknown; after: unknown }): boolean =>
  mergedInto(before) !== mergedInto(after);
