import type { Account } from '../domain/account.ts';
import { type Database, statement } from './database.ts';

type AccountRow = Omit<Account, 'hasPassword' | 'isAdmin'> & { hasPassword: 0 | 1; isAdmin: 0 | 1 };

const COLUMNS = `id, name, login, password_hash IS NOT NULL AS hasPassword, is_admin AS isAdmin,
  disabled_at AS disabledAt, issuer, created_at AS createdAt`;

const toAccount = (row: unknown): Account | null => {
  if (row === undefined) return null;
  const { hasPassword, isAdmin, ...rest } = row as AccountRow;
  return { ...rest, hasPassword: hasPassword === 1, isAdmin: isAdmin === 1 };
};

export const accountById = (control: Database, id: string): Account | null =>
  toAccount(statement(control, `SELECT ${COLUMNS} FROM account WHERE id = @id`).get({ id }));

export const accountByLogin = (control: Database, login: string): Account | null =>
  toAccount(statement(control, `SELECT ${COLUMNS} FROM account WHERE login = @login`).get({ login }));

export const accountBySubject = (control: Database, issuer: string, subject: string): Account | null =>
  toAccount(
    statement(control, `SELECT ${COLUMNS} FROM account WHERE issuer = @issuer AND subject = @subject`).get({
      issuer,
      subject,
    }),
  );

/** Everybody, the oldest account first. */
export const allAccounts = (control: Database): Account[] =>
  statement(control, `SELECT ${COLUMNS} FROM account ORDER BY created_at, id`)
    .all()
    .flatMap((row) => toAccount(row) ?? []);

/** The first two: enough to know whether somebody is alone. */
export const firstAccounts = (control: Database): Account[] =>
  statement(control, `SELECT ${COLUMNS} FROM account ORDER BY created_at, id LIMIT 2`)
    .all()
    .flatMap((row) => toAccount(row) ?? []);

export const passwordHashOf = (control: Database, id: string): string | null =>
  statement(control, 'SELECT password_hash FROM account WHERE id = @id').pluck().get({ id }) as string | null;

export function insertAccount(
  control: Database,
  account: Pick<Account, 'id' | 'name' | 'login' | 'isAdmin' | 'createdAt'> & {
    passwordHash: string | null;
    issuer: string | null;
    subject: string | null;
  },
): void {
  statement(
    control,
    `INSERT INTO account (id, name, login, password_hash, is_admin, issuer, subject, created_at)
     VALUES (@id, @name, @login, @passwordHash, @isAdmin, @issuer, @subject, @createdAt)`,
  ).run({ ...account, isAdmin: account.isAdmin ? 1 : 0 });
}

export function renameAccount(control: Database, id: string, name: string): void {
  statement(control, 'UPDATE account SET name = @name WHERE id = @id').run({ id, name });
}

export function setLogin(control: Database, id: string, login: string): void {
  statement(control, 'UPDATE account SET login = @login WHERE id = @id').run({ id, login });
}

export function setPasswordHash(control: Database, id: string, passwordHash: string): void {
  statement(control, 'UPDATE account SET password_hash = @passwordHash WHERE id = @id').run({ id, passwordHash });
}

export function setVoucher(control: Database, id: string, issuer: string, subject: string): void {
  statement(control, 'UPDATE account SET issuer = @issuer, subject = @subject WHERE id = @id').run({
    id,
    issuer,
    subject,
  });
}

export function setAdmin(control: Database, id: string, isAdmin: boolean): void {
  statement(control, 'UPDATE account SET is_admin = @isAdmin WHERE id = @id').run({ id, isAdmin: isAdmin ? 1 : 0 });
}

export function setDisabled(control: Database, id: string, at: string | null): void {
  statement(control, 'UPDATE account SET disabled_at = @at WHERE id = @id').run({ id, at });
}

/** Of those who run the server and may come in. */
export const adminCount = (control: Database): number =>
  statement(control, 'SELECT count(*) FROM account WHERE is_admin = 1 AND disabled_at IS NULL').pluck().get() as number;

export type AccountEvent = {
  at: string;
  actorId: string | null;
  action: string;
  accountId: string | null;
  detail: string;
};

export function appendAccountEvent(control: Database, event: AccountEvent): void {
  statement(
    control,
    `INSERT INTO account_event (at, actor_id, action, account_id, detail)
     VALUES (@at, @actorId, @action, @accountId, @detail)`,
  ).run(event);
}

/** What was done about accounts, newest first. */
export const accountEvents = (control: Database, limit: number): AccountEvent[] =>
  statement(
    control,
    `SELECT at, actor_id AS actorId, action, account_id AS accountId, detail
     FROM account_event ORDER BY seq DESC LIMIT @limit`,
  ).all({ limit }) as AccountEvent[];
