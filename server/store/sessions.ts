import { type Database, statement } from './database.ts';

export type SessionRow = { accountId: string | null; data: string; agent: string; createdAt: string; seenAt: string };
export type ListedSession = Omit<SessionRow, 'data' | 'accountId'> & { idHash: string };

const COLUMNS = 'account_id AS accountId, data, agent, created_at AS createdAt, seen_at AS seenAt';

export const sessionByHash = (control: Database, idHash: string): SessionRow | null =>
  (statement(control, `SELECT ${COLUMNS} FROM session WHERE id_hash = @idHash`).get({ idHash }) as
    | SessionRow
    | undefined) ?? null;

export function putSession(control: Database, idHash: string, session: SessionRow): void {
  statement(
    control,
    `INSERT INTO session VALUES (@idHash, @accountId, @data, @agent, @createdAt, @seenAt)
     ON CONFLICT (id_hash) DO UPDATE SET account_id = @accountId, data = @data, seen_at = @seenAt`,
  ).run({ ...session, idHash });
}

export function touchSession(control: Database, idHash: string, seenAt: string): void {
  statement(control, 'UPDATE session SET seen_at = @seenAt WHERE id_hash = @idHash').run({ idHash, seenAt });
}

export function removeSession(control: Database, idHash: string): void {
  statement(control, 'DELETE FROM session WHERE id_hash = @idHash').run({ idHash });
}

/** All of somebody's sessions, but for the one that is kept. */
export function removeSessionsOf(control: Database, accountId: string, kept = ''): void {
  statement(control, 'DELETE FROM session WHERE account_id = @accountId AND id_hash <> @kept').run({ accountId, kept });
}

/** Those that nobody has used since, or that began before. */
export function removeOldSessions(control: Database, seenBefore: string): void {
  statement(control, 'DELETE FROM session WHERE seen_at < @seenBefore').run({ seenBefore });
}

/** Newest use first. */
export const sessionsOf = (control: Database, accountId: string): ListedSession[] =>
  statement(
    control,
    `SELECT id_hash AS idHash, agent, created_at AS createdAt, seen_at AS seenAt FROM session
     WHERE account_id = @accountId ORDER BY seen_at DESC`,
  ).all({ accountId }) as ListedSession[];
