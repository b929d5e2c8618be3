import { existsSync, rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { v7 } from 'uuid';
import { Invalid } from '../domain/errors.ts';
import { allAccounts } from '../store/accounts.ts';
import type { Database } from '../store/database.ts';
import { type Person, peopleOf } from '../store/people.ts';
import { type Folder, openFolder, workspaceOf } from '../store/workspaces.ts';
import type { Context } from '../usecases/change.ts';
import { createWorkspace } from '../usecases/workspaces.ts';

/** Where a command works and who gives it, as the command line says. */
export type PlaceOptions = { data: string; workspace?: string; as?: string };

const now = (): string => new Date().toISOString();

/** A folder of workspaces that has to be there. Close it. */
export function existingFolder(data: string): Folder {
  if (!existsSync(data)) throw new Invalid(`There is no data folder ${data}. Say where it is with --data DIR.`);
  return openFolder(data);
}

/** The workspace that was named, by its address or its name, or the only one there is. */
export function findWorkspace(folder: Folder, { workspace }: PlaceOptions): string {
  const slugs = folder.slugs();
  const [only] = slugs;
  const there =
    slugs.length === 0 ? 'There is none yet.' : `There ${slugs.length === 1 ? 'is' : 'are'} ${slugs.join(', ')}.`;
  if (workspace !== undefined) {
    const found = named(folder, workspace);
    if (found === null) throw new Invalid(`There is no workspace “${workspace}” in ${folder.path}. ${there}`);
    return found;
  }
  if (only === undefined || slugs.length > 1)
    throw new Invalid(`Which workspace? Say so with --workspace NAME. ${there}`);
  return only;
}

/** The same for commands that write: a workspace that isn't there yet is made, as `sample` where there is no other. */
export function findOrMakeWorkspace(folder: Folder, options: PlaceOptions): { slug: string; isNew: boolean } {
  const wanted = options.workspace ?? (folder.slugs().length === 0 ? 'sample' : undefined);
  if (wanted === undefined || named(folder, wanted) !== null)
    return { slug: findWorkspace(folder, options), isNew: false };
  const slug = createWorkspace(folder, whoActs(folder, null, options.as), { name: wanted, description: '' }, now, v7);
  return { slug, isNew: true };
}

/** Takes back a workspace that was made for an import of which nothing came. Closes the folder. */
export function removeWorkspace(folder: Folder, slug: string): void {
  folder.close();
  for (const ending of ['', '-wal', '-shm']) rmSync(`${folder.fileOf(slug)}${ending}`, { force: true });
}

/** The workspace with this address, otherwise the only one with this name. */
function named(folder: Folder, wanted: string): string | null {
  const slugs = folder.slugs();
  if (slugs.includes(wanted)) return wanted;
  const namesakes = slugs.filter((slug) => nameOf(folder, slug) === wanted.trim());
  if (namesakes.length > 1)
    throw new Invalid(`Several workspaces are called “${wanted}”: choose ${namesakes.join(' or ')}.`);
  return namesakes[0] ?? null;
}

function nameOf(folder: Folder, slug: string): string | null {
  const db = folder.readable(slug);
  return db ? (workspaceOf(db)?.name ?? null) : null;
}

/** What use cases work with, for one person in one workspace. */
export function contextIn(folder: Folder, slug: string, as: string | undefined): Context {
  const db = folder.open(slug);
  if (!db) throw new Invalid(`The workspace ${slug} is gone.`);
  return { db, actor: whoActs(folder, db, as), now, newId: v7 };
}

/** Who has an account by that name, or marked here under it, or is new; without a name the only one with an account. */
function whoActs(folder: Folder, db: Database | null, as: string | undefined): Person {
  const accounts = allAccounts(folder.control).filter(({ disabledAt }) => disabledAt === null);
  const [only, another] = accounts;
  const name = as?.trim() || (only && !another ? only.name : loginName());
  const account = accounts.find((one) => one.name === name || one.login === name);
  if (account) return { id: account.id, name: account.name };
  return (db && peopleOf(db).find((person) => person.name === name)) ?? { id: v7(), name };
}

function loginName(): string {
  try {
    return userInfo().username || 'Analyst';
  } catch {
    return 'Analyst';
  }
}
