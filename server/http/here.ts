import type { Request } from 'express';
import type { Document } from '../domain/document.ts';
import { Forbidden, NotFound } from '../domain/errors.ts';
import type { Database } from '../store/database.ts';
import { documentByNumber } from '../store/documents.ts';
import { analyst, type Person } from '../store/people.ts';
import type { Folder } from '../store/workspaces.ts';
import type { Context } from '../usecases/change.ts';
import type { Layout, Plan } from '../viewmodels/graph.ts';

/** What the program is made of; put together in main.ts, or by a test. */
export type Deps = {
  folder: Folder;
  render: (template: string, model: object) => string;
  asset: (name: 'app.js' | 'theme.js' | 'app.css') => string;
  exportFile: (file: string) => import('node:stream').Readable;
  layOut: (plan: Plan) => Promise<Layout>;
  /** Says that texts came into a workspace, so that they are read for copied passages beside the requests. */
  readForCopies: (slug: string) => void;
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
  /** Names this save, so that it is made once however often it is sent. */
  saveKey: string | null;
  /** Whether the form says that bringing different events together is meant. */
  acrossEvents: boolean;
};

export function here(deps: Deps, request: Request): Here {
  const slug = String(request.params.workspace);
  const db = deps.folder.open(slug);
  if (!db) throw new NotFound('There is no workspace at this address.');
  const acrossEvents = (request.body as { acrossEvents?: unknown } | undefined)?.acrossEvents === 'yes';
  const person = analyst(deps.folder.control);
  return { deps, slug, base: `/w/${slug}`, db, person, saveKey: saveKeyOf(request), acrossEvents };
}

/** For reads that depend on who reads; nobody has read anything before the first visit. */
export const readerId = ({ person }: Here): string => person?.id ?? '';

/** For writes: everything bears a name. */
export function contextOf({ deps, db, person, saveKey, acrossEvents }: Here): Context {
  if (!person) throw new Forbidden('Say who you are first: your name stands on everything that you mark.');
  return { db, actor: person, now: deps.now, newId: deps.newId, saveKey, acrossEvents };
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

export const wantsJson = (request: Request): boolean => request.accepts(['html', 'json']) === 'json';
