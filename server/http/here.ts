import type { Request } from 'express';
import type { Document } from '../domain/document.ts';
import { Forbidden, NotFound } from '../domain/errors.ts';
import { type MemberRole, mayDo } from '../domain/permissions.ts';
import type { Database } from '../store/database.ts';
import { documentByNumber } from '../store/documents.ts';
import type { Person } from '../store/people.ts';
import { type Veil, veilOf, wholeOf } from '../store/veiled.ts';
import { type Folder, workspaceOf } from '../store/workspaces.ts';
import { roleIn } from '../usecases/access.ts';
import type { Context } from '../usecases/change.ts';
import type { Past } from '../usecases/moments.ts';
import type { Layout, Plan } from '../viewmodels/graph.ts';
import { accessOf } from './access.ts';
import { roleHere } from './role.ts';

/**
 * How the server is reached. `origin`: the public address, null where there is none. `isPrivate`: from this machine only.
 * `isSecure`: people come by TLS. `secret`: known to this server alone. `voucher`: who signs people in elsewhere.
 */
export type Site = {
  origin: string | null;
  isPrivate: boolean;
  isSecure: boolean;
  secret: string;
  voucher: Voucher | null;
  /** Which proxies in front are believed about who asks: as express's `trust proxy`. */
  proxies: string | number | false;
};

/** What a sign-in elsewhere has to bring back; and who somebody is there. */
export type Vouching = { state: string; nonce: string; verifier: string };
export type Vouched = { issuer: string; subject: string; name: string };

/** A server elsewhere that vouches for people. `makesAccounts`: also for those who have none here yet. */
export type Voucher = {
  name: string;
  makesAccounts: boolean;
  begin: (returnTo: string) => Promise<Vouching & { href: string }>;
  finish: (address: URL, vouching: Vouching) => Promise<Vouched>;
};

/** What the program is made of; put together in main.ts, or by a test. */
export type Deps = {
  folder: Folder;
  site: Site;
  render: (template: string, model: object) => string;
  asset: (name: 'app.js' | 'theme.js' | 'app.css') => string;
  exportFile: (file: string, options?: { isVeiled?: boolean }) => import('node:stream').Readable;
  layOut: (plan: Plan) => Promise<Layout>;
  /** Says that texts came into a workspace, so that they are read for copied passages beside the requests. */
  readForCopies: (slug: string) => void;
  /** Workspaces as they were. */
  past: Past;
  now: () => string;
  newId: () => string;
};

/** Where a request is: its workspace and who asks. */
export type Here = {
  deps: Deps;
  slug: string;
  base: string;
  db: Database;
  person: Person | null;
  role: MemberRole;
  /** Names this save, so that it is made once however often it is sent. */
  saveKey: string | null;
  /** Whether the form says that bringing different events together is meant. */
  acrossEvents: boolean;
};

/** A workspace as somebody of this role may see it: without its protected sources, or whole. Null where there is none. */
export const databaseFor = ({ folder }: Pick<Deps, 'folder'>, slug: string, role: MemberRole): Database | null =>
  mayDo(role, 'seeProtected') ? folder.open(slug) : folder.veiled(slug);

/** What whoever asks may not see in a workspace; null where that is nothing. It never fails: answers to faults ask it. */
export function veilHere(deps: Pick<Deps, 'folder'>, request: Request, slug: string): Veil | null {
  const { account } = accessOf(request);
  try {
    const whole = deps.folder.open(slug);
    const role = account && whole && roleIn(deps.folder.control, account, workspaceOf(whole)?.id ?? '');
    const shown = role && databaseFor(deps, slug, role);
    return shown ? veilOf(shown) : null;
  } catch {
    return null;
  }
}

export function here(deps: Deps, request: Request): Here {
  const slug = String(request.params.workspace);
  const role = roleHere(deps, request);
  const db = role && databaseFor(deps, slug, role);
  if (!db || role === null) throw new NotFound('There is no workspace at this address.');
  const acrossEvents = (request.body as { acrossEvents?: unknown } | undefined)?.acrossEvents === 'yes';
  const { account } = accessOf(request);
  const person = account && { id: account.id, name: account.name };
  return { deps, slug, base: `/w/${slug}`, db, person, role, saveKey: saveKeyOf(request), acrossEvents };
}

/** For reads that depend on who reads; nobody has read anything before the first visit. */
export const readerId = ({ person }: Here): string => person?.id ?? '';

/** For writes: everything bears a name. */
export function contextOf({ deps, db, person, role, saveKey, acrossEvents }: Here): Context {
  if (!person) throw new Forbidden('Say who you are first: your name stands on everything that you mark.');
  const { now, newId } = deps;
  return { db: wholeOf(db), actor: person, now, newId, saveKey, acrossEvents, role, veil: veilOf(db) };
}

function saveKeyOf(request: Request): string | null {
  const key = request.get('x-save-key');
  return key && /^[0-9a-f-]{36}$/.test(key) ? key : null;
}

/** A number from the address; anything else is nowhere. */
export function numberIn(request: Request, name: string): number {
  const value = String(request.params[name]);
  if (!/^\d{1,9}$/.test(value)) throw new NotFound('There is nothing at this address.');
  return Number(value);
}

export function documentHere(where: Here, request: Request): Document {
  const document = documentByNumber(where.db, numberIn(request, 'document'));
  if (!document) throw new NotFound('There is no such document in this workspace.');
  if (document.hiddenAt !== null)
    throw new NotFound(`Document ${document.number} was deleted. It can be restored from the trash.`);
  return document;
}

/** Scripts of pages ask for JSON, and programs with a token get it. */
export const wantsJson = (request: Request): boolean =>
  request.get('authorization') !== undefined || request.accepts(['html', 'json']) === 'json';
