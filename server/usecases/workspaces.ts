import { Invalid } from '../domain/errors.ts';
import { fold } from '../domain/fold.ts';
import type { Database } from '../store/database.ts';
import type { Person } from '../store/people.ts';
import { type Folder, SLUG, type Workspace, workspaceOf } from '../store/workspaces.ts';
import { type Context, change, expectVersion, type Outcome } from './change.ts';

export type WorkspaceFields = { name: string; description: string };

/** Makes a workspace with its file; its address comes from its name and never changes. Returns the address. */
export function createWorkspace(
  folder: Folder,
  actor: Person,
  fields: WorkspaceFields,
  now: () => string,
  newId: () => string,
  id = newId(),
): string {
  const { name, description } = checked(fields);
  const slug = freeSlug(folder, slugOf(name));
  const db = folder.create(slug);
  if (!db) throw new Invalid('A workspace of that name is just being made. Choose another name.', { name: 'taken' });
  change({ db, actor, now, newId }, 'make the workspace', null, (edit) =>
    edit.put('workspace', { id, name, description, guidelines: '', createdAt: now(), version: 0 }, null),
  );
  return slug;
}

/** Renames or describes a workspace; its address stays. */
export const editWorkspace = (context: Context, version: number, fields: WorkspaceFields): Outcome<Workspace> =>
  change(context, 'describe the workspace', null, (edit) => {
    const before = expectWorkspace(edit.db);
    expectVersion(before, version, fields, 'The workspace');
    return edit.put('workspace', { ...before, ...checked(fields) }, before);
  });

/** Writes the guidelines anew. @throws Conflict where `version` is not the one that stands. */
export const editGuidelines = (context: Context, version: number, guidelines: string): Outcome<Workspace> =>
  change(context, 'edit the guidelines', null, (edit) => {
    const before = expectWorkspace(edit.db);
    expectVersion(before, version, { guidelines }, 'The page of guidelines');
    if (guidelines.length > 200_000)
      throw new Invalid('The guidelines are longer than 200,000 characters. Shorten them, or link to a document.', {
        guidelines: 'long',
      });
    return edit.put('workspace', { ...before, guidelines: guidelines.replaceAll('\r\n', '\n') }, before);
  });

/** What the workspace says of itself. @throws Invalid where the file holds none. */
export function expectWorkspace(db: Database): Workspace {
  const workspace = workspaceOf(db);
  if (!workspace)
    throw new Invalid(
      'This file is not a finished workspace: it has no name. Delete it from the data folder, or restore it from a backup.',
    );
  return workspace;
}

function checked({ name, description }: WorkspaceFields): WorkspaceFields {
  const trimmed = name.trim();
  if (trimmed === '') throw new Invalid('A workspace needs a name.', { name: 'empty' });
  if (trimmed.length > 100) throw new Invalid('Keep the name under 100 characters.', { name: 'long' });
  if (description.length > 2000)
    throw new Invalid('Keep the description under 2,000 characters.', { description: 'long' });
  return { name: trimmed, description: description.trim() };
}

/** Latin letters and digits of the name; a name in another script gets a plain word. */
function slugOf(name: string): string {
  const slug = fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '');
  return SLUG.test(slug) ? slug : 'case';
}

function freeSlug(folder: Folder, wanted: string): string {
  const taken = new Set([...folder.slugs(), 'control', 'new']);
  for (let n = 1; ; n++) {
    const slug = n === 1 ? wanted : `${wanted}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}
