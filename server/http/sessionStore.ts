import type { SessionData } from 'express-session';
import { Store } from 'express-session';
import { SESSION_IDLE, SESSION_LIFE } from '../domain/account.ts';
import type { Database } from '../store/database.ts';
import { putSession, removeOldSessions, removeSession, sessionByHash, touchSession } from '../store/sessions.ts';
import { hashOfSecret } from '../usecases/secrets.ts';
import type { Vouching } from './here.ts';

declare module 'express-session' {
  interface SessionData {
    accountId?: string;
    /** What the browser calls itself, for the list of sessions. */
    agent?: string;
    /** What a sign-in elsewhere has to bring back. */
    vouching?: Vouching & { next: string };
  }
}

/** A use is noted once a minute, not with every request. */
const NOTED_EVERY = 60_000;

/** Sessions in the control file, under the hash of what the cookie says. */
export class SessionStore extends Store {
  private readonly control: Database;
  private readonly now: () => string;
  constructor(control: Database, now: () => string) {
    super();
    this.control = control;
    this.now = now;
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    const row = sessionByHash(this.control, hashOfSecret(id));
    const at = Date.parse(this.now());
    const holds =
      row !== null && at - Date.parse(row.seenAt) <= SESSION_IDLE && at - Date.parse(row.createdAt) <= SESSION_LIFE;
    done(null, holds ? (JSON.parse(row.data) as SessionData) : null);
  }

  override set(id: string, session: SessionData, done?: (error?: unknown) => void): void {
    const at = this.now();
    removeOldSessions(this.control, new Date(Date.parse(at) - SESSION_LIFE).toISOString());
    putSession(this.control, hashOfSecret(id), {
      accountId: session.accountId ?? null,
      data: JSON.stringify(session),
      agent: session.agent ?? '',
      createdAt: at,
      seenAt: at,
    });
    done?.();
  }

  override touch(id: string, _session: SessionData, done?: () => void): void {
    const idHash = hashOfSecret(id);
    const row = sessionByHash(this.control, idHash);
    const at = this.now();
    if (row && Date.parse(at) - Date.parse(row.seenAt) > NOTED_EVERY) touchSession(this.control, idHash, at);
    done?.();
  }

  override destroy(id: string, done?: (error?: unknown) => void): void {
    removeSession(this.control, hashOfSecret(id));
    done?.();
  }
}
